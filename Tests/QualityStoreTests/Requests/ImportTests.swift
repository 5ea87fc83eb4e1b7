import QualityDomain
import QualityTesting
import Testing

@testable import QualityStore

@Suite("Importing the spreadsheet of a service", .onEachEngine)
struct ImportTests {
  private static let rows: [ImportedRequest] = [
    ImportRows.row(1, received: "2024-06-03", subject: "Séjour", requester: "Ondine Ferlampin"),
    ImportRows.row(
      2, kind: .complaint, channel: .letter, received: "2024-06-03", service: "Courrier",
      requester: "Ondine Ferlampin",
      [
        (fact: .piecesAsked, day: "2024-06-05"), (fact: .piecesReceived, day: "2024-06-10"),
        (fact: .replied(.letter), day: "2024-06-14"),
      ]),
    ImportRows.row(
      3, kind: .advice, received: "2024-06-08", service: "Titres",
      [(fact: .holdingReply(announced: day("2099-01-02")), day: "2024-06-10")]),
    ImportRows.row(
      4, channel: .box, received: "2024-06-03", service: "courrier",
      [(fact: .closedWithoutContact, day: "2024-06-03")]),
  ]

  @Test("New rows are added, and new services named once")
  func added() async throws {
    let fixture = try await RegisterFixture.make()
    let summary = try await fixture.importing(Self.rows).summary
    #expect(
      summary
        == ImportSummary(added: 4, completed: 0, unchanged: 0, newServices: ["Courrier"]))
    #expect(try await fixture.references(RegisterQuery(view: .done)) == ["R-2", "R-4"])
    #expect(try await fixture.references(RegisterQuery(view: .open)) == ["R-1", "R-3"])
    let request = try #require(
      try await fixture.store.requests.find(reference: "R-2", in: fixture.scope))
    #expect(
      request.events.map(\.fact).dropFirst()
        == [.piecesAsked, .piecesReceived, .replied(.letter)])
    #expect(request.events.map(\.happenedOn.iso) == [
      "2024-06-03", "2024-06-05", "2024-06-10", "2024-06-14",
    ])
    #expect(try await fixture.references(RegisterQuery(words: ["séjour", "ferlampin"])) == ["R-1"])
    #expect(try await fixture.isSound)
  }

  @Test("A name alone is no one's for sure: each row has its own requester")
  func requesters() async throws {
    let fixture = try await RegisterFixture.make()
    try await fixture.importing(Self.rows)
    var requesters: [Requester.ID] = []
    for reference in ["R-1", "R-2"] {
      let request = try await fixture.store.requests.find(reference: reference, in: fixture.scope)
      let requester = try #require(request?.requester)
      #expect(requester.details.name == "Ondine Ferlampin")
      requesters.append(requester.id)
    }
    #expect(Set(requesters).count == 2)
  }

  @Test("The same file again changes nothing", arguments: [1, 3, 1_000])
  func again(chunk: Int) async throws {
    let fixture = try await RegisterFixture.make()
    try await fixture.importing(Self.rows, chunk: chunk)
    let before = try await fixture.everythingButTheAudit()
    let summary = try await fixture.importing(Self.rows, chunk: chunk).summary
    #expect(summary == ImportSummary(added: 0, completed: 0, unchanged: 4, newServices: []))
    #expect(try await fixture.everythingButTheAudit() == before)
  }

  @Test("Chunks of any size give the same register")
  func chunks() async throws {
    var registers: [[String]] = []
    for chunk in [1, 7, 500, 2_000] {
      let fixture = try await RegisterFixture.make()
      let rows = (1...1_203).map {
        ImportRows.row(
          $0, received: day("2024-01-02").adding(days: $0 / 10).iso,
          $0 % 2 == 0 ? [(fact: .replied(.email), day: "2024-12-31")] : [])
      }
      #expect(try await fixture.importing(rows, chunk: chunk).summary.added == 1_203)
      #expect(try await fixture.isSound)
      registers.append(
        try await fixture.references(RegisterQuery(view: .open, limit: 2_000))
          + fixture.references(RegisterQuery(view: .done, limit: 2_000)).sorted())
    }
    #expect(registers[0].count == 1_203)
    #expect(registers.allSatisfy { Set($0) == Set(registers[0]) })
  }

  @Test("A row with further dates adds those steps alone")
  func completed() async throws {
    let fixture = try await RegisterFixture.make()
    try await fixture.importing(Self.rows)
    let more = [
      ImportRows.row(
        1, received: "2024-06-03", subject: "Séjour", requester: "Ondine Ferlampin",
        [
          (fact: .piecesAsked, day: "2024-06-04"), (fact: .piecesReceived, day: "2024-06-06"),
        ]),
      Self.rows[1],
    ]
    let summary = try await fixture.importing(more).summary
    #expect(summary == ImportSummary(added: 0, completed: 1, unchanged: 1, newServices: []))
    let request = try await fixture.store.requests.find(reference: "R-1", in: fixture.scope)
    #expect(request?.events.count == 3)
    #expect(try await fixture.isSound)
  }

  @Test("What was recorded by hand and is not in the file stays")
  func moreRecorded() async throws {
    let fixture = try await RegisterFixture.make()
    try await fixture.importing(Self.rows)
    let request = try #require(
      try await fixture.store.requests.find(reference: "R-1", in: fixture.scope))
    try await fixture.append(.acknowledged, on: "2024-06-03", to: request.id, version: 1)
    #expect(try await fixture.importing(Self.rows).summary.unchanged == 4)
  }

  /// Each case: what the file says of R-3, and what it contradicts.
  static let contradictions: [(ImportedRequest, ImportContradiction)] = [
    (
      ImportRows.row(3, kind: .complaint, received: "2024-06-08", service: "Titres"),
      .kind(recorded: .advice)
    ),
    (
      ImportRows.row(3, kind: .advice, channel: .letter, received: "2024-06-08", service: "Titres"),
      .channel(recorded: .email)
    ),
    (
      ImportRows.row(3, kind: .advice, received: "2024-06-07", service: "Titres"),
      .receivedOn(recorded: day("2024-06-08"))
    ),
    (
      ImportRows.row(3, kind: .advice, received: "2024-06-08"), .service(recorded: "Titres")
    ),
    (
      ImportRows.row(
        3, kind: .advice, received: "2024-06-08", service: "Titres", subject: "Autre"),
      .subject
    ),
    (
      ImportRows.row(
        3, kind: .advice, received: "2024-06-08", service: "Titres",
        [(fact: .holdingReply(announced: day("2099-01-02")), day: "2024-06-11")]),
      .happening(
        .init(.holdingReply(announced: day("2099-01-02")), on: day("2024-06-11")),
        recorded: day("2024-06-10"))
    ),
    (
      ImportRows.row(
        3, kind: .advice, received: "2024-06-08", service: "Titres",
        [(fact: .piecesReceived, day: "2024-06-11")]),
      .refused(.init(.piecesReceived, on: day("2024-06-11")), .noPiecesAsked)
    ),
  ]

  @Test("Each contradiction is reported with its line, and nothing of the file is written",
    arguments: contradictions.indices)
  func contradiction(_ index: Int) async throws {
    let (row, problem) = Self.contradictions[index]
    let fixture = try await RegisterFixture.make()
    try await fixture.importing(Self.rows)
    let before = try await TestDatabase.dump(fixture.store.engine)
    let fresh = ImportRows.row(9, received: "2024-06-03", service: "Nouveau service")
    let completing = ImportRows.row(
      1, received: "2024-06-03", subject: "Séjour",
      [(fact: .replied(.email), day: "2024-06-04")])
    let outcome = try await fixture.importing([fresh, completing, row], chunk: 2)
    #expect(
      outcome.conflicts == [ImportConflict(line: 4, reference: "R-3", problem: problem)])
    #expect(try await TestDatabase.dump(fixture.store.engine) == before)
  }

  @Test("All contradictions are reported at once")
  func everyContradiction() async throws {
    let fixture = try await RegisterFixture.make()
    try await fixture.importing(Self.rows)
    let wrong = [
      ImportRows.row(1, kind: .advice, channel: .letter, received: "2024-06-04", subject: "Séjour"),
      ImportRows.row(3, received: "2024-06-08", service: "Titres"),
    ]
    let conflicts = try await fixture.importing(wrong).conflicts
    #expect(conflicts.map(\.line) == [2, 2, 2, 4])
  }

  @Test("A trial says what would happen and writes nothing")
  func trial() async throws {
    let fixture = try await RegisterFixture.make()
    let before = try await TestDatabase.dump(fixture.store.engine)
    let trial = try await fixture.importing(Self.rows, isTrial: true).summary
    #expect(try await TestDatabase.dump(fixture.store.engine) == before)
    #expect(try await fixture.importing(Self.rows).summary == trial)
  }

  @Test("One reference twice in a file is a conflict", arguments: [1, 10])
  func twice(chunk: Int) async throws {
    let fixture = try await RegisterFixture.make()
    let rows = [
      ImportRows.row(1, reference: "A", received: "2024-06-03"),
      ImportRows.row(2, reference: "A", received: "2024-06-04"),
    ]
    if chunk == 1 {
      #expect(try await fixture.importing(rows, chunk: chunk).conflicts.count == 1)
    } else {
      await #expect(throws: StoreError.conflict) { try await fixture.importing(rows, chunk: chunk) }
    }
    #expect(try await TestDatabase.count("request", in: fixture.store.engine) == 0)
  }

  @Test("An erased subject contradicts nothing")
  func erasedSubject() async throws {
    let fixture = try await RegisterFixture.make()
    try await fixture.importing(Self.rows)
    let request = try await fixture.store.requests.find(reference: "R-1", in: fixture.scope)
    let requester = try #require(request?.requester)
    #expect(
      try await fixture.store.requests.erase(requester.id, in: fixture.scope, by: fixture.author()))
    #expect(try await fixture.importing(Self.rows).summary.unchanged == 4)
  }
}

extension RegisterFixture {
  /// Whether lists and figures say what the events say.
  var isSound: Bool {
    get async throws {
      try await store.requests.verify(scope, rules: rules, repairs: false).isSound
    }
  }

  fileprivate func everythingButTheAudit() async throws -> [Substring] {
    try await TestDatabase.dump(store.engine).split(separator: "\n")
      .filter { !$0.hasPrefix("audit_entry.") }
  }
}
