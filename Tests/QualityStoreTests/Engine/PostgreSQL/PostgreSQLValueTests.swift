import QualityDomain
import Testing

@testable import QualityStore

@Suite("PostgreSQL: values and statements", .onPostgreSQL, .ifPostgreSQLRuns)
struct PostgreSQLValueTests {
  private func value<Value: Sendable>(
    _ statement: SQL, _ read: @escaping @Sendable (SQLRow) throws(StoreError) -> Value
  ) async throws -> Value? {
    try await TestDatabase.empty().read { connection throws(StoreError) in
      try connection.first(statement, read)
    }
  }

  @Test(
    "Every type of integer is read, sums of large numbers too",
    arguments: [
      ("SELECT CAST(-3 AS SMALLINT)", -3), ("SELECT 2147483647", 2_147_483_647),
      ("SELECT CAST(-9223372036854775808 AS BIGINT)", .min), ("SELECT count(*)", 1),
      ("SELECT true", 1), ("SELECT 1 = 2", 0),
      ("SELECT sum(n) FROM (VALUES (CAST(9000000000000 AS BIGINT)), (70000)) AS v (n)", 9_000_000_070_000),
      ("SELECT CAST(0 AS NUMERIC)", 0), ("SELECT CAST(-120030000 AS NUMERIC)", -120_030_000),
      ("SELECT CAST(9223372036854775807 AS NUMERIC)", .max),
      ("SELECT CAST(-9223372036854775808 AS NUMERIC)", .min), ("SELECT CAST(5.00 AS NUMERIC)", 5),
    ] as [(String, Int64)])
  func integers(text: String, expected: Int64) async throws {
    let found = try await value(SQL(stringLiteral: text)) { row throws(StoreError) in
      try row.integerOrNil(0)
    }
    #expect(found == expected)
  }

  @Test(
    "What is of another type, or beyond 64 bits, is an unreadable row",
    arguments: [
      "SELECT 'x'", "SELECT 1.5", "SELECT 0.05", "SELECT CAST(9223372036854775808 AS NUMERIC)",
      "SELECT CAST(-9223372036854775809 AS NUMERIC)", "SELECT CAST('NaN' AS NUMERIC)",
      "SELECT CAST(1.0 AS DOUBLE PRECISION)", "SELECT current_date",
    ])
  func unreadable(text: String) async throws {
    await #expect {
      _ = try await value(SQL(stringLiteral: text)) { row throws(StoreError) in
        try row.integerOrNil(0)
      }
    } throws: { error in
      if case .unreadableRow = error as? StoreError { true } else { false }
    }
  }

  @Test("Texts, bytes, nulls and columns that are not there")
  func others() async throws {
    let bytes: [UInt8] = [0, 92, 120, 255]
    let statement: SQL = """
      SELECT 'é', '', NULL, CAST(\(bytes) AS BYTEA), CAST('x' AS VARCHAR), current_database()
      """
    _ = try await value(statement) { row throws(StoreError) in
      #expect(try row.text(0) == "é")
      #expect(try row.text(1) == "")
      #expect(try row.textOrNil(2) == nil)
      #expect(try row.integerOrNil(2) == nil)
      #expect(try row.bytes(3) == bytes)
      #expect(try row.text(4) == "x")
      #expect(try row.text(5).hasPrefix("test_"))
      #expect(throws: StoreError.unreadableRow("no column 6")) { try row.textOrNil(6) }
      #expect(throws: StoreError.unreadableRow("column 2 is null")) { try row.bytes(2) }
    }
  }

  /// What tears a line or a value of `COPY` apart if it is not written as it should.
  static let awkward = [
    "", "\\N", "\\", "\\.", "\\\\n", "a\tb", "a\nb", "a\r\nb", "é’«\u{202F}»", "NULL", "\u{1}\u{7F}",
    "'; DROP TABLE words; --", String(repeating: "ab\\\t", count: 100_000),
  ]

  @Test("Rows that are copied come back as they went in")
  func copying() async throws {
    let engine = try await TestDatabase.empty()
    let bytes = (0...255).map { UInt8($0) }
    let texts = Self.awkward + Self.awkward
    try await engine.write { connection throws(StoreError) in
      try connection.execute(
        "CREATE TABLE words (number BIGINT, word TEXT, none TEXT, content BYTEA)")
      var rows = RowBuffer("words (number, word, none, content)")
      for (number, text) in texts.enumerated() {
        rows.add("\(number), \(text), \(nil as String?), \(number == 0 ? [] : bytes)")
      }
      let meter = StatementMeter()
      (connection as? PostgreSQLSession)?.meter = meter
      try rows.flush(in: connection)
      #expect(meter.count == 1)
    }
    let found = try await engine.read { connection throws(StoreError) in
      try connection.rows("SELECT word, none, content FROM words ORDER BY number") {
        row throws(StoreError) in
        #expect(try row.textOrNil(1) == nil)
        return (try row.text(0), try row.bytes(2))
      }
    }
    #expect(found.map(\.0) == texts)
    #expect(found.map(\.1) == [[]] + Array(repeating: bytes, count: texts.count - 1))
  }

  @Test("A copy that is refused is a conflict, and undoes the transaction")
  func refusedCopy() async throws {
    let engine = try await TestDatabase.empty()
    try await engine.write { connection throws(StoreError) in
      try connection.execute("CREATE TABLE words (word TEXT PRIMARY KEY)")
    }
    await #expect(throws: StoreError.conflict) {
      try await engine.write { connection throws(StoreError) in
        var rows = RowBuffer("words (word)")
        for number in 0..<100 { rows.add("\("\(number % 60)")") }
        try rows.flush(in: connection)
      }
    }
    #expect(try await TestDatabase.count("words", in: engine) == 0)
  }

  @Test("A null character is refused, not taken for the end of the text")
  func nullCharacter() async throws {
    await #expect {
      _ = try await value("SELECT CAST(\("a\0b") AS TEXT)") { row throws(StoreError) in
        try row.text(0)
      }
    } throws: { error in
      if case .unavailable = error as? StoreError { true } else { false }
    }
  }

  @Test("However many statements there are, the server keeps a bounded number prepared")
  func prepared() async throws {
    let place = try #require(PostgreSQLPlace.current)
    let engine = try await place.makeEngine(on: place.makeDatabase(.empty), connections: 1)
    let kept = try await engine.read { connection throws(StoreError) in
      for number in 0..<700 {
        let statement = SQL(stringLiteral: "SELECT \(number)")
        for _ in 0..<2 {
          #expect(try connection.first(statement) { row throws(StoreError) in try row.integer(0) } == number)
        }
      }
      return try connection.first("SELECT count(*) FROM pg_prepared_statements") {
        row throws(StoreError) in try row.integer(0)
      }
    }
    #expect(try #require(kept) <= 256)
  }

  @Test("All texts of the schema compare as bytes, in a database whose language is French")
  func collation() async throws {
    let store = try await TestDatabase.store()
    let others = try await store.engine.read { connection throws(StoreError) in
      try connection.rows(
        """
        SELECT table_name, column_name FROM information_schema.columns
        WHERE table_schema = 'public' AND data_type = 'text'
          AND collation_name IS DISTINCT FROM 'C'
        """
      ) { row throws(StoreError) in "\(try row.text(0)).\(try row.text(1))" }
    }
    #expect(others == [])
    let isFrench = try await value("SELECT 'é' < 'f'") { row throws(StoreError) in try row.bool(0) }
    #expect(isFrench == true)
  }
}
