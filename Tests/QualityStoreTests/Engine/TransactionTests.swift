import QualityDomain
import QualityStore
import Testing

@Suite("Transactions", .onEachEngine)
struct TransactionTests {
  private func engine() async throws -> any SQLEngine {
    let engine = try await TestDatabase.empty()
    try await engine.write { connection throws(StoreError) in
      try connection.execute("CREATE TABLE item (name TEXT PRIMARY KEY)")
    }
    return engine
  }

  private func insert(_ name: String, in connection: any SQLConnection) throws(StoreError) {
    try connection.execute("INSERT INTO item (name) VALUES (\(name))")
  }

  @Test("What a body that throws has written is undone")
  func undoneOnError() async throws {
    let engine = try await engine()
    await #expect(throws: StoreError.conflict) {
      try await engine.write { connection throws(StoreError) in
        try insert("a", in: connection)
        throw StoreError.conflict
      }
    }
    #expect(try await TestDatabase.count("item", in: engine) == 0)
  }

  @Test("A transaction may end well and keep nothing")
  func rollback() async throws {
    let engine = try await engine()
    let value = try await engine.transaction(on: .others) { connection throws(StoreError) in
      try insert("a", in: connection)
      return .rollback(7)
    }
    #expect(value == 7)
    #expect(try await TestDatabase.count("item", in: engine) == 0)
  }

  @Test("An identity that is taken is a conflict")
  func conflict() async throws {
    let engine = try await engine()
    try await engine.write { connection throws(StoreError) in try insert("a", in: connection) }
    await #expect(throws: StoreError.conflict) {
      try await engine.write { connection throws(StoreError) in
        try insert("b", in: connection)
        try insert("a", in: connection)
      }
    }
    #expect(try await TestDatabase.count("item", in: engine) == 1)
  }

  @Test("A meter counts the statements of its task")
  func meter() async throws {
    let engine = try await engine()
    let meter = StatementMeter()
    try await StatementMeter.$current.withValue(meter) {
      try await engine.write { connection throws(StoreError) in
        try insert("a", in: connection)
        try insert("b", in: connection)
      }
      _ = try await TestDatabase.count("item", in: engine)
    }
    _ = try await TestDatabase.count("item", in: engine)
    #expect(meter.count == 3)
  }
}
