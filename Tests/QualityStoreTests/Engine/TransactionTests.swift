import Dispatch
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

  @Test(
    "What several read and then write at once is never lost",
    arguments: [
      [WriteSubject.others], [.site(site)], [.site(site), .others, .site(otherSite)],
    ])
  func increments(subjects: [WriteSubject]) async throws {
    try await TestDatabase.withConnections { engine in
      try await engine.write { connection throws(StoreError) in
        try connection.execute("CREATE TABLE counter (value INTEGER NOT NULL)")
        try connection.execute("INSERT INTO counter (value) VALUES (0)")
      }
      try await withThrowingTaskGroup { group in
        for task in 0..<8 {
          group.addTask {
            for _ in 0..<10 {
              try await Self.increment(on: subjects[task % subjects.count], in: engine)
            }
          }
        }
        try await group.waitForAll()
      }
      let value = try await engine.read { connection throws(StoreError) in
        try connection.value()
      }
      #expect(value == 80)
    }
  }

  private static let site = Site.ID.make(at: Instant(milliseconds: 0))
  private static let otherSite = Site.ID.make(at: Instant(milliseconds: 0))

  private static func increment(
    on subject: WriteSubject, in engine: any SQLEngine
  ) async throws(StoreError) {
    try await engine.transaction(on: subject) { connection throws(StoreError) in
      let value = try connection.value()
      try connection.execute("UPDATE counter SET value = \(value + 1)")
      return .commit(())
    }
  }

  @Test("A read sees one state, whatever is written meanwhile")
  func oneState() async throws {
    try await TestDatabase.withConnections { engine in
      let item = RegisterFixture.instant(0)
      try await engine.write { connection throws(StoreError) in
        try connection.execute("CREATE TABLE counter (value BIGINT NOT NULL)")
        try connection.execute("INSERT INTO counter (value) VALUES (\(item))")
      }
      let (isRead, signal) = AsyncStream<Void>.makeStream()
      let isWritten = DispatchSemaphore(value: 0)
      let reader = Task {
        try await engine.read { connection throws(StoreError) in
          let before = try connection.value()
          signal.finish()
          isWritten.wait()
          return (before, try connection.value())
        }
      }
      for await _ in isRead {}
      try await engine.write { connection throws(StoreError) in
        try connection.execute("UPDATE counter SET value = 0")
      }
      isWritten.signal()
      let (before, after) = try await reader.value
      #expect(before == after)
    }
  }
}

extension SQLConnection {
  /// The one value of the table `counter`.
  fileprivate func value() throws(StoreError) -> Int {
    try first("SELECT value FROM counter") { row throws(StoreError) in try row.integer(0) } ?? 0
  }
}
