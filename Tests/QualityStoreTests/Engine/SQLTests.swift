import QualityDomain
import QualityStore
import QualityTesting
import Testing

@Suite("SQL: interpolations bind, always", .onEachEngine)
struct SQLTests {
  @Test("Arguments are numbered in the order in which they appear")
  func numbering() {
    let statement: SQL = "SELECT a FROM t WHERE b = \("x") AND c = \(3) AND d = \(nil as String?)"
    #expect(statement.text == "SELECT a FROM t WHERE b = $1 AND c = $2 AND d = $3")
    #expect(statement.arguments == [.text("x"), .integer(3), .null])
  }

  @Test("A fragment takes its place in the numbering of the whole")
  func nesting() {
    let inner: SQL = "b = \(1) OR c = \(2)"
    let outer: SQL = "SELECT \(0) WHERE (\(inner)) AND d = \(3) AND (\(inner))"
    #expect(outer.text == "SELECT $1 WHERE (b = $2 OR c = $3) AND d = $4 AND (b = $5 OR c = $6)")
    #expect(outer.arguments == [0, 1, 2, 3, 1, 2].map { .integer($0) })
  }

  @Test("A dollar that the statement itself holds stays where it is")
  func dollar() {
    let inner: SQL = "x = '$1' AND y = \("$2")"
    let outer: SQL = "\(1) \(inner) \(2)"
    #expect(outer.text == "$1 x = '$1' AND y = $2 $3")
    #expect(outer.arguments == [.integer(1), .text("$2"), .integer(2)])
  }

  @Test("Fragments are joined in order")
  func joining() {
    let parts: [SQL] = ["a = \(1)", "b = \(2)", "c IS NULL"]
    let joined = SQL.joined(parts, separator: " AND ")
    #expect(joined.text == "a = $1 AND b = $2 AND c IS NULL")
    #expect(SQL.joined([SQL](), separator: ", ").text == "")
  }

  @Test("A list binds each value; an empty one matches nothing")
  func lists() async throws {
    let some: SQL = "a IN \(list: ["x", "y"].map { SQLValue.text($0) })"
    #expect(some.text == "a IN ($1, $2)")
    let none: SQL = "a IN \(list: [SQLValue]())"
    #expect(none.text == "a IN (NULL)")
    let engine = try await TestDatabase.empty()
    let found = try await engine.read { connection throws(StoreError) in
      try connection.rows("SELECT 1 WHERE 1 IN \(list: [SQLValue]())") {
        row throws(StoreError) in try row.integer(0)
      }
    }
    #expect(found.isEmpty)
  }

  @Test(
    "What a user types stays data",
    arguments: ["'; DROP TABLE site; --", "$1", "Robert\"); --", "%_\\", "\u{202E}é’«", ""])
  func injection(text: String) async throws {
    let engine = try await TestDatabase.empty()
    let read = try await engine.write { connection throws(StoreError) in
      try connection.execute("CREATE TABLE words (word TEXT NOT NULL)")
      try connection.execute("INSERT INTO words (word) VALUES (\(text))")
      return try connection.rows("SELECT word FROM words WHERE word = \(text)") {
        row throws(StoreError) in try row.text(0)
      }
    }
    #expect(read == [text])
  }

  @Test("Each kind of value comes back as it went in")
  func values() async throws {
    let date = day("2024-02-29")
    let moment = Instant(milliseconds: -1)
    let amount = quantity("-88.200001")
    let site = Site.ID.make(at: moment)
    let engine = try await TestDatabase.empty()
    try await engine.write { connection throws(StoreError) in
      try connection.execute("CREATE TABLE v (a TEXT, b BIGINT, c BIGINT, d TEXT, e TEXT, f TEXT)")
      try connection.execute(
        """
        INSERT INTO v VALUES (
          \(date), \(moment), \(amount), \(site), \(RequestChannel.box), \(period("2023-S1"))
        )
        """)
      _ = try connection.first("SELECT a, b, c, d, e, f FROM v") { row throws(StoreError) in
        #expect(try row.date(0) == date)
        #expect(try row.instant(1) == moment)
        #expect(try row.quantityOrNil(2) == amount)
        #expect(try row.id(3) == site)
        #expect(try row.raw(4) == RequestChannel.box)
        #expect(try row.period(5) == period("2023-S1"))
      }
    }
  }

  @Test("A value that is none of its type is an unreadable row, not a crash")
  func unreadable() async throws {
    let engine = try await TestDatabase.empty()
    let statements: [SQL] = ["SELECT '2024-02-30'", "SELECT NULL", "SELECT 'box'"]
    for statement in statements {
      await #expect {
        _ = try await engine.read { connection throws(StoreError) in
          try connection.first(statement) { row throws(StoreError) in try row.date(0) }
        }
      } throws: { error in
        if case .unreadableRow = error as? StoreError { true } else { false }
      }
    }
  }
}
