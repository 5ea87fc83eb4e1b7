import QualityDomain
import QualityStore
import Testing

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
    await #expect(throws: StoreError.newerSchema(found: 99, known: 5)) {
      try await engine.migrate()
    }
    #expect(try await TestDatabase.dump(engine) == before)
  }
}
