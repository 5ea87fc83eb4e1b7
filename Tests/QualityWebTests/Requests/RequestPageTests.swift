import HTTPTypes
import QualityDomain
import QualityStore
import Testing

@testable import QualityWeb

/// The page of a request: issue “The main job”, section 5. Today is Tuesday 19 May 2026.
@Suite("The page of a request")
struct RequestPageTests {
  @Test("says what to do, until when, by whom, and what each choice does to the deadline")
  func nextStep() async throws {
    let office = try await TestOffice()
    let id = try await office.register(
      .information, .letter, receivedOn: "2026-05-11", subject: "Statuts", requester: camille)
    try await office.append(.assigned(to: office.people[.agent]), on: "2026-05-12", to: id)
    try await office.visit(as: .agent) { browser in
      let page = try await browser.get("/demandes/\(id.text)")
      #expect(page.status == .ok)
      #expect(page.text.contains("Répondre au plus tard le mer. 27 mai 2026"))
      #expect(page.text.contains("Il reste 5 jours ouvrés"))
      #expect(page.text.contains("C’est à Personne agent (Accueil) de répondre."))
      #expect(page.body.contains("href=\"/demandes/\(id.text)/repondre\""))
      #expect(page.text.contains("Suspend le délai jusqu’à leur arrivée."))
      #expect(page.text.contains("camille@norvaux.example"))
      // The figures of the modules that the site takes, and of no other.
      #expect(page.body.contains("/indicateurs/17-letter-on-time?periode=2026-T2"))
      #expect(!page.body.contains("/indicateurs/51-replies-on-time"))
      #expect(page.text.contains("2026-0001"))
    }
  }

  @Test("shows the days counted and skipped to the due date, with the article (17.1)")
  func calculation() async throws {
    let office = try await TestOffice()
    let id = try await office.register(.information, .letter, receivedOn: "2026-05-11")
    try await office.visit(as: .agent) { browser in
      let page = try await browser.get("/demandes/\(id.text)")
      #expect(page.text.contains("10 jours ouvrés après la réception (engagement 17.1 , depuis 2020)"))
      #expect(page.text.contains("10 jours ouvrés comptés, 6 jours passés (4 de week-end et 2 fériés)"))
      #expect(page.text.contains("Lundi de Pentecôte"))
      #expect(page.text.contains("convention du projet"))
    }
  }

  @Test("explains a suspension, then the new full limit that follows it")
  func suspension() async throws {
    let office = try await TestOffice()
    let id = try await office.register(receivedOn: "2026-05-11")
    try await office.append(.piecesAsked, on: "2026-05-13", to: id)
    try await office.visit(as: .agent) { browser in
      let waiting = try await browser.get("/demandes/\(id.text)")
      #expect(waiting.text.contains("Le délai est suspendu depuis le mer. 13 mai 2026"))
      #expect(waiting.text.contains("Enregistrer l’arrivée des pièces"))
      try await office.append(.piecesReceived, on: "2026-05-18", to: id)
      let running = try await browser.get("/demandes/\(id.text)")
      #expect(running.text.contains("Répondre au plus tard le mar. 26 mai 2026"))
      #expect(running.text.contains("après l’arrivée des pièces"))
      #expect(running.text.contains("Voir le premier délai, suspendu par une demande de pièces"))
    }
  }

  @Test("says that pieces asked after the due date suspended nothing")
  func lateAsk() async throws {
    let office = try await TestOffice()
    let id = try await office.register(receivedOn: "2026-05-04")
    try await office.append(.piecesAsked, on: "2026-05-13", to: id)
    try await office.visit(as: .agent) { browser in
      let page = try await browser.get("/demandes/\(id.text)")
      #expect(page.text.contains("l’échéance est dépassée"))
      #expect(page.text.contains("en retard de 4 jours ouvrés"))
      #expect(page.text.contains("après l’échéance : cela n’a pas suspendu le délai."))
    }
  }

