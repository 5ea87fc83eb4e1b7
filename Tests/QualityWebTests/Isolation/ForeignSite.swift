import QualityDomain
import QualityStore
import QualityTesting
import Testing

@testable import QualityWeb

/// A site where nobody of the office has a role, with something of every kind under one word.
struct ForeignSite: Sendable {
  /// In every name and text of the site, and nowhere else.
  static let secret = "Zyzomys"

  let site: Site
  let service: Service.ID
  let person: Person.ID
  let grant: ID<RoleAssignment>
  /// Someone who works above sites, at a node that is nobody's here, and their role.
  let chief: Person.ID
  let chiefGrant: ID<RoleAssignment>
  let node: Node
  let request: QualityDomain.Request.ID
  /// The event with the file.
  let file: RequestEvent.ID
  let reference: String
  let publication: Publication.ID
  /// A figure in force, of `sharedIndicator`.
  let figure: Measure.ID
  /// Background work of the site that was given up.
  let job: Job.ID
  let authority: LocalAuthority.ID
  let official: ElectedOfficial.ID
  let administration: Administration.ID
  /// An indicator that every préfecture has: only the figure's identifier is the other site's.
  static let sharedIndicator = "10-calls-answered"
  /// The code of an indicator of the site's own.
  static let indicator = "zyzomys-1"
  static let holiday = CivilDate(iso: "2026-06-05")!

  var scope: Scope { .unguarded(site: site.id) }

