import QualityDomain

/// The rows of a table that a copy is about, in the order of their key, in one of the databases.
struct TableContent: Sendable {
  let table: CopiedTable
  /// nil: of all sites.
  let site: Site.ID?
  private let columns: [Column]
  private let keyIndexes: [Int]

  struct Column: Sendable {
    let name: String
    let holds: Holding

    enum Holding: String, Sendable {
      case text, integer, bytes
    }
  }

  typealias Row = [SQLValue]

  /// Looks the columns up, in the database of `connection`.
  init(
    _ table: CopiedTable, site: Site.ID?, in connection: any SQLConnection
  ) throws(StoreError) {
    self.table = table
    self.site = site
    let columns = try connection.rows(connection.dialect.columns(of: table.name)) {
      row throws(StoreError) in Column(name: try row.text(0), holds: try row.raw(1))
    }
    self.columns = columns
    keyIndexes = table.key.compactMap { key in columns.firstIndex { $0.name == key } }
    guard keyIndexes.count == table.key.count else {
      throw .unreadableRow("\(table.name) has no column of its key")
    }
  }

  /// The table with its columns, as `RowBuffer` takes it.
  var target: SQL { SQL(stringLiteral: "\(table.name) (\(names))") }

  private var names: String { columns.map { "\"\($0.name)\"" }.joined(separator: ", ") }

  private var key: SQL { SQL(stringLiteral: table.key.joined(separator: ", ")) }

  func key(of row: Row) -> Row { keyIndexes.map { row[$0] } }

  /// The next rows after the row with the key `last`, up to a page of them.
  func page(after last: Row?, in connection: any SQLConnection) throws(StoreError) -> [Row] {
    try rows(where: condition(after: last), limit: table.rowsAPage, in: connection)
  }

  /// What there is where `page` of another database would be: the rows of its keys where sites share
  /// the table, else all between `last` and the last row of the page.
  /// - Parameter isEnd: the page is the last one, so that nothing may come after it.
  func counterparts(
    of page: [Row], after last: Row?, isEnd: Bool, in connection: any SQLConnection
  ) throws(StoreError) -> [Row] {
    guard let end = page.last.map(key(of:)) else {
      return table.isShared ? [] : try self.page(after: last, in: connection)
    }
    if table.isShared {
      let keys = page.map { key(of: $0)[0] }
      return try rows(where: "\(key) IN \(list: keys)", limit: page.count, in: connection)
    }
    let through: SQL = isEnd ? "" : "AND (\(key)) <= (\(Self.list(end)))"
    return try rows(
      where: "\(condition(after: last)) \(through)", limit: page.count + 1, in: connection)
  }

  private func condition(after last: Row?) -> SQL {
    let own: SQL = site.map(table.ofSite) ?? "1 = 1"
    return last.map { "\(own) AND (\(key)) > (\(Self.list($0)))" } ?? own
  }

  private func rows(
    where condition: SQL, limit: Int, in connection: any SQLConnection
  ) throws(StoreError) -> [Row] {
    try connection.rows(
      """
      SELECT \(SQL(stringLiteral: names)) FROM \(SQL(stringLiteral: table.name))
      WHERE \(condition) ORDER BY \(key) LIMIT \(limit)
      """, read)
  }

  private func read(_ row: SQLRow) throws(StoreError) -> Row {
    var values: Row = []
    for (index, column) in columns.enumerated() {
      switch column.holds {
      case .text: values.append(try row.textOrNil(index).map(SQLValue.text) ?? .null)
      case .integer: values.append(try row.integerOrNil(index).map(SQLValue.integer) ?? .null)
      case .bytes: values.append(.bytes(try row.bytes(index)))
      }
    }
    return values
  }

  /// Values separated by commas.
  static func list(_ values: Row) -> SQL {
    SQL.joined(values.map { _ in "\(nil as String?)" }, separator: ", ").with(values)
  }
}
