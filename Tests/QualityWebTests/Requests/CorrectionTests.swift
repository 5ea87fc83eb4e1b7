import HTTPTypes
import QualityDomain
import QualityStore
import Testing

@testable import QualityWeb

/// Nothing is silently overwritten: issue “The main job”, section 5.
@Suite("Correcting what was recorded")
struct CorrectionTests {
  private static func event(
    _ office: TestOffice, _ id: TestOffice.RequestID, _ rank: Int
  ) async throws -> RequestEvent.ID {
    let record = try #require(try await office.store.requests.find(id, in: office.scope))
    return record.events[rank].id
  }

  private static func correct(
    _ browser: TestBrowser, _ id: TestOffice.RequestID, _ event: RequestEvent.ID,
    _ fields: [(String, String)], version: String
  ) async throws -> TestBrowser.Answer {
    try await browser.post(
      "/demandes/\(id.text)/corriger", from: "/demandes/\(id.text)/corriger?etape=\(event.text)",
      fields + [("etape", event.text), ("version", version)])
  }

  @Test("restates a receipt, recomputes the due date and keeps what it replaced")
  func restates() async throws {
    let office = try await TestOffice()
    let id = try await office.register(.information, .email, receivedOn: "2026-05-11")
    let receipt = try await Self.event(office, id, 0)
    try await office.visit(as: .headOfService) { browser in
      let steps = try await browser.get("/demandes/\(id.text)/corriger")
      #expect(steps.body.contains("etape=\(receipt.text)"))
      let answer = try await Self.correct(
        browser, id, receipt,
        [
          ("jour", "12/05/2026"), ("canal", "letter"), ("nature", "complaint"),
          ("note", "Erreur de saisie"),
        ], version: "1")
      #expect(answer.status == .seeOther, "\(answer.text)")
      let page = try await browser.get(try #require(answer.location))
      #expect(page.text.contains("Correction enregistrée."))
      #expect(page.text.contains("« Reçue par courriel, lun. 11 mai 2026, demande d’information »"))
      #expect(page.text.contains("devient « Reçue par courrier, mar. 12 mai 2026, réclamation »"))
      #expect(page.text.contains("Motif : Erreur de saisie"))
      #expect(page.text.contains("Valeur corrigée."))
    }
    let situation = try await office.situation(of: id)
    #expect(situation.kind == .complaint)
    #expect(situation.channel == .letter)
    #expect(situation.receivedOn == CivilDate(iso: "2026-05-12"))
  }

  @Test("withdraws a step, which stays in the history")
  func withdraws() async throws {
    let office = try await TestOffice()
    let id = try await office.register(receivedOn: "2026-05-11")
    try await office.append(.replied(.email), on: "2026-05-18", to: id)
    let reply = try await Self.event(office, id, 1)
    try await office.visit(as: .qualityOfficer) { browser in
      let answer = try await Self.correct(
        browser, id, reply, [("correction", "retirer"), ("note", "Mauvaise demande")], version: "2")
      let page = try await browser.get(try #require(answer.location))
      #expect(page.text.contains("Étape retirée : elle n’a pas eu lieu."))
      #expect(page.text.contains("« Réponse donnée par courriel » retirée par Personne"))
    }
    #expect(try await office.situation(of: id).stage == .open)
  }

  @Test("wants a reason, a choice and a real date")
  func refuses() async throws {
    let office = try await TestOffice()
    let id = try await office.register(receivedOn: "2026-05-11")
    try await office.append(.acknowledged, on: "2026-05-12", to: id)
    let step = try await Self.event(office, id, 1)
    try await office.visit(as: .qualityOfficer) { browser in
      let nothing = try await Self.correct(browser, id, step, [], version: "2")
      #expect(nothing.status == .unprocessableContent)
      #expect(nothing.text.contains("Dites si l’étape est à corriger ou à retirer."))
      #expect(nothing.text.contains("Donnez le motif de la correction"))
      let early = try await Self.correct(
        browser, id, step, [("correction", "corriger"), ("jour", "01/05/2026"), ("note", "x")],
        version: "2")
      #expect(early.text.contains("Cette date précède la réception"))
    }
    #expect(try await office.version(of: id) == 2)
  }

  @Test("shows what changed meanwhile instead of overwriting it")
  func conflicts() async throws {
    let office = try await TestOffice()
    let id = try await office.register(receivedOn: "2026-05-11")
    let receipt = try await Self.event(office, id, 0)
    try await office.append(.acknowledged, on: "2026-05-12", to: id)
    try await office.visit(as: .qualityOfficer) { browser in
      let answer = try await Self.correct(
        browser, id, receipt, [("jour", "12/05/2026"), ("note", "Tampon mal lu")], version: "1")
      #expect(answer.status == .conflict)
      #expect(answer.text.contains("Accusé de réception envoyé"))
      #expect(answer.body.contains("Tampon mal lu"))
    }
    #expect(try await office.version(of: id) == 2)
  }

  @Test("is for those who may correct", arguments: [Role.agent, .auditor, .secretaryGeneral])
  func forbidden(role: Role) async throws {
    let office = try await TestOffice()
    let id = try await office.register()
    try await office.visit(as: role) { browser in
      let form = try await browser.get("/demandes/\(id.text)/corriger")
      #expect(form.status == .forbidden)
      let page = try await browser.get("/demandes/\(id.text)")
      #expect(!page.body.contains("/corriger"))
    }
  }

  @Test("does not find a step of another request")
  func foreignStep() async throws {
    let office = try await TestOffice()
    let id = try await office.register()
    let other = try await office.register()
    let step = try await Self.event(office, other, 0)
    try await office.visit(as: .qualityOfficer) { browser in
      let answer = try await browser.get("/demandes/\(id.text)/corriger?etape=\(step.text)")
      #expect(answer.status == .notFound)
    }
  }
}
