import QualityDomain
import QualityStore
import QualityTesting
import Testing

@Suite("Reading the indicators of a site", .onEachEngine)
struct IndicatorReaderTests {
  private func reader(
    _ fixture: RegisterFixture, in scope: Scope? = nil
  ) async throws -> IndicatorReader {
    IndicatorReader(
      store: fixture.store, book: EditionFixture.book,
      profile: try await fixture.store.sites.profile(of: fixture.site),
      scope: scope ?? fixture.scope)
  }

  /// Two e-mails in time for the foreigners, one late for the titles.
  private func fixture() async throws -> RegisterFixture {
    let fixture = try await RegisterFixture.make()
    for received in ["2024-01-08", "2024-05-13"] {
      try await fixture.add(received: received, [(day: received, fact: .replied(.email))])
    }
    try await fixture.add(
      received: "2024-05-13", service: fixture.titles, [("2024-06-10", .replied(.email))])
    return fixture
  }

  private func value(
    _ code: String, _ text: String, _ reader: IndicatorReader, service: Service.ID? = nil
  ) async throws -> IndicatorReading {
    let readings = try await reader.readings(
      period(text), service: service, asOf: day("2026-01-15"), today: day("2026-01-15"))
    return try #require(readings.first { $0.definition.code == code })
  }

  @Test("The indicators are those of the modules that the site takes, and its own")
  func definitions() async throws {
    let fixture = try await fixture()
    let own = IndicatorDefinition(
      code: "local-tea", label: "Thé servi", shortLabel: "Thé servi", commitments: [6],
      article: "", unit: .count, aggregation: .sum, frequency: .month, better: .higher,
      register: nil, isProjectOwn: true, note: nil)
    try await fixture.store.sites.define([own], in: fixture.scope, by: fixture.author())
    try await fixture.store.sites.setNotApplicable(
      NonApplicableCommitment(commitment: 36, reason: "Aucune collectivité"),
      in: fixture.scope, from: day("2025-01-01"), by: fixture.author())
    let reader = try await reader(fixture)
    let before = reader.definitions(on: day("2024-12-31")).map(\.code)
    #expect(before.contains("36-letter-on-time"))
    #expect(!before.contains("49-drills"))
    #expect(before.last == "local-tea")
    #expect(!reader.definitions(on: day("2025-01-01")).map(\.code).contains("36-letter-on-time"))
  }

  @Test("A year is the sum of its months, a site the sum of its services")
  func aggregation() async throws {
    let fixture = try await fixture()
    let reader = try await reader(fixture)
    let year = try await value("17-email-on-time", "2024", reader)
    #expect(year.figure?.numerator == quantity("2"))
    #expect(year.figure?.denominator == quantity("3"))
    #expect(year.figure?.value == quantity("66.67"))
    #expect(year.status == .belowTarget)
    #expect(year.target?.scope == .national)
    #expect(try await value("17-email-on-time", "2024-T1", reader).figure?.value == quantity("100"))
    #expect(try await value("17-email-on-time", "2024-T2", reader).figure?.value == quantity("50"))
    #expect(try await value("17-email-on-time", "2024-T3", reader).status == .notApplicable)
    let titles = try await value("17-email-on-time", "2024", reader, service: fixture.titles)
    #expect(titles.figure?.value == .zero)
    let narrow = try await self.reader(fixture, in: fixture.scope(fixture.foreigners))
    #expect(try await value("17-email-on-time", "2024", narrow).figure?.value == quantity("100"))
  }

