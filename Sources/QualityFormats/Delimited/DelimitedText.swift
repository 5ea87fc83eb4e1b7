public import QualityDomain

/// A reader of delimited text (RFC 4180), record by record, with line numbers.
///
/// It works on bytes: the delimiters, quotes and line breaks are ASCII, which UTF-8 never uses
/// inside another character. Lines end in LF, CRLF or CR; quoted fields may hold any of them.
/// Blank lines are skipped.
public struct DelimitedText: Sendable {
  /// `;` or `,`: whichever the first line has more of outside quotes, `;` when neither is there.
  public let delimiter: UInt8
  private let bytes: [UInt8]
  private var position = 0
  private var line = 1

  /// - Parameter utf8: valid UTF-8 without byte order mark; see `TextDecoding`.
  public init(utf8: [UInt8]) {
    bytes = utf8
    delimiter = Self.delimiter(of: utf8)
  }

  /// Reads the next record over the given one, whose storage it uses again.
  /// - Returns: false at the end of the text.
  /// - Throws: a quoting mistake; there is nothing sure to read after it.
  public mutating func next(into record: inout DelimitedRecord) throws(TableProblems) -> Bool {
    skipBlankLines()
    guard position < bytes.count else { return false }
    record.restart(line: line, bytes: bytes)
    repeat {
      record.append(try nextField(recordLine: record.line))
    } while takeDelimiter()
    return true
  }

  /// Leaves `position` on what ends the field: a delimiter, a line break or the end.
  private mutating func nextField(recordLine: Int) throws(TableProblems) -> DelimitedRecord.Field {
    if position < bytes.count, bytes[position] == Self.quote {
      return try quotedField(recordLine: recordLine)
    }
    let start = position
    while position < bytes.count, !isEnd(bytes[position]) { position += 1 }
    return DelimitedRecord.Field(start: start, end: position, hasDoubledQuotes: false)
  }

  private mutating func quotedField(
    recordLine: Int
  ) throws(TableProblems) -> DelimitedRecord.Field {
    let start = position + 1
    var hasDoubledQuotes = false
    position = start
    while position < bytes.count {
      let byte = bytes[position]
      if byte == Self.quote {
        guard position + 1 < bytes.count, bytes[position + 1] == Self.quote else { break }
        hasDoubledQuotes = true
        position += 1
      } else if byte == Self.lineFeed || (byte == Self.carriageReturn && !isLineFeed(position + 1)) {
        line += 1
      }
      position += 1
    }
    guard position < bytes.count else { throw Self.problem(.unclosedQuote, line: recordLine) }
    let end = position
    position += 1
    guard position == bytes.count || isEnd(bytes[position]) else {
      throw Self.problem(.textAfterQuote, line: recordLine)
    }
    return DelimitedRecord.Field(start: start, end: end, hasDoubledQuotes: hasDoubledQuotes)
  }

  /// Steps over what ends a field; true when another field of the record follows.
  private mutating func takeDelimiter() -> Bool {
    guard position < bytes.count else { return false }
    if bytes[position] == delimiter {
      position += 1
      return true
    }
    takeLineBreak()
    return false
  }

  private mutating func takeLineBreak() {
    position += bytes[position] == Self.carriageReturn && isLineFeed(position + 1) ? 2 : 1
    line += 1
  }

  private mutating func skipBlankLines() {
    while position < bytes.count, Self.isLineBreak(bytes[position]) { takeLineBreak() }
  }

  private func isEnd(_ byte: UInt8) -> Bool {
    byte == delimiter || Self.isLineBreak(byte)
  }

  private func isLineFeed(_ index: Int) -> Bool {
    index < bytes.count && bytes[index] == Self.lineFeed
  }

  private static func isLineBreak(_ byte: UInt8) -> Bool {
    byte == lineFeed || byte == carriageReturn
  }

  private static func problem(_ reason: TableProblem.Reason, line: Int) -> TableProblems {
    TableProblems([TableProblem(line: line, reason: reason)])
  }

  private static func delimiter(of text: [UInt8]) -> UInt8 {
    var isQuoted = false
    var semicolons = 0
    var commas = 0
    for byte in text.drop(while: isLineBreak) {
      if byte == quote { isQuoted.toggle() }
      if isQuoted { continue }
      if isLineBreak(byte) { break }
      if byte == semicolon { semicolons += 1 }
      if byte == comma { commas += 1 }
    }
    return commas > semicolons ? comma : semicolon
  }

  private static let quote = UInt8(ascii: "\"")
  private static let semicolon = UInt8(ascii: ";")
  private static let comma = UInt8(ascii: ",")
  private static let lineFeed = UInt8(ascii: "\n")
  private static let carriageReturn = UInt8(ascii: "\r")
}
