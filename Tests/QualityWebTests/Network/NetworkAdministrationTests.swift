import HTTPTypes
import QualityDomain
import QualityStore
import QualityTesting
import Testing

@testable import QualityWeb

/// Those who administer a node above sites: issue “From one préfecture to the whole network”,
/// section 2.
@Suite("The administrator of a department, a region or the network")
struct NetworkAdministrationTests {
  /// An office whose network officer administers the region instead.
  private func world() async throws -> TestOffice {
    let office = try await TestOffice()
    try await office.store.people.grant(
      RoleAssignment(role: .administrator, at: .region(.centreValDeLoire)),
      to: try #require(office.people[.networkOfficer]), by: office.author)
    return office
  }

  private static let vendome = [
    ("name", "Sous-préfecture de Vendôme"), ("code", "vendome"), ("kind", "subprefecture"),
    ("territory", "41"), ("modules", "1"), ("modules", "3"), ("cert", "non"),
  ]

  @Test("adds a site below, by the rules of II.2, and opens it")
  func addsSite() async throws {
    let office = try await world()
    try await office.visit(as: .networkOfficer) { browser async throws in
      let added = try await browser.post(
        "/sites/ajouter", Self.vendome + [("parent", office.site.code)])
      #expect(added.status == .seeOther)
      let list = try await browser.get(try #require(added.location))
      #expect(list.text.contains("Le site est ajouté."))
      #expect(list.text.contains("Sous-préfecture de Vendôme"))
      let settings = try await browser.with(cookie: "site", "vendome").get("/reglages/services")
      #expect(settings.status == .ok)
    }
    let site = try #require(try await office.store.sites.find(code: "vendome"))
    #expect(site.parent == office.site.id)
    #expect(site.territory.code == "41")
  }

  @Test("is told at once all that keeps a site from being added")
  func refusesSite() async throws {
    let office = try await world()
    try await office.visit(as: .networkOfficer) { browser async throws in
      let empty = try await browser.post("/sites/ajouter", [("modules", "1")])
      #expect(empty.status == .unprocessableContent)
      #expect(empty.text.contains("4 champs sont à corriger"))
      let refused = try await browser.post(
        "/sites/ajouter",
        [
          ("name", "X"), ("code", office.site.code), ("kind", "sgcd"), ("territory", "73"),
          ("modules", "1"), ("parent", "nulle-part"),
        ])
      // A department outside the region is no choice.
      #expect(refused.text.contains("Choisissez le département du site."))
      #expect(refused.text.contains("il ne prend aucun module de Qual-e-pref"))
      let taken = try await browser.post(
        "/sites/ajouter",
        [("name", "X"), ("code", office.site.code), ("kind", "sgcd"), ("territory", "41")])
      #expect(taken.text.contains("Ce code est déjà pris."))
    }
  }

  @Test("imports the list of the sites below, and of no other region")
  func imports() async throws {
    let office = try await world()
    let header = "code;nom;type;departement;cert;modules\n"
    try await office.visit(as: .networkOfficer) { browser async throws in
      let foreign = try await browser.upload(
        "/sites/importer", field: "fichier", fileName: "sites.csv",
        content: Array((header + "savoie;Préfecture;prefecture;73;non;1,4\n").utf8))
      #expect(foreign.status == .unprocessableContent)
      #expect(foreign.text.contains("Vous n’administrez pas Savoie (73)."))
      let rows = header + "indre;Préfecture de l’Indre;prefecture;36;non;1,4\n"
      for (fields, words) in [
        ([("essai", "oui")], "Essai, rien n’a été enregistré"), ([], "1 site ajouté"),
      ] {
        let answer = try await browser.upload(
          "/sites/importer", field: "fichier", fileName: "sites.csv", content: Array(rows.utf8), fields)
        #expect(answer.text.contains(words))
      }
      #expect(try await browser.get("/sites?q=indre").text.contains("Préfecture de l’Indre"))
    }
  }

  @Test("gives roles at the nodes below, takes them back, and draws passwords")
  func people() async throws {
    let office = try await world()
    try await office.visit(as: .networkOfficer) { browser async throws in
      let page = "/reseau/personnes"
      let created = try await browser.post(
        page,
        [
          ("email", "pilote@essai.example"), ("name", "Alix Montbrelan"), ("role", "network-officer"),
          ("node", "department:36"),
        ])
      #expect(created.status == .ok)
      #expect(created.text.contains("Donnez ce mot de passe à Alix Montbrelan maintenant"))
      let list = try await browser.get(page)
      #expect(list.text.contains("Alix Montbrelan pilote@essai.example Pilote du réseau Indre (36)"))
      for node in ["nation", "region:84", "department:73", "site:\(office.site.id.text)", ""] {
        let refused = try await browser.post(
          page,
          [("email", "x@essai.example"), ("name", "X"), ("role", "auditor"), ("node", node)])
        #expect(refused.status == .unprocessableContent, "\(node)")
        #expect(refused.text.contains("Choisissez l’endroit où le rôle vaut."))
      }
      let agent = try await browser.post(
        page,
        [("email", "x@essai.example"), ("name", "X"), ("role", "agent"), ("node", "department:36")])
      #expect(agent.text.contains("Choisissez un rôle."))
      let person = try #require(try await office.store.people.find(email: "pilote@essai.example"))
      let reset = try await browser.post("\(page)/\(person.text)/mot-de-passe", from: page, [])
      #expect(reset.text.contains("Nouveau mot de passe"))
      let revoke = try #require(
        list.body.firstMatch(of: Regex<(Substring, Substring)>(#"action="([^"]+\#(person.text)/roles/[^"]+)""#)))
      let revoked = try await browser.post(String(revoke.output.1), from: page, [])
      #expect(revoked.location == "/reseau/personnes?fait=role-retire")
      #expect(try await !browser.get(page).text.contains("Alix Montbrelan"))
    }
  }

  @Test("cannot give themselves a role, by their own address typed again (ADR 0018)")
  func notToOneself() async throws {
    let office = try await world()
    let own = try #require(office.people[.networkOfficer])
    let region = NetworkScope.unguarded(.region(.centreValDeLoire))
    let roles = { try await office.store.people.people(in: region).first { $0.id == own }?.assignments }
    let before = try await roles()
    try await office.visit(as: .networkOfficer) { browser async throws in
      let refused = try await browser.post(
        "/reseau/personnes",
        [
          ("email", TestOffice.email(.networkOfficer).uppercased()), ("name", "X"),
          ("role", "quality-officer"), ("node", "region:24"),
        ])
      #expect(refused.status == .unprocessableContent)
      #expect(refused.text.contains("Vous ne pouvez pas vous donner un rôle."))
    }
    #expect(try await roles() == before)
  }

  @Test("cannot take away their own role, nor draw the password of someone above")
  func notOneself() async throws {
    let office = try await world()
    let own = try #require(office.people[.networkOfficer])
    let chief = try #require(office.people[.auditor])
    for node in [Node.nation, .region(.centreValDeLoire)] {
      try await office.store.people.grant(
        RoleAssignment(role: .auditor, at: node), to: chief, by: office.author)
    }
    let region = NetworkScope.unguarded(.region(.centreValDeLoire))
    let people = try await office.store.people.people(in: region)
    let grant = try #require(
      people.first { $0.id == own }?.assignments.first { $0.assignment.role == .administrator })
    try await office.visit(as: .networkOfficer) { browser async throws in
      let page = "/reseau/personnes"
      let revoked = try await browser.post(
        "\(page)/\(own.text)/roles/\(grant.id.text)/retirer", from: page, [])
      #expect(revoked.status == .unprocessableContent)
      let reset = try await browser.post("\(page)/\(chief.text)/mot-de-passe", from: page, [])
      #expect(reset.status == .unprocessableContent)
      #expect(reset.text.contains("Vous n’administrez pas tous les endroits"))
    }
  }

  @Test(
    "alone manages the network", arguments: [Role.qualityOfficer, .secretaryGeneral, .auditor, .networkOfficer])
  func permissions(role: Role) async throws {
    let office = try await TestOffice()
    if role != .networkOfficer {
      try await office.store.people.grant(
        RoleAssignment(role: role, at: .region(.centreValDeLoire)),
        to: try #require(office.people[.networkOfficer]), by: office.author)
    }
    try await office.visit(as: .networkOfficer) { browser async throws in
      for page in ["/sites/ajouter", "/sites/importer", "/reseau/personnes"] {
        #expect(try await browser.get(page).status == .forbidden, "\(page)")
      }
      #expect(try await !browser.get("/sites").body.contains("/sites/ajouter"))
    }
    // The administrator of one site administers no network.
    try await office.visit(as: .administrator) { browser async throws in
      #expect(try await browser.get("/sites/ajouter").status == .forbidden)
    }
  }
}
