import QualityDomain
import QualityStore
import QualityTesting
import Testing

@Suite("A scope of services never sees the others", .onEachEngine)
struct ScopeTests {
  /// A request of each service with a file, and one of another site.
  private struct World {
    let fixture: RegisterFixture
    let seen: Request.ID
    let hidden: Request.ID
    let elsewhere: Request.ID
    /// Sees the titles alone.
    var scope: Scope { fixture.scope(fixture.titles) }
    var requests: RequestStore { fixture.store.requests }
  }

  private func world() async throws -> World {
    let fixture = try await RegisterFixture.make()
    let other = try await RegisterFixture.make(in: fixture.store, code: "other")
    let file = NewEvent.File(mediaType: "text/plain", content: [1], sha256: "ab")
    var ids: [Request.ID] = []
    for (site, service, reference) in [
      (fixture, fixture.titles, "seen"), (fixture, fixture.foreigners, "hidden"),
      (other, other.titles, "elsewhere"),
    ] {
      let id = try await site.add(
        received: "2024-06-03", service: service, reference: reference, subject: "Mot")
      _ = try await site.store.requests.append(
        NewEvent(.attached(fileName: "f"), on: day("2024-06-03"), file: file), to: id,
        expecting: 1, in: site.scope, by: site.author(), rules: site.rules)
      ids.append(id)
    }
    return World(fixture: fixture, seen: ids[0], hidden: ids[1], elsewhere: ids[2])
  }

  @Test("Lists, searches and counts")
  func lists() async throws {
    let world = try await world()
    let none = world.fixture.scope()
    let both = world.fixture.scope(world.fixture.titles, world.fixture.foreigners)
    for words in [[], ["mot"]] {
      let query = RegisterQuery(words: words)
      let cases: [(Scope, Set<String>)] = [
        (world.scope, ["seen"]), (none, []), (both, ["seen", "hidden"]),
        (world.fixture.scope, ["seen", "hidden"]),
      ]
      for (scope, expected) in cases {
        #expect(try await Set(world.fixture.references(query, in: scope)) == expected)
        let counts = try await world.requests.counts(query, in: scope, today: day("2024-06-03"))
        #expect(counts[.open] == expected.count)
        #expect(counts[.late] == 0)
      }
      // A filter on a service outside the scope shows nothing, rather than everything.
      let outside = RegisterQuery(service: world.fixture.foreigners, words: words)
      #expect(try await world.fixture.references(outside, in: world.scope) == [])
      let counts = try await world.requests.counts(
        outside, in: world.scope, today: day("2024-06-03"))
      #expect(counts[.open] == 0)
    }
  }

  @Test("A request without service is for those who see the whole site")
  func withoutService() async throws {
    let world = try await world()
    let new = NewRequest(
      reference: "nobody", kind: .information, channel: .email, receivedOn: day("2024-06-03"),
      service: nil, subject: "Mot", requester: nil)
    _ = try await world.requests.register(
      new, in: world.fixture.scope, by: world.fixture.author(), rules: world.fixture.rules)
    #expect(try await world.fixture.references(RegisterQuery()).contains("nobody"))
    let both = world.fixture.scope(world.fixture.titles, world.fixture.foreigners)
    #expect(try await !world.fixture.references(RegisterQuery(), in: both).contains("nobody"))
  }

