import Foundation
import GRDB

/// The embedded database: one file in WAL mode, or memory in tests.
public struct SQLiteEngine: SQLEngine {
  private let writer: any DatabaseWriter

  /// Opens the file, making it and its folder when they are missing.
  /// - Parameter busyTimeout: how long to wait for another program that writes, in seconds.
  public static func open(
    path: String, busyTimeout: Double = 5
  ) throws(StoreError) -> SQLiteEngine {
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent()
    guard
      (try? FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)) != nil
    else { throw .unavailable("the folder \(folder.path) cannot be made") }
    do {
      var configuration = configuration
      configuration.busyMode = .timeout(busyTimeout)
      let pool = try DatabasePool(path: path, configuration: configuration)
      try pool.writeWithoutTransaction { database in
        // The pool chooses NORMAL for WAL files, which can lose the last commits on a power cut.
        try database.execute(sql: "PRAGMA synchronous = FULL")
        // Room for the indexes that a long import fills, in KiB; the log gives its room back.
        try database.execute(sql: "PRAGMA cache_size = -32768")
        try database.execute(sql: "PRAGMA journal_size_limit = 67108864")
        // Each statement keeps what it may have to undo in memory, not in a file of its own.
        try database.execute(sql: "PRAGMA temp_store = MEMORY")
      }
      return SQLiteEngine(writer: pool)
    } catch {
      throw StoreError(error)
    }
  }

  /// Opens a file that nobody writes, to read it: nothing is put beside it.
  static func openForReading(path: String) throws(StoreError) -> SQLiteEngine {
    do {
      var configuration = configuration
      configuration.readonly = true
      return SQLiteEngine(writer: try DatabaseQueue(path: path, configuration: configuration))
    } catch {
      throw StoreError(error)
    }
  }

  /// A database that lives as long as the value.
  public static func inMemory() throws(StoreError) -> SQLiteEngine {
    do {
      return SQLiteEngine(writer: try DatabaseQueue(configuration: configuration))
    } catch {
      throw StoreError(error)
    }
  }

  private static var configuration: Configuration {
    var configuration = Configuration()
    configuration.foreignKeysEnabled = true
    return configuration
  }

  public func read<Value: Sendable>(
    _ body: @escaping @Sendable (any SQLConnection) throws(StoreError) -> Value
  ) async throws(StoreError) -> Value {
    let meter = StatementMeter.current
    do {
      return try await writer.read { try body(SQLiteConnection(database: $0, meter: meter)) }
    } catch {
      throw StoreError(error)
    }
  }

  public func transaction<Value: Sendable>(
    on _: WriteSubject,
    _ body: @escaping @Sendable (any SQLConnection) throws(StoreError) -> TransactionEnd<Value>
  ) async throws(StoreError) -> Value {
    let meter = StatementMeter.current
    do {
      return try await writer.writeWithoutTransaction { database in
        var result: Value?
        try database.inTransaction(.immediate) {
          switch try body(SQLiteConnection(database: database, meter: meter)) {
          case .commit(let value):
            result = value
            return .commit
          case .rollback(let value):
            result = value
            return .rollback
          }
        }
        guard let result else { throw StoreError.unavailable("a transaction without end") }
        return result
      }
    } catch {
      throw StoreError(error)
    }
  }

  public func close() async throws(StoreError) {
    do {
      try writer.close()
    } catch {
      throw StoreError(error)
    }
  }
}

private struct SQLiteConnection: SQLConnection {
  let database: Database
  let meter: StatementMeter?

  var dialect: any SQLDialect { SQLiteDialect() }

  func execute(_ statement: SQL) throws(StoreError) -> Int {
    meter?.add()
    do {
      try database.cachedStatement(sql: statement.text).execute(arguments: statement.bound)
      return database.changesCount
    } catch {
      throw StoreError(error)
    }
  }

  func forEachRow(
    _ statement: SQL, _ body: (SQLRow) throws(StoreError) -> Void
  ) throws(StoreError) {
    meter?.add()
    do {
      let prepared = try database.cachedStatement(sql: statement.text)
      let cursor = try Row.fetchCursor(prepared, arguments: statement.bound)
      while let row = try cursor.next() { try body(SQLRow(SQLiteColumns(row: row))) }
    } catch {
      throw StoreError(error)
    }
  }

  /// Nothing is quicker here than many rows an `INSERT`.
  func load(_: [SQLValue], width _: Int, into _: SQL) -> Bool { false }
}

private struct SQLiteColumns: SQLColumns {
  let row: Row

  func textOrNil(_ column: Int) throws(StoreError) -> String? {
    try value(column, as: String?.self)
  }

  func integerOrNil(_ column: Int) throws(StoreError) -> Int64? {
    try value(column, as: Int64?.self)
  }

  func bytes(_ column: Int) throws(StoreError) -> [UInt8] {
    Array(try value(column, as: Data.self))
  }

  private func value<Value: DatabaseValueConvertible & StatementColumnConvertible>(
    _ column: Int, as type: Value.Type
  ) throws(StoreError) -> Value {
    do {
      return try row.decode(type, atIndex: column)
    } catch {
      throw .unreadableRow("column \(column) is no \(type)")
    }
  }
}

extension SQL {
  fileprivate var bound: StatementArguments {
    StatementArguments(
      arguments.map { argument in
        switch argument {
        case .null: DatabaseValue.null
        case .text(let text): text.databaseValue
        case .integer(let integer): integer.databaseValue
        case .bytes(let bytes): Data(bytes).databaseValue
        }
      })
  }
}

extension StoreError {
  init(_ error: any Error) {
    if let own = error as? StoreError {
      self = own
      return
    }
    guard let error = error as? DatabaseError else {
      self = .unavailable("\(error)")
      return
    }
    switch error.resultCode {
    case .SQLITE_BUSY, .SQLITE_LOCKED: self = .busy
    case .SQLITE_FULL: self = .diskFull
    case .SQLITE_CONSTRAINT
    where error.extendedResultCode == .SQLITE_CONSTRAINT_UNIQUE
      || error.extendedResultCode == .SQLITE_CONSTRAINT_PRIMARYKEY:
      self = .conflict
    default: self = .unavailable("\(error)")
    }
  }
}
