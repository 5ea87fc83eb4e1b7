import QualityDomain
import QualityStore
import QualityTesting
import Testing

@Suite("The sites below a node")
struct SiteListTests {
  @Test("are those of the scope, by department then by name")
  func scope() async throws {
    let fixture = try await NetworkFixture.make()
    let all = ["corse-du-sud", "savoie", "sgcd-73", "albertville", "haute-savoie", "saint-martin"]
    #expect(try await Set(fixture.codes()) == Set(all))
    let savoie = NetworkScope.unguarded(try fixture.department("73"))
    #expect(try await fixture.codes(in: savoie) == ["savoie", "sgcd-73", "albertville"])
    let region = NetworkScope.unguarded(.region(.auvergneRhoneAlpes))
    #expect(try await fixture.codes(in: region) == ["savoie", "sgcd-73", "albertville", "haute-savoie"])
    let one = NetworkScope.unguarded(.site(try fixture.site("savoie").id))
    #expect(try await fixture.codes(in: one) == ["savoie"])
    #expect(try await fixture.codes(in: .unguarded(.region(.bretagne))) == [])
  }

  @Test("A node that is asked for never widens the scope")
  func node() async throws {
    let fixture = try await NetworkFixture.make()
    let savoie = NetworkScope.unguarded(try fixture.department("73"))
    let inRegion = SiteQuery(node: .region(.auvergneRhoneAlpes))
    #expect(try await fixture.codes(inRegion, in: savoie) == ["savoie", "sgcd-73", "albertville"])
    #expect(try await fixture.codes(SiteQuery(node: .region(.corse)), in: savoie) == [])
    #expect(try await fixture.codes(SiteQuery(node: .region(.corse))) == ["corse-du-sud"])
  }

  @Test("are found by words, without regard for case or accents, and by kind")
  func words() async throws {
    let fixture = try await NetworkFixture.make()
    #expect(try await fixture.codes(SiteQuery(words: "PRÉFECTURE savoie")) == ["savoie", "haute-savoie"])
    #expect(try await fixture.codes(SiteQuery(words: "sous prefecture")) == ["albertville"])
    // Marks that LIKE would read as any character part words, and are no words themselves.
    #expect(try await fixture.codes(SiteQuery(words: "%")).count == 6)
    #expect(try await fixture.codes(SiteQuery(words: "preture")) == [])
    #expect(try await fixture.codes(SiteQuery(kind: .sgcd)) == ["sgcd-73"])
  }

  @Test("come with their modules of the day and the end of their last label")
  func facts() async throws {
    let fixture = try await NetworkFixture.make()
    let savoie = Scope.unguarded(site: try fixture.site("savoie").id)
    try await fixture.store.sites.setModules(
      [1, 7], hasCERT: false, in: savoie, from: day("2026-02-01"), by: NetworkFixture.author)
    for (awarded, expires) in [("2020-01-01", "2023-01-01"), ("2023-05-01", "2026-05-01")] {
      try await fixture.store.sites.addLabel(
        Label(awardedOn: day(awarded), expiresOn: day(expires), awardedBy: "X"), in: savoie,
        by: NetworkFixture.author)
    }
    let found = try await fixture.store.sites.list(
      SiteQuery(words: "savoie", kind: .prefecture), in: .unguarded(), today: NetworkFixture.today)
    #expect(found.map(\.modules) == [[1, 4], [1, 4]])
    #expect(found.map(\.labelExpiresOn) == [day("2026-05-01"), nil])
    let later = try await fixture.store.sites.list(
      SiteQuery(kind: .prefecture), in: .unguarded(), today: day("2026-02-01"))
    #expect(later.first { $0.site.code == "savoie" }?.modules == [1, 7])
    for (state, codes) in [
      (LabelState.ending, ["savoie"]), (.valid, []), (.expired, []),
    ] {
      #expect(try await fixture.codes(SiteQuery(kind: .prefecture, label: state)) == codes)
    }
    #expect(try await fixture.codes(SiteQuery(label: .never)).count == 5)
  }

  @Test("come page after page, each once, in two statements a page")
  func pages() async throws {
    let fixture = try await NetworkFixture.make()
    let whole = try await fixture.codes()
    var paged: [String] = []
    var last: Site.ID?
    repeat {
      let query = SiteQuery(after: last, limit: 2)
      let meter = StatementMeter()
      let page = try await StatementMeter.$current.withValue(meter) {
        try await fixture.store.sites.list(query, in: .unguarded(), today: NetworkFixture.today)
      }
      #expect(meter.count == 2)
      paged += page.map(\.site.code)
      last = page.last?.site.id
    } while paged.count < whole.count
    #expect(paged == whole)
    #expect(try await fixture.codes(SiteQuery(after: last, limit: 2)) == [])
  }

  @Test("follow a name that changes")
  func renamed() async throws {
    let fixture = try await NetworkFixture.make()
    try await fixture.store.sites.setFacts(
      name: "Préfecture des Deux Savoies", goodFriday: nil, contact: SiteContact(),
      in: .unguarded(site: try fixture.site("savoie").id), by: NetworkFixture.author)
    #expect(try await fixture.codes(SiteQuery(words: "deux")) == ["savoie"])
  }

  @Test("A site is created in the scope of its maker alone, below a préfecture of its department")
  func creation() async throws {
    let fixture = try await NetworkFixture.make()
    let corsica = try #require(Territory(code: "2B"))
    let make = { (parent: Site.ID?, network: NetworkScope) async throws(StoreError) in
      try await fixture.store.sites.create(
        Site(
          id: .make(at: NetworkFixture.author.at), code: "haute-corse", name: "Préfecture",
          kind: .prefecture, hasCERT: false, territory: corsica, timeZone: "Europe/Paris",
          parent: parent),
        edition: EditionFixture.id, modules: [1], from: day("2024-01-01"), in: network,
        by: NetworkFixture.author)
    }
    await #expect(throws: StoreError.outsideScope) {
      try await make(nil, .unguarded(try fixture.department("73")))
    }
    // The schema itself keeps a parent in the department.
    await #expect(throws: StoreError.self) {
      try await make(try fixture.site("savoie").id, .unguarded())
    }
    try await make(nil, .unguarded(.region(.corse)))
    #expect(try await fixture.store.sites.find(code: "haute-corse")?.parent == nil)
    let albertville = try await fixture.store.sites.find(code: "albertville")
    #expect(albertville == (try fixture.site("albertville")))
    #expect(albertville?.parent == (try fixture.site("savoie").id))
  }
}
