/// Rows on their way into one table, some dozens a statement.
struct RowBuffer {
  /// One prepared statement serves for as many rows at once, and another for one row.
  private static let rowsAStatement = 100

  private let table: SQL
  private var values: [SQLValue] = []
  private var one: SQL?
  private var many: SQL?

  /// - Parameter table: its name, then its columns in parentheses.
  init(_ table: SQL) {
    self.table = table
  }

  /// - Parameter row: the values of the columns, in order, separated by commas.
  mutating func add(_ row: SQL) {
    if one == nil { one = "INSERT INTO \(table) VALUES (\(row))" }
    values += row.arguments
  }

  /// Puts the rows that wait into the table.
  mutating func flush(in connection: any SQLConnection) throws(StoreError) {
    guard let one, !values.isEmpty else { return }
    let isLoaded = try connection.load(values, width: one.arguments.count, into: table)
    var rest = isLoaded ? [] : values[...]
    while !rest.isEmpty {
      let isMany = rest.count >= one.arguments.count * Self.rowsAStatement
      let statement = isMany ? preparedMany(one) : one
      let arguments = rest.prefix(statement.arguments.count)
      try connection.execute(statement.with(Array(arguments)))
      rest = rest.dropFirst(arguments.count)
    }
    values.removeAll(keepingCapacity: true)
  }

  private mutating func preparedMany(_ one: SQL) -> SQL {
    if let many { return many }
    let row = SQL.joined(one.arguments.map { _ in "\(nil as String?)" }, separator: ", ")
    let rows = Array(repeating: row, count: Self.rowsAStatement)
    let statement = ("INSERT INTO \(table) VALUES (\(.joined(rows, separator: "), (")))" as SQL).prepared()
    many = statement
    return statement
  }
}
