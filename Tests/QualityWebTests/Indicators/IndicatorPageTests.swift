import HTTPTypes
import QualityDomain
import QualityStore
import Testing

@testable import QualityWeb

/// Every figure opens on its explanation: issue “The main job”, sections 6 and 7.
@Suite("The page of an indicator")
struct IndicatorPageTests {
  @Test("explains a computed figure: numerator, denominator, pending, rule, limits, requests")
  func explains() async throws {
    let office = try await TestOffice()
    try await office.firstQuarter()
    let suspended = try await office.register(receivedOn: "2026-03-30", subject: "Dossier")
    try await office.append(.piecesAsked, on: "2026-03-31", to: suspended)
    try await office.visit(as: .qualityOfficer) { browser in
      let page = try await browser.get("/indicateurs/17-email-on-time?periode=2026-T1")
      #expect(page.status == .ok)
      for words in [
        "75,00 % 3 sur 4 sous la cible de 80 %",
        "1 demande ne compte pas encore : elle est en cours ou en attente de l’usager.",
        "Taux de réponses aux courriels de demande d’informations dans le délai de 5 jours ouvrés",
        "Numérateur Première réponse, réponse d’attente annonçant une date ou réorientation",
        "Dénominateur Demandes reçues dans la période, répondues ou dont l’échéance est passée",
        "Somme des numérateurs sur somme des dénominateurs, jamais moyenne de taux.",
        "Information par courriel et par formulaire 5 jours ouvrés", "17.2",
        "hors jours fériés du territoire (41)", "c’est une convention du logiciel",
        "Nationale 80 % depuis le mer. 1er janv. 2020",
        "Parking", "hors délai", "Carte grise", "pas encore, en attente de l’usager",
      ] {
        #expect(page.text.contains(words), "\(words)")
      }
      #expect(page.body.contains(#"<svg viewBox="0 0 568 222" role="img""#))
    }
  }

  @Test("gives months, quarter, half-year and year by the rule of aggregation, and services")
  func aggregates() async throws {
    let office = try await TestOffice()
    try await office.firstQuarter()
    try await office.answeredEmail(receivedOn: "2026-04-01", reply: "2026-04-02")
    try await office.visit(as: .qualityOfficer) { browser in
      let page = try await browser.get("/indicateurs/17-email-on-time?periode=2026-T1")
      #expect(page.text.contains("janvier 2026 100,00 % 1 sur 1"))
      #expect(page.text.contains("mars 2026 50,00 % 1 sur 2"))
      #expect(page.text.contains("S1 2026 80,00 % 4 sur 5"))
      #expect(page.text.contains("Accueil 66,67 % 2 sur 3 sous la cible 0"))
      #expect(page.text.contains("Citoyenneté 100,00 % 1 sur 1 atteinte 0"))
      #expect(page.text.contains("Ensemble 75,00 % 3 sur 4"))
    }
  }

