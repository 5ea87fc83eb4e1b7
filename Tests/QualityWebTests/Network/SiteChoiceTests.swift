import HTTPTypes
import QualityDomain
import QualityStore
import QualityTesting
import Testing

@testable import QualityWeb

/// Someone above sites: issue “From one préfecture to the whole network”, section 2.
@Suite("Someone above sites")
struct SiteChoiceTests {
  /// A site of the same department, and one of another.
  private func world() async throws -> TestOffice {
    let office = try await TestOffice()
    for (code, name, territory) in [
      ("breze", "Sous-préfecture de Brèze", "41"), ("savoie", "Préfecture de la Savoie", "73"),
    ] {
      let place = try #require(Territory(code: territory))
      try await office.store.sites.create(
        Site(
          id: .make(at: TestOffice.now), code: code, name: name,
          kind: territory == "41" ? .subprefecture : .prefecture, hasCERT: false, territory: place,
          timeZone: place.timeZone),
        edition: TestOffice.edition.id, modules: [1, 3], from: TestOffice.edition.validFrom,
        in: .unguarded(), by: office.author)
    }
    return office
  }

  @Test("begins with the list of the sites below, in four statements")
  func list() async throws {
    let office = try await world()
    try await office.visit(as: .networkOfficer) { browser async throws in
      #expect(try await browser.get("/").location == "/reseau")
      let location = try #require(try await browser.get("/demandes").location)
      #expect(location == "/sites?fait=site-a-ouvrir")
      #expect(
        try await browser.get(location).text.contains("Ouvrez d’abord le site qu’elle doit montrer."))
      let meter = StatementMeter()
      let page = try await StatementMeter.$current.withValue(meter) { try await browser.get("/sites") }
      #expect(meter.count == 4)
      #expect(page.text.contains("Loir-et-Cher (41) 2 sites"))
      #expect(page.text.contains("Préfecture du Val-d’Orance val-d-orance"))
      #expect(page.text.contains("Sous-préfecture de Brèze breze"))
      #expect(!page.text.contains("Savoie"))
      let found = try await browser.get("/sites?q=BREZE&nature=subprefecture&label=never").text
      #expect(found.contains("1 site") && found.contains("Brèze"))
      #expect(try await browser.get("/sites?q=savoie").text.contains("Aucun site ne correspond."))
      #expect(try await !browser.get("/sites?lieu=department:73").text.contains("de la Savoie"))
    }
  }

  @Test("searches lists by as many words as a name can hold, however many are typed")
  func manyWords() async throws {
    let office = try await world()
    try await office.visit(as: .networkOfficer) { browser async throws in
      let words = String(repeating: "b+", count: 2_000)
      #expect(try await browser.get("/sites?q=breze+\(words)").status == .ok)
      let sites = try await office.store.sites.list(
        SiteQuery(words: String(repeating: "b ", count: 2_000)), in: .unguarded(),
        today: TestOffice.today)
      #expect(sites.isEmpty == false)
    }
  }

  @Test("opens a site below, and none elsewhere")
  func opens() async throws {
    let office = try await world()
    try await office.visit(as: .networkOfficer) { browser async throws in
      let opened = try await browser.post("/site", from: "/sites", [("site", "breze")])
      #expect(opened.location == "/")
      #expect(opened.headers[.setCookie]?.hasPrefix("site=breze;") == true)
      let foreign = try await browser.post("/site", from: "/sites", [("site", "savoie")])
      #expect(foreign.status == .notFound)
      #expect(foreign.headers[.setCookie] == nil)
      let atBreze = browser.with(cookie: "site", "breze")
      #expect(try await atBreze.get("/tableau-de-bord").body.contains("Sous-préfecture<br>de Brèze"))
      #expect(try await atBreze.get("/sites").text.contains("site ouvert"))
      // A cookie that was made up gives nothing.
      let forged = browser.with(cookie: "site", "savoie")
      #expect(try await forged.get("/tableau-de-bord").location == "/sites?fait=site-a-ouvrir")
    }
  }

  @Test("as a network officer sees figures, no request and no name")
  func figuresAlone() async throws {
    let office = try await world()
    try await office.register(
      subject: "Secret de registre", requester: RequesterDetails(name: "Octave Lointain", profile: .individual))
    _ = try await office.store.measures.record(
      [
        Measure(
          indicator: "8-telephone", period: try #require(Period("2026-T1")), source: .entered,
          figure: Figure(numerator: Quantity(9), denominator: Quantity(10), value: nil))
      ], in: office.scope,
      by: Authorship(
        person: office.people[.qualityOfficer], at: TestOffice.now, today: TestOffice.today))
    try await office.visit(as: .networkOfficer) { visitor async throws in
      let browser = visitor.with(cookie: "site", office.site.code)
      for page in ["/tableau-de-bord", "/indicateurs", "/engagements", "/publications"] {
        #expect(try await browser.get(page).status == .ok, "\(page)")
      }
      for page in ["/aujourdhui", "/demandes", "/demandes/saisir", "/reglages", "/reglages/personnes"] {
        #expect(try await browser.get(page).status == .forbidden, "\(page)")
      }
      for indicator in ["17-email-on-time", "8-telephone"] {
        let text = try await browser.get("/indicateurs/\(indicator)?periode=2026-T1").text
        #expect(!text.contains("Secret de registre") && !text.contains("Personne quality-officer"))
      }
      let stated = try await browser.get("/indicateurs/8-telephone?periode=2026-T1").text
      #expect(stated.contains("par un agent du site"))
    }
  }

  @Test("with a role that reads requests works at each site below as one of it")
  func officer() async throws {
    let office = try await world()
    try await office.store.people.grant(
      RoleAssignment(role: .qualityOfficer, at: .department(office.site.territory)),
      to: try #require(office.people[.networkOfficer]), by: office.author)
    let id = try await office.register(subject: "Horaires de la préfecture")
    try await office.visit(as: .networkOfficer) { visitor async throws in
      let browser = visitor.with(cookie: "site", office.site.code)
      #expect(try await browser.get("/demandes/\(id.text)").text.contains("Horaires de la préfecture"))
      let elsewhere = visitor.with(cookie: "site", "breze")
      #expect(try await elsewhere.get("/demandes/\(id.text)").status == .notFound)
      #expect(try await elsewhere.get("/demandes").status == .ok)
    }
    // Those who administer the site see who may look at it from above.
    try await office.visit(as: .administrator) { browser in
      let people = try await browser.get("/reglages/personnes").text
      #expect(people.contains("Au-dessus du site"))
      #expect(people.contains("Loir-et-Cher (41)"))
    }
  }

  @Test("With one site of one's own there is nothing to choose")
  func oneSite() async throws {
    let office = try await world()
    try await office.visit(as: .agent) { browser async throws in
      #expect(try await !browser.get("/demandes").body.contains(#"href="/sites""#))
      #expect(try await browser.get("/sites").text.contains("1 site"))
    }
  }

  @Test("A site that takes no module of Qual-e-pref says that its référentiel is to come")
  func otherBody() async throws {
    let office = try await TestOffice()
    try await office.store.sites.create(
      Site(
        id: .make(at: TestOffice.now), code: "sgcd-41", name: "SGC", kind: .sgcd, hasCERT: false,
        territory: office.site.territory, timeZone: office.site.timeZone, parent: office.site.id),
      edition: "services-publics-plus", modules: [], from: TestOffice.edition.validFrom,
      in: .unguarded(), by: office.author)
    try await office.store.people.grant(
      RoleAssignment(role: .qualityOfficer, at: .department(office.site.territory)),
      to: try #require(office.people[.networkOfficer]), by: office.author)
    try await office.visit(as: .networkOfficer) { visitor async throws in
      let browser = visitor.with(cookie: "site", "sgcd-41")
      for page in [
        "/engagements", "/reglages/modules", "/tableau-de-bord", "/publications",
        "/publications/publier?periode=2026-T1",
      ] {
        let answer = try await browser.get(page)
        #expect(answer.status == .ok)
        #expect(answer.text.contains("n’est pas encore installé"), "\(page)")
      }
      for page in ["/aujourdhui", "/demandes", "/indicateurs", "/reglages", "/public/sgcd-41"] {
        let answer = try await browser.get(page)
        #expect(answer.status == .ok, "\(page)")
        #expect(!answer.text.contains("Nos 0 engagements") && !answer.body.contains("/reglages/label"))
      }
    }
  }
}
