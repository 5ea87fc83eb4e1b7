public import QualityDomain

/// A database. Bodies are synchronous and see one consistent state; a body that throws leaves the
/// database as it was. A body may be run again from its start, when the connection broke or another
/// transaction was in the way: it must change nothing but the database.
public protocol SQLEngine: Sendable {
  func read<Value: Sendable>(
    _ body: @escaping @Sendable (any SQLConnection) throws(StoreError) -> Value
  ) async throws(StoreError) -> Value

  /// Runs `body` in one transaction, alone among writers on that subject, and keeps or undoes what
  /// it did.
  func transaction<Value: Sendable>(
    on subject: WriteSubject,
    _ body: @escaping @Sendable (any SQLConnection) throws(StoreError) -> TransactionEnd<Value>
  ) async throws(StoreError) -> Value

  /// nil for an engine that has no bounded number of connections.
  var connections: ConnectionFigures? { get }

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
  public var connections: ConnectionFigures? { nil }

  /// Runs `body` in one transaction about what belongs to no site.
  @discardableResult
  public func write<Value: Sendable>(
    _ body: @escaping @Sendable (any SQLConnection) throws(StoreError) -> Value
  ) async throws(StoreError) -> Value {
    try await transaction(on: .others) { connection throws(StoreError) in
      .commit(try body(connection))
    }
  }

  /// Runs `body` in one transaction, alone among those who write at the site.
  @discardableResult
  public func write<Value: Sendable>(
    at site: Site.ID, _ body: @escaping @Sendable (any SQLConnection) throws(StoreError) -> Value
  ) async throws(StoreError) -> Value {
    try await transaction(on: .site(site)) { connection throws(StoreError) in
      .commit(try body(connection))
    }
  }
}

/// One use of a database, valid within the body that receives it.
public protocol SQLConnection {
  /// What differs between engines.
  var dialect: any SQLDialect { get }

  /// Runs a statement that gives no rows. After one that failed, a transaction can only end.
  /// - Returns: how many rows it changed.
  @discardableResult
  func execute(_ statement: SQL) throws(StoreError) -> Int

  /// Calls `body` for each row, in order. An engine may hold all of them meanwhile: what has no
  /// bound is read in pages.
  func forEachRow(
    _ statement: SQL, _ body: (SQLRow) throws(StoreError) -> Void
  ) throws(StoreError)

  /// Puts rows into a table at once, where the engine has something quicker than `INSERT` for as
  /// many.
  /// - Parameters:
  ///   - values: of all rows, one row after the other.
  ///   - width: how many of them make a row.
  ///   - table: its name, then its columns in parentheses.
  /// - Returns: whether it was done.
  func load(_ values: [SQLValue], width: Int, into table: SQL) throws(StoreError) -> Bool
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