  @Test("follows the acknowledgement and the telling of a transfer as clocks of their own (17.3)")
  func sideClocks() async throws {
    let office = try await TestOffice()
    let id = try await office.register(receivedOn: "2026-05-11")
    try await office.append(.acknowledged, on: "2026-05-11", to: id)
    try await office.append(
      .transferred(to: office.services["Citoyenneté"]!), on: "2026-05-12", to: id)
    try await office.visit(as: .qualityOfficer) { browser in
      let page = try await browser.get("/demandes/\(id.text)")
      #expect(page.text.contains("Accusé de réception , au plus tard le mar. 12 mai 2026"))
      #expect(page.text.contains("Tenue"))
      #expect(page.text.contains("Information du transfert , au plus tard le mer. 20 mai 2026"))
      #expect(page.text.contains("L’usager doit être prévenu du transfert au plus tard le mer. 20 mai 2026"))
      #expect(page.text.contains("Transférée au service Citoyenneté"))
    }
  }

  @Test("explains why a request has no due date")
  func withoutLimit() async throws {
    let office = try await TestOffice()
    let call = try await office.register(.information, .telephone)
    let old = try await office.register(receivedOn: "2018-06-01")
    try await office.visit(as: .agent) { browser in
      let page = try await browser.get("/demandes/\(call.text)")
      #expect(page.text.contains("Le référentiel ne fixe aucun délai de réponse"))
      let before = try await browser.get("/demandes/\(old.text)")
      #expect(before.text.contains("Reçue avant le premier délai fixé par le référentiel"))
    }
  }

  @Test("tells what happened, the latest first, with who wrote it and their words, escaped")
  func history() async throws {
    let office = try await TestOffice()
    let id = try await office.register(receivedOn: "2026-05-11")
    try await office.visit(as: .agent) { browser in
      _ = try await browser.act(
        "complements-demandes", on: id, [("jour", "13/05"), ("note", "<b>Statuts</b> signés")])
      let page = try await browser.get("/demandes/\(id.text)")
      let history = page.body.split(separator: "t-histoire").last.map(String.init) ?? ""
      #expect(
        history.holdsInOrder([
          "Pièces demandées · noté par Personne agent", "&lt;b&gt;Statuts&lt;/b&gt; signés",
          "Enregistrée le", "Reçue par courriel", "Importée le",
        ]))
    }
  }

  @Test("is not found outside the services of the viewer, or at another site")
  func scope() async throws {
    let office = try await TestOffice()
    let theirs = try await office.register(service: "Collectivités")
    let elsewhere = try await TestOffice.addSite(
      "ailleurs", modules: [1], to: office.store, by: office.author)
    let foreign = try await office.register(in: elsewhere)
    try await office.visit(as: .agent) { browser in
      for path in ["", "/repondre", "/corriger", "/usager/effacer"] {
        let answer = try await browser.get("/demandes/\(theirs.text)\(path)")
        #expect(answer.status == .notFound || answer.status == .forbidden, "\(path)")
      }
    }
    try await office.visit(as: .qualityOfficer) { browser in
      let ofAnother = ["", "/repondre", "/corriger", "/usager/effacer", "/fichiers/\(foreign.text)"]
        .map { "\(foreign.text)\($0)" }
      for path in ofAnother + ["n-importe-quoi", "\(theirs.text)/inconnu"] {
        let answer = try await browser.get("/demandes/\(path)")
        #expect(answer.status == .notFound, "\(path)")
      }
    }
  }

  @Test("offers nothing to record to those who only read", arguments: [Role.auditor, .secretaryGeneral])
  func readOnly(role: Role) async throws {
    let office = try await TestOffice()
    let id = try await office.register(requester: camille)
    try await office.visit(as: role) { browser in
      let page = try await browser.get("/demandes/\(id.text)")
      #expect(page.status == .ok)
      for action in RequestAction.allCases {
        #expect(!page.body.contains("/\(action.rawValue)\""))
        #expect(
          try await browser.get("/demandes/\(id.text)/\(action.rawValue)").status == .forbidden)
      }
      #expect(!page.body.contains("/corriger"))
      #expect(!page.body.contains("/usager/effacer"))
    }
  }
}
