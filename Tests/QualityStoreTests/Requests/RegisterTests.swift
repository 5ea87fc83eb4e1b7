import QualityDomain
import QualityStore
import QualityTesting
import Testing

@Suite("Registering requests and what happens to them", .onEachEngine)
struct RegisterTests {
  @Test("A request comes back with its words, requester and receipt")
  func register() async throws {
    let fixture = try await RegisterFixture.make()
    let details = RequesterDetails(
      name: "Ondine Ferlampin", profile: .association, email: "ondine@example.org",
      telephone: "01 02 03 04 05", address: "1 rue du Bac")
    let new = NewRequest(
      kind: .complaint, channel: .letter, receivedOn: day("2024-05-06"),
      service: fixture.titles, subject: "L’attente au guichet", requester: details, note: "Pli no 4")
    let (id, reference) = try await fixture.store.requests.register(
      new, in: fixture.scope, by: fixture.author(), rules: fixture.rules)
    let record = try await fixture.find(id)
    #expect(reference == "2024-0001")
    #expect(record.reference == reference)
    #expect(record.site == fixture.site.id)
    #expect(record.subject == "L’attente au guichet")
    #expect(record.requester?.details == details)
    #expect(record.version == 1)
    #expect(record.events[0].fact == .received(.complaint, .letter, service: fixture.titles))
    #expect(record.events[0].recordedBy == fixture.officer)
    #expect(record.notes == [record.events[0].id: "Pli no 4"])
    let byReference = try await fixture.store.requests.find(
      reference: reference, in: fixture.scope)
    #expect(byReference == record)
    #expect(try await fixture.store.requests.find(reference: "2024-0002", in: fixture.scope) == nil)
  }

  @Test("References follow each other by year and skip those that are taken")
  func references() async throws {
    let fixture = try await RegisterFixture.make()
    try await fixture.add(received: "2024-05-06", reference: "2024-0002")
    var given: [String] = []
    for received in ["2024-01-02", "2024-12-31", "2025-01-02", "2024-06-03"] {
      let id = try await fixture.add(received: received)
      given.append(try await fixture.find(id).reference)
    }
    #expect(given == ["2024-0001", "2024-0003", "2025-0001", "2024-0004"])
  }

  @Test("References grow beyond four digits")
  func longReferences() async throws {
    let fixture = try await RegisterFixture.make()
    let site = fixture.site.id
    try await fixture.store.engine.write { connection throws(StoreError) in
      try connection.execute(
        """
        INSERT INTO reference_counter (site_id, year, last_number) VALUES (\(site), \(2024), \(9999))
        """)
    }
    let id = try await fixture.add(received: "2024-05-06")
    #expect(try await fixture.find(id).reference == "2024-10000")
  }

