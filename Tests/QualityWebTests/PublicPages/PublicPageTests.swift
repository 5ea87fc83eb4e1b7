import HTTPTypes
import Hummingbird
import HummingbirdTesting
import QualityDomain
import QualityStore
import Testing

@testable import QualityWeb

/// What a site owes the public: référentiel VII, and issue “The main job”, section 7.
@Suite("The public page of a site")
struct PublicPageTests {
  private static let page = "/public/val-d-orance"

  /// Publishes a quarter in which `late` of the e-mails received were answered late.
  private func publish(
    _ period: String, received: [String], late: Int, at office: TestOffice
  ) async throws {
    for (rank, day) in received.enumerated() {
      let id = try await office.register(
        receivedOn: day,
        requester: RequesterDetails(
          name: "Garance Hautevaur", profile: .individual, email: "garance@courriel.example"))
      let received = try #require(CivilDate(iso: day))
      try await office.append(
        .replied(.email), on: received.adding(days: rank < late ? 30 : 1).iso, to: id)
    }
    let author = Authorship(
      person: office.people[.qualityOfficer], at: TestOffice.now, today: TestOffice.today)
    let publishing = try Publishing(
      store: office.store, book: office.book, profile: try await office.profile, scope: office.scope)
    _ = try await publishing.publish(
      try #require(Period(period)), reason: "Motif interne", by: author
    ).get()
  }

  @Test("says so when nothing is published, and names the commitments word for word")
  func nothingPublished() async throws {
    let office = try await TestOffice()
    try await office.register(receivedOn: "2026-02-02")
    try await office.visit { browser in
      let page = try await browser.get(Self.page)
      #expect(page.status == .ok)
      #expect(page.text.contains("Nous n’avons pas encore publié de résultats trimestriels"))
      #expect(page.text.contains("Nos 24 engagements"))
      #expect(!page.text.contains("labellisés"))
      #expect(page.text.contains("Nous vous répondons dans un délai annoncé et maîtrisé"))
      #expect(page.text.contains("RELATIONS AVEC LES COLLECTIVITÉS TERRITORIALES"))
      let title = "Nos engagements, nos résultats – Préfecture du Val-d’Orance"
      #expect(page.body.contains("<title>\(title)</title>"))
      #expect(page.body.contains("Préfecture<br>du Val-d’Orance"))
    }
  }

  @Test("gives the last published quarter in plain French, beside the same quarter a year before")
  func results() async throws {
    let office = try await TestOffice()
    try await publish(
      "2025-T1", received: ["2025-02-03", "2025-02-04"], late: 1, at: office)
    try await publish(
      "2026-T1", received: ["2026-02-02", "2026-02-03", "2026-02-04"], late: 1, at: office)
    // Not published: must not be seen.
    try await office.register(receivedOn: "2026-03-02")
    try await office.visit { browser in
      let text = try await browser.get(Self.page).text
      #expect(text.contains("66,7 % de vos courriels ont reçu une réponse sous 5 jours ouvrés"))
      #expect(text.contains("67 réponses sur 100 dans les délais (2 sur 3)"))
      #expect(text.contains("objectif de 80 % pas encore atteint"))
      #expect(text.contains("50,0 % il y a un an"))
      #expect(text.contains("Résultats du 1er trimestre 2026, publiés le mar. 19 mai 2026"))
    }
  }

  @Test("shows the latest revision of the quarter, and says that it corrects")
  func revision() async throws {
    let office = try await TestOffice()
    try await publish("2026-T1", received: ["2026-02-02"], late: 0, at: office)
    try await publish("2026-T1", received: ["2026-02-03"], late: 1, at: office)
    try await office.visit { browser in
      let text = try await browser.get(Self.page).text
      #expect(text.contains("50 réponses sur 100 dans les délais (1 sur 2)"))
      #expect(text.contains("Ils corrigent une première publication"))
    }
  }

  @Test("holds nothing personal: no requester, no agent, no reason, no service, no form")
  func holdsNothingPersonal() async throws {
    let office = try await TestOffice()
    try await publish("2026-T1", received: ["2026-02-02"], late: 0, at: office)
    try await office.visit { browser in
      let body = try await browser.get(Self.page).body
      for word in [
        "Hautevaur", "garance@", "Personne", "Motif interne", "Citoyenneté", "Horaires", "<form",
        "2026-0001",
      ] {
        #expect(!body.contains(word), "\(word)")
      }
    }
  }

