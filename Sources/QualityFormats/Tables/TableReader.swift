import QualityDomain

/// Reads a table with a header row, row by row.
struct TableReader: Sendable {
  let header: TableHeader
  private var text: DelimitedText
  private var record = DelimitedRecord()
  private var isBroken = false

  /// - Parameter bytes: a file in any encoding that `TextDecoding` takes.
  /// - Throws: all that is wrong with the file as a whole and with its header.
  init(_ bytes: [UInt8], required: [String], optional: [String]) throws(TableProblems) {
    guard let utf8 = TextDecoding.utf8(bytes) else {
      throw TableProblems([TableProblem(line: 1, reason: .notText)])
    }
    text = DelimitedText(utf8: utf8)
    guard try text.next(into: &record) else {
      throw TableProblems([TableProblem(line: 1, reason: .empty)])
    }
    header = try TableHeader(record, required: required, optional: optional)
  }

  /// Reads the next row that is not blank.
  /// - Returns: nil at the end of the file, and after a quoting mistake.
  mutating func nextRow() -> Result<TableRow, TableProblems>? {
    guard !isBroken else { return nil }
    do throws(TableProblems) {
      repeat {
        guard try text.next(into: &record) else { return nil }
      } while record.isBlank
    } catch {
      isBroken = true
      return .failure(error)
    }
    if let problem = header.problem(with: record) { return .failure(TableProblems([problem])) }
    return .success(TableRow(record))
  }
}
