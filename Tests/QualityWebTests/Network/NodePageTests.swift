import HTTPTypes
import QualityDomain
import QualityStore
import QualityTesting
import Testing

@testable import QualityWeb

/// Issue “From one préfecture to the whole network”, section 3: what a node amounts to.
@Suite("The pages of a node")
struct NodePageTests {
  private static let national = "nation@essai.example"

  private func network() async throws -> TestNetwork {
    let network = try await TestNetwork()
    try await network.person(Self.national, at: .nation)
    return network
  }

  @Test("The nation shows its regions, labels, late work and sums, in four statements")
  func nation() async throws {
    let network = try await network()
    try await network.visit(as: Self.national) { browser async throws in
      let meter = StatementMeter()
      let page = try await StatementMeter.$current.withValue(meter) {
        try await browser.get("/reseau?periode=2026-T1")
      }
      #expect(meter.count == 4)
      #expect(page.body.utf8.count < 200_000)
      let text = page.text
      #expect(text.contains("Tout le réseau"))
      #expect(text.contains("1er trimestre 2026 4 sites"))
      #expect(text.contains("1 sur 4 (25,0 %)") || text.contains("sites labellisés"))
      #expect(text.contains("Auvergne-Rhône-Alpes") && text.contains("Centre-Val de Loire"))
      // 60 + 45 + 70 + 19 out of 80 + 50 + 100 + 20; a half of each the quarter before.
      #expect(text.contains("77,6 % 194 sur 250"))
      #expect(text.contains("+27,6 points"))
      #expect(text.contains("Préfecture du Val-d’Orance Loir-et-Cher (41) 1 1 "))
      #expect(text.contains("à renouveler"))
      // One value without numerator and denominator.
      #expect(text.contains("1 site non consolidable"))
    }
  }

