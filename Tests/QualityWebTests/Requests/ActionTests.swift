import HTTPTypes
import QualityDomain
import QualityStore
import Testing

@testable import QualityWeb

/// What can be recorded of a request: issue “The main job”, section 5.
@Suite("Recording what happens to a request")
struct ActionTests {
  /// An action, what is typed, and what the request then says of itself.
  struct Case: Sendable, CustomTestStringConvertible {
    let action: String
    let fields: [(String, String)]
    let stage: RequestStage
    let state: ReplyState
    let words: String

    var testDescription: String { action }
  }

  @Test(
    "moves the request on and says what comes next",
    arguments: [
      Case(
        action: "repondre", fields: [("moyen", "email"), ("jour", "18/05")], stage: .done,
        state: .answeredInTime, words: "Réponse enregistrée. La demande est terminée."),
      Case(
        action: "repondre", fields: [("moyen", "telephone"), ("note", "Horaires donnés")],
        stage: .done, state: .answeredInTime, words: "Répondue dans le délai, en 5 jours ouvrés."),
      Case(
        action: "reponse-attente", fields: [("annonce", "05/06/2026")], stage: .open,
        state: .answeredInTime, words: "À répondre au plus tard le ven. 5 juin 2026."),
      Case(
        action: "complements-demandes", fields: [("note", "Statuts")], stage: .waiting,
        state: .waiting, words: "Le délai est suspendu jusqu’à l’arrivée des pièces."),
      Case(
        action: "accuser-reception", fields: [("jour", "12/05")], stage: .open, state: .running,
        words: "Accusé de réception enregistré. À répondre au plus tard le mar. 19 mai 2026."),
      Case(
        action: "reorienter",
        fields: [("administration", "Mairie de Brèze"), ("contact", "mairie@breze.example")],
        stage: .done, state: .answeredInTime, words: "Réorientée vers Mairie de Brèze"),
      Case(
        action: "sans-coordonnees", fields: [], stage: .done, state: .withoutContact,
        words: "ne compte dans aucun taux ni aucune moyenne"),
    ])
  func records(_ item: Case) async throws {
    let office = try await TestOffice()
    let id = try await office.register(receivedOn: "2026-05-11")
    try await office.visit(as: .agent) { browser in
      let answer = try await browser.act(item.action, on: id, item.fields)
      #expect(answer.status == .seeOther, "\(answer.text)")
      let page = try await browser.get(try #require(answer.location))
      #expect(page.text.contains(item.words), "\(page.text)")
    }
    let situation = try await office.situation(of: id)
    #expect(situation.stage == item.stage)
    #expect(situation.state == item.state)
  }

  @Test("starts a new limit when the pieces arrive, and takes work back when reopened")
  func arrivesAndReopens() async throws {
    let office = try await TestOffice()
    let id = try await office.register(receivedOn: "2026-05-11")
    try await office.append(.piecesAsked, on: "2026-05-13", to: id)
    try await office.visit(as: .agent) { browser in
      let arrived = try await browser.act("complements-recus", on: id, [("jour", "18/05")])
      let page = try await browser.get(try #require(arrived.location))
      #expect(page.text.contains("À répondre au plus tard le mar. 26 mai 2026."))
      _ = try await browser.act("repondre", on: id, [("moyen", "email")])
      let reopened = try await browser.act("rouvrir", on: id, [("note", "Réponse incomplète")])
      #expect(reopened.status == .seeOther)
    }
    #expect(try await office.situation(of: id).stage == .open)
  }

  @Test("assigns a request, or gives it back")
  func assigns() async throws {
    let office = try await TestOffice()
    let id = try await office.register()
    let agent = try #require(office.people[.agent])
    try await office.visit(as: .headOfService) { browser in
      let answer = try await browser.act("attribuer", on: id, [("agent", agent.text)])
      #expect(answer.status == .seeOther)
      #expect(try await office.situation(of: id).assignee == agent)
      _ = try await browser.act("attribuer", on: id, [("agent", "")])
      #expect(try await office.situation(of: id).assignee == nil)
      let auditor = try #require(office.people[.auditor])
      let refused = try await browser.act("attribuer", on: id, [("agent", auditor.text)])
      #expect(refused.status == .unprocessableContent)
      #expect(refused.text.contains("ne suit pas les demandes de ce service"))
    }
  }

  @Test("transfers, reminds that the requester is to be told within 5 days (17.3), and notes it")
  func transfers() async throws {
    let office = try await TestOffice()
    let id = try await office.register(receivedOn: "2026-05-15")
    try await office.visit(as: .qualityOfficer) { browser in
      let form = try await browser.get("/demandes/\(id.text)/transferer")
      #expect(form.text.contains("sous 5 jours ouvrés (engagement 17.3)"))
      #expect(form.text.contains("au plus tard le mer. 27 mai 2026"))
      let answer = try await browser.act(
        "transferer", on: id, [("service", office.services["Citoyenneté"]!.text)])
      let page = try await browser.get(try #require(answer.location))
      #expect(page.text.contains("pensez à prévenir l’usager"))
      #expect(page.body.contains("/usager-prevenu"))
      let told = try await browser.act("usager-prevenu", on: id)
      #expect(told.status == .seeOther)
      let after = try await browser.get("/demandes/\(id.text)")
      #expect(!after.body.contains("/usager-prevenu\""))
    }
  }

  @Test("brings an agent back to the list when the request leaves their services")
  func transfersAway() async throws {
    let office = try await TestOffice()
    let id = try await office.register()
    try await office.visit(as: .agent) { browser in
      let answer = try await browser.act(
        "transferer", on: id, [("service", office.services["Collectivités"]!.text)])
      let list = try await browser.get(try #require(answer.location))
      #expect(list.status == .ok)
      #expect(list.text.contains("l’autre service la suit maintenant"))
      #expect(try await browser.get("/demandes/\(id.text)").status == .notFound)
    }
  }

  @Test("links a duplicate to the request that counts, looked up in the viewer’s services")
  func duplicates() async throws {
    let office = try await TestOffice()
    let first = try await office.register()
    let second = try await office.register()
    try await office.register(service: "Collectivités")
    try await office.visit(as: .agent) { browser in
      for reference in ["2026-0003", "2026-9999"] {
        let unknown = try await browser.act("doublon", on: second, [("reference", reference)])
        #expect(unknown.status == .unprocessableContent)
        #expect(unknown.text.contains("Aucune demande de vos services n’a la référence"))
      }
      let itself = try await browser.act("doublon", on: second, [("reference", "2026-0002")])
      #expect(itself.text.contains("ne peut pas être son propre doublon"))
      let answer = try await browser.act("doublon", on: second, [("reference", " 2026-0001 ")])
      let page = try await browser.get(try #require(answer.location))
      #expect(page.body.contains("<a href=\"/demandes/\(first.text)\">2026-0001</a>"))
    }
    #expect(try await office.situation(of: second).state == .duplicate)
  }

  @Test(
    "refuses what the rules do not allow, at the field, and keeps what was typed",
    arguments: [
      ("repondre", [("moyen", "telephone")], "Une réponse par téléphone doit laisser une trace."),
      ("repondre", [("moyen", "pigeon")], "Dites comment la réponse a été donnée."),
      ("repondre", [("moyen", "email"), ("jour", "20/05/2026")], "Cette date est à venir"),
      ("repondre", [("moyen", "email"), ("jour", "04/05/2026")], "Cette date précède la réception"),
      ("reponse-attente", [], "Donnez la date à laquelle vous annoncez la réponse"),
      ("reponse-attente", [("annonce", "18/05/2026")], "La date annoncée précède"),
      ("complements-recus", [], "Aucune pièce n’a été demandée avant cette date."),
      ("transferer", [], "Choisissez le service qui répondra."),
      ("reorienter", [("administration", "Mairie")], "Donnez le contact que l’usager a reçu"),
      ("rouvrir", [], "il n’y a rien à rouvrir"),
      ("doublon", [], "Donnez la référence de l’autre demande"),
    ])
  func refuses(action: String, fields: [(String, String)], words: String) async throws {
    let office = try await TestOffice()
    let id = try await office.register(receivedOn: "2026-05-11")
    try await office.visit(as: .agent) { browser in
      let answer = try await browser.act(action, on: id, fields)
      #expect(answer.status == .unprocessableContent)
      #expect(answer.body.contains("<title>Erreur"))
      #expect(answer.text.contains(words), "\(answer.text)")
    }
    #expect(try await office.version(of: id) == 1)
  }

  @Test("says how an answer counts before it is given")
  func effects() async throws {
    let office = try await TestOffice()
    let late = try await office.register(receivedOn: "2026-05-04")
    let running = try await office.register(receivedOn: "2026-05-15")
    try await office.visit(as: .agent) { browser in
      let tooLate = try await browser.get("/demandes/\(late.text)/repondre")
      #expect(tooLate.text.contains("une réponse donnée après compte hors délai"))
      let useless = try await browser.get("/demandes/\(late.text)/complements-demandes")
      #expect(useless.text.contains("des pièces ne suspendent plus le délai"))
      let inTime = try await browser.get("/demandes/\(running.text)/repondre")
      #expect(inTime.text.contains("Jusqu’au ven. 22 mai 2026 , elle compte dans le délai."))
    }
  }

  @Test("shows what changed meanwhile and what was typed, and writes nothing")
  func conflicts() async throws {
    let office = try await TestOffice()
    let id = try await office.register(receivedOn: "2026-05-11")
    try await office.append(.piecesAsked, on: "2026-05-13", to: id, note: "Il manque les statuts")
    try await office.visit(as: .agent) { browser in
      let answer = try await browser.act(
        "repondre", on: id, [("moyen", "email"), ("note", "Ma réponse à moi")], version: 1)
      #expect(answer.status == .conflict)
      #expect(answer.text.contains("Cette demande a changé pendant que vous écriviez"))
      #expect(answer.text.contains("Il manque les statuts"))
      #expect(answer.body.contains("Ma réponse à moi"))
      #expect(!answer.text.contains("Reçue par courriel"))
      // The form now carries the version that was just shown.
      #expect(answer.body.contains(#"name="version" value="2""#))
    }
    #expect(try await office.version(of: id) == 2)
  }

  @Test("takes the same form sent again by the same person for what it has recorded")
  func sentAgain() async throws {
    let office = try await TestOffice()
    let id = try await office.register(receivedOn: "2026-05-11")
    let reply = [("moyen", "email"), ("jour", "18/05/2026"), ("note", "Envoyée")]
    try await office.visit(as: .agent) { browser in
      let first = try await browser.act("repondre", on: id, reply)
      #expect(first.status == .seeOther)
      let again = try await browser.post(
        "/demandes/\(id.text)/repondre", from: "/demandes/\(id.text)/rouvrir", reply + [("version", "1")])
      #expect(again.status == .seeOther)
      #expect(again.location == first.location)
      let other = try await browser.post(
        "/demandes/\(id.text)/repondre", from: "/demandes/\(id.text)/rouvrir",
        [("moyen", "letter"), ("version", "1")])
      #expect(other.status == .conflict)
    }
    #expect(try await office.version(of: id) == 2)
  }

  @Test("takes a form without a version for none of ours")
  func withoutVersion() async throws {
    let office = try await TestOffice()
    let id = try await office.register()
    try await office.visit(as: .agent) { browser in
      let answer = try await browser.post("/demandes/\(id.text)/repondre", [("moyen", "email")])
      #expect(answer.status == .badRequest)
    }
  }

  @Test("is refused to those who only read", arguments: [Role.auditor, .secretaryGeneral])
  func forbidden(role: Role) async throws {
    let office = try await TestOffice()
    let id = try await office.register()
    try await office.visit(as: role) { browser in
      let answer = try await browser.post(
        "/demandes/\(id.text)/repondre", from: "/demandes/\(id.text)",
        [("moyen", "email"), ("version", "1")])
      #expect(answer.status == .forbidden)
    }
    #expect(try await office.version(of: id) == 1)
  }
}
