public import QualityDomain

/// A cell of a row to write.
public enum DelimitedCell: Sendable {
  case text(String)
  /// Written with a point and without useless zeros; empty when nil.
  case number(Quantity?)
  /// Empty when nil.
  case count(Int?)
}

/// Writes delimited text (RFC 4180) with `;` and LF line ends.
public struct DelimitedWriter: Sendable {
  public private(set) var text = ""

  public init() {}

  /// Adds a row.
  public mutating func append(_ cells: [DelimitedCell]) {
    text += cells.map(Self.written).joined(separator: ";") + "\n"
  }

  private static func written(_ cell: DelimitedCell) -> String {
    switch cell {
    case .text(let text): quoted(disarmed(text))
    case .number(let quantity): quantity?.plain ?? ""
    case .count(let count): count.map(String.init) ?? ""
    }
  }

  /// Puts an apostrophe before what a spreadsheet would run as a formula.
  /// - Source: OWASP, CSV Injection.
  private static func disarmed(_ text: String) -> String {
    switch text.unicodeScalars.first {
    case "=", "+", "-", "@", "\t", "\r": "'" + text
    default: text
    }
  }

  private static func quoted(_ text: String) -> String {
    guard text.utf8.contains(where: { special.contains($0) }) else { return text }
    return "\"" + text.replacing("\"", with: "\"\"") + "\""
  }

  private static let special = Array(";\"\r\n".utf8)
}