  @Test("A reference is unique in its site, and only there")
  func uniqueReference() async throws {
    let fixture = try await RegisterFixture.make()
    let other = try await RegisterFixture.make(in: fixture.store, code: "other")
    try await fixture.add(received: "2024-05-06", reference: "A-1")
    try await other.add(received: "2024-05-06", reference: "A-1")
    await #expect(throws: StoreError.conflict) {
      try await fixture.add(received: "2024-05-07", reference: "A-1")
    }
    #expect(try await TestDatabase.count("request", in: fixture.store.engine) == 2)
  }

  @Test("An event changes the state, and its note and file come back")
  func append() async throws {
    let fixture = try await RegisterFixture.make()
    let id = try await fixture.add(received: "2024-05-06")
    let file = NewEvent.File(mediaType: "application/pdf", content: [0, 1, 255], sha256: "ab12")
    let outcome = try await fixture.store.requests.append(
      NewEvent(
        .attached(fileName: "pièce.pdf"), on: day("2024-05-07"), note: "reçue", file: file),
      to: id, expecting: 1, in: fixture.scope, by: fixture.author(), rules: fixture.rules)
    guard case .recorded(let situation) = outcome else {
      Issue.record("\(outcome)")
      return
    }
    #expect(situation.stage == .open)
    let record = try await fixture.find(id)
    let event = try #require(record.events.last)
    #expect(record.notes[event.id] == "reçue")
    let attachment = try #require(
      try await fixture.store.requests.attachment(event.id, of: id, in: fixture.scope))
    #expect(attachment.fileName == "pièce.pdf")
    #expect(attachment.mediaType == "application/pdf")
    #expect(attachment.content == file.content)
    #expect(
      try await fixture.store.requests.attachment(
        record.events[0].id, of: id, in: fixture.scope) == nil)
  }

  @Test("What the rules of the register refuse is not written")
  func refused() async throws {
    let fixture = try await RegisterFixture.make()
    let id = try await fixture.add(received: "2024-05-06")
    let before = try await TestDatabase.dump(fixture.store.engine)
    let outcome = try await fixture.store.requests.append(
      NewEvent(.replied(.telephone), on: day("2024-05-07")), to: id, expecting: 1,
      in: fixture.scope, by: fixture.author(), rules: fixture.rules)
    #expect(outcome == .refused(.noteRequired))
    #expect(try await TestDatabase.dump(fixture.store.engine) == before)
  }

  @Test("A duplicate is of a request of the same site")
  func duplicateOfUnknown() async throws {
    let fixture = try await RegisterFixture.make()
    let other = try await RegisterFixture.make(in: fixture.store, code: "other")
    let id = try await fixture.add(received: "2024-05-06")
    let elsewhere = try await other.add(received: "2024-05-06")
    for target in [elsewhere, Request.ID.make(at: fixture.author().at)] {
      let outcome = try await fixture.store.requests.append(
        NewEvent(.duplicate(of: target), on: day("2024-05-07")), to: id, expecting: 1,
        in: fixture.scope, by: fixture.author(), rules: fixture.rules)
      #expect(outcome == .notFound)
    }
  }

  @Test("Of two additions by people who saw the same, the second is a conflict")
  func conflict() async throws {
    let fixture = try await RegisterFixture.make()
    let id = try await fixture.add(received: "2024-05-06")
    try await fixture.append(.acknowledged, on: "2024-05-07", to: id, version: 1)
    let second = try await fixture.store.requests.append(
      NewEvent(.replied(.email), on: day("2024-05-07")), to: id, expecting: 1, in: fixture.scope,
      by: fixture.author(), rules: fixture.rules)
    #expect(second == .conflict)
    #expect(try await fixture.find(id).version == 2)
  }

  @Test("Of many additions at once, exactly one is recorded")
  func race() async throws {
    try await TestDatabase.withConnections { engine in
      let fixture = try await RegisterFixture.make(in: Store(engine), code: "a-site")
      let id = try await fixture.add(received: "2024-05-06")
      let outcomes = try await withThrowingTaskGroup(of: AppendOutcome.self) { group in
        for task in 0..<16 {
          group.addTask {
            try await fixture.store.requests.append(
              NewEvent(.replied(.email), on: day("2024-05-07"), note: "\(task)"), to: id, expecting: 1,
              in: fixture.scope, by: fixture.author(), rules: fixture.rules)
          }
        }
        return try await group.reduce(into: []) { $0.append($1) }
      }
      #expect(outcomes.count { $0 == .conflict } == 15)
      #expect(try await fixture.find(id).version == 2)
    }
  }

  @Test("The same addition sent again by its author is recorded once; by someone else, a conflict")
  func sentAgain() async throws {
    let fixture = try await RegisterFixture.make()
    let id = try await fixture.add(received: "2024-05-06")
    let reply = NewEvent(.replied(.email), on: day("2024-05-07"), note: "Envoyée à 10 h")
    let send = { (author: Authorship, version: Int) in
      try await fixture.store.requests.append(
        reply, to: id, expecting: version, in: fixture.scope, by: author, rules: fixture.rules)
    }
    let first = try await send(fixture.author(), 1)
    guard case .recorded = first else { throw UnexpectedOutcome(outcome: first) }
    #expect(try await send(fixture.author(), 1) == first)
    let machine = Authorship(person: nil, at: fixture.author().at, today: fixture.author().today)
    #expect(try await send(machine, 1) == .conflict)
    #expect(try await fixture.find(id).version == 2)
    // Whoever saw the first reply, and the work taken back, means another one.
    try await fixture.append(.reopened, on: "2024-05-07", to: id, version: 2)
    let another = try await send(fixture.author(), 3)
    guard case .recorded = another else { throw UnexpectedOutcome(outcome: another) }
    #expect(try await fixture.find(id).version == 4)
  }

  @Test("A request sent again under its identifier is registered once, also at the same time")
  func registeredOnce() async throws {
    try await TestDatabase.withConnections { engine in
      let fixture = try await RegisterFixture.make(in: Store(engine), code: "a-site")
      let new = NewRequest(
        id: .make(at: RegisterFixture.instant(0)), kind: .information, channel: .email,
        receivedOn: day("2024-05-06"), service: fixture.foreigners, subject: "Objet",
        requester: nil)
      let references = try await withThrowingTaskGroup(of: String.self) { group in
        for _ in 0..<8 {
          group.addTask {
            try await fixture.store.requests.register(
              new, in: fixture.scope, by: fixture.author(), rules: fixture.rules
            ).reference
          }
        }
        return try await group.reduce(into: []) { $0.insert($1) } as Set
      }
      #expect(references == ["2024-0001"])
      #expect(try await TestDatabase.count("request", in: engine) == 1)
      #expect(try await TestDatabase.count("request_event", in: engine) == 1)
      // The identifier gives nobody else that request, and lets nobody write over it.
      let other = try await RegisterFixture.make(in: fixture.store, code: "other")
      for (author, scope) in [(other.author(), fixture.scope), (fixture.author(), other.scope)] {
        await #expect(throws: StoreError.self) {
          try await fixture.store.requests.register(
            new, in: scope, by: author, rules: fixture.rules)
        }
      }
      #expect(try await TestDatabase.count("request", in: engine) == 1)
    }
  }

  @Test("Requests that are registered at once get references of their own")
  func simultaneousReferences() async throws {
    let fixture = try await RegisterFixture.make()
    try await withThrowingTaskGroup(of: Void.self) { group in
      for _ in 0..<20 { group.addTask { try await fixture.add(received: "2024-05-06") } }
      try await group.waitForAll()
    }
    let references = try await fixture.references(RegisterQuery(limit: 100))
    #expect(Set(references).count == 20)
  }
}