  @Test("leaves out what does not apply, and shows the label and how to write")
  func siteFacts() async throws {
    let office = try await TestOffice()
    let sites = office.store.sites
    try await sites.setNotApplicable(
      NonApplicableCommitment(commitment: 8, reason: "Pas de serveur vocal."), in: office.scope,
      from: TestOffice.today, by: office.author)
    try await sites.addLabel(
      Label(
        awardedOn: TestOffice.today.adding(days: -100), expiresOn: TestOffice.today,
        awardedBy: "Organisme"), in: office.scope, by: office.author)
    try await sites.setFacts(
      name: "Préfecture du Val-d’Orance", goodFriday: nil,
      contact: SiteContact(
        email: "qualite@essai.example", telephone: "01 99 00 12 34",
        postalAddress: "2 place de la République\n00100 Orance"), in: office.scope,
      by: office.author)
    try await office.visit { browser in
      let page = try await browser.get(Self.page)
      #expect(page.text.contains("Nos 23 engagements labellisés"))
      #expect(!page.text.contains("Un Serveur Vocal Interactif local"))
      #expect(page.text.contains("valable jusqu’au mar. 19 mai 2026"))
      #expect(page.body.contains(#"href="mailto:qualite@essai.example""#))
      #expect(page.text.contains("2 place de la République, 00100 Orance"))
      #expect(page.text.contains("sous 5 jours ouvrés par courriel, sous 10 jours par la poste."))
      #expect(!page.text.contains("Pas de serveur vocal."))
    }
  }

  @Test("says when the label has come to its end")
  func expiredLabel() async throws {
    let office = try await TestOffice()
    try await office.store.sites.addLabel(
      Label(
        awardedOn: TestOffice.today.adding(days: -1100),
        expiresOn: TestOffice.today.adding(days: -1), awardedBy: "Organisme"),
      in: office.scope, by: office.author)
    try await office.visit { browser in
      let text = try await browser.get(Self.page).text
      #expect(text.contains("arrivé à terme le lun. 18 mai 2026"))
      #expect(!text.contains("labellisés"))
    }
  }

  @Test("may be kept by browsers, and is not sent again while it has not changed")
  func caching() async throws {
    let office = try await TestOffice()
    try await office.visit { browser in
      let page = try await browser.get(Self.page)
      #expect(page.headers[.cacheControl] == "public, max-age=300")
      #expect(page.headers[.setCookie] == nil)
      let tag = try #require(page.headers[.eTag])
      let status = try await browser.client.execute(
        uri: Self.page, method: .get, headers: [.ifNoneMatch: tag]
      ) { $0.status }
      #expect(status == .notModified)
    }
  }

  @Test("answers 404 for a site that does not exist, and costs four statements")
  func unknownAndCost() async throws {
    let office = try await TestOffice()
    try await publish("2026-T1", received: ["2026-02-02"], late: 0, at: office)
    try await office.visit { browser in
      for code in ["ailleurs", "VAL-D-ORANCE", "%27"] {
        #expect(try await browser.get("/public/\(code)").status == .notFound)
      }
      let meter = StatementMeter()
      _ = try await StatementMeter.$current.withValue(meter) { try await browser.get(Self.page) }
      #expect(meter.count == 4)
    }
  }

  @Test(
    "never rounds a rate up to a target that it misses, nor to all",
    arguments: [
      (86.2, 80.0, 86), (79.6, 80.0, 79), (80.0, 80.0, 80), (99.7, 0.0, 99), (100.0, 80.0, 100),
      (88.5, 0.0, 89), (0.0, 80.0, 0),
    ])
  func hundredths(rate: Double, target: Double, expected: Int) {
    let quantity = { (value: Double) in Quantity(millionths: Int64((value * 1_000_000).rounded())) }
    #expect(
      PublicSentence.hundredth(quantity(rate), target: target == 0 ? nil : quantity(target))
        == expected)
  }
}

