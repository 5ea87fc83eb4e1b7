import HTTPTypes
import QualityDomain
import QualityStore
import Testing

@testable import QualityWeb

/// Nothing is silently overwritten: issue “The main job”, section 5.
@Suite("Correcting the subject and the requester")
struct DescriptionPageTests {
  private static func path(_ id: TestOffice.RequestID) -> String { "/demandes/\(id.text)/fiche" }

  /// Sends the form as it is shown, with some fields typed over.
  private static func correct(
    _ browser: TestBrowser, _ id: TestOffice.RequestID, _ typed: [String: String],
    seen: String? = nil
  ) async throws -> TestBrowser.Answer {
    let page = try await browser.get(path(id))
    let shown = try #require(page.body.firstMatch(of: #/name="vue" value="([0-9a-f]+)"/#))
    let asShown = [
      "objet": "Horaires", "nom": camille.name, "adresse": camille.address,
      "courriel": camille.email, "telephone": camille.telephone, "profil": "individual",
    ]
    let fields = asShown.merging(typed) { _, new in new }.map { ($0.key, $0.value) }
    return try await browser.post(
      path(id), fields + [("vue", seen ?? String(shown.output.1))])
  }

  @Test(
    "is for those who record, with what is recorded in the fields",
    arguments: [Role.agent, .headOfService, .qualityOfficer])
  func records(role: Role) async throws {
    let office = try await TestOffice()
    let id = try await office.register(requester: camille)
    try await office.visit(as: role) { browser in
      let request = try await browser.get("/demandes/\(id.text)")
      #expect(request.body.contains(Self.path(id)))
      let form = try await browser.get(Self.path(id))
      #expect(form.body.contains(#"value="Camille Norvaux""#))
      #expect(form.body.contains(#"value="camille@norvaux.example""#))
      let answer = try await Self.correct(
        browser, id,
        ["objet": "Horaires du jeudi", "nom": "Camille Norvault", "profil": "association"])
      #expect(answer.status == .seeOther, "\(answer.text)")
      let page = try await browser.get(try #require(answer.location))
      #expect(page.text.contains("Fiche corrigée. À répondre au plus tard le mar. 19 mai 2026."))
      #expect(page.text.contains("Horaires du jeudi"))
      #expect(page.text.contains("Camille Norvault"))
      let list = try await browser.get("/demandes?q=norvault")
      #expect(list.text.contains("Horaires du jeudi"))
    }
    let log = try await office.store.audit.page(in: office.scope)
    #expect(
      Set(log.filter { $0.subject == id.text && $0.person == office.people[role] }.map(\.action))
        == [.subjectCorrected, .requesterCorrected])
  }

  @Test("says what is wrong and keeps what was typed")
  func refuses() async throws {
    let office = try await TestOffice()
    let id = try await office.register(requester: camille)
    try await office.visit(as: .agent) { browser in
      let wrong = try await Self.correct(
        browser, id, ["objet": "", "courriel": "camille@", "adresse": "4 rue Neuve"])
      #expect(wrong.status == .unprocessableContent)
      #expect(wrong.text.contains("Donnez l’objet de la demande, en une ligne."))
      #expect(wrong.text.contains("Cette adresse est incomplète."))
      #expect(wrong.body.contains(#"value="4 rue Neuve""#))
      let nobody = try await Self.correct(
        browser, id, ["nom": "", "adresse": "", "courriel": "", "telephone": ""])
      #expect(nobody.status == .unprocessableContent)
      #expect(nobody.text.contains("Pour l’oublier, demandez l’effacement de ses données."))
    }
    #expect(try await office.store.requests.find(id, in: office.scope)?.requester?.details == camille)
  }

  @Test("shows what someone else corrected meanwhile, and keeps what was typed")
  func conflicts() async throws {
    let office = try await TestOffice()
    let id = try await office.register(requester: camille)
    try await office.visit(as: .agent) { browser in
      let page = try await browser.get(Self.path(id))
      let shown = try #require(page.body.firstMatch(of: #/name="vue" value="([0-9a-f]+)"/#))
      _ = try await Self.correct(browser, id, ["objet": "Objet de l’autre"])
      let answer = try await Self.correct(
        browser, id, ["objet": "Mon objet"], seen: String(shown.output.1))
      #expect(answer.status == .conflict)
      #expect(answer.text.contains("Cette demande a changé pendant que vous écriviez"))
      #expect(answer.text.contains("Objet de l’autre"))
      #expect(answer.body.contains(#"value="Mon objet""#))
      let again = try #require(answer.body.firstMatch(of: #/name="vue" value="([0-9a-f]+)"/#))
      let kept = try await Self.correct(
        browser, id, ["objet": "Mon objet"], seen: String(again.output.1))
      #expect(kept.status == .seeOther)
    }
    #expect(try await office.store.requests.find(id, in: office.scope)?.subject == "Mon objet")
  }

  @Test("adds the requester of a request that had none, who may be known")
  func adds() async throws {
    let office = try await TestOffice()
    try await office.register(requester: camille)
    let id = try await office.register()
    try await office.visit(as: .agent) { browser in
      let answer = try await Self.correct(browser, id, [:])
      let page = try await browser.get(try #require(answer.location))
      #expect(page.text.contains("Cet usager était déjà connu"))
      #expect(page.text.contains("Déjà connu : 1 autre demande"))
    }
  }

  @Test(
    "is refused to those who only read",
    arguments: [Role.auditor, .secretaryGeneral, .administrator])
  func forbidden(role: Role) async throws {
    let office = try await TestOffice()
    let id = try await office.register(requester: camille)
    try await office.visit(as: role) { browser in
      let form = try await browser.get(Self.path(id))
      #expect(form.status == .forbidden)
      let page = try await browser.get("/demandes/\(id.text)")
      #expect(!page.body.contains(Self.path(id)))
    }
  }

  @Test("does not find the requests of other services, nor those that were erased")
  func notFound() async throws {
    let office = try await TestOffice()
    let foreign = try await office.register(service: "Citoyenneté", requester: camille)
    let erased = try await office.register(
      requester: RequesterDetails(name: "Basile Untel", profile: .individual, email: "b@b.example"))
    let requester = try #require(
      try await office.store.requests.find(erased, in: office.scope)?.requester)
    _ = try await office.store.requests.erase(requester.id, in: office.scope, by: office.author)
    try await office.visit(as: .agent) { browser in
      for id in [foreign, erased] {
        let form = try await browser.get(Self.path(id))
        #expect(form.status == .notFound)
      }
      let page = try await browser.get("/demandes/\(erased.text)")
      #expect(!page.body.contains("/fiche"))
    }
  }
}
