import Foundation
import QualityDomain
import QualityTesting
import Testing

@testable import QualityStore

@Suite("SQLite: backup and restore")
struct SQLiteBackupTests {
  /// A register in a file, open, and the names of a backup and of a former database beside it.
  private struct Place {
    let path: String
    let engine: SQLiteEngine
    let fixture: RegisterFixture

    var backup: String { path + ".backup" }
    var former: String { path + ".former" }

    var files: [String] {
      get throws {
        let folder = URL(filePath: path).deletingLastPathComponent().path
        return try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
      }
    }
  }

  private func withPlace(_ body: (Place) async throws -> Void) async throws {
    try await TestDatabase.withFile { path in
      let engine = try SQLiteEngine.open(path: path)
      try await engine.migrate()
      let fixture = try await RegisterFixture.make(in: Store(engine), code: "a-site")
      try await fixture.add(received: "2024-06-03", reference: "before")
      try await body(Place(path: path, engine: engine, fixture: fixture))
    }
  }

  private func references(in path: String) async throws -> [String] {
    let engine = try SQLiteEngine.open(path: path)
    let store = Store(engine)
    let site = try #require(try await store.sites.all(in: .unguarded()).first)
    let list = try await store.requests.list(
      RegisterQuery(view: .open, limit: 10_000), in: .unguarded(site: site.id), today: day("2024-06-03"))
    try await engine.close()
    return list.map(\.reference).sorted()
  }

  @Test("While someone writes, the copy holds one moment: whole, sound, and nothing after it")
  func whileWriting() async throws {
    try await withPlace { place in
      let fixture = place.fixture
      let (isCopying, signal) = AsyncStream<Void>.makeStream()
      let writer = Task {
        for number in 1... {
          try await fixture.add(received: "2024-06-03", reference: "n-\(10_000 + number)")
          if number == 30 { signal.finish() }
          if Task.isCancelled { return number }
        }
        return 0
      }
      for await _ in isCopying {}
      for copy in 1...3 {
        try await SQLiteBackup.write(place.path, to: "\(place.backup)\(copy)") { engine in
          let store = Store(engine)
          let report = try await store.requests.verify(
            fixture.scope, rules: fixture.rules, repairs: false)
          #expect(report.isSound)
          #expect(report.requests > 30)
        }
      }
      writer.cancel()
      let written = (try? await writer.value) ?? .max
      try await place.engine.close()
      let copied = try await references(in: place.backup + "1")
      // Those of the writer are there from the first to the last, without a hole.
      let numbers = copied.compactMap { Int($0.dropFirst(2)) }.map { $0 - 10_000 }
      #expect(numbers.count <= written)
      #expect(numbers.sorted() == Array(1...numbers.count))
    }
  }

