import Foundation
import QualityDomain
import Testing

@testable import QualityStore

/// The databases of the suites. This is the one place that knows which engine they run on: no
/// suite but those named after an engine may rely on it.
enum TestDatabase {
  /// An empty database that no one else uses.
  static func empty() throws -> any SQLEngine {
    try SQLiteEngine.inMemory()
  }

  /// A database with its schema.
  static func store() async throws -> Store {
    let engine = try empty()
    try await engine.migrate()
    return Store(engine)
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

  /// Everything that the database holds, as one text: to look for what must not be there.
  static func dump(_ engine: any SQLEngine) async throws -> String {
    try await engine.read { connection throws(StoreError) in
      let tables = try connection.rows(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'"
      ) { row throws(StoreError) in try row.text(0) }
      var dump = ""
      for table in tables {
        let columns = try connection.rows(
          "SELECT name FROM pragma_table_info(\(table))"
        ) { row throws(StoreError) in try row.text(0) }
        for column in columns {
          // Names of the schema, not of users; bytes are read as text too.
          let query = SQL(stringLiteral: "SELECT hex(CAST(\"\(column)\" AS BLOB)) FROM \"\(table)\"")
          try connection.forEachRow(query) { row throws(StoreError) in
            dump += "\(table).\(column): \(Self.text(hex: try row.text(0)))\n"
          }
        }
      }
      return dump
    }
  }

  private static func text(hex: String) -> String {
    let digits = Array(hex.utf8)
    let bytes = stride(from: 0, to: digits.count, by: 2).map {
      UInt8(String(decoding: digits[$0...($0 + 1)], as: UTF8.self), radix: 16) ?? 0
    }
    return String(decoding: bytes, as: UTF8.self)
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
