import HTTPTypes
import QualityDomain
import QualityStore
import Testing

@testable import QualityWeb

/// Modules, services and commitments: référentiel II.2, and issue “The main job”, section 3.
@Suite("The scope of a site")
struct ScopeSettingsTests {
  private func modules(
    _ browser: TestBrowser, _ numbers: [Int], cert: String = "non", from: String = "01/06/2026"
  ) async throws -> TestBrowser.Answer {
    try await browser.post(
      "/reglages/modules",
      numbers.map { ("modules", String($0)) } + [("cert", cert), ("from", from)])
  }

  @Test("changes from a date, and what held before stays")
  func changesModules() async throws {
    let office = try await TestOffice()
    try await office.visit(as: .qualityOfficer) { browser in
      #expect(try await modules(browser, [1, 7]).location == "/reglages/modules?fait=modules")
      let page = try await browser.get("/reglages/modules").text
      #expect(page.contains("4 mar. 1er janv. 2019 dim. 31 mai 2026"))
      #expect(page.contains("7 lun. 1er juin 2026 sans fin prévue"))
    }
    let profile = try await office.profile
    #expect(profile.modules(on: TestOffice.today) == [1, 4])
    #expect(profile.modules(on: TestOffice.today.adding(days: 13)) == [1, 7])
  }

  @Test("a later choice replaces what was planned, without a gap nor an overlap")
  func replacesPlans() async throws {
    let office = try await TestOffice()
    try await office.visit(as: .qualityOfficer) { browser in
      _ = try await modules(browser, [1, 7], from: "01/06/2026")
      _ = try await modules(browser, [1, 3], from: "25/05/2026")
      _ = try await modules(browser, [1, 3, 4], from: "01/07/2026")
      _ = try await modules(browser, [1, 2], cert: "oui", from: "")
    }
    let profile = try await office.profile
    #expect(profile.site.hasCERT == false)  // The profile is of the site as the test made it.
    #expect(try await office.store.sites.find(code: office.site.code)?.hasCERT == true)
    #expect(profile.modules(on: TestOffice.today.adding(days: -1)) == [1, 4])
    for days in [0, 6, 13, 43] {
      #expect(profile.modules(on: TestOffice.today.adding(days: days)) == [1, 2])
    }
    #expect(profile.modules.filter { $0.value == 1 }.count == 1)
  }

  @Test(
    "keeps to II.2, with the rule in the answer",
    arguments: [
      ([4], "non", "le module 1 est obligatoire"),
      ([1], "non", "il faut au moins 1 module métier"),
      ([1, 2, 4], "non", "le module 2 est réservé aux sites dotés d’un CERT"),
      ([1, 4], "oui", "un site doté d’un CERT prend le module 2"),
      ([1, 8], "non", "Le module 8 est celui de la Préfecture de police"),
    ])
  func rules(numbers: [Int], cert: String, words: String) async throws {
    let office = try await TestOffice()
    try await office.visit(as: .qualityOfficer) { browser in
      let answer = try await modules(browser, numbers, cert: cert)
      #expect(answer.status == .unprocessableContent)
      #expect(answer.text.contains(words))
      for number in numbers {
        #expect(answer.body.contains(#"value="\#(number)" checked"#))
      }
    }
    #expect(try await office.profile.modules.count == 2)
  }

  @Test("does not start before the edition")
  func notBeforeTheEdition() async throws {
    let office = try await TestOffice()
    try await office.visit(as: .qualityOfficer) { browser in
      let answer = try await modules(browser, [1, 7], from: "31/12/2018")
      #expect(answer.text.contains("vaut à partir du mar. 1er janv. 2019"))
    }
  }

  @Test("a module may be applied by some services, from a date")
  func moduleServices() async throws {
    let office = try await TestOffice()
    let service = try #require(office.services["Collectivités"])
    try await office.visit(as: .qualityOfficer) { browser in
      let saved = try await browser.post(
        "/reglages/modules/4", [("services", service.text), ("from", "")])
      #expect(saved.location == "/reglages/modules/4?fait=services-du-module")
      #expect(try await browser.get("/engagements/36").text.contains("Services : Collectivités"))
      #expect(try await browser.get("/reglages/modules/9").status == .notFound)
      let foreign = Service.ID.make(at: TestOffice.now)
      let refused = try await browser.post("/reglages/modules/4", [("services", foreign.text)])
      #expect(refused.status == .notFound)
    }
  }

