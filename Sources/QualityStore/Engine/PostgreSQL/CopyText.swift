/// Rows as `COPY … FROM STDIN` reads them: a line each, a tab between values, `\N` for null.
///
/// - Source: PostgreSQL documentation, COPY, “Text Format”.
struct CopyText {
  private(set) var bytes: [UInt8] = []

  /// - Parameters:
  ///   - values: of all rows, one row after the other.
  ///   - width: how many of them make a row; at least 1.
  init(_ values: [SQLValue], width: Int) {
    bytes.reserveCapacity(values.count * 16)
    for (index, value) in values.enumerated() {
      switch value {
      case .null: append("\\N")
      case .integer(let integer): append(String(integer))
      case .text(let text): escape(text)
      case .bytes(let content): hexadecimal(content)
      }
      bytes.append(UInt8(ascii: (index + 1) % width == 0 ? "\n" : "\t"))
    }
  }

  private mutating func append(_ text: String) {
    bytes.append(contentsOf: text.utf8)
  }

  private mutating func escape(_ text: String) {
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\\"): append("\\\\")
      case UInt8(ascii: "\t"): append("\\t")
      case UInt8(ascii: "\n"): append("\\n")
      case UInt8(ascii: "\r"): append("\\r")
      default: bytes.append(byte)
      }
    }
  }

  private static let digits = Array("0123456789abcdef".utf8)

  /// `\x` and two digits a byte, its backslash written twice.
  private mutating func hexadecimal(_ content: [UInt8]) {
    append("\\\\x")
    for byte in content {
      bytes.append(Self.digits[Int(byte >> 4)])
      bytes.append(Self.digits[Int(byte & 15)])
    }
  }
}
