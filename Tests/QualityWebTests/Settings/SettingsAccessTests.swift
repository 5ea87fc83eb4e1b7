import HTTPTypes
import QualityDomain
import QualityStore
import QualityTesting
import Testing

@testable import QualityWeb

/// Who sees and changes the settings: issue “The main job”, sections 3 and 8.
@Suite("The settings of a site")
struct SettingsAccessTests {
  private static let pages = [
    "/reglages", "/reglages/site", "/reglages/jours", "/reglages/label", "/reglages/modules",
    "/reglages/modules/4", "/reglages/services", "/reglages/engagements", "/reglages/delais",
    "/reglages/cibles", "/reglages/personnes", "/reglages/journal",
  ]

  @Test(
    "are changed by administrators and quality officers",
    arguments: [Role.administrator, .qualityOfficer])
  func changers(role: Role) async throws {
    let office = try await TestOffice()
    try await office.visit(as: role) { browser async throws in
      for page in Self.pages { #expect(try await browser.get(page).status == .ok, "\(page)") }
      #expect(try await browser.get("/reglages/site").text.contains("Enregistrer les coordonnées"))
    }
  }

  @Test(
    "are read, without a form, by those who may read the audit log",
    arguments: [Role.secretaryGeneral, .auditor])
  func readers(role: Role) async throws {
    let office = try await TestOffice()
    try await office.visit(as: role) { browser in
      for page in Self.pages {
        let answer = try await browser.get(page)
        #expect(answer.status == .ok, "\(page)")
        let forms = answer.body.matches(of: /action="(\/reglages[^"]*)"/)
        #expect(forms.isEmpty, "\(page)")
      }
      let sent = try await browser.post("/reglages/services", from: "/compte", [("name", "Pirate")])
      #expect(sent.status == .forbidden)
      #expect(sent.text.contains("réservée aux administrateurs et référents qualité"))
      #expect(try await browser.get("/reglages/personnes/ajouter").status == .forbidden)
    }
    #expect(try await office.profile.services.count == 3)
  }

  @Test("are closed to agents and heads of service", arguments: [Role.agent, .headOfService])
  func closed(role: Role) async throws {
    let office = try await TestOffice()
    try await office.visit(as: role) { browser async throws in
      for page in Self.pages {
        #expect(try await browser.get(page).status == .forbidden, "\(page)")
      }
      #expect(try await browser.get("/compte").status == .ok)
    }
  }

  @Test("are changed for the whole site, not by the administrator of one service")
  func wholeSite() async throws {
    let office = try await TestOffice()
    let person = try #require(office.people[.agent])
    try await office.store.people.grant(
      RoleAssignment(
        role: .administrator, site: office.site.id, service: office.services["Accueil"]),
      to: person, by: office.author)
    try await office.visit(as: .agent) { browser in
      let sent = try await browser.post("/reglages/services", from: "/compte", [("name", "Pirate")])
      #expect(sent.status == .forbidden)
    }
  }

  @Test("say in French who changed what, page after page, colleagues by name")
  func auditLog() async throws {
    let office = try await TestOffice()
    try await office.visit(as: .qualityOfficer) { browser in
      _ = try await browser.post("/reglages/services", [("name", "Standard")])
      let first = try await browser.get("/reglages/journal").text
      #expect(first.contains("mar. 19 mai 2026 , 12 h"))
      #expect(first.contains("Personne quality-officer"))
      #expect(first.contains("Service ajouté Standard"))
      #expect(first.contains("Personne agent : agent"))
      #expect(first.contains("Connexion"))
      #expect(try await browser.get("/reglages/journal?avant=rien").status == .notFound)
    }
    for number in 1...60 {
      try await office.store.sites.addHoliday(
        LocalHoliday(date: TestOffice.today.adding(days: number), label: "Jour"), in: office.scope,
        by: Authorship(
          person: nil, at: TestOffice.now.adding(.seconds(number)), today: TestOffice.today))
    }
    try await office.visit(as: .auditor) { browser in
      let page = try await browser.get("/reglages/journal")
      #expect(page.text.ranges(of: "mar. 19 mai 2026 , 12 h").count == 50)
      let next = try #require(page.body.firstMatch(of: #/href="(/reglages/journal\?avant=[^"]+)"/#))
      let older = try await browser.get(String(next.output.1))
      #expect(older.status == .ok)
      // What is older is last: the days that the first page has no more room for, then the site itself.
      #expect(page.text.ranges(of: "Jour local ajouté").count == 50)
      #expect(older.text.ranges(of: "Jour local ajouté").count == 10)
      #expect(older.text.contains("Site créé"))
    }
  }

  @Test("does not show what happened at another site")
  func auditLogOfOneSite() async throws {
    let office = try await TestOffice()
    let other = try await TestOffice.addSite(
      "haute-brume", modules: [1, 7], to: office.store, by: office.author)
    _ = try await office.store.sites.addService("Secret", in: .unguarded(site: other.id), by: office.author)
    try await office.visit(as: .auditor) { browser in
      let text = try await browser.get("/reglages/journal").text
      #expect(!text.contains("haute-brume"))
      #expect(!text.contains("Secret"))
    }
  }
}
