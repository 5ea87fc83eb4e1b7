/// A database. Bodies are synchronous and see one consistent state; a body that throws leaves the
/// database as it was.
public protocol SQLEngine: Sendable {
  func read<Value: Sendable>(
    _ body: @escaping @Sendable (any SQLConnection) throws(StoreError) -> Value
  ) async throws(StoreError) -> Value

  /// Runs `body` in one transaction, alone among writers, and keeps or undoes what it did.
  func transaction<Value: Sendable>(
    _ body: @escaping @Sendable (any SQLConnection) throws(StoreError) -> TransactionEnd<Value>
  ) async throws(StoreError) -> Value

  /// Lets go of files and connections.
  func close() async throws(StoreError)
}

/// How a transaction ends when nothing went wrong.
public enum TransactionEnd<Value: Sendable>: Sendable {
  case commit(Value)
  /// Nothing is kept of what was written.
  case rollback(Value)
}

extension SQLEngine {
  /// Runs `body` in one transaction, alone among writers.
  @discardableResult
  public func write<Value: Sendable>(
    _ body: @escaping @Sendable (any SQLConnection) throws(StoreError) -> Value
  ) async throws(StoreError) -> Value {
    try await transaction { connection throws(StoreError) in .commit(try body(connection)) }
  }
}

/// One use of a database, valid within the body that receives it.
public protocol SQLConnection {
  /// What differs between engines.
  var dialect: any SQLDialect { get }

  /// Runs a statement that gives no rows.
  /// - Returns: how many rows it changed.
  @discardableResult
  func execute(_ statement: SQL) throws(StoreError) -> Int

  /// Calls `body` for each row, in order, without keeping them.
  func forEachRow(
    _ statement: SQL, _ body: (SQLRow) throws(StoreError) -> Void
  ) throws(StoreError)
}

extension SQLConnection {
  /// All rows, read by `read`.
  public func rows<Value>(
    _ statement: SQL, _ read: (SQLRow) throws(StoreError) -> Value
  ) throws(StoreError) -> [Value] {
    var result: [Value] = []
    try forEachRow(statement) { row throws(StoreError) in result.append(try read(row)) }
    return result
  }

  /// The first row, or nil.
  public func first<Value>(
    _ statement: SQL, _ read: (SQLRow) throws(StoreError) -> Value
  ) throws(StoreError) -> Value? {
    try rows(statement, read).first
  }
}
