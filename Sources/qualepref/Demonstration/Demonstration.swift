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
      by: author)
    let services = try await addServices(to: site.id)
    let people = try await addPeople(to: site.id, services: services)
    try await store.sites.addLabel(
      Label(
        awardedOn: today.adding(days: -700), expiresOn: today.adding(days: 395),
        awardedBy: "Organisme d’audit de démonstration"),
      in: .unguarded(site: site.id), by: author)
    try await store.sites.setFacts(
      name: site.name, goodFriday: nil, contact: DemonstrationWords.contact,
      in: .unguarded(site: site.id), by: author)
    try await addDirectory(of: site.id)
    try await DemonstrationFiller(
      store: store, book: book, site: site, now: now, today: today, seed: 41, volume: .prefecture
    ).fill(
      agents: (people[.agent] ?? []) + (people[.headOfService] ?? []),
      officer: people[.qualityOfficer]?.first)
    var scores = DemonstrationBarometer(site: site.id, lastYear: today.year - 1)
    _ = try await store.barometer.record(scores.rows(), in: .unguarded(), by: author)
  }

  private var author: Authorship { Authorship(person: nil, at: now, today: today) }

  private func addServices(to site: Site.ID) async throws -> [String: Service.ID] {
    var services: [String: Service.ID] = [:]
    for name in DemonstrationWords.services {
      services[name] = try await store.sites.addService(
        name, in: .unguarded(site: site), by: author)
    }
    return services
  }

  private func addDirectory(of site: Site.ID) async throws {
    let place = try DirectoryPlace(.unguarded(site: site))
    for administration in DemonstrationWords.directory {
      _ = try await store.directory.add(administration, at: place, by: author)
    }
    for (authority, official) in DemonstrationWords.authorities {
      let id = try await store.directory.add(authority, at: place, by: author)
      if let official { _ = try await store.directory.set(official, of: id, at: place, by: author) }
    }
  }

  private func addPeople(
    to site: Site.ID, services: [String: Service.ID]
  ) async throws -> [Role: [Person.ID]] {
    var people: [Role: [Person.ID]] = [:]
    let hash = try await PasswordHasher().hash(Self.password)
    for account in DemonstrationWords.accounts {
      let places = account.services.map { services[$0] }
      let person = try await store.people.create(
        email: account.email, name: account.name, passwordHash: hash,
        roles: (places.isEmpty ? [nil] : places).map {
          RoleAssignment(role: account.role, site: site, service: $0)
        }, by: author)
      people[account.role, default: []].append(person)
    }
    return people
  }
}
