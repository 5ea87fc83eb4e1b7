import QualityDomain
import QualityStore
import QualityTesting
import Testing

@Suite("People who work above sites")
struct NetworkPeopleTests {
  private static let scopes: [(Node, reaches: Set<String>)] = [
    (.nation, ["savoie", "albertville", "haute-savoie", "corse-du-sud", "saint-martin"]),
    (.region(.auvergneRhoneAlpes), ["savoie", "albertville", "haute-savoie"]),
  ]

  @Test("open any site below their node, and no other", arguments: scopes)
  func sites(node: Node, reaches: Set<String>) async throws {
    let fixture = try await NetworkFixture.make()
    let person = try await fixture.person(.auditor, at: node)
    for code in ["savoie", "albertville", "haute-savoie", "corse-du-sud", "saint-martin", "nowhere"] {
      let session = try await fixture.session(of: person, wanting: code)
      #expect(session.site?.code == (reaches.contains(code) ? code : nil), "\(code)")
      #expect(session.sites.isEmpty)
    }
    #expect(try await fixture.session(of: person).site == nil)
  }

  @Test("with a site of their own come back to it when they ask for one that is not theirs")
  func own() async throws {
    let fixture = try await NetworkFixture.make()
    let person = try await fixture.person(.auditor, at: try fixture.department("73"))
    try await fixture.store.people.grant(
      RoleAssignment(role: .qualityOfficer, site: try fixture.site("corse-du-sud").id), to: person,
      by: NetworkFixture.author)
    for (code, expected) in [
      ("albertville", "albertville"), ("saint-martin", "corse-du-sud"), (nil, "corse-du-sud"),
    ] {
      let session = try await fixture.session(of: person, wanting: code)
      #expect(session.site?.code == expected)
      #expect(session.sites.map(\.code) == ["corse-du-sud"])
      #expect(session.access.assignments.count == 2)
    }
  }

  @Test("are known in one statement with a row a role, however many sites stand below; the site takes two")
  func cost() async throws {
    let fixture = try await NetworkFixture.make()
    let person = try await fixture.person(.auditor, at: .nation)
    try await fixture.store.sessions.open(
      tokenHash: "t", formToken: "f", expiresAt: RegisterFixture.instant(3_600),
      by: Authorship(
        person: person, at: NetworkFixture.author.at, today: NetworkFixture.today))
    let meter = StatementMeter()
    let session = try await StatementMeter.$current.withValue(meter) {
      try await fixture.store.sessions.find(
        tokenHash: "t", wanting: "savoie", at: NetworkFixture.author.at,
        today: { _ in NetworkFixture.today })
    }
    #expect(session?.site == (try fixture.site("savoie")))
    #expect(meter.count == 3)
  }

  @Test("get and lose roles within the scope of who gives them, and never at a site")
  func granting() async throws {
    let fixture = try await NetworkFixture.make()
    let people = fixture.store.people
    let person = try await people.create(
      email: "p@example.fr", name: "P", passwordHash: "h", by: NetworkFixture.author)
    let region = NetworkScope.unguarded(.region(.auvergneRhoneAlpes))
    let refused: [Node] = [.nation, .region(.corse), .site(try fixture.site("savoie").id)]
    for node in refused {
      await #expect(throws: StoreError.outsideScope) {
        try await people.grant(
          RoleAssignment(role: .auditor, at: node), to: person, in: region,
          by: NetworkFixture.author)
      }
    }
    let assignment = RoleAssignment(role: .auditor, at: try fixture.department("73"))
    for _ in 0..<2 {
      try await people.grant(assignment, to: person, in: region, by: NetworkFixture.author)
    }
    #expect(try await people.places(of: person).above == [assignment.node])
    let found = try await people.people(in: region)
    #expect(found.map(\.id) == [person])
    #expect(found.first?.assignments.map(\.assignment) == [assignment])
    #expect(try await people.people(in: .unguarded(.region(.corse))).isEmpty)
    let grant = try #require(found.first?.assignments.first).id
    #expect(
      try await !people.revoke(grant, in: .unguarded(.region(.corse)), by: NetworkFixture.author))
    #expect(try await people.revoke(grant, in: region, by: NetworkFixture.author))
    #expect(try await people.people(in: region).isEmpty)
  }

  @Test("A role above sites is not given with a site's scope, nor one of another site")
  func siteScope() async throws {
    let fixture = try await NetworkFixture.make()
    let people = fixture.store.people
    let person = try await people.create(
      email: "p@example.fr", name: "P", passwordHash: "h", by: NetworkFixture.author)
    let scope = Scope.unguarded(site: try fixture.site("savoie").id)
    for assignment in [
      RoleAssignment(role: .auditor, at: .nation),
      RoleAssignment(role: .auditor, site: try fixture.site("albertville").id),
    ] {
      await #expect(throws: StoreError.outsideScope) {
        try await people.grant([assignment], to: person, in: scope, by: NetworkFixture.author)
      }
    }
  }

  @Test("are named at the sites below, where they may act, and nowhere else")
  func profile() async throws {
    let fixture = try await NetworkFixture.make()
    let officer = try await fixture.person(.qualityOfficer, at: try fixture.department("73"))
    let here = try await fixture.store.sites.profile(of: try fixture.site("albertville"))
    #expect(here.person(officer)?.can(.recordRequests, for: nil) == true)
    #expect(here.person(officer)?.isOfSite == false)
    let there = try await fixture.store.sites.profile(of: try fixture.site("haute-savoie"))
    #expect(there.person(officer) == nil)
    let scope = Scope.unguarded(site: try fixture.site("albertville").id)
    #expect(try await fixture.store.people.people(in: scope).isEmpty)
    #expect(try await fixture.store.people.names(of: [officer], in: scope).count == 1)
  }

  @Test("A site that follows a référentiel that is not installed has no edition")
  func otherStandard() async throws {
    let fixture = try await NetworkFixture.make()
    let profile = try await fixture.store.sites.profile(of: try fixture.site("sgcd-73"))
    #expect(profile.edition(on: NetworkFixture.today) == "services-publics-plus")
    #expect(EditionFixture.book.edition(of: profile, on: NetworkFixture.today) == nil)
  }
}
