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