  @Test("The copy is for its owner alone, and leaves no words that were erased")
  func personalData() async throws {
    try await withPlace { place in
      let details = RequesterDetails(
        name: "Octave Norvaux", profile: .individual, email: "octave@norvaux.example")
      for number in 0..<50 {
        try await place.fixture.add(
          received: "2024-06-03", reference: "r-\(number)", subject: "Norvaux \(number)",
          requester: details)
      }
      let id = try #require(
        try await place.fixture.store.engine.read { connection throws(StoreError) in
          try connection.first("SELECT id FROM requester") { row throws(StoreError) in
            try row.id(0, of: Requester.self)
          }
        })
      #expect(
        try await place.fixture.store.requests.erase(
          id, in: place.fixture.scope, by: place.fixture.author()))
      try await SQLiteBackup.write(place.path, to: place.backup) { _ in }
      let content = try Data(contentsOf: URL(filePath: place.backup))
      #expect(content.range(of: Data("Norvaux".utf8)) == nil)
      #expect(content.range(of: Data("norvaux".utf8)) == nil)
      let mode = try FileManager.default.attributesOfItem(atPath: place.backup)[.posixPermissions]
      #expect(mode as? Int == 0o600)
      try await place.engine.close()
    }
  }

  @Test("A file that exists is not replaced, and a refused copy leaves nothing")
  func refused() async throws {
    try await withPlace { place in
      try Data("precious".utf8).write(to: URL(filePath: place.backup))
      await #expect(throws: BackupError.exists(place.backup)) {
        try await SQLiteBackup.write(place.path, to: place.backup) { _ in }
      }
      #expect(try Data(contentsOf: URL(filePath: place.backup)) == Data("precious".utf8))
      let before = try place.files
      await #expect(throws: StoreError.conflict) {
        try await SQLiteBackup.write(place.path, to: place.backup + "2") { _ in
          throw StoreError.conflict
        }
      }
      await #expect(throws: BackupError.missing(place.path + "?")) {
        try await SQLiteBackup.write(place.path + "?", to: place.backup + "2") { _ in }
      }
      await #expect(throws: BackupError.noFolder("/nowhere")) {
        try await SQLiteBackup.write(place.path, to: "/nowhere/x") { _ in }
      }
      #expect(try place.files == before)
      try await place.engine.close()
    }
  }

  @Test("A damaged database gives no backup, and a damaged backup is not restored")
  func damaged() async throws {
    try await withPlace { place in
      try await SQLiteBackup.write(place.path, to: place.backup) { _ in }
      try await place.fixture.add(received: "2024-06-04", reference: "after")
      try await place.engine.close()
      // A page in the middle, where tables and indexes are.
      let file = try FileHandle(forUpdating: URL(filePath: place.backup))
      try file.seek(toOffset: 40_960)
      try file.write(contentsOf: Data(repeating: 0x5A, count: 8_192))
      try file.close()
      #expect {
        try SQLiteBackup.restore(place.backup, to: place.path, keeping: place.former)
      } throws: { error in
        if case .damaged = error as? BackupError { true } else { false }
      }
      #expect(try await references(in: place.path) == ["after", "before"])
      #expect(try !place.files.contains { $0.contains("former") || $0.contains("draft") })
    }
  }

  @Test("A restored database is that of the backup, and the former one is beside it")
  func restored() async throws {
    try await withPlace { place in
      let author = place.fixture.author()
      try await place.fixture.store.sessions.open(
        tokenHash: "t", formToken: "f", expiresAt: author.at.adding(.seconds(60)), by: author)
      try await SQLiteBackup.write(place.path, to: place.backup) { _ in }
      try await place.fixture.add(received: "2024-06-04", reference: "after")
      try await place.engine.close()
      #expect(try SQLiteBackup.restore(place.backup, to: place.path, keeping: place.former))
      #expect(try await references(in: place.path) == ["before"])
      #expect(try await references(in: place.former) == ["after", "before"])
      let restored = try SQLiteEngine.open(path: place.path)
      #expect(try await TestDatabase.count("session", in: restored) == 0)
      try await restored.close()
      #expect(throws: BackupError.exists(place.former)) {
        try SQLiteBackup.restore(place.backup, to: place.path, keeping: place.former)
      }
    }
  }

  @Test("Where there is no database yet, the backup becomes it")
  func elsewhere() async throws {
    try await withPlace { place in
      try await SQLiteBackup.write(place.path, to: place.backup) { _ in }
      try await place.engine.close()
      #expect(
        try !SQLiteBackup.restore(place.backup, to: place.path + "2", keeping: place.former))
      #expect(try await references(in: place.path + "2") == ["before"])
    }
  }

  @Test("A database that someone has open, even idle, is not replaced")
  func inUse() async throws {
    try await withPlace { place in
      try await SQLiteBackup.write(place.path, to: place.backup) { _ in }
      #expect(throws: BackupError.inUse(place.path)) {
        try SQLiteBackup.restore(place.backup, to: place.path, keeping: place.former)
      }
      try await place.fixture.add(received: "2024-06-04", reference: "after")
      try await place.engine.close()
      #expect(try await references(in: place.path) == ["after", "before"])
    }
  }

  @Test("A backup of a later version of the program, or of something else, is not restored")
  func foreign() async throws {
    try await withPlace { place in
      try await place.engine.write { connection throws(StoreError) in
        try connection.execute("INSERT INTO schema_version (version) VALUES (99)")
      }
      await #expect(
        throws: BackupError.newerSchema(found: 99, known: Migration.all.count)
      ) {
        try await SQLiteBackup.write(place.path, to: place.backup) { _ in }
      }
      try await place.engine.close()
      #expect(throws: BackupError.newerSchema(found: 99, known: Migration.all.count)) {
        try SQLiteBackup.restore(place.path, to: place.path + "2", keeping: place.former)
      }
      let letter = place.path + ".letter"
      try Data("this is a letter, not a database".utf8).write(to: URL(filePath: letter))
      #expect(throws: BackupError.notOurs(letter)) {
        try SQLiteBackup.restore(letter, to: place.path, keeping: place.former)
      }
      #expect(try !place.files.contains { $0.contains("former") || $0.contains("draft") })
    }
  }

  @Test("A database that SQLite cannot read any more is put aside and replaced")
  func unreadable() async throws {
    try await withPlace { place in
      try await SQLiteBackup.write(place.path, to: place.backup) { _ in }
      try await place.engine.close()
      for suffix in ["-wal", "-shm"] { try? FileManager.default.removeItem(atPath: place.path + suffix) }
      try Data(repeating: 0x5A, count: 65_536).write(to: URL(filePath: place.path))
      #expect(try SQLiteBackup.restore(place.backup, to: place.path, keeping: place.former))
      #expect(try await references(in: place.path) == ["before"])
      #expect(try Data(contentsOf: URL(filePath: place.former)).count == 65_536)
    }
  }
}
