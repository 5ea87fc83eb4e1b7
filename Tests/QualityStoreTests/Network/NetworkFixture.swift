import QualityDomain
import QualityStore
import QualityTesting
import Testing

/// A few sites of three departments, two of them in one region, and people at every level.
struct NetworkFixture: Sendable {
  let store: Store
  /// By code.
  let sites: [String: Site]

  static let author = Authorship(
    person: nil, at: RegisterFixture.instant(0), today: day("2026-01-15"))
  static let today = day("2026-01-15")

  static func make() async throws -> NetworkFixture {
    let store = try await TestDatabase.store()
    var sites: [String: Site] = [:]
    for (code, name, kind, territory) in [
      ("savoie", "Préfecture de la Savoie", SiteKind.prefecture, "73"),
      ("albertville", "Sous-préfecture d’Albertville", .subprefecture, "73"),
      ("sgcd-73", "Secrétariat général commun de la Savoie", .sgcd, "73"),
      ("haute-savoie", "Préfecture de la Haute-Savoie", .prefecture, "74"),
      ("corse-du-sud", "Préfecture de la Corse-du-Sud", .prefecture, "2A"),
      ("saint-martin", "Préfecture de Saint-Martin", .prefecture, "978"),
    ] {
      let place = try #require(Territory(code: territory))
      let site = Site(
        id: .make(at: author.at), code: code, name: name, kind: kind, hasCERT: false,
        territory: place, timeZone: place.timeZone,
        parent: territory == "73" && kind != .prefecture ? sites["savoie"]?.id : nil)
      try await store.sites.create(
        site, edition: kind.takesModules ? EditionFixture.id : "services-publics-plus",
        modules: kind.takesModules ? [1, 4] : [], from: day("2019-01-01"), in: .unguarded(),
        by: author)
      sites[code] = site
    }
    return NetworkFixture(store: store, sites: sites)
  }

  func site(_ code: String) throws -> Site { try #require(sites[code]) }

  func department(_ code: String) throws -> Node {
    .department(try #require(Territory(code: code)))
  }

  /// Someone with that role at a node.
  func person(_ role: Role, at node: Node) async throws -> Person.ID {
    let person = try await store.people.create(
      email: "\(role.rawValue)-\(node.text)@example.fr".replacing(":", with: "-"),
      name: "\(role.rawValue) \(node.text)", passwordHash: "h", by: Self.author)
    try await store.people.grant(RoleAssignment(role: role, at: node), to: person, by: Self.author)
    return person
  }

  /// The session that the person opens, asking for a site.
  func session(of person: Person.ID, wanting code: String? = nil) async throws -> SignedIn {
    let token = "\(person.text) \(code ?? "")"
    try await store.sessions.open(
      tokenHash: token, formToken: "f", expiresAt: RegisterFixture.instant(3_600),
      by: Authorship(person: person, at: Self.author.at, today: Self.today))
    let found = try await store.sessions.find(
      tokenHash: token, wanting: code, at: Self.author.at, today: { _ in Self.today })
    return try #require(found)
  }

  /// The codes of a list, in its order.
  func codes(
    _ query: SiteQuery = SiteQuery(), in network: NetworkScope = .unguarded()
  ) async throws -> [String] {
    let listings = try await store.sites.list(query, in: network, today: Self.today)
    if query.after == nil, query.limit > listings.count {
      let count = try await store.sites.count(query, in: network, today: Self.today)
      #expect(count == listings.count)
    }
    return listings.map(\.site.code)
  }
}
