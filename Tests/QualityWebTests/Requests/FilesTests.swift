import HTTPTypes
import QualityDomain
import QualityStore
import Testing

@testable import QualityWeb

/// Attachments, import and erasure: issue “The main job”, section 5.
@Suite("Files and personal data of requests")
struct FilesTests {
  @Test("keeps a file and gives it back to be saved, never shown")
  func attaches() async throws {
    let office = try await TestOffice()
    let id = try await office.register()
    try await office.visit(as: .agent) { browser in
      let answer = try await browser.upload(
        "/demandes/\(id.text)/joindre", field: "fichier", fileName: "Réponse %221%22 <b>.html",
        content: Array("<script>alert(1)</script>".utf8), [("version", "1")])
      #expect(answer.status == .seeOther, "\(answer.text)")
      let page = try await browser.get(try #require(answer.location))
      let link = try #require(
        page.body.firstMatch(of: #/href="(\/demandes\/[0-9a-z]+\/fichiers\/[0-9a-z]+)"/#))
      let file = try await browser.get(String(link.output.1))
      #expect(file.status == .ok)
      #expect(file.body == "<script>alert(1)</script>")
      #expect(file.headers[.contentType] == "application/octet-stream")
      #expect(file.headers[.xContentTypeOptions] == "nosniff")
      let disposition = try #require(file.headers[.contentDisposition])
      #expect(disposition.hasPrefix("attachment; filename=\"R_ponse__1"))
      #expect(disposition.filter { $0 == "\"" }.count == 2)
      #expect(disposition.contains("filename*=UTF-8''R%C3%A9ponse%20%22"))
    }
    // Another service’s agent cannot have it.
    let event = try #require(try await office.store.requests.find(id, in: office.scope)).events[1]
    let other = try await office.register(service: "Collectivités")
    try await office.visit(as: .agent) { browser in
      let answer = try await browser.get("/demandes/\(other.text)/fichiers/\(event.id.text)")
      #expect(answer.status == .notFound)
    }
  }

  @Test("refuses no file, an empty file and a file over 10 Mo")
  func refusesFiles() async throws {
    let office = try await TestOffice()
    let id = try await office.register()
    try await office.visit(as: .agent) { browser in
      let none = try await browser.act("joindre", on: id)
      #expect(none.text.contains("Choisissez le document à joindre."))
      let empty = try await browser.upload(
        "/demandes/\(id.text)/joindre", field: "fichier", fileName: "vide.pdf", content: [],
        [("version", "1")])
      #expect(empty.text.contains("Ce document est vide."))
      let large = try await browser.upload(
        "/demandes/\(id.text)/joindre", field: "fichier", fileName: "gros.pdf",
        content: [UInt8](repeating: 65, count: 10_000_001), [("version", "1")])
      #expect(large.status == .contentTooLarge)
    }
    #expect(try await office.version(of: id) == 1)
  }

  private static let table = """
    reference;nature;canal;recu_le;service;objet;reponse_le
    A-1;information;courriel;11/05/2026;Accueil;Horaires;12/05/2026
    A-2;réclamation;courrier;12/05/2026;Logement;Attente;
    """

  @Test("tries an import without writing, then imports, then adds nothing")
  func imports() async throws {
    let office = try await TestOffice()
    try await office.visit(as: .qualityOfficer) { browser in
      func send(_ fields: [(String, String)]) async throws -> TestBrowser.Answer {
        try await browser.upload(
          "/demandes/importer", field: "fichier", fileName: "suivi.csv",
          content: Array(Self.table.utf8), fields)
      }
      let trial = try await send([("essai", "oui")])
      #expect(trial.status == .ok)
      #expect(trial.text.contains("L’essai réussit : rien n’est encore enregistré"))
      #expect(trial.text.contains("Demandes ajoutées 2"))
      #expect(trial.text.contains("Services créés Logement"))
      #expect(try await browser.get("/demandes").text.contains("Commencez par ce que vous avez"))
      let done = try await send([])
      #expect(done.text.contains("Le fichier est importé"))
      #expect(try await browser.get("/demandes?q=A-2").text.contains("Attente"))
      let again = try await send([])
      #expect(again.text.contains("Demandes ajoutées 0"))
      #expect(again.text.contains("Demandes déjà à jour 2"))
    }
  }

  @Test("shows every problem of a file by line, and writes nothing")
  func refusesImport() async throws {
    let office = try await TestOffice()
    let table = """
      reference;nature;canal;recu_le;service;objet
      A-1;information;pigeon;11/05/2026;Accueil;Horaires
      A-2;information;courriel;31/02/2026;Accueil;Horaires
      A-3;information;courriel;11/05/2026;Accueil;Horaires
      """
    try await office.visit(as: .qualityOfficer) { browser in
      let answer = try await browser.upload(
        "/demandes/importer", field: "fichier", fileName: "suivi.csv", content: Array(table.utf8))
      #expect(answer.status == .unprocessableContent)
      #expect(answer.text.contains("2 problèmes : rien n’est enregistré"))
      #expect(answer.text.contains("2 colonne canal « pigeon » n’est pas connu."))
      #expect(answer.text.contains("3 colonne recu_le Le 31/02/2026 n’existe pas."))
      let none = try await browser.post("/demandes/importer", [])
      #expect(none.text.contains("Choisissez le fichier à importer."))
      #expect(try await browser.get("/demandes").text.contains("Commencez par ce que vous avez"))
    }
  }

  @Test("is refused to agents and readers", arguments: [Role.agent, .auditor, .secretaryGeneral])
  func forbidsImport(role: Role) async throws {
    let office = try await TestOffice()
    try await office.visit(as: role) { browser in
      let page = try await browser.get("/demandes/importer")
      #expect(page.status == .forbidden)
    }
  }

  @Test("forgets who wrote, and only that")
  func erases() async throws {
    let office = try await TestOffice()
    let id = try await office.register(subject: "Sujet de Camille", requester: camille)
    let other = try await office.register(
      service: "Collectivités", subject: "Autre sujet", requester: camille)
    try await office.append(.piecesAsked, on: "2026-05-13", to: id, note: "Parler à Camille")
    try await office.visit(as: .qualityOfficer) { browser in
      let page = try await browser.get("/demandes/\(id.text)/usager/effacer")
      #expect(page.text.contains("documents de ses 2 demandes"))
      #expect(page.text.contains("aucun indicateur ne change"))
      let answer = try await browser.post("/demandes/\(id.text)/usager/effacer", [])
      let after = try await browser.get(try #require(answer.location))
      #expect(after.text.contains("Les données de l’usager sont effacées."))
      #expect(after.text.contains("Données effacées le mar. 19 mai 2026 ."))
      #expect(after.text.contains("Pièces demandées"))
      for word in ["Camille", "Norvaux", "Lavoir", "norvaux.example"] {
        #expect(!after.body.contains(word))
      }
      let list = try await browser.get("/demandes")
      #expect(list.text.contains("Objet effacé"))
      #expect(!list.text.contains("Autre sujet"))
      #expect(
        try await browser.get("/demandes/\(other.text)/usager/effacer").status == .notFound)
    }
  }

  @Test("is for those who may erase", arguments: [Role.agent, .headOfService, .auditor])
  func forbidsErasure(role: Role) async throws {
    let office = try await TestOffice()
    let id = try await office.register(requester: camille)
    try await office.visit(as: role) { browser in
      let page = try await browser.get("/demandes/\(id.text)/usager/effacer")
      #expect(page.status == .forbidden)
      let sent = try await browser.post(
        "/demandes/\(id.text)/usager/effacer", from: "/demandes/\(id.text)", [])
      #expect(sent.status == .forbidden)
    }
    let record = try #require(try await office.store.requests.find(id, in: office.scope))
    #expect(record.requester?.details.name == "Camille Norvaux")
  }
}
