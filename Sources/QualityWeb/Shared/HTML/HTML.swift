/// Markup that is ready to send.
///
/// A string literal is markup, written as it will be sent, and nothing else ever is: a literal is
/// taken as a `StaticString`, which no value can become. What is interpolated in it is text, and is
/// escaped for both text and quoted attributes:
///
///     let row: HTML = #"<a href="\#(Link.request(id))" title="\#(subject)">\#(subject)</a>"#
///
/// `String`, `Substring`, `Int` and `Link` are text. `HTML` goes in as it is. Nothing else compiles:
/// not an optional, not a date, not an enum, so that a value is worded before it is shown and
/// nothing is ever shown as "nil". Attribute values must be between quotes.
struct HTML: Sendable, Hashable, ExpressibleByStringInterpolation {
  /// The markup, in UTF-8.
  private(set) var bytes: [UInt8]

  /// Nothing at all.
  static let empty = HTML()

  private init() { bytes = [] }

  /// Takes a literal as markup; nothing but a literal is a `StaticString`.
  init(stringLiteral markup: StaticString) {
    bytes = markup.withUTF8Buffer(Array.init)
  }

  init(stringInterpolation: StringInterpolation) {
    bytes = stringInterpolation.bytes
  }

  /// Escapes `text`.
  init(text: some StringProtocol) {
    bytes = []
    bytes.appendEscaped(text)
  }

  /// The markup as a string.
  var text: String { String(decoding: bytes, as: UTF8.self) }

  var isEmpty: Bool { bytes.isEmpty }

  static func + (left: HTML, right: HTML) -> HTML {
    var sum = left
    sum += right
    return sum
  }

  static func += (left: inout HTML, right: HTML) {
    left.bytes += right.bytes
  }

  struct StringInterpolation: StringInterpolationProtocol {
    fileprivate var bytes: [UInt8] = []

    init(literalCapacity: Int, interpolationCount: Int) {
      bytes.reserveCapacity(literalCapacity + interpolationCount * 32)
    }

    mutating func appendLiteral(_ markup: StaticString) {
      markup.withUTF8Buffer { bytes.append(contentsOf: $0) }
    }

    mutating func appendInterpolation(_ value: String) { bytes.appendEscaped(value) }
    mutating func appendInterpolation(_ value: Substring) { bytes.appendEscaped(value) }
    mutating func appendInterpolation(_ value: Int) { bytes.append(contentsOf: String(value).utf8) }
    mutating func appendInterpolation(_ link: Link) { bytes.appendEscaped(link.address) }
    mutating func appendInterpolation(_ html: HTML) { bytes += html.bytes }
  }
}

extension HTML {
  /// The markup when `condition` holds, otherwise nothing; it is not built for nothing.
  static func when(_ condition: Bool, _ markup: @autoclosure () -> HTML) -> HTML {
    condition ? markup() : .empty
  }

  /// The markup of `value`, nothing without one.
  static func with<Value>(_ value: Value?, _ markup: (Value) -> HTML) -> HTML {
    value.map(markup) ?? .empty
  }

  /// The markup of each element, one after the other.
  static func each<Elements: Sequence>(
    _ elements: Elements, separator: HTML = .empty, _ markup: (Elements.Element) -> HTML
  ) -> HTML {
    var result = HTML.empty
    for element in elements {
      if !separator.isEmpty, !result.isEmpty { result += separator }
      result += markup(element)
    }
    return result
  }
}

extension [UInt8] {
  /// Adds `value` with `& < > " '` replaced by character references. Text without any of them,
  /// nearly all of it, is added in one piece.
  fileprivate mutating func appendEscaped(_ value: some StringProtocol) {
    let isClean = value.utf8.withContiguousStorageIfAvailable { text in
      guard !text.contains(where: \.needsEscape) else { return false }
      append(contentsOf: text)
      return true
    }
    if isClean == true { return }
    for byte in value.utf8 {
      if byte.needsEscape { append(contentsOf: byte.reference.utf8) } else { append(byte) }
    }
  }
}

extension UInt8 {
  fileprivate var needsEscape: Bool {
    switch self {
    case UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""),
      UInt8(ascii: "'"):
      true
    default: false
    }
  }

  fileprivate var reference: String {
    switch self {
    case UInt8(ascii: "&"): "&amp;"
    case UInt8(ascii: "<"): "&lt;"
    case UInt8(ascii: ">"): "&gt;"
    case UInt8(ascii: "\""): "&quot;"
    default: "&#39;"
    }
  }
}
