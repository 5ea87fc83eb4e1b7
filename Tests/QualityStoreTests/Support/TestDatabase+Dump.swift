@testable import QualityStore

extension TestDatabase {
  /// Everything that the database holds, as one text: to look for what must not be there.
  static func dump(_ engine: any SQLEngine) async throws -> String {
    try await engine.read { connection throws(StoreError) in
      let schema = Schema.of(connection)
      var dump = ""
      for table in try connection.rows(schema.tables, { row throws(StoreError) in try row.text(0) }) {
        let columns = try connection.rows(schema.columns(table)) { row throws(StoreError) in
          try row.text(0)
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

  /// How an engine tells what it holds. Names are those of the schema, not of users; values come as
  /// the hexadecimal digits of their text, so that bytes are read as text too.
  private struct Schema {
    let tables: SQL
    let columns: @Sendable (_ table: String) -> SQL
    let values: @Sendable (_ column: String, _ table: String) -> SQL

    static func of(_ connection: any SQLConnection) -> Schema {
      connection is PostgreSQLSession ? postgreSQL : sqlite
    }

    static let sqlite = Schema(
      tables: """
        SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'
        """,
      columns: { "SELECT name FROM pragma_table_info(\($0))" },
      values: { SQL(stringLiteral: "SELECT hex(CAST(\"\($0)\" AS BLOB)) FROM \"\($1)\"") })

    static let postgreSQL = Schema(
      tables: """
        SELECT table_name FROM information_schema.tables
        WHERE table_schema = 'public' ORDER BY table_name
        """,
      columns: {
        """
        SELECT column_name FROM information_schema.columns
        WHERE table_schema = 'public' AND table_name = \($0) ORDER BY ordinal_position
        """
      },
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