  @Test("services are added, renamed, closed and opened again")
  func services() async throws {
    let office = try await TestOffice()
    let id = try #require(office.services["Accueil"])
    let page = "/reglages/services/\(id.text)"
    try await office.visit(as: .administrator) { browser in
      let added = try await browser.post("/reglages/services", [("name", " Standard ")])
      #expect(added.location == "/reglages/services?fait=service-ajoute")
      let taken = try await browser.post("/reglages/services", [("name", "Citoyenneté")])
      #expect(taken.status == .unprocessableContent)
      #expect(taken.text.contains("Ce site a déjà un service de ce nom."))
      let empty = try await browser.post("/reglages/services", [("name", "")])
      #expect(empty.text.contains("Donnez le nom du service."))
      #expect(
        try await browser.post(page, [("name", "Accueil général")]).location
          == page + "?fait=service-renomme")
      let conflict = try await browser.post(page, [("name", "Citoyenneté")])
      #expect(conflict.text.contains("Ce site a déjà un service de ce nom."))
      _ = try await browser.post(page + "/fermer", from: page, [("closedOn", "01/06/2026")])
      #expect(try await browser.get(page).text.contains("Fermé à partir du lun. 1er juin 2026"))
      _ = try await browser.post(page + "/rouvrir", from: page, [])
    }
    let services = try await office.profile.services
    #expect(services.map(\.name) == ["Accueil général", "Citoyenneté", "Collectivités", "Standard"])
    #expect(services.allSatisfy { $0.closedOn == nil })
  }

  @Test("another site's service is not found")
  func foreignService() async throws {
    let office = try await TestOffice()
    let other = try await TestOffice.addSite(
      "haute-brume", modules: [1, 7], to: office.store, by: office.author)
    let service = try await office.store.sites.addService("Secret", in: .unguarded(site: other.id), by: office.author)
    try await office.visit(as: .administrator) { browser in
      let page = "/reglages/services/\(service.text)"
      #expect(try await browser.get(page).status == .notFound)
      for action in ["", "/fermer", "/rouvrir"] {
        let sent = try await browser.post(page + action, from: "/reglages/services", [("name", "X")])
        #expect(sent.status == .notFound)
      }
    }
  }

  @Test("a commitment that does not concern the site has a reason, and may apply again")
  func notApplicable() async throws {
    let office = try await TestOffice()
    try await office.visit(as: .qualityOfficer) { browser in
      let path = "/reglages/engagements"
      let refused = try await browser.post(path, [("commitment", "38"), ("reason", "")])
      #expect(refused.status == .unprocessableContent)
      #expect(refused.text.contains("Choisissez un engagement d’un module que le site a pris."))
      #expect(refused.text.contains("Dites pourquoi"))
      let tooEarly = try await browser.post(
        path, [("commitment", "8"), ("reason", "Depuis toujours."), ("from", "01/01/1026")])
      #expect(tooEarly.status == .unprocessableContent)
      #expect(tooEarly.text.contains("vaut à partir du"))
      let saved = try await browser.post(
        path, [("commitment", "8"), ("reason", "Pas de serveur vocal local."), ("from", "")])
      #expect(saved.location == "/reglages/engagements?fait=sans-objet")
      let twice = try await browser.post(path, [("commitment", "8"), ("reason", "Encore.")])
      #expect(twice.text.contains("Cet engagement est déjà sans objet."))
      #expect(try await browser.get(path).text.contains("Pas de serveur vocal local."))
      _ = try await browser.post(path + "/8/appliquer", from: path, [])
      #expect(try await browser.get("/engagements/8").text.contains("s’applique au site"))
      let unknown = try await browser.post(path + "/9/appliquer", from: path, [])
      #expect(unknown.status == .notFound)
    }
  }

  @Test("local limits are shorter than the référentiel's, and end when they are given up")
  func limits() async throws {
    let office = try await TestOffice()
    try await office.visit(as: .qualityOfficer) { browser in
      let path = "/reglages/delais"
      let equal = try await browser.post(
        path, [("subject", "information-letter"), ("days", "10"), ("from", "")])
      #expect(equal.status == .unprocessableContent)
      #expect(equal.text.contains("Le référentiel (17.1) donne déjà 10 jours ouvrés."))
      let wrong = try await browser.post(path, [("subject", "information-telephone"), ("days", "0")])
      #expect(wrong.text.contains("Choisissez la demande que ce délai concerne."))
      #expect(wrong.text.contains("Donnez un nombre de jours ouvrés, par exemple 8."))
      let saved = try await browser.post(
        path, [("subject", "information-letter"), ("days", "8"), ("from", "01/05/2026")])
      #expect(saved.location == "/reglages/delais?fait=delai")
      #expect(
        try await browser.get(path).text.contains(
          "Information, par courrier 17.1 10 8 ven. 1er mai 2026"))
      #expect(
        try await browser.get("/engagements/17").text.contains("délai du site : 8 jours ouvrés"))
      _ = try await browser.post(path + "/information/letter/retirer", from: path, [])
      let unknown = try await browser.post(path + "/advice/letter/retirer", from: path, [])
      #expect(unknown.status == .notFound)
    }
    let profile = try await office.profile
    #expect(profile.localLimits.inForce(on: TestOffice.today).isEmpty)
    #expect(profile.localLimits.inForce(on: TestOffice.today.adding(days: -1)).count == 1)
  }

  @Test("local targets are listed beside the national ones, and end when they are given up")
  func targets() async throws {
    let office = try await TestOffice()
    let code = "17-email-on-time"
    try await office.store.sites.setTarget(
      try #require(Quantity("90")), for: code, in: office.scope, from: TestOffice.today,
      by: office.author)
    try await office.visit(as: .qualityOfficer) { browser in
      let path = "/reglages/cibles"
      #expect(try await browser.get(path).text.contains("80 % 90 % mar. 19 mai 2026"))
      _ = try await browser.post(path + "/\(code)/retirer", from: path, [])
      #expect(try await browser.get(path).text.contains("80 % la même"))
      let unknown = try await browser.post(path + "/3-mean/retirer", from: path, [])
      #expect(unknown.status == .notFound)
    }
  }
}