  /// - Parameter code: of the site, and of its department.
  static func add(_ code: String, in department: String, to office: TestOffice) async throws -> ForeignSite {
    let store = office.store
    let author = Authorship(
      person: office.people[.administrator], at: TestOffice.now, today: TestOffice.today)
    let territory = try #require(Territory(code: department))
    let site = Site(
      id: .make(at: TestOffice.now), code: code, name: "Préfecture \(secret)", kind: .prefecture,
      hasCERT: false, territory: territory, timeZone: territory.timeZone)
    try await store.sites.create(
      site, edition: TestOffice.edition.id, modules: [1, 7], from: TestOffice.edition.validFrom,
      in: .unguarded(), by: author)
    let scope = Scope.unguarded(site: site.id)
    let service = try await store.sites.addService("Service \(secret)", in: scope, by: author)
    let person = try await store.people.create(
      email: "\(code)@zyzomys.example", name: "Personne \(secret)", passwordHash: "x", by: author)
    try await store.people.grant(
      RoleAssignment(role: .agent, site: site.id, service: service), to: person, by: author)
    try await configure(scope, store: store, by: author)
    try await score(site, store: store, by: author)
    let (request, reference, file) = try await register(scope, service, person, office, by: author)
    let publishing = try Publishing(
      store: store, book: office.book, profile: try await store.sites.profile(of: site), scope: scope)
    let publication = try await publishing.publish(
      try #require(Period("2026-T1")), reason: "Motif \(secret)", by: author
    ).get()
    let people = try await store.people.people(in: scope)
    let node = Node.department(try #require(Territory(code: "74")))
    let chief = try await store.people.create(
      email: "chef-\(code)@zyzomys.example", name: "Chef \(secret)", passwordHash: "x", by: author)
    try await store.people.grant(
      RoleAssignment(role: .networkOfficer, at: node), to: chief, by: author)
    let chiefs = try await store.people.people(in: .unguarded(node))
    let job = try await abandonedJob(of: site, store: store)
    let figures = try await store.measures.history(indicator: sharedIndicator, in: scope)
    let directory = try await addDirectory(scope, store: store, by: author)
    return ForeignSite(
      site: site, service: service, person: person,
      grant: try #require(people.first?.assignments.first).id, chief: chief,
      chiefGrant: try #require(chiefs.first?.assignments.first).id, node: node, request: request,
      file: file, reference: reference, publication: publication.id,
      figure: try #require(figures.first).id, job: job, authority: directory.authority,
      official: directory.official, administration: directory.administration)
  }

  private static func addDirectory(
    _ scope: Scope, store: Store, by author: Authorship
  ) async throws -> (
    authority: LocalAuthority.ID, official: ElectedOfficial.ID, administration: Administration.ID
  ) {
    let directory = store.directory
    let place = try DirectoryPlace(scope)
    let authority = try await directory.add(
      LocalAuthority(kind: .other, name: "Collectivité \(secret)", code: ""), at: place, by: author)
    _ = try await directory.set(
      ElectedOfficial(name: "Élu \(secret)"), of: authority, at: place, by: author)
    let record = try #require(try await directory.authority(authority, in: scope))
    return (
      authority, try #require(record.officials.first).id,
      try await directory.add(
        Administration(name: "Administration \(secret)", contact: "x"), at: place, by: author)
    )
  }

  private static func configure(
    _ scope: Scope, store: Store, by author: Authorship
  ) async throws {
    try await store.sites.define(
      [
        IndicatorDefinition(
          code: indicator, label: secret, shortLabel: secret, commitments: [15], article: "",
          unit: .count, aggregation: .sum, frequency: .quarter, better: .higher, register: nil,
          isProjectOwn: true, note: nil)
      ], in: scope, by: author)
    try await store.sites.setTarget(
      try #require(Quantity("12")), for: indicator, in: scope, from: TestOffice.today, by: author)
    try await store.sites.addHoliday(
      LocalHoliday(date: holiday, label: secret), in: scope, by: author)
    try await store.sites.setLimit(
      LocalLimit(clock: .reply, kind: .advice, channel: .letter, workingDays: 3), in: scope,
      from: TestOffice.today, by: author)
    try await store.sites.setNotApplicable(
      NonApplicableCommitment(commitment: 3, reason: secret), in: scope,
      from: TestOffice.edition.validFrom, by: author)
    _ = try await store.measures.record(
      [
        Measure(
          indicator: indicator, period: try #require(Period("2026-T1")), source: .entered,
          figure: Figure(numerator: nil, denominator: nil, value: Quantity(4)), comment: secret),
        Measure(
          indicator: sharedIndicator, period: try #require(Period("2026-T1")), source: .entered,
          figure: Figure(.ratio, numerator: Quantity(3)!, denominator: Quantity(4)!),
          comment: secret),
      ], in: scope, by: author)
  }

  private static func score(_ site: Site, store: Store, by author: Authorship) async throws {
    let question = BarometerQuestion(year: 2025, axis: .overall)
    _ = try await store.barometer.record(
      [
        ImportedScore(
          line: 2,
          score: BarometerScore(
            site: site.id, question: question,
            figures: BarometerFigures(score: Quantity("6,66")!, rank: 7, among: 9)))
      ], in: .unguarded(), by: author)
  }

  private static func abandonedJob(of site: Site, store: Store) async throws -> Job.ID {
    try await store.engine.write { connection throws(StoreError) in
      try connection.execute("UPDATE job SET state = 'failed' WHERE site_id = \(site.id)")
    }
    let jobs = try await store.jobs.jobs(seenFrom: site.id)
    return try #require(jobs.first { $0.order.site == site.id }).id
  }

  private static func register(
    _ scope: Scope, _ service: Service.ID, _ person: Person.ID, _ office: TestOffice,
    by author: Authorship
  ) async throws -> (QualityDomain.Request.ID, reference: String, file: RequestEvent.ID) {
    let requests = office.store.requests
    let rules = try await office.rules
    let requester = RequesterDetails(
      name: "Usager \(secret)", profile: .individual, email: "usager@zyzomys.example")
    let (id, reference) = try await requests.register(
      NewRequest(
        reference: "\(secret)-1", kind: .information, channel: .email,
        receivedOn: TestOffice.today.adding(days: -8), service: service, subject: "Objet \(secret)",
        requester: requester), in: scope, by: author, rules: rules)
    let file = NewEvent.File(mediaType: "text/plain", content: Array(secret.utf8), sha256: "ab")
    let steps = [
      NewEvent(.attached(fileName: "\(secret).txt"), on: TestOffice.today, file: file),
      NewEvent(.assigned(to: person), on: TestOffice.today, note: "Note \(secret)"),
    ]
    for (version, step) in steps.enumerated() {
      _ = try await requests.append(
        step, to: id, expecting: version + 1, in: scope, by: author, rules: rules)
    }
    let record = try #require(try await requests.find(id, in: scope))
    return (id, reference, record.events[1].id)
  }

  /// Everything that another site's people might have changed.
  func state(in office: TestOffice) async throws -> State {
    let store = office.store
    let profile = try await store.sites.profile(of: site)
    return State(
      site: try await store.sites.find(code: site.code),
      request: try await store.requests.find(request, in: scope),
      listed: try await store.requests.list(
        RegisterQuery(), in: scope, today: TestOffice.today
      ).count,
      publications: try await store.publications.all(in: scope),
      measures: try await store.measures.current(in: scope),
      people: try await store.people.people(in: scope), services: profile.services,
      holidays: profile.localHolidays, targets: profile.targets, limits: profile.localLimits,
      modules: profile.modules, notApplicable: profile.nonApplicable, labels: profile.labels,
      authorities: try await store.directory.authorities(AuthorityQuery(), in: scope),
      administrations: try await store.directory.administrations(in: scope),
      scores: try await store.barometer.records(in: scope),
      jobs: try await store.jobs.jobs(seenFrom: site.id).filter { $0.order.site == site.id })
  }

  struct State: Equatable, Sendable {
    let site: Site?
    let request: RequestRecord?
    let listed: Int
    let publications: [Publication]
    let measures: [Measure]
    let people: [PersonRecord]
    let services: [ServiceRecord]
    let holidays: [LocalHoliday]
    let targets: [Target]
    let limits: [Dated<LocalLimit>]
    let modules: [Dated<Int>]
    let notApplicable: [Dated<NonApplicableCommitment>]
    let labels: [Label]
    let authorities: [AuthorityRecord]
    let administrations: [AdministrationRecord]
    let scores: [BarometerRecord]
    let jobs: [Job]
  }
}
