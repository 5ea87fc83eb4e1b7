import QualityDomain
import QualityTesting
import Testing

@testable import QualityStore

/// A site with two services and a quality officer, in a database of its own.
struct RegisterFixture: Sendable {
  let store: Store
  let site: Site
  let officer: Person.ID
  let foreigners: Service.ID
  let titles: Service.ID
  let rules: RegisterRules

  /// Every service.
  var scope: Scope { Scope.unguarded(site: site.id) }

  func scope(_ services: Service.ID...) -> Scope {
    Scope.unguarded(site: site.id, services: Set(services))
  }

  static func make(territory: String = "41") async throws -> RegisterFixture {
    try await make(in: TestDatabase.store(), code: "val-dorance", territory: territory)
  }

  /// A further site in a database that may hold others.
  static func make(
    in store: Store, code: String, territory: String = "41"
  ) async throws -> RegisterFixture {
    let author = Authorship(person: nil, at: instant(0), today: day("2019-01-01"))
    let site = Site(
      id: .make(at: author.at), code: code, name: "Préfecture \(code)", kind: .prefecture,
      hasCERT: false, territory: try #require(Territory(code: territory)),
      timeZone: "Europe/Paris")
    try await store.sites.create(
      site, edition: EditionFixture.id, modules: [1, 4], from: day("2019-01-01"), in: .unguarded(), by: author)
    let officer = try await store.people.create(
      email: "officer@\(code).example", name: "Officière Fictive", passwordHash: "hash",
      by: author)
    try await store.people.grant(
      RoleAssignment(role: .qualityOfficer, site: site.id), to: officer, by: author)
    let foreigners = try await store.sites.addService("Étrangers", in: .unguarded(site: site.id), by: author)
    let titles = try await store.sites.addService("Titres", in: .unguarded(site: site.id), by: author)
    let profile = try await store.sites.profile(of: site)
    return RegisterFixture(
      store: store, site: site, officer: officer, foreigners: foreigners, titles: titles,
      rules: EditionFixture.book.rules(for: profile, on: day("2024-01-01")))
  }

  /// The first hours of 2019, then later by a second each.
  static func instant(_ seconds: Int64) -> Instant {
    Instant(milliseconds: 1_546_300_800_000 + seconds * 1_000)
  }

  func author(_ today: CivilDate = day("2026-01-15")) -> Authorship {
    Authorship(person: officer, at: Instant(milliseconds: 1_768_000_000_000), today: today)
  }

  /// Registers a request; `steps` follow, each on its day and known to be allowed.
  @discardableResult
  func add(
    _ kind: RequestKind = .information, _ channel: RequestChannel = .email, received: String,
    service: Service.ID? = nil, reference: String? = nil, subject: String = "Objet",
    requester: RequesterDetails? = nil, _ steps: [(day: String, fact: RequestFact)] = []
  ) async throws -> Request.ID {
    let new = NewRequest(
      reference: reference, kind: kind, channel: channel, receivedOn: day(received),
      service: service ?? foreigners, subject: subject, requester: requester)
    let (id, _) = try await store.requests.register(new, in: scope, by: author(), rules: rules)
    for (index, step) in steps.enumerated() {
      try await append(step.fact, on: step.day, to: id, version: index + 1)
    }
    return id
  }

  /// Adds a step that must be allowed.
  @discardableResult
  func append(
    _ fact: RequestFact, on iso: String, to id: Request.ID, version: Int
  ) async throws -> RequestSituation {
    let outcome = try await store.requests.append(
      NewEvent(fact, on: day(iso), note: "note"), to: id, expecting: version, in: scope,
      by: author(), rules: rules)
    guard case .recorded(let situation) = outcome else {
      throw UnexpectedOutcome(outcome: outcome)
    }
    return situation
  }

  func find(_ id: Request.ID) async throws -> RequestRecord {
    try #require(try await store.requests.find(id, in: scope))
  }

  /// The references of a list, in its order.
  func references(
    _ query: RegisterQuery, today: String = "2026-01-15", in scope: Scope? = nil
  ) async throws -> [String] {
    try await store.requests.list(query, in: scope ?? self.scope, today: day(today))
      .map(\.reference)
  }
}

extension RegisterFixture {
  /// The stored tallies.
  func tallies(
    from: Period, through: Period, service: Service.ID? = nil, in scope: Scope
  ) async throws -> [RegisterTally] {
    try await store.engine.read { connection throws(StoreError) in
      try connection.tallies(from: from, through: through, service: service, in: scope)
    }
  }
}

struct UnexpectedOutcome: Error {
  let outcome: AppendOutcome
}
