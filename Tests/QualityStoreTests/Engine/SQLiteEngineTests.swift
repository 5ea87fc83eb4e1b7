import Dispatch
import Foundation
import QualityDomain
import Testing

@testable import QualityStore

@Suite("SQLite: files, locks and full disks")
struct SQLiteEngineTests {
  @Test("The file and its folder are made, and hold what was written once closed")
  func durable() async throws {
    try await TestDatabase.withFile { path in
      let first = try SQLiteEngine.open(path: path)
      try await first.migrate()
      _ = try await RegisterFixture.make(in: Store(first), code: "a-site")
      try await first.close()
      let second = try SQLiteEngine.open(path: path)
      #expect(try await Store(second).sites.all(in: .unguarded()).map(\.code) == ["a-site"])
      try await second.close()
    }
  }

  @Test("Every commit reaches the disk, and the log keeps readers and the writer apart")
  func durability() async throws {
    try await TestDatabase.withFile { path in
      let engine = try SQLiteEngine.open(path: path)
      let modes = try await engine.write { connection throws(StoreError) in
        [
          try connection.first("SELECT * FROM pragma_synchronous") {
            row throws(StoreError) in "\(try row.integer(0))"
          },
          try connection.first("SELECT * FROM pragma_journal_mode") {
            row throws(StoreError) in try row.text(0)
          },
        ]
      }
      #expect(modes == ["2", "wal"])
      try await engine.close()
    }
  }

  @Test("A file that is no database is refused")
  func notADatabase() async throws {
    try await TestDatabase.withFile { path in
      let url = URL(filePath: path)
      try FileManager.default.createDirectory(
        at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data("this is a letter, not a database".utf8).write(to: url)
      #expect { _ = try SQLiteEngine.open(path: path) } throws: { error in
        if case .unavailable = error as? StoreError { true } else { false }
      }
    }
  }

  @Test("While another program writes, writing says that the database is busy and reading goes on")
  func busy() async throws {
    try await TestDatabase.withFile { path in
      let engine = try SQLiteEngine.open(path: path, busyTimeout: 0.05)
      try await engine.migrate()
      let fixture = try await RegisterFixture.make(in: Store(engine), code: "a-site")
      let other = try SQLiteEngine.open(path: path)
      let (isLocked, signal) = AsyncStream<Void>.makeStream()
      let release = DispatchSemaphore(value: 0)
      let holder = Task {
        try await other.write { connection throws(StoreError) in
          try connection.execute("UPDATE site SET name = 'Autre'")
          signal.finish()
          release.wait()
        }
      }
      for await _ in isLocked {}
      await #expect(throws: StoreError.busy) { try await fixture.add(received: "2024-05-06") }
      #expect(try await fixture.store.sites.all(in: .unguarded()).map(\.name) == ["Préfecture a-site"])
      // A command starts meanwhile: an up-to-date schema needs no writing.
      try await engine.migrate()
      release.signal()
      try await holder.value
      try await fixture.add(received: "2024-05-06")
      #expect(try await fixture.store.sites.all(in: .unguarded()).map(\.name) == ["Autre"])
      try await other.close()
      try await engine.close()
    }
  }

  @Test("A full disk refuses a whole import, and nothing of it is written")
  func diskFull() async throws {
    try await TestDatabase.withFile { path in
      let engine = try SQLiteEngine.open(path: path)
      try await engine.migrate()
      let fixture = try await RegisterFixture.make(in: Store(engine), code: "a-site")
      try await fixture.add(received: "2024-05-06", reference: "before")
      let before = try await TestDatabase.dump(engine)
      try await limitPages(1, in: engine)
      let rows = (1...3_000).map { ImportRows.row($0, received: "2024-05-06") }
      await #expect(throws: StoreError.diskFull) { try await fixture.importing(rows) }
      #expect(try await TestDatabase.dump(engine) == before)
      try await limitPages(1_000_000, in: engine)
      let outcome = try await fixture.importing(rows)
      #expect(try outcome.summary.added == 3_000)
      try await engine.close()
    }
  }

  /// As little as SQLite allows: never less than what the file holds.
  private func limitPages(_ count: Int, in engine: any SQLEngine) async throws {
    let pragma = SQL(stringLiteral: "PRAGMA max_page_count = \(count)")
    try await engine.write { connection throws(StoreError) in
      _ = try connection.first(pragma) { row throws(StoreError) in try row.integer(0) }
    }
  }
}
