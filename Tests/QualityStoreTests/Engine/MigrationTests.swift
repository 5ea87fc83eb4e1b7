import QualityDomain
import Testing

@testable import QualityStore

@Suite("Migrations", .onEachEngine)
struct MigrationTests {
  @Test("An empty database gets the schema")
  func fromNothing() async throws {
    let engine = try await TestDatabase.empty()
    try await engine.migrate()
    #expect(try await Store(engine).sites.all(in: .unguarded()).isEmpty)
  }

  @Test("A second run reads one row and changes nothing")
  func again() async throws {
    let engine = try await TestDatabase.empty()
    try await engine.migrate()
    let before = try await TestDatabase.dump(engine)
    let meter = StatementMeter()
    try await StatementMeter.$current.withValue(meter) { try await engine.migrate() }
    #expect(meter.count == 1)
    #expect(try await TestDatabase.dump(engine) == before)
  }

  @Test("A database of a later version of the program is refused and left alone")
  func newer() async throws {
    let engine = try await TestDatabase.empty()
    try await engine.migrate()
    try await engine.write { connection throws(StoreError) in
      try connection.execute("INSERT INTO schema_version (version) VALUES (99)")
    }
    let before = try await TestDatabase.dump(engine)
    await #expect(throws: StoreError.newerSchema(found: 99, known: Migration.all.count)) {
      try await engine.migrate()
    }
    #expect(try await TestDatabase.dump(engine) == before)
  }

  @Test("Entries about accounts that an earlier version wrote are known by their account")
  func auditAccounts() async throws {
    let engine = try await TestDatabase.empty()
    let person = Person.ID.make(at: Instant(milliseconds: 0))
    try await engine.transaction(on: .schema) { connection throws(StoreError) in
      try connection.execute("CREATE TABLE schema_version (version INTEGER PRIMARY KEY)")
      for step in Migration.all where step.version < Migration.addAuditAccounts.version {
        for statement in step.statements(connection.dialect) {
          try connection.execute(connection.dialect.definition(statement))
        }
        try connection.execute("INSERT INTO schema_version (version) VALUES (\(step.version))")
      }
      try connection.execute("INSERT INTO person (id, email, name) VALUES (\(person), 'a@b.fr', 'A')")
      for (id, subject) in [("1", person.text), ("2", "\(person.text) auditor"), ("3", "42")] {
        try connection.execute(
          """
          INSERT INTO audit_entry (id, recorded_at, action, subject)
          VALUES (\(id), 0, 'signed-in', \(subject))
          """)
      }
      return .commit(())
    }
    try await engine.migrate()
    let accounts = try await engine.read { connection throws(StoreError) in
      try connection.rows("SELECT account_id FROM audit_entry ORDER BY id") {
        row throws(StoreError) in try row.textOrNil(0)
      }
    }
    #expect(accounts == [person.text, person.text, nil])
  }

  @Test("Programs that start together bring the schema up to date once")
  func together() async throws {
    try await TestDatabase.withEngines(4) { engines in
      try await withThrowingTaskGroup { group in
        for engine in engines { group.addTask { try await engine.migrate() } }
        try await group.waitForAll()
      }
      for engine in engines {
        let steps = try await TestDatabase.count("schema_version", in: engine)
        #expect(steps == Migration.all.count)
      }
    }
  }
}
