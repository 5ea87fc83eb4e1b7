import Foundation
import GRDB

/// A SQLite database taken as a file. Everything here blocks until it is done, minutes for a large
/// one: it is for commands, not for the server.
struct SQLiteFile {
  let path: String

  /// Copies what the database holds at one moment, committed to disk, into a new file that its owner
  /// alone may read. Others go on reading and writing meanwhile.
  ///
  /// `VACUUM INTO` writes what is in use and nothing else: words that were erased, and may linger in
  /// free pages of the original, are not in the copy.
  func copy(to target: String) throws(BackupError) {
    guard FileManager.default.fileExists(atPath: path) else { throw .missing(path) }
    let isMade = FileManager.default.createFile(
      atPath: target, contents: nil, attributes: [.posixPermissions: 0o600])
    guard isMade else {
      throw .noFolder(URL(fileURLWithPath: target).deletingLastPathComponent().path)
    }
    try refusing { () throws in
      let queue = try DatabaseQueue(path: path)
      try queue.vacuum(into: target)
      try queue.close()
      try Self.flush(target)
    }
  }

  /// Reads the whole file and looks for damage.
  /// - Returns: the version of its schema, at most that of this program.
  @discardableResult
  func inspect() throws(BackupError) -> Int {
    guard FileManager.default.fileExists(atPath: path) else { throw .missing(path) }
    let found: (version: Int?, faults: [String]) = try refusing { () throws in
      var configuration = Configuration()
      configuration.readonly = true
      let queue = try DatabaseQueue(path: path, configuration: configuration)
      defer { try? queue.close() }
      return try queue.read { database in
        guard try database.tableExists("schema_version") else { return (nil, []) }
        let faults = try String.fetchAll(database, sql: "PRAGMA integrity_check(1)")
        let orphans = try Row.fetchAll(database, sql: "PRAGMA foreign_key_check").count
        return (
          try Int.fetchOne(database, sql: "SELECT max(version) FROM schema_version"),
          faults.filter { $0 != "ok" } + (orphans > 0 ? ["\(orphans) orphans"] : [])
        )
      }
    }
    if let fault = found.faults.first { throw .damaged(path, fault) }
    guard let version = found.version else { throw .notOurs(path) }
    let known = Migration.all.count
    guard version <= known else { throw .newerSchema(found: version, known: known) }
    return version
  }

  /// Ends every session, so that none that was closed since the copy is open again.
  func endSessions() throws(BackupError) {
    try refusing { () throws in
      let queue = try DatabaseQueue(path: path)
      try queue.write { database in
        if try database.tableExists("session") { try database.execute(sql: "DELETE FROM session") }
      }
      try queue.close()
    }
  }

  /// Runs `body` while no other program has the database open, and its log is written back into it.
  /// A file that SQLite cannot read is nobody's.
  func alone(_ body: () throws -> Void) throws(BackupError) {
    do {
      let queue = try DatabaseQueue(path: path)
      defer { try? queue.close() }
      try queue.writeWithoutTransaction { database in
        // Leaving the mode of a log beside the file needs the file for oneself: whoever has it open,
        // even idle, prevents it.
        let mode = try String.fetchOne(database, sql: "PRAGMA journal_mode = DELETE")
        guard mode == "delete" else { throw BackupError.inUse(path) }
        try database.execute(sql: "BEGIN EXCLUSIVE")
        defer { try? database.execute(sql: "ROLLBACK") }
        try body()
      }
    } catch let error as DatabaseError where [.SQLITE_BUSY, .SQLITE_LOCKED].contains(error.resultCode) {
      throw .inUse(path)
    } catch let error as DatabaseError
      where [.SQLITE_NOTADB, .SQLITE_CORRUPT].contains(error.resultCode)
    {
      try refusing(body)
    } catch {
      throw BackupError(error, path: path)
    }
  }

  /// Has the system write a file, and its name in its folder, to disk.
  static func flush(_ path: String) throws {
    for name in [path, URL(fileURLWithPath: path).deletingLastPathComponent().path] {
      guard let handle = FileHandle(forReadingAtPath: name) else { continue }
      try handle.synchronize()
      try handle.close()
    }
  }

  private func refusing<Value>(_ body: () throws -> Value) throws(BackupError) -> Value {
    do {
      return try body()
    } catch {
      throw BackupError(error, path: path)
    }
  }
}

extension BackupError {
  init(_ error: any Error, path: String) {
    switch error {
    case let error as BackupError: self = error
    case let error as DatabaseError where error.resultCode == .SQLITE_NOTADB: self = .notOurs(path)
    case let error as DatabaseError where error.resultCode == .SQLITE_CORRUPT:
      self = .damaged(path, error.message ?? "corrupt")
    default: self = .failed(StoreError(error))
    }
  }
}
