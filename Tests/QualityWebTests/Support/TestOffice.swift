import Foundation
import Hummingbird
import HummingbirdTesting
import QualityDomain
import QualityFormats
import QualityStore
import QualityTesting

@testable import QualityWeb

/// The whole application over a real database in memory, with one site and an account for each
/// role, that of the network officer at the department of the site, on a day that stands still: Tuesday 19 May 2026, noon.
struct TestOffice: Sendable {
  static let today = CivilDate(iso: "2026-05-19")!
  static let now = Instant(iso8601: "2026-05-19T10:00:00.000Z")!
  static let password = "chaise-nuage-pomme-tuile"

  let store: Store
  let book: RuleBook
  let server: WebServer
  let site: Site
  let services: [String: Service.ID]
  let people: [Role: Person.ID]

  var profile: SiteProfile {
    get async throws { try await store.sites.profile(of: site) }
  }

  var scope: Scope { Scope.unguarded(site: site.id) }
  var author: Authorship { Authorship(person: nil, at: Self.now, today: Self.today) }

  var rules: RegisterRules {
    get async throws { book.rules(for: try await profile, on: Self.today) }
  }

  /// The edition that is shipped.
  static let edition: Edition = {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("../../../Resources/Standards/qual-e-pref-2019.yaml")
    return try! EditionFile.parse(String(contentsOf: file, encoding: .utf8))
  }()

  /// - Parameters:
  ///   - modules: those that the site takes.
  ///   - code: of the site, when a test needs two.
  ///   - engine: empty; by default one in memory.
  init(
    modules: Set<Int> = [1, 4], code: String = "val-d-orance", engine: (any SQLEngine)? = nil
  ) async throws {
    let engine = try engine ?? SQLiteEngine.inMemory()
    try await engine.migrate()
    store = Store(engine)
    book = RuleBook(EditionLibrary([Self.edition]))
    var options = ServerOptions()
    // All tests run at once.
    options.databasePatience = .seconds(600)
    server = try WebServer(
      store: store, book: book, clock: WallClock { Self.now }, hasher: PasswordHasher(cost: .cheap),
      options: options)
    let author = Authorship(person: nil, at: Self.now, today: Self.today)
    site = try await Self.addSite(code, modules: modules, to: store, by: author)
    var services: [String: Service.ID] = [:]
    for name in ["Accueil", "Citoyenneté", "Collectivités"] {
      services[name] = try await store.sites.addService(
        name, in: .unguarded(site: site.id), by: author)
    }
    self.services = services
    var people: [Role: Person.ID] = [:]
    let hash = try await PasswordHasher(cost: .cheap).hash(Self.password)
    for role in Role.allCases {
      let isOfService = role.isOfServices
      let person = try await store.people.create(
        email: Self.email(role), name: "Personne \(role.rawValue)", passwordHash: hash, by: author)
      let assignment =
        role.isHeld(at: .site(site.id))
        ? RoleAssignment(role: role, site: site.id, service: isOfService ? services["Accueil"] : nil)
        : RoleAssignment(role: role, at: .department(site.territory))
      try await store.people.grant(assignment, to: person, by: author)
      people[role] = person
    }
    self.people = people
  }

  static func email(_ role: Role) -> String { "\(role.rawValue)@essai.example" }

  /// Another site in the same database, to which nobody has a right.
  static func addSite(
    _ code: String, modules: Set<Int>, to store: Store, by author: Authorship
  ) async throws -> Site {
    let site = Site(
      id: .make(at: now), code: code, name: "Préfecture du Val-d’Orance", kind: .prefecture,
      hasCERT: false, territory: Territory(code: "41")!, timeZone: "Europe/Paris")
    try await store.sites.create(
      site, edition: edition.id, modules: modules, from: edition.validFrom, in: .unguarded(), by: author)
    return site
  }

  /// Puts a request in the register.
  @discardableResult
  func register(
    _ kind: RequestKind = .information, _ channel: RequestChannel = .email,
    receivedOn: String = "2026-05-11", service: String = "Accueil", subject: String = "Horaires",
    requester: RequesterDetails? = nil, in other: Site? = nil
  ) async throws -> QualityDomain.Request.ID {
    try await store.requests.register(
      NewRequest(
        kind: kind, channel: channel, receivedOn: CivilDate(iso: receivedOn)!,
        service: other == nil ? services[service] : nil, subject: subject, requester: requester),
      in: Scope.unguarded(site: other?.id ?? site.id), by: author, rules: rules
    ).id
  }

  /// Adds what happened to a request.
  @discardableResult
  func append(
    _ fact: RequestFact, on day: String, to id: QualityDomain.Request.ID, note: String = "Note"
  ) async throws -> AppendOutcome {
    let version = try await store.requests.find(id, in: scope)?.version ?? 0
    return try await store.requests.append(
      NewEvent(fact, on: CivilDate(iso: day)!, note: note), to: id, expecting: version, in: scope,
      by: author, rules: rules)
  }

  /// Who does the background work, without waiting for anyone.
  var worker: JobWorker {
    server.worker(instance: "essai", logger: .quiet, settling: .zero)
  }

  /// Does the background work that waits.
  func work() async throws {
    while try await worker.workOnce() {}
  }

  /// Runs `body` with a browser that nobody has signed in with.
  func visit<Value: Sendable>(
    _ body: @escaping @Sendable (TestBrowser) async throws -> Value
  ) async throws -> Value {
    try await server.application(logger: .quiet).test(.router) { client in
      try await body(TestBrowser(client: client))
    }
  }

  /// Runs `body` with the browser of someone of that role, who is signed in.
  func visit<Value: Sendable>(
    as role: Role, _ body: @escaping @Sendable (TestBrowser) async throws -> Value
  ) async throws -> Value {
    try await visit { browser in
      try await body(try await browser.signedIn(email: Self.email(role), password: Self.password))
    }
  }
}
