import HTTPTypes
import QualityDomain
import QualityStore
import Testing

@testable import QualityWeb

/// Issue “The main job”, section 7: what to do today.
@Suite("Today")
struct TodayTests {
  /// Late since 12 May, due today, due on Friday, suspended.
  private func work(_ office: TestOffice, service: String) async throws {
    try await office.register(receivedOn: "2026-05-04", service: service, subject: "Tardive \(service)")
    try await office.register(receivedOn: "2026-05-11", service: service, subject: "Du jour \(service)")
    try await office.register(receivedOn: "2026-05-13", service: service, subject: "De la semaine \(service)")
    let waiting = try await office.register(
      receivedOn: "2026-05-12", service: service, subject: "Incomplète \(service)")
    try await office.append(.piecesAsked, on: "2026-05-13", to: waiting)
  }

  @Test("counts late, due today, due this week and waiting, and lists the most pressing")
  func lists() async throws {
    let office = try await TestOffice()
    try await work(office, service: "Accueil")
    try await work(office, service: "Citoyenneté")
    try await office.visit(as: .qualityOfficer) { browser in
      let page = try await browser.get("/aujourdhui")
      #expect(page.status == .ok)
      #expect(page.text.contains("Personne quality-officer, référent qualité tous les services"))
      #expect(
        page.text.contains(
          "en retard 2 à répondre aujourd’hui 2 d’ici dimanche 2 en attente de l’usager 2 "
            + "sans agent attribué 6"))
      for (label, view) in [
        ("en retard", "En retard"), ("à répondre aujourd’hui", "Aujourd’hui"),
        ("d’ici dimanche", "Cette semaine"), ("en attente de l’usager", "En attente"),
      ] {
        let list = try await browser.follow(label, on: page)
        #expect(list.currentView?.contains(view) == true, "\(label): \(list.currentView ?? "none")")
        #expect(list.currentView?.hasSuffix(" 2") == true, "\(label): \(list.currentView ?? "none")")
      }
      #expect(page.text.contains("retard 4 j mar. 12 mai 2026 Tardive Accueil Accueil, à attribuer"))
      #expect(page.text.contains("aujourd’hui mar. 19 mai 2026 Du jour Citoyenneté"))
      #expect(page.text.contains("dans 2 j jeu. 21 mai 2026 De la semaine Accueil"))
      #expect(!page.text.contains("Incomplète"))
      let nobody = try await browser.follow("sans agent attribué", on: page)
      #expect(nobody.currentView?.hasSuffix(" 6") == true)
    }
  }

  @Test("shows an agent their services and their own requests, and no quarter")
  func agents() async throws {
    let office = try await TestOffice()
    try await work(office, service: "Accueil")
    try await work(office, service: "Citoyenneté")
    let mine = try await office.register(receivedOn: "2026-05-13", subject: "La mienne")
    let agent = try #require(office.people[.agent])
    try await office.append(.assigned(to: agent), on: "2026-05-13", to: mine)
    try await office.visit(as: .agent) { browser in
      let page = try await browser.get("/aujourdhui")
      #expect(page.text.contains("agent Accueil"))
      #expect(page.text.contains("en retard 1"))
      #expect(page.text.contains("Vos demandes"))
      #expect(page.text.contains("La mienne Accueil, Personne agent"))
      let list = try await browser.follow("Toutes vos demandes en cours", on: page)
      #expect(list.text.contains("La mienne"))
      #expect(!list.text.contains("Tardive Accueil"))
      #expect(!page.text.contains("Citoyenneté"))
      #expect(!page.text.contains("Indicateurs sous la cible"))
      #expect(!page.text.contains("Fin de validité du label"))
    }
  }

  @Test(
    "shows those who publish what is below target, missing, to publish and to come",
    arguments: [Role.qualityOfficer, .secretaryGeneral])
  func quarter(role: Role) async throws {
    let office = try await TestOffice()
    try await office.firstQuarter()
    try await office.answeredEmail(receivedOn: "2025-03-03", reply: "2025-03-04")
    try await office.store.sites.addLabel(
      Label(
        awardedOn: try #require(CivilDate(iso: "2023-12-31")),
        expiresOn: try #require(CivilDate(iso: "2026-12-31")), awardedBy: "Organisme d’essai"),
      in: office.scope, by: office.author)
    try await office.visit(as: role) { browser in
      let page = try await browser.get("/aujourdhui")
      #expect(page.text.contains("Indicateurs sous la cible, T1 2026"))
      #expect(
        page.text.contains("Courriels répondus en 5 jours ouvrés 75,0 % 3 sur 4 80 % −25,0 points"))
      #expect(page.text.contains("chiffres à saisir"))
      #expect(page.text.contains("Publier le trimestre"))
      #expect(page.text.contains("Saisie des chiffres du T2 2026 dans 6 semaines mer. 1er juill. 2026"))
      #expect(page.text.contains("Audit interne ou auto-évaluation dans 5 mois sam. 31 oct. 2026"))
      #expect(page.text.contains("Fin de validité du label"))
      #expect(page.body.contains("/indicateurs/saisie") == (role == .qualityOfficer))
    }
  }

  @Test("says what to do first when the register is empty")
  func empty() async throws {
    let office = try await TestOffice()
    try await office.visit(as: .qualityOfficer) { browser in
      let page = try await browser.get("/aujourdhui")
      #expect(page.text.contains("Commencez par ce que vous avez"))
      #expect(page.text.contains("Pas de label enregistré"))
    }
  }

  @Test("never names the requester")
  func noPersonalData() async throws {
    let office = try await TestOffice()
    try await office.register(
      receivedOn: "2026-05-04", requester: RequesterDetails(name: "Agathe Aubrelin", profile: .individual))
    try await office.visit(as: .agent) { browser in
      let page = try await browser.get("/aujourdhui")
      #expect(page.text.contains("Horaires"))
      #expect(!page.text.contains("Aubrelin"))
    }
  }

  @Test("tells heads of service how the figures of the quarter stand, and nothing of the whole site")
  func headOfService() async throws {
    let office = try await TestOffice()
    try await work(office, service: "Citoyenneté")
    try await office.firstQuarter()
    try await office.visit(as: .headOfService) { browser in
      let page = try await browser.get("/aujourdhui")
      #expect(page.text.contains("Chiffres du T1 2026"))
      #expect(page.text.contains("chiffres à saisir"))
      #expect(page.body.contains("/indicateurs/saisie"))
      #expect(page.text.contains("Trimestre pas encore publié"))
      #expect(!page.text.contains("Publier le trimestre"))
      #expect(!page.text.contains("À savoir"))
    }
  }

  @Test("leads auditors to what proves the promises, and asks nothing of them")
  func auditor() async throws {
    let office = try await TestOffice()
    try await work(office, service: "Accueil")
    try await office.visit(as: .auditor) { browser in
      let page = try await browser.get("/aujourdhui")
      #expect(page.text.contains("Pour auditer"))
      #expect(page.text.contains("Demandes les plus urgentes"))
      #expect(!page.text.contains("À traiter d’abord"))
      #expect(!page.text.contains("Publier le trimestre"))
      for link in ["Engagements et preuves attendues", "Journal"] {
        #expect(try await browser.follow(link, on: page).status == .ok)
      }
    }
  }

  @Test("tells administrators which services have nobody")
  func administrator() async throws {
    let office = try await TestOffice()
    try await work(office, service: "Accueil")
    try await office.visit(as: .administrator) { browser in
      let page = try await browser.get("/aujourdhui")
      #expect(page.text.contains("Administrer le site"))
      // The agent and the head of service of the tests are of « Accueil ».
      #expect(page.text.contains("Sans agent ni chef de service : Citoyenneté et Collectivités"))
      for link in ["Services", "Personnes et rôles", "Nom et coordonnées", "Opérations"] {
        #expect(try await browser.follow(link, on: page).status == .ok)
      }
    }
  }

  @Test(
    "costs ten statements to those who answer for figures or watch over them, seven to others",
    arguments: [(Role.qualityOfficer, 10), (.headOfService, 10), (.auditor, 10), (.agent, 7)])
  func cost(role: Role, statements: Int) async throws {
    let office = try await TestOffice()
    try await work(office, service: "Accueil")
    try await office.visit(as: role) { browser in
      let meter = StatementMeter()
      _ = try await StatementMeter.$current.withValue(meter) { try await browser.get("/aujourdhui") }
      #expect(meter.count == statements)
    }
  }
}

/// Label: référentiel Qual-e-pref 2019, V.
@Suite("The audit that prepares a label")
struct InternalAuditTests {
  @Test(
    "is done two months before it expires, on a day that exists",
    arguments: [
      ("2026-12-31", "2026-10-31"), ("2027-01-15", "2026-11-15"), ("2028-04-30", "2028-02-29"),
      ("2027-04-30", "2027-02-28"),
    ])
  func twoMonthsBefore(expires: String, audit: String) throws {
    let label = Label(
      awardedOn: try #require(CivilDate(iso: "2024-01-01")),
      expiresOn: try #require(CivilDate(iso: expires)), awardedBy: "")
    #expect(label.internalAuditBy == CivilDate(iso: audit))
  }
}