  @Test("A local target is judged by, from its day on")
  func localTarget() async throws {
    let fixture = try await fixture()
    try await fixture.store.sites.setTarget(
      quantity("90"), for: "17-email-on-time", in: fixture.scope, from: day("2024-04-01"),
      by: fixture.author())
    let reader = try await reader(fixture)
    let second = try await value("17-email-on-time", "2024-T2", reader)
    #expect(second.target?.value == quantity("90"))
    #expect(second.target?.scope == .local)
    #expect(second.status == .belowTarget)
    #expect(
      try await value("17-email-on-time", "2024-T1", reader).target?.value == quantity("80"))
  }

  @Test("The trend ends with the asked period")
  func trend() async throws {
    let fixture = try await fixture()
    let reader = try await reader(fixture)
    let last = period("2024-T2")
    let material = try await reader.material(
      from: last.advanced(by: -7), through: last, asOf: day("2026-01-15"), today: day("2026-01-15"))
    let definition = try #require(EditionFixture.edition.indicator("17-email-on-time"))
    let trend = material.trend(definition, through: last, count: 8)
    #expect(trend.map(\.period.text) == [
      "2022-T3", "2022-T4", "2023-T1", "2023-T2", "2023-T3", "2023-T4", "2024-T1", "2024-T2",
    ])
    #expect(trend.map(\.figure?.value).suffix(3) == [nil, quantity("100"), quantity("50")])
  }

  @Test("The site's own limit gives a second figure while it holds")
  func localLimit() async throws {
    let fixture = try await RegisterFixture.make()
    // Answered on the fourth working day: in time for 17.2, late for the site.
    try await fixture.add(received: "2024-05-13", [("2024-05-17", .replied(.email))])
    let rule = try #require(EditionFixture.edition.indicator("17-email-on-time")?.register)
    let asOf = day("2026-01-15")
    #expect(try await reader(fixture).localFigure(rule, period("2024-T2"), asOf: asOf) == nil)
    let limit = { LocalLimit(clock: .reply, kind: .information, channel: .email, workingDays: $0) }
    try await fixture.store.sites.setLimit(
      limit(3), in: fixture.scope, from: day("2024-01-01"), by: fixture.author())
    try await fixture.store.sites.setLimit(
      limit(5), in: fixture.scope, from: day("2024-07-01"), by: fixture.author())
    let reader = try await reader(fixture)
    let local = try await reader.localFigure(rule, period("2024-T2"), asOf: asOf)
    #expect(local?.value == .zero)
    let stated = try await reader.readings(period("2024-T2"), asOf: asOf, today: asOf)
      .first { $0.definition.code == "17-email-on-time" }
    #expect(stated?.figure?.value == quantity("100"))
    let letters = try #require(EditionFixture.edition.indicator("17-letter-on-time")?.register)
    #expect(try await reader.localFigure(letters, period("2024-T2"), asOf: asOf) == nil)
  }

  @Test("The site's own limit that was given up no longer counts")
  func endedLimit() async throws {
    let fixture = try await RegisterFixture.make()
    // Answered on the fourth working day: in time for 17.2, late for the site while its limit held.
    try await fixture.add(received: "2024-03-11", [("2024-03-15", .replied(.email))])
    try await fixture.add(received: "2024-05-13", [("2024-05-17", .replied(.email))])
    let rule = try #require(EditionFixture.edition.indicator("17-email-on-time")?.register)
    let sites = fixture.store.sites
    try await sites.setLimit(
      LocalLimit(clock: .reply, kind: .information, channel: .email, workingDays: 3),
      in: fixture.scope, from: day("2024-01-01"), by: fixture.author())
    try await sites.removeLimit(
      .reply, kind: .information, channel: .email, in: fixture.scope, from: day("2024-04-01"),
      by: fixture.author())
    let reader = try await reader(fixture)
    let asOf = day("2026-01-15")
    #expect(try await reader.localFigure(rule, period("2024-T1"), asOf: asOf)?.value == .zero)
    #expect(try await reader.localFigure(rule, period("2024"), asOf: asOf)?.value == quantity("50"))
    #expect(try await reader.localFigure(rule, period("2024-T2"), asOf: asOf) == nil)
  }

  @Test("Criteria are given beside the figure that they make up")
  func criteria() async throws {
    let fixture = try await RegisterFixture.make()
    let measures = [("Accueil", "91"), ("Délai", "78")].map { name, value in
      Measure(
        indicator: "15-satisfaction", period: period("2024"), criterion: name, source: .entered,
        figure: Figure(numerator: nil, denominator: nil, value: quantity(value)))
    }
    _ = try await fixture.store.measures.record(
      measures, in: fixture.scope, by: fixture.author())
    let material = try await reader(fixture).material(
      from: period("2024"), through: period("2024"), asOf: day("2026-01-15"),
      today: day("2026-01-15"))
    let definition = try #require(EditionFixture.edition.indicator("15-satisfaction"))
    let criteria = material.criteria(definition, period("2024"))
    #expect(criteria.map(\.criterion) == ["Accueil", "Délai"])
    #expect(criteria.map(\.figure.value) == [quantity("91"), quantity("78")])
    #expect(material.reading(definition, period("2024")).figure == nil)
  }
}
