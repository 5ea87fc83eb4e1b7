import HTTPTypes
import QualityDomain
import QualityStore
import Testing

@testable import QualityWeb

/// Issue “The main job”, section 7.
@Suite("The dashboard")
struct DashboardTests {
  @Test("shows modules and commitments with value, parts, target, status and trend")
  func shows() async throws {
    let office = try await TestOffice()
    try await office.firstQuarter()
    try await office.answeredEmail(receivedOn: "2025-12-01", reply: "2025-12-02")
    try await office.visit(as: .qualityOfficer) { browser in
      let page = try await browser.get("/tableau-de-bord")
      #expect(page.status == .ok)
      #expect(page.text.contains("1er trimestre 2026, pas encore publié"))
      #expect(page.text.contains("Module 1 : RELATION GENERALE AVEC LES USAGERS"))
      #expect(page.text.contains("Engagement 17 Nous vous répondons dans un délai annoncé et maîtrisé"))
      #expect(page.text.contains("Courriels répondus en 5 jours ouvrés 75,0 % sous la cible"))
      #expect(page.text.contains("3 sur 4 · cible 80 %"))
      #expect(
        page.body.contains(
          "Courriels répondus en 5 jours ouvrés : 8 trimestres, de 100,0 % (T4 2025) à 75,0 % (T1 2026)"))
      #expect(!page.text.contains("Module 7"))
    }
  }

  @Test("flags missing figures and says what to do, to those who can do it")
  func tasks() async throws {
    let office = try await TestOffice()
    try await office.firstQuarter()
    try await office.register(receivedOn: "2026-05-04", subject: "En retard")
    try await office.visit(as: .qualityOfficer) { browser in
      let page = try await browser.get("/tableau-de-bord")
      #expect(page.text.contains("Répondre à 1 demande en retard Accueil : 1"))
      #expect(page.text.contains("Analyser : Courriels répondus en 5 jours ouvrés"))
      #expect(page.text.contains("chiffres manquants ou anciens"))
      #expect(page.text.contains("Appels aboutis à saisir chiffre manquant"))
      #expect(page.text.contains("Publier le 1er trimestre 2026"))
      #expect(page.body.contains(#"href="/indicateurs/saisie?periode=2026-T1""#))
      for label in ["demande en retard ce jour", "Accueil"] {
        let list = try await browser.follow(label, on: page)
        #expect(list.currentView?.contains("En retard") == true, "\(label)")
        #expect(list.currentView?.hasSuffix(" 1") == true, "\(label)")
      }
    }
    try await office.visit(as: .auditor) { browser in
      let page = try await browser.get("/tableau-de-bord")
      #expect(page.text.contains("Faire saisir"))
      #expect(!page.text.contains("Publier le"))
      #expect(!page.body.contains("/indicateurs/saisie"))
    }
  }

  @Test("shows other quarters, half-years and years, aggregated by rule")
  func periods() async throws {
    let office = try await TestOffice()
    try await office.firstQuarter()
    try await office.answeredEmail(receivedOn: "2026-04-01", reply: "2026-04-02")
    try await office.visit(as: .qualityOfficer) { browser in
      let year = try await browser.get("/tableau-de-bord?periode=2026")
      #expect(year.text.contains("Courriels répondus en 5 jours ouvrés 80,0 % atteinte 4 sur 5"))
      #expect(year.text.contains("Année 2026, provisoire"))
      let half = try await browser.get("/tableau-de-bord?periode=2025-S2")
      #expect(half.text.contains("2e semestre 2025"))
      #expect(try await browser.get("/tableau-de-bord?periode=2031").status == .notFound)
      let before = try await browser.get("/tableau-de-bord?periode=2010")
      #expect(before.text.contains("Rien à montrer pour cette période"))
    }
  }

  @Test("names the commitments without a figure and those that do not concern the site")
  func silentCommitments() async throws {
    let office = try await TestOffice()
    try await office.store.sites.setNotApplicable(
      NonApplicableCommitment(commitment: 15, reason: "Pas de point numérique."), in: office.scope,
      from: try #require(CivilDate(iso: "2026-01-01")), by: office.author)
    try await office.visit(as: .qualityOfficer) { browser in
      let page = try await browser.get("/tableau-de-bord")
      #expect(page.text.contains("Engagements sans indicateur au référentiel : 4 , 9 ,"))
      #expect(page.text.contains("L’engagement 15 ne concerne pas le site : Pas de point numérique."))
      #expect(!page.text.contains("Usagers du point numérique par jour"))
    }
  }

  @Test("is about an agent’s services, late work included")
  func scope() async throws {
    let office = try await TestOffice()
    try await office.firstQuarter()
    try await office.register(receivedOn: "2026-05-04", service: "Citoyenneté", subject: "Ailleurs")
    try await office.visit(as: .agent) { browser in
      let page = try await browser.get("/tableau-de-bord")
      #expect(page.text.contains("Courriels répondus en 5 jours ouvrés 66,7 % sous la cible"))
      #expect(page.text.contains("Aucune demande n’est en retard."))
      #expect(!page.text.contains("Citoyenneté"))
    }
  }

  @Test("needs a session")
  func signedOut() async throws {
    let office = try await TestOffice()
    try await office.visit { browser in
      for path in ["/tableau-de-bord", "/aujourdhui", "/indicateurs", "/indicateurs/saisie"] {
        let answer = try await browser.get(path)
        #expect(answer.status == .seeOther)
        #expect(answer.location == "/connexion")
      }
    }
  }

  @Test("costs seven statements, whatever the period", arguments: ["2026-T1", "2025", "2025-S2", "2026-03"])
  func cost(period: String) async throws {
    let office = try await TestOffice()
    try await office.firstQuarter()
    try await office.visit(as: .qualityOfficer) { browser in
      let meter = StatementMeter()
      _ = try await StatementMeter.$current.withValue(meter) {
        try await browser.get("/tableau-de-bord?periode=\(period)")
      }
      #expect(meter.count == 7)
    }
  }
}
