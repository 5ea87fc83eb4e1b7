import QualityDomain
import QualityStore
import QualityTesting
import Testing

@Suite("The audit log: who, when, what", .onEachEngine)
struct AuditLogTests {
  /// One change of each kind at a site, and what it must leave in the log.
  private static let writes: [(AuditAction, @Sendable (RegisterFixture) async throws -> Void)] = [
    (.serviceCreated, { fixture in
      _ = try await fixture.store.sites.addService("X", in: fixture.scope, by: fixture.author())
    }),
    (.siteChanged, { fixture in
      try await fixture.store.sites.setModules(
        [1, 3], hasCERT: false, in: fixture.scope, from: day("2024-01-01"), by: fixture.author())
    }),
    (.targetSet, { fixture in
      try await fixture.store.sites.setTarget(
        quantity("80"), for: "x", in: fixture.scope, from: day("2024-01-01"),
        by: fixture.author())
    }),
    (.siteChanged, { fixture in
      try await fixture.store.sites.addHoliday(
        LocalHoliday(date: day("2024-05-10"), label: "Fête"), in: fixture.scope,
        by: fixture.author())
    }),
    (.roleGranted, { fixture in
      try await fixture.store.people.grant(
        RoleAssignment(role: .auditor, site: fixture.site.id), to: fixture.officer,
        by: fixture.author())
    }),
    (.requestRegistered, { fixture in
      try await fixture.add(
        received: "2024-06-03", subject: "Affaire Ferlampin",
        requester: RequesterDetails(
          name: "Ondine Ferlampin", profile: .individual, email: "ondine@ferlampin.example"))
    }),
    (.requestsImported, { fixture in
      try await fixture.importing([
        ImportRows.row(1, received: "2024-06-03", requester: "Ondine Ferlampin")
      ])
    }),
    (.measureRecorded, { fixture in try await fixture.record(.entered) }),
    (.measuresImported, { fixture in try await fixture.record(.imported) }),
  ]

  @Test("Every change of a site leaves an entry that names no one", arguments: writes.indices)
  func entries(_ index: Int) async throws {
    let (action, write) = Self.writes[index]
    let fixture = try await RegisterFixture.make()
    let before = try await fixture.store.audit.page(in: fixture.scope)
    try await write(fixture)
    let after = try await fixture.store.audit.page(in: fixture.scope)
    let new = after.filter { !before.contains($0) }
    #expect(new.map(\.action) == [action])
    #expect(new.first?.person == fixture.officer)
    #expect(new.first?.personName == "Officière Fictive")
    #expect(new.first?.at == fixture.author().at)
    #expect(new.allSatisfy { !$0.subject.lowercased().contains("ferlampin") })
  }

  @Test("What happens to a request, and forgetting its requester")
  func requests() async throws {
    let fixture = try await RegisterFixture.make()
    let id = try await fixture.add(
      received: "2024-06-03", requester: RequesterDetails(name: "Ondine", profile: .individual),
      [("2024-06-04", .acknowledged)])
    let requester = try #require(try await fixture.find(id).requester).id
    _ = try await fixture.store.requests.erase(
      requester, in: fixture.scope, by: fixture.author())
    let entries = try await fixture.store.audit.page(in: fixture.scope)
    #expect(entries.first { $0.action == .requestChanged }?.subject == id.text)
    #expect(entries.first { $0.action == .requesterErased }?.subject == requester.text)
  }

  @Test("People's own changes are kept too, without their words")
  func people() async throws {
    let fixture = try await RegisterFixture.make()
    try await fixture.open("t1", of: fixture.officer)
    try await fixture.store.sessions.close(tokenHash: "t1", by: fixture.author())
    try await fixture.store.people.setPassword("new", of: fixture.officer, by: fixture.author())
    _ = try await fixture.store.people.disable(fixture.officer, by: fixture.author())
    let kept = try await TestDatabase.dump(fixture.store.engine).split(separator: "\n")
      .filter { $0.hasPrefix("audit_entry.") }.joined(separator: "\n")
    for action in [
      AuditAction.personCreated, .signedIn, .signedOut, .passwordChanged, .personDisabled,
    ] {
      #expect(kept.contains(action.rawValue))
    }
    #expect(!kept.contains("officer@") && !kept.contains("Officière") && !kept.contains("new"))
  }

  @Test("A site shows what happened to the accounts of its people, and to no others")
  func accounts() async throws {
    let fixture = try await RegisterFixture.make()
    let other = try await RegisterFixture.make(in: fixture.store, code: "other")
    for site in [fixture, other] {
      try await site.store.people.setPassword("new", of: site.officer, by: fixture.author())
    }
    try await fixture.store.people.grant(
      RoleAssignment(role: .auditor, at: .nation), to: fixture.officer, by: fixture.author())
    let entries = try await fixture.store.audit.page(in: fixture.scope)
    #expect(entries.filter { $0.action == .passwordChanged }.map(\.subject) == [fixture.officer.text])
    let granted = entries.filter { $0.action == .roleGranted }
    #expect(granted.first?.subject == "\(fixture.officer.text) auditor")
    #expect(granted.allSatisfy { $0.subjectName == "Officière Fictive" })
    #expect(Set(entries).count == entries.count)
  }

  @Test("A change that changes nothing, or that is refused, leaves no entry")
  func nothing() async throws {
    let fixture = try await RegisterFixture.make()
    try await fixture.record(.entered)
    let id = try await fixture.add(received: "2024-06-03")
    let before = try await TestDatabase.count("audit_entry", in: fixture.store.engine)
    try await fixture.record(.entered)
    _ = try await fixture.store.requests.append(
      NewEvent(.reopened, on: day("2024-06-04")), to: id, expecting: 1, in: fixture.scope,
      by: fixture.author(), rules: fixture.rules)
    #expect(try await TestDatabase.count("audit_entry", in: fixture.store.engine) == before)
  }

  @Test("Pages follow each other by entry, also within one millisecond")
  func paging() async throws {
    let fixture = try await RegisterFixture.make()
    for _ in 0..<7 { try await fixture.add(received: "2024-06-03") }
    let audit = fixture.store.audit
    let all = try await audit.page(in: fixture.scope)
    var paged: [AuditEntry] = []
    while true {
      let page = try await audit.page(in: fixture.scope, before: paged.last?.id, limit: 3)
      if page.isEmpty { break }
      paged += page
    }
    #expect(paged == all)
    #expect(all.map(\.at) == all.map(\.at).sorted(by: >))
    let other = try await RegisterFixture.make(in: fixture.store, code: "other")
    #expect(
      try await audit.page(in: other.scope).allSatisfy { $0.subject != fixture.site.code })
  }
}

extension RegisterFixture {
  fileprivate func record(_ source: MeasureSource) async throws {
    let measure = Measure(
      indicator: "15-satisfaction", period: period("2024"), source: source,
      figure: Figure(numerator: nil, denominator: nil, value: quantity("80")),
      comment: "selon Mme Ferlampin")
    _ = try await store.measures.record([measure], in: scope, by: author())
  }
}
