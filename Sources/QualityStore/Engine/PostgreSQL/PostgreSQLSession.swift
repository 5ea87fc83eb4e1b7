import CLibPQ

/// One session of the server: what its connection knows, and the transaction under way.
final class PostgreSQLSession {
  /// So many statements are kept prepared; then the server is told to forget them all.
  private static let mostPrepared = 256

  let handle: PostgreSQLHandle
  /// Names of the prepared statements, by their text.
  private var prepared: [String: String] = [:]
  private var namesGiven = 0

  /// Travels with the first statement.
  var pendingBegin: String?
  /// The first failure of the transaction under way: no statement runs after it.
  var failure: PostgreSQLFailure?
  var meter: StatementMeter?
  /// Set from the moment when the server may have committed.
  var isCommitting = false
  var hasLock = false
  /// How many rows were copied into each table.
  private var loaded: [String: Int] = [:]

  /// Connects.
  /// - Throws: `wrongEncoding` when the database is not in UTF-8.
  init(_ address: String) throws(StoreError) {
    do throws(PostgreSQLFailure) {
      handle = try PostgreSQLHandle(address)
      _ = try handle.run([.text(Self.limits)])
    } catch {
      throw StoreError(error)
    }
    guard handle.serverEncoding == "UTF8" else { throw .wrongEncoding(handle.serverEncoding) }
  }

  /// Limits of time, where the address, the role and the server set none: on a statement, on waiting
  /// for another transaction, and on a program that stopped in the middle of one.
  private static let limits = """
    SELECT set_config(name, value, false)
    FROM (VALUES ('statement_timeout', '60s'), ('lock_timeout', '5s'),
      ('idle_in_transaction_session_timeout', '60s')) AS wanted (name, value)
    WHERE current_setting(name) = '0'
    """

  /// Nothing more can be asked here.
  var isLost: Bool { failure?.isConnectionLost ?? false }

  /// Runs commands after the `BEGIN` that waits.
  func run(
    _ commands: [PostgreSQLHandle.Command]
  ) throws(StoreError) -> PostgreSQLResult {
    try guarded { () throws(PostgreSQLFailure) in
      let begin = pendingBegin.map { [PostgreSQLHandle.Command.text($0)] } ?? []
      pendingBegin = nil
      return try handle.run(begin + commands)
    }
  }

  /// Keeps a failure of `body`: what follows it in the transaction fails alike.
  private func guarded<Value>(
    _ body: () throws(PostgreSQLFailure) -> Value
  ) throws(StoreError) -> Value {
    if let failure { throw StoreError(failure) }
    do throws(PostgreSQLFailure) {
      return try body()
    } catch {
      failure = error
      throw StoreError(error)
    }
  }

  /// Runs a statement, prepared now if it is new.
  func run(_ statement: SQL) throws(StoreError) -> PostgreSQLResult {
    let text = statement.text
    let arguments = PostgreSQLArguments(statement.arguments)
    if let name = prepared[text] { return try run([.run(prepared: name, arguments)]) }
    if let failure { throw StoreError(failure) }
    if namesGiven == Self.mostPrepared {
      // On its own: the names are free again only once the server says so.
      _ = try run([.text("DEALLOCATE ALL")])
      prepared.removeAll(keepingCapacity: true)
      namesGiven = 0
    }
    // Names are not used twice: a statement may be prepared though it then fails.
    namesGiven += 1
    let name = "s\(namesGiven)"
    let result = try run(
      [.prepare(name: name, text: text), .run(prepared: name, arguments)])
    prepared[text] = name
    return result
  }
}

extension PostgreSQLSession: SQLConnection {
  var dialect: any SQLDialect { PostgreSQLDialect() }

  func execute(_ statement: SQL) throws(StoreError) -> Int {
    meter?.add()
    return try run(statement).changedRows
  }

  func forEachRow(
    _ statement: SQL, _ body: (SQLRow) throws(StoreError) -> Void
  ) throws(StoreError) {
    meter?.add()
    let result = try run(statement)
    for index in 0..<result.rowCount {
      try body(SQLRow(PostgreSQLColumns(result: result, index: index)))
    }
  }

  /// Below so many rows, a prepared `INSERT` for each is quicker than a `COPY`.
  private static let fewestCopied = 16

  func load(_ values: [SQLValue], width: Int, into table: SQL) throws(StoreError) -> Bool {
    let rows = values.count / width
    guard rows >= Self.fewestCopied else { return false }
    meter?.add()
    if let begin = pendingBegin {
      pendingBegin = nil
      _ = try run([.text(begin)])
    }
    try guarded { () throws(PostgreSQLFailure) in
      try handle.copy("COPY \(table.text) FROM STDIN", CopyText(values, width: width))
    }
    try analyze(table.text.prefix { $0 != " " }, loaded: rows)
    return true
  }

  /// Has a table looked at again each time that this session has put ten times more into it: nobody
  /// else sees what it holds as long as the transaction lasts, and the plans of the statements that
  /// follow were made for a small table.
  private func analyze(_ table: Substring, loaded rows: Int) throws(StoreError) {
    let before = loaded[String(table), default: 0]
    loaded[String(table)] = before + rows
    guard [1_000, 10_000, 100_000].contains(where: { before < $0 && $0 <= before + rows }) else {
      return
    }
    _ = try run([.text("ANALYZE \(table)")])
  }
}
