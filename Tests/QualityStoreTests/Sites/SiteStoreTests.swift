import QualityDomain
import QualityStore
import QualityTesting
import Testing

@Suite("Sites and what holds for them", .onEachEngine)
struct SiteStoreTests {
  @Test("A site comes back as it was made; its code is its own")
  func site() async throws {
    let fixture = try await RegisterFixture.make(territory: "57")
    let sites = fixture.store.sites
    #expect(try await sites.find(code: "val-dorance") == fixture.site)
    #expect(try await sites.find(code: "nowhere") == nil)
    await #expect(throws: StoreError.conflict) {
      try await RegisterFixture.make(in: fixture.store, code: "val-dorance")
    }
    let friday = Site(
      id: .make(at: fixture.author().at), code: "a-moselle", name: "M", kind: .subprefecture,
      hasCERT: true, territory: fixture.site.territory, timeZone: "Europe/Paris",
      goodFriday: false)
    try await sites.create(
      friday, edition: EditionFixture.id, modules: [], from: day("2024-01-01"),
      in: .unguarded(), by: fixture.author())
    #expect(try await sites.all(in: .unguarded()) == [friday, fixture.site])
  }

  @Test("One statement reads the whole profile")
  func profile() async throws {
    let fixture = try await RegisterFixture.make()
    let sites = fixture.store.sites
    let scope = fixture.scope
    let author = fixture.author()
    let from = day("2024-01-01")
    let limit = LocalLimit(
      clock: .reply, kind: .information, channel: .letter, workingDays: 8)
    try await sites.setLimit(limit, in: scope, from: from, by: author)
    try await sites.setTarget(quantity("3000"), for: "15-users-per-day", in: scope, from: from, by: author)
    let holiday = LocalHoliday(date: day("2024-05-10"), label: "Fête des ponts")
    try await sites.addHoliday(holiday, in: scope, by: author)
    let label = Label(
      awardedOn: day("2023-06-01"), expiresOn: day("2026-05-31"), awardedBy: "Certificateur")
    try await sites.addLabel(label, in: scope, by: author)
    let commitment = NonApplicableCommitment(commitment: 46, reason: "Sans objet ici")
    try await sites.setNotApplicable(commitment, in: scope, from: from, by: author)
    let own = IndicatorDefinition(
      code: "local-1", label: "Cafés servis", shortLabel: "Cafés servis", commitments: [6, 7],
      article: "", unit: .count, aggregation: .sum, frequency: .month, better: .higher,
      register: nil, isProjectOwn: true, note: nil)
    try await sites.define([own], in: scope, by: author)
    await #expect(throws: StoreError.conflict) { try await sites.define([own], in: scope, by: author) }

    let meter = StatementMeter()
    let profile = try await StatementMeter.$current.withValue(meter) {
      try await sites.profile(of: fixture.site)
    }
    #expect(meter.count == 1)
    #expect(profile.edition(on: from) == EditionFixture.id)
    #expect(profile.edition(on: day("2018-12-31")) == nil)
    #expect(profile.modules(on: from) == [1, 4])
    #expect(profile.localLimits == [Dated(limit, from: from)])
    #expect(profile.targets.map(\.value) == [quantity("3000")])
    #expect(profile.localHolidays == [holiday])
    #expect(!profile.calendar.isWorkingDay(day("2024-05-10")))
    #expect(profile.labels == [label])
    #expect(profile.nonApplicable == [Dated(commitment, from: from)])
    #expect(profile.indicators == [own])
    #expect(profile.services.map(\.name) == ["Étrangers", "Titres"])
    #expect(profile.serviceName(fixture.titles) == "Titres")
    #expect(profile.personName(fixture.officer) == "Officière Fictive")
  }

  @Test("A profile holds nothing of another site")
  func otherSite() async throws {
    let fixture = try await RegisterFixture.make()
    let other = try await RegisterFixture.make(in: fixture.store, code: "other")
    try await other.store.sites.setTarget(
      quantity("90"), for: "x", in: other.scope, from: day("2024-01-01"), by: other.author())
    let profile = try await fixture.store.sites.profile(of: fixture.site)
    #expect(profile.targets.isEmpty)
    #expect(profile.services.count == 2)
    #expect(profile.people.map(\.id) == [fixture.officer])
  }

  @Test("Modules hold from a day on; what held before stays recorded")
  func modules() async throws {
    let fixture = try await RegisterFixture.make()
    let sites = fixture.store.sites
    func set(_ modules: Set<Int>, _ from: String) async throws {
      try await sites.setModules(
        modules, hasCERT: false, in: fixture.scope, from: day(from), by: fixture.author())
    }
    func modules(_ on: String) async throws -> Set<Int> {
      try await sites.profile(of: fixture.site).modules(on: day(on))
    }
    try await set([1, 7], "2024-01-01")
    #expect(try await modules("2023-12-31") == [1, 4])
    #expect(try await modules("2024-01-01") == [1, 7])
    // Changed again on the same day: the first choice never held.
    try await set([1, 5], "2024-01-01")
    #expect(try await modules("2023-12-31") == [1, 4])
    #expect(try await modules("2024-01-01") == [1, 5])
    try await set([1, 4], "2025-01-01")
    #expect(try await modules("2024-12-31") == [1, 5])
    #expect(try await modules("2025-06-01") == [1, 4])
  }

  @Test("A target follows another, to the day")
  func targets() async throws {
    let fixture = try await RegisterFixture.make()
    for (value, from) in [("80", "2023-01-01"), ("85", "2024-01-01"), ("90", "2024-01-01")] {
      try await fixture.store.sites.setTarget(
        quantity(value), for: "17-email-on-time", in: fixture.scope, from: day(from),
        by: fixture.author())
    }
    let targets = try await fixture.store.sites.profile(of: fixture.site).targets
    let inForce = { (on: String) in
      Target.inForce(targets, indicator: "17-email-on-time", better: .higher, on: day(on))?.value
    }
    #expect(targets.count == 2)
    #expect(inForce("2022-12-31") == nil)
    #expect(inForce("2023-12-31") == quantity("80"))
    #expect(inForce("2024-01-01") == quantity("90"))
  }

  @Test("A target or limit set before a planned one replaces it: one is in force each day")
  func planned() async throws {
    let fixture = try await RegisterFixture.make()
    for (value, from) in [(90, "2024-07-01"), (85, "2024-06-01")] {
      try await fixture.store.sites.setTarget(
        quantity("\(value)"), for: "17-email-on-time", in: fixture.scope, from: day(from),
        by: fixture.author())
      try await fixture.store.sites.setLimit(
        LocalLimit(clock: .reply, kind: .information, channel: .email, workingDays: value / 30),
        in: fixture.scope, from: day(from), by: fixture.author())
    }
    let profile = try await fixture.store.sites.profile(of: fixture.site)
    for (on, target, days) in [
      ("2024-05-31", [], []), ("2024-06-01", ["85"], [2]), ("2024-08-01", ["85"], [2]),
    ] as [(String, [String], [Int])] {
      let targets = profile.targets.filter {
        $0.validFrom <= day(on) && ($0.validThrough.map { $0 >= day(on) } ?? true)
      }
      #expect(targets.map(\.value) == target.map { quantity($0) })
      #expect(profile.localLimits.inForce(on: day(on)).map(\.workingDays) == days)
    }
  }

  @Test("Two services of a site have not the same name")
  func services() async throws {
    let fixture = try await RegisterFixture.make()
    await #expect(throws: StoreError.conflict) {
      try await fixture.store.sites.addService(
        "Titres", in: fixture.scope, by: fixture.author())
    }
  }
}
