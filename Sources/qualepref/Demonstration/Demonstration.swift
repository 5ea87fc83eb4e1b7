import QualityDomain
import QualityStore
import QualityWeb

/// The made-up préfecture with which people try the program.
struct Demonstration {
  /// The same for every account: it protects nothing but invented data.
  static let password = "orance-demonstration-2026"

  private let store: Store
  private let book: RuleBook
  private let now: Instant
  private let today: CivilDate

  init(store: Store, book: RuleBook, clock: WallClock) {
    self.store = store
    self.book = book
    now = clock.now()
    today = clock.today(in: "Europe/Paris")
  }

  /// Fills an empty database.
  func create() async throws {
    guard let edition = book.library.current(on: today),
      let territory = Territory(code: "41")
    else { return }
    let site = Site(
      id: .make(at: now), code: DemonstrationWords.siteCode, name: DemonstrationWords.siteName,
      kind: .prefecture, hasCERT: false, territory: territory, timeZone: territory.timeZone)
    try await store.sites.create(
      site, edition: edition.id, modules: [1, 4], from: edition.validFrom, in: .unguarded(),
      by: author(nil))
    let services = try await addServices(to: site.id)
    let people = try await addPeople(to: site.id, services: services)
    try await store.sites.addLabel(
      Label(
        awardedOn: today.adding(days: -700), expiresOn: today.adding(days: 395),
        awardedBy: "Organisme d’audit de démonstration"),
      in: .unguarded(site: site.id), by: author(nil))
    try await store.sites.setFacts(
      name: site.name, goodFriday: nil, contact: DemonstrationWords.contact,
      in: .unguarded(site: site.id), by: author(nil))
    var profile = try await store.sites.profile(of: site)
    try await addRequests(profile, people: people)
    profile = try await store.sites.profile(of: site)
    try await addMeasures(profile, by: people[.qualityOfficer]?.first)
    try await publish(profile, by: people[.qualityOfficer]?.first)
  }

  private func author(_ person: Person.ID?) -> Authorship {
    Authorship(person: person, at: now, today: today)
  }

  private func addServices(to site: Site.ID) async throws -> [String: Service.ID] {
    var services: [String: Service.ID] = [:]
    for name in DemonstrationWords.services {
      services[name] = try await store.sites.addService(
        name, in: .unguarded(site: site), by: author(nil))
    }
    return services
  }

  private func addPeople(
    to site: Site.ID, services: [String: Service.ID]
  ) async throws -> [Role: [Person.ID]] {
    var people: [Role: [Person.ID]] = [:]
    let hash = try await PasswordHasher().hash(Self.password)
    for account in DemonstrationWords.accounts {
      let person = try await store.people.create(
        email: account.email, name: account.name, passwordHash: hash, by: author(nil))
      let places = account.services.map { services[$0] }
      for service in places.isEmpty ? [nil] : places {
        try await store.people.grant(
          RoleAssignment(role: account.role, site: site, service: service), to: person,
          in: .unguarded(site: site), by: author(nil))
      }
      people[account.role, default: []].append(person)
    }
    return people
  }

  private func addRequests(
    _ profile: SiteProfile, people: [Role: [Person.ID]]
  ) async throws {
    let rules = book.rules(for: profile, on: today)
    var source = DemonstrationRequests(rules: rules, today: today)
    let rows = source.all()
    let scope = Scope.unguarded(site: profile.site.id)
    _ = try await store.requests.importRequests(
      in: scope, by: author(nil), rules: rules, isTrial: false,
      reading: {
        var rest: [ImportedRequest]? = rows
        return { rest.take() }
      })
    // Two open requests out of three are someone's.
    let agents = (people[.agent] ?? []) + (people[.headOfService] ?? [])
    let open = try await store.requests.list(
      RegisterQuery(view: .open, limit: 200), in: scope, today: today)
    for (index, row) in open.enumerated() where index % 3 > 0 && !agents.isEmpty {
      guard let record = try await store.requests.find(row.id, in: scope) else { continue }
      _ = try await store.requests.append(
        NewEvent(.assigned(to: agents[index % agents.count]), on: today), to: row.id,
        expecting: record.version, in: scope, by: author(people[.qualityOfficer]?.first),
        rules: rules)
    }
  }

  /// The last nine quarters of what is counted outside the register; the current one is not over.
  private func addMeasures(_ profile: SiteProfile, by person: Person.ID?) async throws {
    let scope = Scope.unguarded(site: profile.site.id)
    let reader = IndicatorReader(store: store, book: book, profile: profile, scope: scope)
    let quarter = Period(.quarter, containing: today)
    var random = SeededGenerator(seed: 73)
    var measures: [Measure] = []
    for definition in reader.definitions(on: today) where definition.register == nil {
      for back in (1...8).reversed() {
        let period = quarter.advanced(by: -back)
        // Surveys are yearly; one quarter of one indicator was never entered.
        guard definition.frequency != .year || period.number == 4,
          !(definition.code == "8-telephone" && back == 1),
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
      store: store, book: book, profile: profile, scope: .unguarded(site: profile.site.id))
    let quarter = Period(.quarter, containing: today)
    for back in (2...6).reversed() {
      _ = try await publishing.publish(
        quarter.advanced(by: -back), reason: "Enquête téléphonique en cours de dépouillement.",
        by: author(person))
    }
  }
}
