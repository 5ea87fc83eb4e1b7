import QualityDomain
import QualityStore
import QualityWeb

/// A region with which people try the network: sites of several kinds, people at each level, and
/// small registers.
struct NetworkDemonstration {
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

  private var author: Authorship { Authorship(person: nil, at: now, today: today) }

  /// Fills an empty database.
  func create() async throws {
    guard let edition = book.library.current(on: today) else { return }
    var sites: [String: Site] = [:]
    for place in NetworkDemonstrationWords.sites {
      sites[place.code] = try await add(place, edition: edition, to: sites)
    }
    let people = try await addPeople(to: sites)
    try await addDirectory()
    try await addScores(sites)
    for (rank, place) in NetworkDemonstrationWords.sites.enumerated() {
      guard let site = sites[place.code] else { continue }
      try await DemonstrationFiller(
        store: store, book: book, site: site, now: now, today: today, seed: UInt64(100 + rank),
        volume: .small
      ).fill(agents: people[place.code] ?? [], officer: people[place.code]?.first)
    }
  }

  private func add(
    _ place: NetworkDemonstrationWords.Place, edition: Edition, to others: [String: Site]
  ) async throws -> Site? {
    guard let territory = Territory(code: place.department) else { return nil }
    let leader = others.values.first { $0.mayLead(place.kind, in: territory) }
    let site = Site(
      id: .make(at: now), code: place.code, name: place.name, kind: place.kind, hasCERT: false,
      territory: territory, timeZone: territory.timeZone, parent: leader?.id)
    try await store.sites.create(
      site, edition: edition.identifier(for: site.kind), modules: place.modules,
      from: edition.validFrom, in: .unguarded(), by: author)
    for service in DemonstrationWords.services {
      _ = try await store.sites.addService(service, in: .unguarded(site: site.id), by: author)
    }
    if let days = place.labelEndsIn {
      let end = today.adding(days: days)
      try await store.sites.addLabel(
        Label(
          awardedOn: end.adding(days: -1_095), expiresOn: end,
          awardedBy: "Organisme d’audit de démonstration"),
        in: .unguarded(site: site.id), by: author)
    }
    return site
  }

  /// - Returns: those who work at each site.
  private func addPeople(to sites: [String: Site]) async throws -> [String: [Person.ID]] {
    var people: [String: [Person.ID]] = [:]
    let hash = try await PasswordHasher().hash(Demonstration.password)
    for account in NetworkDemonstrationWords.accounts {
      let person = try await store.people.create(
        email: account.email, name: account.name, passwordHash: hash,
        roles: try await roles(account, sites: sites), by: author)
      if let site = account.site, account.role != .auditor {
        people[site, default: []].append(person)
      }
    }
    return people
  }

  private func roles(
    _ account: NetworkDemonstrationWords.Account, sites: [String: Site]
  ) async throws -> [RoleAssignment] {
    if let node = account.node { return [RoleAssignment(role: account.role, at: node)] }
    guard let site = account.site.flatMap({ sites[$0] }) else { return [] }
    let services = try await store.sites.profile(of: site).services
      .filter { account.services.contains($0.name) }
    if services.isEmpty { return [RoleAssignment(role: account.role, site: site.id)] }
    return services.map { RoleAssignment(role: account.role, site: site.id, service: $0.id) }
  }

  /// Other bodies promise nothing of the référentiel and are not scored.
  private func addScores(_ sites: [String: Site]) async throws {
    let scored = NetworkDemonstrationWords.sites.compactMap { sites[$0.code] }
      .filter(\.kind.takesModules)
    var scores = NetworkDemonstrationBarometer(sites: scored.map(\.id), lastYear: today.year - 1)
    _ = try await store.barometer.record(scores.rows(), in: .unguarded(), by: author)
  }

  private func addDirectory() async throws {
    let national = try DirectoryPlace(.nation, in: .unguarded())
    for administration in NetworkDemonstrationWords.administrations {
      _ = try await store.directory.add(administration, at: national, by: author)
    }
    guard let finistere = Territory(code: "29") else { return }
    let local = try DirectoryPlace(.department(finistere), in: .unguarded())
    for (authority, official) in NetworkDemonstrationWords.authorities {
      let id = try await store.directory.add(authority, at: local, by: author)
      if let official {
        _ = try await store.directory.set(official, of: id, at: local, by: author)
      }
    }
  }
}
