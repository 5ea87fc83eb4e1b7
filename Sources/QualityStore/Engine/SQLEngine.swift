public import QualityDomain

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
    _ statement: SQL, _ body: (any SQLRow) throws(StoreError) -> Void
  ) throws(StoreError)
}

extension SQLConnection {
  /// All rows, read by `read`.
  public func rows<Value>(
    _ statement: SQL, _ read: (any SQLRow) throws(StoreError) -> Value
  ) throws(StoreError) -> [Value] {
    var result: [Value] = []
    try forEachRow(statement) { row throws(StoreError) in result.append(try read(row)) }
    return result
  }

  /// The first row, or nil.
  public func first<Value>(
    _ statement: SQL, _ read: (any SQLRow) throws(StoreError) -> Value
  ) throws(StoreError) -> Value? {
    try rows(statement, read).first
  }
}


/// One row, by the rank of its columns from 0.
public protocol SQLRow {
  func textOrNil(_ column: Int) throws(StoreError) -> String?
  func integerOrNil(_ column: Int) throws(StoreError) -> Int64?
  func bytes(_ column: Int) throws(StoreError) -> [UInt8]
}

extension SQLRow {
  public func text(_ column: Int) throws(StoreError) -> String {
    guard let text = try textOrNil(column) else { throw .unreadableRow("column \(column) is null") }
    return text
  }

  public func integer(_ column: Int) throws(StoreError) -> Int {
    guard let integer = try integerOrNil(column) else {
      throw .unreadableRow("column \(column) is null")
    }
    return Int(integer)
  }

  public func bool(_ column: Int) throws(StoreError) -> Bool {
    try integer(column) != 0
  }

  public func boolOrNil(_ column: Int) throws(StoreError) -> Bool? {
    try integerOrNil(column).map { $0 != 0 }
  }

  public func date(_ column: Int) throws(StoreError) -> CivilDate {
    try value(column, CivilDate.init(iso:))
  }

  public func dateOrNil(_ column: Int) throws(StoreError) -> CivilDate? {
    try valueOrNil(column, CivilDate.init(iso:))
  }

  public func instant(_ column: Int) throws(StoreError) -> Instant {
    Instant(milliseconds: Int64(try integer(column)))
  }

  public func instantOrNil(_ column: Int) throws(StoreError) -> Instant? {
    try integerOrNil(column).map(Instant.init(milliseconds:))
  }

  public func quantityOrNil(_ column: Int) throws(StoreError) -> Quantity? {
    try integerOrNil(column).map(Quantity.init(millionths:))
  }

  public func id<Subject>(
    _ column: Int, of subject: Subject.Type = Subject.self
  ) throws(StoreError) -> ID<Subject> {
    try value(column) { ID($0) }
  }

  public func idOrNil<Subject>(
    _ column: Int, of subject: Subject.Type = Subject.self
  ) throws(StoreError) -> ID<Subject>? {
    try valueOrNil(column) { ID($0) }
  }

  public func raw<Value: RawRepresentable<String>>(
    _ column: Int, as type: Value.Type = Value.self
  ) throws(StoreError) -> Value {
    try value(column, Value.init(rawValue:))
  }

  public func period(_ column: Int) throws(StoreError) -> Period {
    try value(column) { Period($0) }
  }

  /// The text of a column turned into a value; text that is none is an unreadable row.
  func value<Value>(
    _ column: Int, _ convert: (String) -> Value?
  ) throws(StoreError) -> Value {
    let text = try text(column)
    guard let value = convert(text) else { throw .unreadableRow("column \(column): \(text)") }
    return value
  }

  func valueOrNil<Value>(
    _ column: Int, _ convert: (String) -> Value?
  ) throws(StoreError) -> Value? {
    guard let text = try textOrNil(column) else { return nil }
    guard let value = convert(text) else { throw .unreadableRow("column \(column): \(text)") }
    return value
  }
}
