import Foundation

/// Backs up a SQLite database while it is in use, and puts a backup in its place while it is not.
public enum SQLiteBackup {
  /// Writes a copy of the database, checks it, and only then gives it its name. Whatever fails
  /// leaves no file.
  ///
  /// - Parameter check: looks at the copy after SQLite found it whole; what it throws refuses the
  ///   copy.
  /// - Throws: `BackupError`, or what `check` throws.
  public static func write(
    _ database: String, to backup: String, check: (any SQLEngine) async throws -> Void
  ) async throws {
    guard !FileManager.default.fileExists(atPath: backup) else { throw BackupError.exists(backup) }
    let draft = draftName(for: backup)
    defer { try? FileManager.default.removeItem(atPath: draft) }
    try SQLiteFile(path: database).copy(to: draft)
    try SQLiteFile(path: draft).inspect()
    let engine = try SQLiteEngine.openForReading(path: draft)
    do {
      try await check(engine)
    } catch {
      try? await engine.close()
      throw error
    }
    try await engine.close()
    try move(draft, to: backup)
  }

  /// Puts a copy of a backup in the place of a database, which is kept under another name. All
  /// sessions of the backup end.
  ///
  /// - Parameter former: the name for the database that is replaced, if there is one.
  /// - Returns: whether there was one.
  @discardableResult
  public static func restore(
    _ backup: String, to database: String, keeping former: String
  ) throws(BackupError) -> Bool {
    try SQLiteFile(path: backup).inspect()
    guard !FileManager.default.fileExists(atPath: former) else { throw .exists(former) }
    let draft = draftName(for: database)
    defer { try? FileManager.default.removeItem(atPath: draft) }
    try SQLiteFile(path: backup).copy(to: draft)
    let copy = SQLiteFile(path: draft)
    try copy.endSessions()
    try copy.inspect()
    guard FileManager.default.fileExists(atPath: database) else {
      try move(draft, to: database)
      return false
    }
    try SQLiteFile(path: database).alone {
      try setAside(database, as: former)
      do {
        try move(draft, to: database)
      } catch {
        try setAside(former, as: database)
        throw error
      }
    }
    return true
  }

  /// Renames a database with the log that may lie beside it.
  private static func setAside(_ database: String, as name: String) throws {
    for suffix in ["", "-wal", "-shm"]
    where FileManager.default.fileExists(atPath: database + suffix) {
      try FileManager.default.moveItem(atPath: database + suffix, toPath: name + suffix)
    }
  }

  /// Gives a file its name, which no other has, for good.
  private static func move(_ draft: String, to name: String) throws(BackupError) {
    do {
      try FileManager.default.moveItem(atPath: draft, toPath: name)
      try SQLiteFile.flush(name)
    } catch {
      throw FileManager.default.fileExists(atPath: name)
        ? .exists(name) : .failed(.unavailable("\(error)"))
    }
  }

  private static func draftName(for path: String) -> String {
    "\(path).draft-\(UUID().uuidString)"
  }
}
