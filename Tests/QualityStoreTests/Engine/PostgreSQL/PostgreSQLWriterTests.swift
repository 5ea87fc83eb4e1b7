import Dispatch
import QualityDomain
import Synchronization
import Testing

@testable import QualityStore

@Suite("PostgreSQL: writers take turns at a site, and only there", .onPostgreSQL, .ifPostgreSQLRuns)
struct PostgreSQLWriterTests {
  private static let site = Site.ID.make(at: Instant(milliseconds: 0))
  private static let otherSite = Site.ID.make(at: Instant(milliseconds: 0))

  private func place() throws -> PostgreSQLPlace { try #require(PostgreSQLPlace.current) }

  /// The address of a database with a table `duty` of two people on duty.
  private func duty() async throws -> String {
    let address = try await place().makeDatabase(.empty)
    try await place().makeEngine(on: address).write { connection throws(StoreError) in
      try connection.execute("CREATE TABLE duty (person INTEGER PRIMARY KEY, present INTEGER)")
      try connection.execute("INSERT INTO duty (person, present) VALUES (1, 1), (2, 1)")
    }
    return address
  }

  /// Leaves, unless that leaves nobody: two who look at the same time would both go.
  private static func leave(_ person: Int, in connection: any SQLConnection) throws(StoreError) {
    let present = try connection.first("SELECT count(*) FROM duty WHERE present = 1") {
      row throws(StoreError) in try row.integer(0)
    }
    guard let present, present > 1 else { return }
    try connection.execute("UPDATE duty SET present = 0 WHERE person = \(person)")
  }

  @Test(
    "What one reads and another writes is as if each had been alone",
    arguments: [WriteSubject.others, .site(site)])
  func skew(subject: WriteSubject) async throws {
    let address = try await duty()
    let engines = try [1, 2].map { _ in try place().makeEngine(on: address) }
    for _ in 0..<20 {
      try await engines[0].write { connection throws(StoreError) in
        try connection.execute("UPDATE duty SET present = 1")
      }
      try await withThrowingTaskGroup { group in
        for (engine, person) in zip(engines, 1...2) {
          group.addTask {
            try await engine.transaction(on: subject) { connection throws(StoreError) in
              .commit(try Self.leave(person, in: connection))
            }
          }
        }
        try await group.waitForAll()
      }
      let present = try await engines[0].read { connection throws(StoreError) in
        try connection.first("SELECT sum(present) FROM duty") { row throws(StoreError) in
          try row.integer(0)
        }
      }
      #expect(present == 1)
    }
  }

  /// Holds the turn at `subject` until `release` is signalled.
  private func hold(
    _ subject: WriteSubject, of engine: PostgreSQLEngine, _ release: DispatchSemaphore
  ) async -> Task<Void, any Error> {
    let (isHeld, signal) = AsyncStream<Void>.makeStream()
    let holder = Task {
      try await engine.transaction(on: subject) { connection throws(StoreError) in
        signal.finish()
        release.wait()
        return .commit(())
      }
    }
    for await _ in isHeld {}
    return holder
  }

  @Test("While a site is being written, other sites, sessions and all reads go on")
  func otherSites() async throws {
    let address = try await duty()
    let engine = try place().makeEngine(on: address, connections: 2, patience: .milliseconds(300))
    let release = DispatchSemaphore(value: 0)
    let holder = await hold(.site(Self.site), of: engine, release)
    // More than there are connections: they must not take those of others while they wait.
    let waiting = (0..<5).map { _ in
      Task { try await engine.write(at: Self.site) { _ in } }
    }
    try await Task.sleep(for: .milliseconds(50))
    for subject in [WriteSubject.site(Self.otherSite), .others] {
      try await engine.transaction(on: subject) { connection throws(StoreError) in
        try connection.execute("UPDATE duty SET present = 1")
        return .commit(())
      }
    }
    #expect(try await TestDatabase.count("duty", in: engine) == 2)
    for task in waiting {
      await #expect(throws: StoreError.busy) { try await task.value }
    }
    release.signal()
    try await holder.value
    try await engine.write(at: Self.site) { _ in }
  }

  @Test("Another program that writes at the same site is waited for, within reason")
  func otherProgram() async throws {
    let address = try await duty()
    let engine = try place().makeEngine(on: address + "&options=-c%20lock_timeout%3D100")
    let other = try place().makeEngine(on: address)
    let release = DispatchSemaphore(value: 0)
    let holder = await hold(.site(Self.site), of: other, release)
    await #expect(throws: StoreError.busy) { try await engine.write(at: Self.site) { _ in } }
    release.signal()
    try await holder.value
    try await engine.write(at: Self.site) { _ in }
  }

  @Test("A transaction that others keep changing things under is given up, not run for ever")
  func bounded() async throws {
    let address = try await duty()
    let engine = try place().makeEngine(on: address)
    let runs = Mutex(0)
    await #expect(throws: StoreError.busy) {
      try await engine.write { connection throws(StoreError) in
        try Self.leave(1, in: connection)
        runs.withLock { $0 += 1 }
        // Another connection changes the same row in between, each time.
        let session = try PostgreSQLSession(address)
        _ = try session.run("UPDATE duty SET present = 1 WHERE person = 2" as SQL)
        try connection.execute("UPDATE duty SET present = 0 WHERE person = 2")
      }
    }
    #expect(runs.withLock { $0 } == 10)
    let present = try await TestDatabase.count("duty WHERE present = 1", in: engine)
    #expect(present == 2)
  }

  @Test("A body that hides a failed statement does not get its transaction committed")
  func hidden() async throws {
    let engine = try await place().makeEngine(on: duty())
    await #expect(throws: StoreError.conflict) {
      try await engine.write { connection throws(StoreError) in
        try connection.execute("UPDATE duty SET present = 0")
        _ = try? connection.execute("INSERT INTO duty (person, present) VALUES (1, 1)")
      }
    }
    #expect(try await TestDatabase.count("duty WHERE present = 1", in: engine) == 2)
  }
}
