import Dispatch
import Foundation
import HTTPTypes
import QualityDomain
import QualityStore
import Testing

@testable import QualityWeb

/// A full disk or a locked database gives a clear error and loses nothing: issue “The main job”,
/// quality bar.
@Suite("When the database cannot write")
struct OutageTests {
  private static func letter(_ office: TestOffice, _ subject: String) throws -> [(String, String)] {
    let service = try #require(office.services["Accueil"])
    return [
      ("canal", "letter"), ("nature", "information"), ("service", service.text), ("objet", subject),
    ]
  }

  private static func entered(_ office: TestOffice) async throws -> Int? {
    try await office.store.requests.counts(
      RegisterQuery(), in: office.scope, today: TestOffice.today)[.open]
  }

  @Test("a full disk says so, keeps what was typed, and takes it once there is room")
  func diskFull() async throws {
    let engine = try SQLiteEngine.inMemory()
    let office = try await TestOffice(engine: engine)
    // SQLite never goes below what the file holds: it is full from here on.
    try await limitPages(1, in: engine)
    let subject = String(repeating: "Objet très long ", count: 30)
    try await office.visit(as: .agent) { browser in
      var taken = 0
      var answer = try await browser.post("/demandes/saisir", Self.letter(office, subject))
      // Until the free room of the last pages is used.
      while answer.status == .seeOther, taken < 1_000 {
        taken += 1
        answer = try await browser.post("/demandes/saisir", Self.letter(office, subject))
      }
      #expect(answer.status == .serviceUnavailable)
      #expect(answer.text.contains("Le disque du serveur est plein : rien n’a été enregistré"))
      #expect(answer.text.contains("Ce que vous avez écrit est gardé dans cette page."))
      #expect(answer.text.contains("il doit libérer de la place."))
      #expect(!answer.text.contains("occupée"))
      #expect(answer.body.contains(subject))
      #expect(try await Self.entered(office) == taken)
      let list = try await browser.get("/demandes")
      #expect(list.status == .ok)
      try await limitPages(1_000_000, in: engine)
      let again = try await browser.post("/demandes/saisir", Self.letter(office, subject))
      #expect(again.status == .seeOther)
      #expect(try await Self.entered(office) == taken + 1)
    }
  }

  @Test("a database that another program holds says that it is busy, and pages are still read")
  func busy() async throws {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "qualepref-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = folder.appending(path: "base.sqlite").path
    let engine = try SQLiteEngine.open(path: path, busyTimeout: 0.05)
    let office = try await TestOffice(engine: engine)
    let other = try SQLiteEngine.open(path: path)
    try await office.visit(as: .agent) { browser in
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
      let answer = try await browser.post("/demandes/saisir", Self.letter(office, "Horaires"))
      #expect(answer.status == .serviceUnavailable)
      #expect(answer.text.contains("La base est occupée : rien n’a été enregistré"))
      #expect(answer.text.contains("Attendez une minute."))
      #expect(answer.body.contains(#"name="objet" value="Horaires""#))
      let list = try await browser.get("/demandes")
      #expect(list.status == .ok)
      release.signal()
      try await holder.value
      let again = try await browser.post("/demandes/saisir", Self.letter(office, "Horaires"))
      #expect(again.status == .seeOther)
    }
    #expect(try await Self.entered(office) == 1)
    try await other.close()
    try await engine.close()
  }

  private func limitPages(_ count: Int, in engine: any SQLEngine) async throws {
    let pragma = SQL(stringLiteral: "PRAGMA max_page_count = \(count)")
    try await engine.write { connection throws(StoreError) in
      _ = try connection.first(pragma) { row throws(StoreError) in try row.integer(0) }
    }
  }
}