  @Test("What moved since the period before is told, with the sites at both ends")
  func changes() async throws {
    let network = try await network()
    try await network.visit(as: Self.national) { browser async throws in
      let text = try await browser.get("/reseau?periode=2026-T1").text
      #expect(text.contains("Depuis T4 2025 Sites à la cible : 2 sur 4 (50,0 %), contre 0 sur 4 (0,0 %)."))
      #expect(text.contains("1 indicateur progresse, 0 recule, 0 est stable ou sans sens."))
      #expect(text.contains("Ce qui progresse Appels aboutis +27,6 points 77,6 %"))
      #expect(text.contains("Les meilleurs sites Préfecture de la Haute-Savoie 1 sur 1 0 sur 1 en T4 2025"))
      #expect(
        text.contains("Les sites les plus loin de la cible Préfecture du Val-d’Orance 0 sur 2 0 sur 1 en"))
    }
  }

  @Test("The way leads from the nation to a region and a department, where sites are named")
  func levels() async throws {
    let network = try await network()
    try await network.visit(as: Self.national) { browser async throws in
      let region = try await browser.get("/reseau?noeud=region:84&periode=2026-T1")
      #expect(region.text.contains("Savoie (73)") && region.text.contains("74,2 % 89 sur 120"))
      #expect(region.body.contains(#"href="/reseau?noeud=nation&amp;periode=2026-T1""#))
      let department = try await browser.get("/reseau?noeud=department:73&periode=2026-T1")
      #expect(department.text.contains("Préfecture de la Savoie"))
      #expect(!department.text.contains("Préfecture de la Haute-Savoie"))
    }
  }

  @Test("A region sees itself and what is below, and nothing of another")
  func isolation() async throws {
    let network = try await network()
    try await network.visit(as: TestNetwork.regional) { browser async throws in
      let own = try await browser.get("/reseau?periode=2026-T1")
      #expect(own.text.contains("Auvergne-Rhône-Alpes"))
      for word in ["Val-d’Orance", "Brèze", "Centre-Val de Loire", "Tout le réseau"] {
        #expect(!own.text.contains(word), "\(word)")
      }
      for address in [
        "/reseau?noeud=nation", "/reseau?noeud=region:24", "/reseau?noeud=department:41",
        "/reseau?noeud=site:\(network.office.site.id.text)", "/reseau?noeud=ailleurs",
        "/reseau/sites.csv?noeud=nation", "/reseau/lieux.csv?noeud=region:24",
        "/reseau/indicateurs.csv?noeud=department:41",
        "/reseau/indicateurs/10-calls-answered?noeud=nation",
        "/reseau/indicateurs/10-calls-answered/export.csv?noeud=region:24",
        "/reseau/indicateurs/inconnu", "/reseau?periode=2026-06", "/reseau?periode=2027",
      ] {
        #expect(try await browser.get(address).status == .notFound, "\(address)")
      }
    }
  }

  @Test("Someone of a site has no such page, and no entry in the menu", arguments: Role.allCases)
  func ofSite(role: Role) async throws {
    let network = try await network()
    try await network.office.visit(as: role) { browser async throws in
      let expected: HTTPResponse.Status = role == .networkOfficer ? .ok : .forbidden
      for address in [
        "/reseau", "/reseau/sites.csv", "/reseau/lieux.csv", "/reseau/indicateurs.csv",
        "/reseau/indicateurs/10-calls-answered", "/reseau/indicateurs/10-calls-answered/export.csv",
      ] {
        #expect(try await browser.get(address).status == expected, "\(address)")
      }
      let menu = try await browser.get("/sites").body
      #expect(menu.contains(#"href="/reseau""#) == (role == .networkOfficer))
    }
  }

  @Test("A visitor is sent to sign in")
  func signedOut() async throws {
    try await network().office.visit { browser async throws in
      #expect(try await browser.get("/reseau").location?.hasPrefix("/connexion") == true)
    }
  }

  @Test("Tables are exported with the figures of the page")
  func exports() async throws {
    let network = try await network()
    try await network.visit(as: Self.national) { browser async throws in
      let indicators = try await browser.get("/reseau/indicateurs.csv?periode=2026-T1")
      #expect(
        indicators.headers[.contentDisposition]
          == "attachment; filename=\"indicateurs-nation-2026-T1.csv\"")
      let row = indicators.body.split(separator: "\n").first { $0.hasPrefix("10-calls-answered;") }
      #expect(row?.hasSuffix(";2026-T1;194;250;77.6;50;90;below-target;4;0;0;0;4;2") == true, "\(row ?? "")")
      let places = try await browser.get("/reseau/lieux.csv?periode=2026-T1").body
      #expect(places.contains("\nregion:24;2;0;2;"))
      let sites = try await browser.get("/reseau/sites.csv?periode=2026-T1").body
      #expect(sites.split(separator: "\n").count == 5)
      #expect(sites.contains("\nsavoie;Préfecture de la Savoie;73;2026-T1;2026-09-10;0;0;2026-05-19;"))
    }
  }

  @Test("A period of which nothing is known says so")
  func nothing() async throws {
    let network = try await network()
    try await network.visit(as: Self.national) { browser async throws in
      let text = try await browser.get("/reseau?periode=2020-T1").text
      #expect(text.contains("4 sites n’ont rien à montrer pour cette période"))
      #expect(text.contains("Aucun site n’a de chiffre pour cette période."))
    }
  }

  @Test("Someone of two departments goes from one to the other")
  func siblings() async throws {
    let network = try await network()
    let email = "deux@essai.example"
    try await network.person(email, at: .department(try network.site("savoie").territory))
    let second = try #require(try await network.office.store.people.find(email: email))
    try await network.office.store.people.grant(
      RoleAssignment(role: .networkOfficer, at: .department(network.office.site.territory)),
      to: second, by: network.office.author)
    try await network.visit(as: email) { browser async throws in
      let page = try await browser.get("/reseau?periode=2026-T1")
      #expect(page.text.contains("Loir-et-Cher (41) Savoie (73)"))
      #expect(try await browser.get("/reseau?noeud=department:73").status == .ok)
      #expect(try await browser.get("/reseau?noeud=department:74").status == .notFound)
    }
  }
}
