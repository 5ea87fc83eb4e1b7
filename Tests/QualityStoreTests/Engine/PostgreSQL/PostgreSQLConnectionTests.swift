import Dispatch
import Foundation
import QualityDomain
import Synchronization
import Testing

@testable import QualityStore

@Suite("PostgreSQL: connections that break, wait or are refused", .onPostgreSQL, .ifPostgreSQLRuns)
struct PostgreSQLConnectionTests {
  private func place() throws -> PostgreSQLPlace { try #require(PostgreSQLPlace.current) }

  /// An engine over a table `item`.
  private func engine(
    connections: Int = 2, patience: Duration = PostgreSQLPlace.patience, settings: String = ""
  ) async throws -> PostgreSQLEngine {
    let address = try await place().makeDatabase(.empty) + settings
    let engine = try place().makeEngine(on: address, connections: connections, patience: patience)
    try await engine.write { connection throws(StoreError) in
      try connection.execute("CREATE TABLE item (name TEXT PRIMARY KEY)")
    }
    return engine
  }

  private func insert(_ name: String, in connection: any SQLConnection) throws(StoreError) {
    try connection.execute("INSERT INTO item (name) VALUES (\(name))")
  }

  /// Ends all connections to this database but the one that asks, and waits until they are gone.
  private static let endOthers: SQL = """
    SELECT count(pg_terminate_backend(pid, 5000)) FROM pg_stat_activity
    WHERE datname = current_database() AND pid <> pg_backend_pid()
    """

  private static let endOwn: SQL = "SELECT pg_terminate_backend(pg_backend_pid())"

  @Test("Idle connections that the server ended are replaced before anyone notices")
  func idle() async throws {
    let address = try await place().makeDatabase(.empty)
    let engine = try place().makeEngine(on: address, connections: 1)
    let other = try place().makeEngine(on: address, connections: 1)
    for _ in 0..<3 {
      let read = try await engine.read { connection throws(StoreError) in
        try connection.first("SELECT 1") { row throws(StoreError) in try row.integer(0) }
      }
      #expect(read == 1)
      _ = try await other.read { connection throws(StoreError) in
        try connection.execute(Self.endOthers)
      }
    }
  }

  @Test("A read whose connection breaks is done once more, and once only")
  func read() async throws {
    let engine = try await engine()
    let runs = Mutex(0)
    let value = try await engine.read { connection throws(StoreError) in
      if runs.withLock({ $0 += 1; return $0 }) == 1 { try connection.execute(Self.endOwn) }
      return try connection.first("SELECT 1") { row throws(StoreError) in try row.integer(0) }
    }
    #expect(value == 1)
    #expect(runs.withLock { $0 } == 2)
    await #expect(throws: StoreError.self) {
      try await engine.read { connection throws(StoreError) in
        runs.withLock { $0 += 1 }
        try connection.execute(Self.endOwn)
      }
    }
    #expect(runs.withLock { $0 } == 4)
  }

  @Test("A transaction whose connection breaks before its end is done again, and written once")
  func transaction() async throws {
    let engine = try await engine()
    let runs = Mutex(0)
    for subject in [WriteSubject.others, .site(.make(at: RegisterFixture.instant(0)))] {
      try await engine.transaction(on: subject) { connection throws(StoreError) in
        let run = runs.withLock { $0 += 1; return $0 }
        try insert("item \(subject)", in: connection)
        if run % 2 == 1 { try connection.execute(Self.endOwn) }
        return .commit(())
      }
    }
    #expect(runs.withLock { $0 } == 4)
    #expect(try await TestDatabase.count("item", in: engine) == 2)
  }