@Suite("The pages that the law asks for")
struct LegalPagesTests {
  @Test("declare the accessibility with the content that the RGAA fixes, non conforme without audit")
  func accessibility() async throws {
    let office = try await TestOffice()
    try await office.visit { browser in
      let meter = StatementMeter()
      let text = try await StatementMeter.$current.withValue(meter) {
        try await browser.get("/accessibilite")
      }.text
      #expect(meter.count == 2)
      for part in [
        "Déclaration d’accessibilité", "article 47", "État de conformité", "non conforme",
        "aucun audit", "Résultats des tests", "Contenus non accessibles", "Technologies",
        "Retour d’information et contact", "Voies de recours", "Défenseur des droits",
        "Libre réponse 71120", "La préfecture du Val-d’Orance",
      ] {
        #expect(text.contains(part), "\(part)")
      }
    }
  }

  @Test("With many sites, they lead to a list of them by region that is searched by name or department")
  func manySites() async throws {
    let office = try await TestOffice()
    for number in 1...8 {
      let department = number < 5 ? "41" : "73"
      let territory = try #require(Territory(code: department))
      let site = Site(
        id: .make(at: TestOffice.now), code: "site-\(number)", name: "Sous-préfecture de Brème-\(number)",
        kind: .subprefecture, hasCERT: false, territory: territory, timeZone: "Europe/Paris")
      try await office.store.sites.create(
        site, edition: TestOffice.edition.id, modules: [1, 3], from: TestOffice.edition.validFrom,
        in: .unguarded(), by: office.author)
    }
    try await office.visit { browser in
      for path in ["/accessibilite", "/mentions-legales"] {
        let page = try await browser.get(path)
        #expect(page.text.contains("9 administrations publient avec ce service"))
        #expect(page.body.contains(#"href="/public""#) && !page.text.contains("Brème-3"))
      }
      let all = try await browser.get("/public").text
      #expect(all.contains("Auvergne-Rhône-Alpes 4 sites") && all.contains("Centre-Val de Loire 5 sites"))
      let found = try await browser.get("/public?q=breme%20savoie").text
      #expect(found.contains("4 sites trouvés") && !found.contains("Brème-4"))
      let none = try await browser.get("/public?q=nulle%20part").text
      #expect(none.contains("Aucun site ne correspond. Voir tous les sites"))
    }
  }

  @Test("The list searches as many words as a name can hold, however many are typed")
  func manyWords() async throws {
    let office = try await TestOffice()
    try await office.visit { browser in
      let page = try await browser.get("/public?q=" + String(repeating: "a+", count: 5_000))
      #expect(page.status == .ok)
      let title = try #require(page.body.firstMatch(of: /<title>(.*?)<\/title>/)).output.1
      #expect(title.count < SearchLimits.characters + 100)
      #expect(title.contains("a a a"))
    }
  }

  @Test("declare what an audit found, in the footer of every page too")
  func audited() throws {
    let audit = AccessibilityDeclaration.Audit(
      madeOn: try #require(CivilDate(iso: "2027-01-15")), auditor: "Cabinet Essai",
      conformity: try #require(Quantity("72,5")), findings: ["Un tableau sans titre."])
    let declaration = AccessibilityDeclaration(
      declaredOn: CivilDate(iso: "2027-02-01"), contact: "ecrire@exemple.fr", audit: audit)
    let nobody = PublisherList(count: 0, named: [])
    let page = AccessibilityPage(publishers: nobody, declaration: declaration).html.text
    for part in [
      "partiellement conforme", "ven. 15 janv. 2027", "Cabinet Essai", "72,50", "Un tableau sans titre.",
      "lun. 1er févr. 2027", "ecrire@exemple.fr",
    ] {
      #expect(page.contains(part), "\(part)")
    }
    #expect(!page.contains("aucun audit"))
    let legal = LegalPage(publishers: nobody, hosting: "Hébergeur Essai, Brèze.").html.text
    #expect(legal.contains("ébergeur Essai, Brèze."))
  }

  @Test("name the publisher and say what is recorded, why, for how long, and one's rights")
  func legalNotice() async throws {
    let office = try await TestOffice()
    try await office.visit { browser in
      let text = try await browser.get("/mentions-legales").text
      for part in [
        "Éditeur", "Préfecture du Val-d’Orance", "Ce qui est enregistré", "Combien de temps",
        "Vos droits", "CNIL", "Témoins de connexion", "article 6.1.e",
      ] {
        #expect(text.contains(part), "\(part)")
      }
      #expect(!text.contains("Personne administrator"))
    }
  }
}
