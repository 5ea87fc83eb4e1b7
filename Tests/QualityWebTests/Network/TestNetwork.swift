import QualityDomain
import QualityStore
import QualityTesting
import Testing

@testable import QualityWeb

/// The office of Loir-et-Cher among other sites: a sous-préfecture of its own, and two of another
/// region, for which a network officer answers.
struct TestNetwork: Sendable {
  let office: TestOffice
  /// By code.
  let sites: [String: Site]

  static let regional = "region@essai.example"

  init() async throws {
    office = try await TestOffice()
    var sites = [office.site.code: office.site]
    for (code, name, territory) in [
      ("breze", "Sous-préfecture de Brèze", "41"), ("savoie", "Préfecture de la Savoie", "73"),
      ("haute-savoie", "Préfecture de la Haute-Savoie", "74"),
    ] {
      let place = try #require(Territory(code: territory))
      let site = Site(
        id: .make(at: TestOffice.now), code: code, name: name,
        kind: territory == "41" ? .subprefecture : .prefecture, hasCERT: false, territory: place,
        timeZone: place.timeZone)
      try await office.store.sites.create(
        site, edition: TestOffice.edition.id, modules: [1, 4], from: TestOffice.edition.validFrom,
        in: .unguarded(), by: office.author)
      sites[code] = site
    }
    self.sites = sites
    try await person(Self.regional, at: .region(.auvergneRhoneAlpes))
    try await fill()
  }

  /// A network officer.
  func person(_ email: String, at node: Node) async throws {
    let hash = try await PasswordHasher(cost: .cheap).hash(TestOffice.password)
    let person = try await office.store.people.create(
      email: email, name: "Pilote fictive", passwordHash: hash, by: office.author)
    try await office.store.people.grant(
      RoleAssignment(role: .networkOfficer, at: node), to: person, by: office.author)
  }

  func site(_ code: String) throws -> Site { try #require(sites[code]) }

  /// The first quarter of 2026 and the one before, labels, and what is late today; the jobs are done.
  private func fill() async throws {
    try await office.firstQuarter()
    for (code, inTime, all) in [
      ("val-d-orance", "60", "80"), ("breze", "45", "50"), ("savoie", "70", "100"),
      ("haute-savoie", "19", "20"),
    ] {
      let site = try site(code)
      try await office.enter("10-calls-answered", "2026-T1", inTime, of: all, in: site)
      try await office.enter("10-calls-answered", "2025-T4", "1", of: "2", in: site)
    }
    try await office.enter("8-telephone", "2026-T1", value: "91", in: site("savoie"))
    try await office.store.sites.addLabel(
      Label(
        awardedOn: try #require(CivilDate(iso: "2023-09-10")),
        expiresOn: try #require(CivilDate(iso: "2026-09-10")), awardedBy: "Organisme"),
      in: .unguarded(site: site("savoie").id), by: office.author)
    try await office.register(receivedOn: "2026-04-01", subject: "En retard")
    try await work()
  }

  /// Does the jobs that wait.
  func work() async throws {
    try await office.work()
  }

  /// Runs `body` with the browser of someone who is signed in.
  func visit<Value: Sendable>(
    as email: String, _ body: @escaping @Sendable (TestBrowser) async throws -> Value
  ) async throws -> Value {
    try await office.visit { browser in
      try await body(try await browser.signedIn(email: email, password: TestOffice.password))
    }
  }
}