  @Test("lists the requests behind the figure page by page, each once")
  func pages() async throws {
    let office = try await TestOffice()
    for number in 1...30 {
      try await office.register(receivedOn: "2026-05-11", subject: "Objet \(number) fin")
    }
    try await office.visit(as: .qualityOfficer) { browser in
      let first = try await browser.get("/indicateurs/17-email-on-time?periode=2026-T2")
      let next = try #require(
        first.body.firstMatch(of: #/href="([^"]+suite=[^"]+)"/#)).output.1
      let second = try await browser.get(String(next).replacing("&amp;", with: "&"))
      for number in 1...30 {
        let subject = "Objet \(number) fin"
        #expect(first.text.contains(subject) != second.text.contains(subject), "\(subject)")
      }
      #expect(!second.body.contains("suite="))
    }
  }

  @Test("shows someone of a service the requests of that service alone")
  func scopeOfRequests() async throws {
    let office = try await TestOffice()
    try await office.firstQuarter()
    try await office.visit(as: .agent) { browser in
      let page = try await browser.get("/indicateurs/17-email-on-time?periode=2026-T1")
      #expect(page.text.contains("66,67 % 2 sur 3"))
      #expect(page.text.contains("Carte grise"))
      #expect(!page.text.contains("Adoption"))
      #expect(!page.text.contains("Citoyenneté"))
    }
  }

  @Test("shows who entered a figure, what it replaced, its comment and what is odd about it")
  func entries() async throws {
    let office = try await TestOffice()
    try await office.enter("10-calls-answered", "2026-T1", "70", of: "80")
    try await office.enter(
      "10-calls-answered", "2026-T1", "90", of: "80", value: "95", comment: "Compté deux fois")
    try await office.visit(as: .auditor) { browser in
      let page = try await browser.get("/indicateurs/10-calls-answered")
      #expect(page.text.contains("95,00 % 90 sur 80 cible de 90 % atteinte"))
      #expect(page.text.contains("À vérifier : le numérateur dépasse le dénominateur."))
      #expect(page.text.contains("À vérifier : le numérateur et le dénominateur donnent 112,50 %."))
      #expect(page.text.contains("« Compté deux fois »"))
      #expect(page.text.contains("T1 2026 87,50 %, 70 sur 80 tout le site – saisi par"))
      #expect(page.text.contains("remplacé le mar. 19 mai 2026"))
    }
  }

  @Test("shows the last figure with its own period, and says when it is too old")
  func stale() async throws {
    let office = try await TestOffice()
    try await office.enter("10-calls-answered", "2025-T3", "90", of: "100")
    try await office.visit(as: .auditor) { browser in
      let page = try await browser.get("/indicateurs/10-calls-answered")
      #expect(page.text.contains("90,00 % 90 sur 100 chiffre ancien"))
      #expect(page.text.contains("C’est le dernier chiffre connu : chiffre de T3 2025."))
    }
  }

  @Test("sets the published figure beside today’s once it was corrected")
  func correction() async throws {
    let office = try await TestOffice()
    try await office.firstQuarter()
    let period = try #require(Period("2026-T1"))
    let publishing = try Publishing(
      store: office.store, book: office.book, profile: try await office.profile, scope: office.scope)
    let author = Authorship(
      person: office.people[.qualityOfficer], at: TestOffice.now, today: TestOffice.today)
    _ = try await publishing.publish(period, reason: "Chiffres partiels", by: author).get()
    try await office.visit(as: .qualityOfficer) { browser in
      let before = try await browser.get("/indicateurs/17-email-on-time?periode=2026-T1")
      #expect(before.text.contains("publié le mar. 19 mai 2026"))
      #expect(!before.text.contains("Le chiffre publié n’est plus celui d’aujourd’hui"))
      try await office.answeredEmail(receivedOn: "2026-03-04", reply: "2026-03-05")
      let after = try await browser.get("/indicateurs/17-email-on-time?periode=2026-T1")
      #expect(
        after.text.contains(
          "Publié le mar. 19 mai 2026 : 75,00 %, 3 sur 4. Aujourd’hui : 80,00 %, 4 sur 5."))
    }
    try await office.visit(as: .agent) { browser in
      let page = try await browser.get("/indicateurs/17-email-on-time?periode=2026-T1")
      #expect(!page.text.contains("Publié le"))
    }
  }

  @Test("shows a second figure against the limits that the site set itself")
  func localLimits() async throws {
    let office = try await TestOffice()
    try await office.firstQuarter()
    try await office.store.sites.setLimit(
      LocalLimit(clock: .reply, kind: .information, channel: .email, workingDays: 2),
      in: office.scope, from: try #require(CivilDate(iso: "2026-01-01")), by: office.author)
    try await office.visit(as: .qualityOfficer) { browser in
      let page = try await browser.get("/indicateurs/17-email-on-time?periode=2026-T1")
      #expect(page.text.contains("75,00 % 3 sur 4"))
      #expect(page.text.contains("Avec les délais que le site s’est fixés 50,00 %, 2 sur 4."))
      #expect(page.text.contains("2 jours ouvrés"))
    }
  }

  @Test("exists for the indicators of the site alone")
  func unknown() async throws {
    let office = try await TestOffice()
    let other = try await TestOffice.addSite(
      "autre-site", modules: [1, 7], to: office.store, by: office.author)
    try await office.store.sites.define(
      [
        IndicatorDefinition(
          code: "10-rappels", label: "Rappels", shortLabel: "Rappels", commitments: [10],
          article: "", unit: .percent, aggregation: .ratio, frequency: .quarter, better: .higher,
          register: nil, isProjectOwn: false, note: nil)
      ], in: .unguarded(site: other.id), by: office.author)
    try await office.visit(as: .qualityOfficer) { browser in
      for code in ["10-rappels", "49-drills", "nope", "%3Cscript%3E"] {
        let page = try await browser.get("/indicateurs/\(code)")
        #expect(page.status == .notFound, "\(code)")
        let target = try await browser.get("/indicateurs/\(code)/cible")
        #expect(target.status == .notFound, "\(code)")
      }
    }
  }

  @Test("never shows the requester")
  func noPersonalData() async throws {
    let office = try await TestOffice()
    try await office.register(
      receivedOn: "2026-03-02", requester: RequesterDetails(name: "Agathe Aubrelin", profile: .individual))
    try await office.visit(as: .qualityOfficer) { browser in
      let page = try await browser.get("/indicateurs/17-email-on-time?periode=2026-T1")
      #expect(page.text.contains("Horaires"))
      #expect(!page.text.contains("Aubrelin"))
    }
  }

  @Test("costs ten statements at most", arguments: ["17-email-on-time", "10-calls-answered"])
  func cost(code: String) async throws {
    let office = try await TestOffice()
    try await office.firstQuarter()
    try await office.visit(as: .qualityOfficer) { browser in
      let meter = StatementMeter()
      _ = try await StatementMeter.$current.withValue(meter) {
        try await browser.get("/indicateurs/\(code)")
      }
      #expect(meter.count <= 10)
    }
  }
}
