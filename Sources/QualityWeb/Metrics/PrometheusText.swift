/// The type of a metric, as the text format names it.
enum PrometheusType: String { case counter, gauge, histogram }

/// Names and values that tell the series of a metric apart, written once.
struct PrometheusLabels: Hashable, Comparable, Sendable {
  /// `method="GET",route="/demandes"`, by name; empty without labels.
  let text: String

  init(_ labels: [(name: String, value: String)]) {
    text = labels.sorted { $0.name < $1.name }.map(Self.pair).joined(separator: ",")
  }

  private init(text: String) {
    self.text = text
  }

  /// The same labels and one more, last.
  func with(_ name: String, _ value: String) -> PrometheusLabels {
    let pair = Self.pair((name, value))
    return PrometheusLabels(text: text.isEmpty ? pair : "\(text),\(pair)")
  }

  static func < (left: PrometheusLabels, right: PrometheusLabels) -> Bool { left.text < right.text }

  private static func pair(_ label: (name: String, value: String)) -> String {
    let value = PrometheusText.escaped(label.value).replacing("\"", with: "\\\"")
    return "\(PrometheusText.name(label.name, allowsColon: false))=\"\(value)\""
  }
}

/// The text exposition format of Prometheus, version 0.0.4.
struct PrometheusText {
  static let mediaType = "text/plain; version=0.0.4; charset=utf-8"

  private(set) var text = ""

  /// The lines that come before the samples of a metric.
  mutating func head(_ name: String, _ type: PrometheusType, help: String?) {
    if let help { text += "# HELP \(name) \(Self.escaped(help))\n" }
    text += "# TYPE \(name) \(type.rawValue)\n"
  }

  mutating func sample(_ name: String, _ labels: PrometheusLabels, _ value: Double) {
    text += name
    if !labels.text.isEmpty { text += "{\(labels.text)}" }
    text += " \(Self.number(value))\n"
  }

  /// A number as Go reads it; whole ones without a point.
  static func number(_ value: Double) -> String {
    if value.isNaN { return "NaN" }
    if value.isInfinite { return value < 0 ? "-Inf" : "+Inf" }
    return Int64(exactly: value).map(String.init) ?? "\(value)"
  }

  /// The name with what may not stand in one as `_`.
  static func name(_ text: String, allowsColon: Bool = true) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "a"..."z", "A"..."Z", "_": result.unicodeScalars.append(scalar)
      case "0"..."9" where !result.isEmpty: result.unicodeScalars.append(scalar)
      case ":" where allowsColon: result.unicodeScalars.append(scalar)
      default: result += "_"
      }
    }
    return result.isEmpty ? "_" : result
  }

  /// The text with backslashes and ends of lines escaped.
  static func escaped(_ text: String) -> String {
    text.replacing("\\", with: "\\\\").replacing("\n", with: "\\n")
  }
}