  @Test("Finding, adding and reading files")
  func oneRequest() async throws {
    let world = try await world()
    for (id, reference, isSeen) in [
      (world.seen, "seen", true), (world.hidden, "hidden", false),
      (world.elsewhere, "elsewhere", false),
    ] {
      let found = try await world.requests.find(id, in: world.scope)
      #expect((found != nil) == isSeen)
      let byReference = try await world.requests.find(reference: reference, in: world.scope)
      #expect((byReference != nil) == isSeen)
      let outcome = try await world.requests.append(
        NewEvent(.acknowledged, on: day("2024-06-04")), to: id, expecting: 2, in: world.scope,
        by: world.fixture.author(), rules: world.fixture.rules)
      #expect((outcome == .notFound) == !isSeen)
    }
    let event = try #require(try await world.fixture.find(world.hidden).events.last).id
    #expect(
      try await world.requests.attachment(event, of: world.hidden, in: world.scope) == nil)
    #expect(
      try await world.requests.attachment(event, of: world.seen, in: world.scope) == nil)
    #expect(
      try await world.requests.attachment(event, of: world.hidden, in: world.fixture.scope) != nil)
  }

  @Test("Counts, today and as of a past day, and what is behind a figure")
  func figures() async throws {
    let world = try await world()
    let month = period("2024-06")
    let rule = RegisterRule(
      clock: .reply, kinds: [.information], channels: [.email], figure: .rate)
    for (scope, expected) in [
      (world.scope, 1), (world.fixture.scope(), 0), (world.fixture.scope, 2),
    ] {
      let now = try await world.requests.counts(
        from: month, through: month, asOf: day("2024-06-04"), in: scope
      ).count(rule, month)
      #expect(now.inTime + now.answeredLate + now.late + now.pending == expected)
      let past = try await world.requests.tallies(
        from: month, through: month, asOf: day("2024-06-04"), in: scope,
        rules: world.fixture.rules)
      #expect(past.reduce(0) { $0 + $1.count } == expected)
      let behind = try await world.requests.requests(behind: rule, period: month, in: scope)
      #expect(behind.count == expected)
      let late = try await world.requests.lateByService(in: scope, today: day("2024-07-01"))
      #expect(late.count == expected)
    }
    let other = try await world.requests.counts(
      from: month, through: month, service: world.fixture.foreigners, asOf: day("2024-06-04"),
      in: world.scope)
    #expect(other.count(rule, month) == RegisterCount())
  }

  @Test("A request that is transferred changes hands")
  func transfer() async throws {
    let world = try await world()
    try await world.fixture.append(
      .transferred(to: world.fixture.titles), on: "2024-06-04", to: world.hidden, version: 2)
    #expect(try await world.requests.find(world.hidden, in: world.scope) != nil)
    let former = world.fixture.scope(world.fixture.foreigners)
    #expect(try await world.requests.find(world.hidden, in: former) == nil)
  }

  @Test("An import touches nothing outside the scope")
  func importing() async throws {
    let world = try await world()
    let rows: [ImportedRequest] = [
      ImportRows.row(1, received: "2024-06-03", service: "Étrangers"),
      ImportRows.row(2, received: "2024-06-03", service: "Inconnu"),
      ImportRows.row(
        3, reference: "hidden", received: "2024-06-03", subject: "Mot",
        [(fact: .replied(.email), day: "2024-06-04")]),
      // What contradicts the register, or agrees with it, would say what it holds.
      ImportRows.row(4, reference: "hidden", received: "2024-06-04", subject: "Autre"),
      ImportRows.row(
        5, reference: "hidden", received: "2024-06-03", service: "étrangers", subject: "Mot"),
    ]
    let before = try await TestDatabase.dump(world.fixture.store.engine)
    for row in rows {
      await #expect(throws: StoreError.outsideScope) {
        try await world.fixture.importing([row], in: world.scope)
      }
    }
    #expect(try await TestDatabase.dump(world.fixture.store.engine) == before)
    let own = ImportRows.row(6, received: "2024-06-03", service: "titres")
    #expect(try await world.fixture.importing([own], in: world.scope).summary.added == 1)
  }

  @Test("A service of another site is no service of this one")
  func foreignService() async throws {
    let world = try await world()
    let other = try #require(try await world.fixture.store.sites.find(code: "other"))
    let theirs = try #require(
      try await world.fixture.store.sites.profile(of: other).services.first)
    await #expect(throws: StoreError.self) {
      try await world.fixture.add(received: "2024-06-03", service: theirs.id)
    }
  }
}
