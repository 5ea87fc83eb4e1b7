import QualityDomain

/// One row of a table while it is read: its values, and what is wrong with them.
struct TableRow {
  private let record: DelimitedRecord
  private(set) var problems: [TableProblem] = []

  init(_ record: DelimitedRecord) {
    self.record = record
  }

  var line: Int { record.line }

  mutating func note(_ column: TableColumn?, _ reason: TableProblem.Reason) {
    problems.append(TableProblem(line: record.line, column: column?.name, reason: reason))
  }

  /// What was made of the row, unless something is wrong with it.
  func result<Value>(_ value: Value?) -> Result<Value, TableProblems> {
    guard let value, problems.isEmpty else { return .failure(TableProblems(problems)) }
    return .success(value)
  }

  /// Takes note of what must be the only one in the file; every further one is told of the first.
  /// - Parameters:
  ///   - column: nil when several columns make it up.
  ///   - firstLines: the line of every one met so far.
  mutating func identify<Key>(
    _ key: Key, _ column: TableColumn?, among firstLines: inout [Key: Int]
  ) {
    if let firstLine = firstLines[key] {
      note(column, .duplicate(firstLine: firstLine))
    } else {
      firstLines[key] = line
    }
  }

  /// Whether the column is there and its cell is not blank.
  func isFilled(_ column: TableColumn) -> Bool {
    column.index.map { !record.isBlank($0) } ?? false
  }

  /// The text of a cell that must be filled.
  mutating func required(_ column: TableColumn, maximum: Int) -> String? {
    guard isFilled(column) else {
      note(column, .missingValue)
      return nil
    }
    return text(column, maximum: maximum)
  }

  /// The text of a cell; nil when it is blank.
  /// - Parameter maximum: of characters.
  mutating func text(_ column: TableColumn, maximum: Int) -> String? {
    guard let index = column.index, !record.isBlank(index) else { return nil }
    let text = record[index]
    guard text.utf8.count <= maximum || text.unicodeScalars.count <= maximum else {
      note(column, .tooLong(maximum: maximum))
      return nil
    }
    return text
  }

  /// The date of a cell; nil when it is blank.
  /// - Parameter latest: today, for what has happened; nil for what is announced.
  mutating func date(_ column: TableColumn, latest: CivilDate?) -> CivilDate? {
    guard let index = column.index, !record.isBlank(index) else { return nil }
    switch record.withBytes(index, WrittenDate.init) {
    case .day(let day):
      if let latest, day > latest { note(column, .inTheFuture(today: latest)) }
      return day
    case .noSuchDay: note(column, .noSuchDay(record[index]))
    case .outside: note(column, .yearOutside(CivilDate.registerYears))
    case .unreadable: note(column, .unreadableDate(record[index]))
    }
    return nil
  }

  /// What the word of a cell stands for; nil when it is blank.
  mutating func choice<Value>(_ column: TableColumn, among words: Vocabulary<Value>) -> Value? {
    guard let index = column.index, !record.isBlank(index) else { return nil }
    let word = record.withBytes(index, FoldedText.folded)
    if let value = words[word] { return value }
    note(column, .unknownValue(record[index], allowed: words.all))
    return nil
  }

  /// What the word of a cell that must be filled stands for.
  mutating func requiredChoice<Value>(
    _ column: TableColumn, among words: Vocabulary<Value>
  ) -> Value? {
    if !isFilled(column) { note(column, .missingValue) }
    return choice(column, among: words)
  }
}

extension Result<TableRow, TableProblems> {
  /// What `read` makes of the row, or all that is wrong with it.
  func reading<Value>(_ read: (inout TableRow) -> Value?) -> Result<Value, TableProblems> {
    flatMap { row in
      var row = row
      let value = read(&row)
      return row.result(value)
    }
  }
}

extension Vocabulary<Bool> {
  static let yesOrNo = Vocabulary([("oui", true), ("non", false)])
}

/// The words that a column may hold.
struct Vocabulary<Value: Sendable>: Sendable {
  private let entries: [(word: String, value: Value)]

  /// - Parameter entries: words in lower case without accents.
  init(_ entries: [(word: String, value: Value)]) {
    self.entries = entries
  }

  subscript(_ word: String) -> Value? {
    entries.first { $0.word == word }?.value
  }

  var all: [String] { entries.map(\.word) }
}
