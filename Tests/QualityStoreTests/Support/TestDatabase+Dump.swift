@testable import QualityStore

extension TestDatabase {
  /// Everything that the database, or one table, holds, as one text: to look for what must not be
  /// there, or to compare.
  static func dump(_ engine: any SQLEngine, table only: String? = nil) async throws -> String {
    try await engine.read { connection throws(StoreError) in
      let schema = Schema.of(connection)
      var dump = ""
      let tables = try connection.rows(schema.tables) { row throws(StoreError) in try row.text(0) }
      for table in tables where only == nil || only == table {
        let columns = try connection.rows(connection.dialect.columns(of: table)) {
          row throws(StoreError) in try row.text(0)
        }
        for column in columns {
          try connection.forEachRow(schema.values(column, table)) { row throws(StoreError) in
            dump += "\(table).\(column): \(Self.text(hex: try row.textOrNil(0) ?? ""))\n"
          }
        }
      }
      return dump
    }
  }

  /// The names of all tables.
  static func tables(_ engine: any SQLEngine) async throws -> [String] {
    try await engine.read { connection throws(StoreError) in
      try connection.rows(Schema.of(connection).tables) { row throws(StoreError) in
        try row.text(0)
      }
    }
  }

  /// How an engine tells what it holds. Names are those of the schema, not of users; values come as
  /// the hexadecimal digits of their text, so that bytes are read as text too.
  private struct Schema {
    let tables: SQL
    let values: @Sendable (_ column: String, _ table: String) -> SQL

    static func of(_ connection: any SQLConnection) -> Schema {
      connection is PostgreSQLSession ? postgreSQL : sqlite
    }

    static let sqlite = Schema(
      tables: """
        SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'
        """,
      values: { SQL(stringLiteral: "SELECT hex(CAST(\"\($0)\" AS BLOB)) FROM \"\($1)\"") })

    static let postgreSQL = Schema(
      tables: """
        SELECT table_name FROM information_schema.tables
        WHERE table_schema = 'public' ORDER BY table_name
        """,
      values: { column, table in
        let bytes =
          column == "content" ? "content" : "convert_to(CAST(\"\(column)\" AS TEXT), 'UTF8')"
        return SQL(
          stringLiteral: "SELECT encode(\(bytes), 'hex') FROM \"\(table)\" ORDER BY 1")
      })
  }

  private static func text(hex: String) -> String {
    let digits = Array(hex.utf8)
    let bytes = stride(from: 0, to: digits.count, by: 2).map {
      UInt8(String(decoding: digits[$0...($0 + 1)], as: UTF8.self), radix: 16) ?? 0
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
