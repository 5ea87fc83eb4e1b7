import QualityDomain

/// A column of a table: its name, and its place when the file has it.
struct TableColumn: Sendable {
  let name: String
  let index: Int?
}

/// Where the columns of a table are, whatever their order.
struct TableHeader: Sendable {
  private let places: [String: Int]
  /// Columns without a name, which spreadsheets add on the right; nothing may stand under them.
  private let nameless: [Int]
  private let count: Int

  /// Reads the header row. Names are taken without regard for case, accents or spaces around them.
  /// - Throws: every column that is missing, repeated or unknown.
  init(
    _ record: DelimitedRecord, required: [String], optional: [String]
  ) throws(TableProblems) {
    var places: [String: Int] = [:]
    var problems: [TableProblem] = []
    nameless = (0..<record.count).filter { record.isBlank($0) }
    for index in 0..<record.count where !record.isBlank(index) {
      let name = FoldedText.folded(record[index])
      if !required.contains(name), !optional.contains(name) {
        problems.append(
          TableProblem(
            line: record.line, column: record[index],
            reason: .unknownColumn(known: required + optional)))
      } else if places.updateValue(index, forKey: name) != nil {
        problems.append(TableProblem(line: record.line, column: name, reason: .repeatedColumn))
      }
    }
    for name in required where places[name] == nil {
      problems.append(TableProblem(line: record.line, column: name, reason: .missingColumn))
    }
    guard problems.isEmpty else { throw TableProblems(problems) }
    self.places = places
    count = record.count
  }

  /// What is wrong with the shape of a row.
  func problem(with record: DelimitedRecord) -> TableProblem? {
    if record.count != count {
      let reason = TableProblem.Reason.fieldCount(found: record.count, expected: count)
      return TableProblem(line: record.line, reason: reason)
    }
    guard nameless.allSatisfy(record.isBlank) else {
      return TableProblem(line: record.line, reason: .namelessColumn)
    }
    return nil
  }

  subscript(_ name: String) -> TableColumn {
    TableColumn(name: name, index: places[name])
  }
}
