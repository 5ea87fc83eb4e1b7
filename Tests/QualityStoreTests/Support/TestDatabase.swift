import Foundation
import QualityDomain
import Testing

@testable import QualityStore

/// The databases of the suites. This is the one place that knows which engine they run on: no
/// suite but those named after an engine may rely on it.
enum TestDatabase {
  /// An empty database that no one else uses.
  static func empty() async throws -> any SQLEngine {
    if let place = PostgreSQLPlace.current { return try await place.makeEngine(.empty) }
    return try SQLiteEngine.inMemory()
  }

  /// A database with its schema.
  static func store() async throws -> Store {
    if let place = PostgreSQLPlace.current { return Store(try await place.makeEngine(.migrated)) }
    let engine = try SQLiteEngine.inMemory()
    try await engine.migrate()
    return Store(engine)
  }

  /// Gives `body` a database with its schema, over several connections on either engine.
  static func withConnections(_ body: (any SQLEngine) async throws -> Void) async throws {
    try await withEngines(1) { engines in
      try await engines[0].migrate()
      try await body(engines[0])
    }
  }

  /// Gives `body` engines over one empty database, as programs that run side by side have.
  static func withEngines(
    _ count: Int, _ body: ([any SQLEngine]) async throws -> Void
  ) async throws {
    if let place = PostgreSQLPlace.current {
      let address = try await place.makeDatabase(.empty)
      return try await body((0..<count).map { _ in try place.makeEngine(on: address) })
    }
    try await withFile { path in
      let engines = try (0..<count).map { _ in try SQLiteEngine.open(path: path, busyTimeout: 600) }
      try await body(engines)
      for engine in engines { try await engine.close() }
    }
  }

  /// A file that is removed, with its folder, when `body` ends.
  static func withFile<Result>(
    _ body: (_ path: String) async throws -> Result
  ) async throws -> Result {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "qualepref-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    return try await body(folder.appending(path: "data/register.sqlite").path)
  }

  /// How many rows a table holds.
  static func count(_ table: String, in engine: any SQLEngine) async throws -> Int {
    try await engine.read { connection throws(StoreError) in
      try connection.first(SQL(stringLiteral: "SELECT count(*) FROM \(table)")) {
        row throws(StoreError) in try row.integer(0)
      } ?? 0
    }
  }
}
