/// The fields of one row of delimited text. They stay in the bytes of the file until asked for.
public struct DelimitedRecord: Sendable {
  struct Field: Sendable {
    var start: Int
    var end: Int
    let hasDoubledQuotes: Bool
  }

  /// The line of the file on which the record starts, from 1.
  public private(set) var line = 0
  private var fields: [Field] = []
  private var bytes: [UInt8] = []

  /// A record to read into.
  public init() {}

  /// The number of fields.
  public var count: Int { fields.count }

  /// Whether every field is blank: spreadsheets write such rows below the last filled one.
  public var isBlank: Bool {
    for index in fields.indices where !isBlank(index) { return false }
    return true
  }

  /// Whether the field holds nothing but spaces.
  public func isBlank(_ index: Int) -> Bool {
    let field = trimmed(index)
    return field.start == field.end
  }

  /// The text of a field, without quotes and without the spaces around it.
  public subscript(index: Int) -> String {
    let field = trimmed(index)
    let text = String(decoding: bytes[field.start..<field.end], as: UTF8.self)
    return field.hasDoubledQuotes ? text.replacing("\"\"", with: "\"") : text
  }

  /// Reads the bytes of a field, without the spaces around it. Doubled quotes stay doubled.
  func withBytes<Result>(_ index: Int, _ body: (borrowing Span<UInt8>) -> Result) -> Result {
    let field = trimmed(index)
    return body(bytes.span.extracting(field.start..<field.end))
  }

  mutating func restart(line: Int, bytes: [UInt8]) {
    self.line = line
    self.bytes = bytes
    fields.removeAll(keepingCapacity: true)
  }

  mutating func append(_ field: Field) {
    fields.append(field)
  }

  private func trimmed(_ index: Int) -> Field {
    var field = fields[index]
    let text = bytes.span
    while field.start < field.end {
      let width = Self.spaceWidth(startingAt: field.start, before: field.end, in: text)
      if width == 0 { break }
      field.start += width
    }
    while field.start < field.end {
      let width = Self.spaceWidth(endingAt: field.end, after: field.start, in: text)
      if width == 0 { break }
      field.end -= width
    }
    return field
  }

  /// The bytes of the white space that starts there: ASCII, no-break space (C2 A0) or narrow
  /// no-break space (E2 80 AF); 0 when there is none.
  private static func spaceWidth(
    startingAt start: Int, before end: Int, in text: borrowing Span<UInt8>
  ) -> Int {
    switch text[start] {
    case 0x20, 0x09...0x0D: 1
    case 0xC2: start + 1 < end && text[start + 1] == 0xA0 ? 2 : 0
    case 0xE2:
      start + 2 < end && text[start + 1] == 0x80 && text[start + 2] == 0xAF ? 3 : 0
    default: 0
    }
  }

  private static func spaceWidth(
    endingAt end: Int, after start: Int, in text: borrowing Span<UInt8>
  ) -> Int {
    switch text[end - 1] {
    case 0x20, 0x09...0x0D: 1
    case 0xA0: end - 2 >= start && text[end - 2] == 0xC2 ? 2 : 0
    case 0xAF: end - 3 >= start && text[end - 3] == 0xE2 && text[end - 2] == 0x80 ? 3 : 0
    default: 0
    }
  }
}
