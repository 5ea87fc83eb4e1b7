import QualityDomain
import QualityStore

/// Fills the register and the figures of a site of the demonstration, and publishes its past.
struct DemonstrationFiller {
  private let store: Store
  private let book: RuleBook
  private let site: Site
  private let now: Instant
  private let today: CivilDate
  private let seed: UInt64
  private let volume: DemonstrationRequests.Volume

  /// - Parameter seed: sites with other seeds have other requests and figures.
  init(
    store: Store, book: RuleBook, site: Site, now: Instant, today: CivilDate, seed: UInt64,
    volume: DemonstrationRequests.Volume
  ) {
    self.store = store
    self.book = book
    self.site = site
    self.now = now
    self.today = today
    self.seed = seed
    self.volume = volume
  }

  /// - Parameters:
  ///   - agents: to whom open requests are given when nobody has a role in their service.
  ///   - officer: who enters and publishes.
  func fill(agents: [Person.ID], officer: Person.ID?) async throws {
    let profile = try await store.sites.profile(of: site)
    try await addRequests(profile, agents: agents, officer: officer)
    // Other bodies follow a référentiel that is not installed: they have no figures.
    guard site.kind.takesModules else { return }
    // The services that the requests name are known by now.
    let filled = try await store.sites.profile(of: site)
    try await addMeasures(filled, by: officer)
    try await publish(filled, by: officer)
  }

  private var scope: Scope { .unguarded(site: site.id) }

  private func author(_ person: Person.ID?) -> Authorship {
    Authorship(person: person, at: now, today: today)
  }

  private func addRequests(
    _ profile: SiteProfile, agents: [Person.ID], officer: Person.ID?
  ) async throws {
    let rules = book.rules(for: profile, on: today)
    var source = DemonstrationRequests(rules: rules, today: today, seed: seed, volume: volume)
    let rows = source.all()
    _ = try await store.requests.importRequests(
      in: scope, by: author(nil), rules: rules, isTrial: false,
      reading: {
        var rest: [ImportedRequest]? = rows
        return { rest.take() }
      })
    // Two open requests out of three are someone's.
    let open = try await store.requests.list(
      RegisterQuery(view: .open, limit: 200), in: scope, today: today)
    for (index, row) in open.enumerated() where index % 3 > 0 {
      let own = profile.people.filter { $0.roles.contains { $0.service == row.service } }.map(\.id)
      let takers = own.isEmpty ? agents : own
      guard !takers.isEmpty, let record = try await store.requests.find(row.id, in: scope) else {
        continue
      }
      _ = try await store.requests.append(
        NewEvent(.assigned(to: takers[index % takers.count]), on: today), to: row.id,
        expecting: record.version, in: scope, by: author(officer), rules: rules)
    }
  }

  /// The last eight quarters of what is counted outside the register; the current one is not over.
  private func addMeasures(_ profile: SiteProfile, by person: Person.ID?) async throws {
    let reader = IndicatorReader(store: store, book: book, profile: profile, scope: scope)
    let quarter = Period(.quarter, containing: today)
    var random = SeededGenerator(seed: seed + 32)
    var measures: [Measure] = []
    for definition in reader.definitions(on: today) where definition.register == nil {
      for back in (1...8).reversed() {
        let period = quarter.advanced(by: -back)
        // Surveys are yearly; the last quarter of one indicator was never entered.
        guard definition.frequency != .year || period.number == 4,
          !(definition.code == "15-users-per-day" && back == 1),
          let measure = Self.measure(definition, period, &random)
        else { continue }
        measures.append(measure)
      }
    }
    _ = try await store.measures.record(measures, in: scope, by: author(person))
  }

  private static func measure(
    _ definition: IndicatorDefinition, _ period: Period, _ random: inout SeededGenerator
  ) -> Measure? {
    let figure: Figure
    switch (definition.aggregation, definition.unit) {
    case (.ratio, _):
      let denominator = 60 + random.below(240)
      let numerator = denominator * (78 + random.below(20)) / 100
      guard let n = Quantity(numerator), let d = Quantity(denominator) else { return nil }
      figure = Figure(.ratio, numerator: n, denominator: d)
    case (.mean, .connectionsPerMonth):
      guard let total = Quantity(7_200 + random.below(5_400)), let months = Quantity(3) else {
        return nil
      }
      figure = Figure(.mean, numerator: total, denominator: months)
    case (.mean, _):
      let count = 20 + random.below(80)
      guard let total = Quantity(count * (4 + random.below(12))), let d = Quantity(count) else {
        return nil
      }
      figure = Figure(.mean, numerator: total, denominator: d)
    case (_, .percent):
      figure = Figure(
        numerator: nil, denominator: nil,
        value: Quantity(millionths: Int64(30 + random.below(50)) * 100_000))
    case (_, .connections):
      figure = Figure(numerator: nil, denominator: nil, value: Quantity(18_000 + random.below(9_000)))
    default:
      figure = Figure(numerator: nil, denominator: nil, value: Quantity(1 + random.below(9)))
    }
    let whole = definition.frequency == .year ? Period(.year, containing: period.firstDay) : period
    return Measure(
      indicator: definition.code, period: whole, source: .entered, figure: figure)
  }

  /// The five quarters before the last one are published; the last waits for the visitor.
  private func publish(_ profile: SiteProfile, by person: Person.ID?) async throws {
    guard let person else { return }
    let publishing = try Publishing(
      store: store, book: book, profile: profile, scope: scope)
    let quarter = Period(.quarter, containing: today)
    for back in (2...6).reversed() {
      _ = try await publishing.publish(
        quarter.advanced(by: -back), reason: "Enquête téléphonique en cours de dépouillement.",
        by: author(person))
    }
  }
}