  @Test("When the connection breaks as a transaction ends, it is not done again")
  func commit() async throws {
    let engine = try await engine()
    try await engine.write { connection throws(StoreError) in
      // Runs when the transaction is committed.
      try connection.execute(
        """
        CREATE FUNCTION hang_up() RETURNS trigger LANGUAGE plpgsql
        AS 'BEGIN PERFORM pg_terminate_backend(pg_backend_pid()); RETURN NULL; END'
        """)
      try connection.execute(
        """
        CREATE CONSTRAINT TRIGGER hang_up AFTER INSERT ON item DEFERRABLE INITIALLY DEFERRED
        FOR EACH ROW EXECUTE FUNCTION hang_up()
        """)
    }
    let runs = Mutex(0)
    await #expect {
      try await engine.write { connection throws(StoreError) in
        runs.withLock { $0 += 1 }
        try insert("a", in: connection)
      }
    } throws: { error in
      if case .unknownOutcome = error as? StoreError { true } else { false }
    }
    #expect(runs.withLock { $0 } == 1)
    #expect(try await TestDatabase.count("item", in: engine) == 0)
  }

  @Test("No more connections than allowed, however many ask; all are served")
  func bound() async throws {
    let engine = try await engine(connections: 3)
    let most = try await withThrowingTaskGroup(of: Int.self) { group in
      for task in 0..<64 {
        group.addTask {
          try await engine.write { connection throws(StoreError) in
            try insert("\(task)", in: connection)
          }
          return try await engine.read { connection throws(StoreError) in
            try connection.first(
              "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
            ) { row throws(StoreError) in try row.integer(0) } ?? 0
          }
        }
      }
      return try await group.reduce(0, max)
    }
    #expect(most <= 3)
    #expect(try await TestDatabase.count("item", in: engine) == 64)
  }

  @Test("Whoever waits too long for a connection is told that the database is busy")
  func patience() async throws {
    let engine = try await engine(connections: 1, patience: .milliseconds(100))
    let (isHeld, signal) = AsyncStream<Void>.makeStream()
    let release = DispatchSemaphore(value: 0)
    let holder = Task {
      try await engine.read { _ in
        signal.finish()
        release.wait()
      }
    }
    for await _ in isHeld {}
    await #expect(throws: StoreError.busy) {
      try await TestDatabase.count("item", in: engine)
    }
    release.signal()
    try await holder.value
    #expect(try await TestDatabase.count("item", in: engine) == 0)
  }

  @Test("The engine tells how many connections are open, lent and waited for")
  func figures() async throws {
    let engine = try await engine(connections: 2)
    let before = try #require(engine.connections)
    #expect((before.open, before.most, before.lent, before.waiting) == (1, 2, 0, 0))
    #expect(before.timesLent == 1)
    let (held, signal) = AsyncStream<Void>.makeStream()
    let release = DispatchSemaphore(value: 0)
    try await withThrowingTaskGroup(of: Void.self) { group in
      for _ in 0..<2 {
        group.addTask {
          try await engine.read { connection throws(StoreError) in
            try connection.execute("SELECT 1")
            signal.yield()
            release.wait()
          }
        }
      }
      var holders = held.makeAsyncIterator()
      for _ in 0..<2 { await holders.next() }
      group.addTask { _ = try await TestDatabase.count("item", in: engine) }
      while engine.connections?.waiting == 0 { await Task.yield() }
      let during = try #require(engine.connections)
      #expect((during.open, during.lent, during.waiting) == (2, 2, 1))
      #expect(during.waited > .zero)
      for _ in 0..<2 { release.signal() }
      try await group.waitForAll()
    }
    let after = try #require(engine.connections)
    #expect((after.open, after.lent, after.waiting, after.timesLent) == (2, 0, 0, 4))
    #expect(after.waited > before.waited)
    try await engine.close()
    #expect(engine.connections?.open == 0)
  }

  @Test("A statement that takes too long is ended, and the connection goes on")
  func timeout() async throws {
    let engine = try await engine(
      connections: 1, settings: "&options=-c%20statement_timeout%3D5000")
    await #expect(throws: StoreError.busy) {
      try await engine.read { connection throws(StoreError) in
        try connection.execute("SELECT pg_sleep(30)")
      }
    }
    #expect(try await TestDatabase.count("item", in: engine) == 0)
  }

  @Test("Limits of time are set where the address sets none, and kept where it does")
  func limits() async throws {
    for (settings, expected) in [
      ("", "1min"), ("&options=-c%20statement_timeout%3D7000", "7s"),
    ] {
      let engine = try await engine(settings: settings)
      let found = try await engine.read { connection throws(StoreError) in
        try connection.first(
          "SELECT current_setting('statement_timeout'), current_setting('application_name')"
        ) { row throws(StoreError) in [try row.text(0), try row.text(1)] }
      }
      #expect(found == [expected, "qualepref"])
    }
  }

  @Test("What the address asks for is honoured: sslmode, application_name")
  func parameters() async throws {
    let address = try await place().makeDatabase(.empty)
    let named = try place().makeEngine(on: address + "&application_name=essai")
    let name = try await named.read { connection throws(StoreError) in
      try connection.first("SELECT current_setting('application_name')") {
        row throws(StoreError) in try row.text(0)
      }
    }
    #expect(name == "essai")
    let encrypted = try place().makeEngine(on: address + "&sslmode=never-mind")
    await #expect {
      try await encrypted.migrate()
    } throws: { error in
      if case .unavailable(let text) = error as? StoreError { text.contains("sslmode") } else { false }
    }
  }

  @Test("A database in another encoding is refused by name")
  func encoding() async throws {
    let engine = try await engine()
    let address = try await place().makeDatabase(.empty, encoding: "LATIN1")
    let latin = try place().makeEngine(on: address)
    await #expect(throws: StoreError.wrongEncoding("LATIN1")) { try await latin.migrate() }
    try await engine.close()
  }

  @Test("After a crash of the server, what was confirmed is there and work goes on")
  func crash() async throws {
    let address = try await Self.script("start")
    let engine = try place().makeEngine(on: address)
    try await engine.migrate()
    let store = Store(engine)
    let fixture = try await RegisterFixture.make(in: store, code: "a-site")
    let id = try await fixture.add(received: "2024-05-06")
    _ = try await Self.script("crash", address)
    #expect(try await fixture.find(id).version == 1)
    _ = try await Self.script("crash", address)
    try await fixture.append(.replied(.email), on: "2024-05-07", to: id, version: 1)
    #expect(try await fixture.find(id).version == 2)
    _ = try await Self.script("stop", address)
    await #expect {
      _ = try await fixture.find(id)
    } throws: { error in
      if case .unavailable = error as? StoreError { true } else { false }
    }
  }

  /// - Returns: what `scripts/postgresql.sh` prints.
  private static func script(_ arguments: String...) async throws -> String {
    let process = Process()
    let folder = URL(filePath: #filePath).deletingLastPathComponent()
    process.executableURL = folder.appending(path: "../../../../scripts/postgresql.sh")
    process.arguments = arguments
    let output = Pipe()
    process.standardOutput = output
    let status = try await withCheckedThrowingContinuation { continuation in
      process.terminationHandler = { continuation.resume(returning: $0.terminationStatus) }
      do { try process.run() } catch { continuation.resume(throwing: error) }
    }
    try #require(status == 0)
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    return text.trimmingCharacters(in: .whitespacesAndNewlines)
  }
}
