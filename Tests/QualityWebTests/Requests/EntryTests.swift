import HTTPTypes
import QualityDomain
import QualityStore
import Testing

@testable import QualityWeb

/// Quick entry: issue “The main job”, section 5.
@Suite("Entering a letter")
struct EntryTests {
  private static func letter(_ office: TestOffice) -> [(String, String)] {
    [
      ("canal", "letter"), ("nature", "information"), ("recue", "18/05"),
      ("service", office.services["Accueil"]!.text), ("objet", "Duplicata d’un récépissé"),
      ("nom", "Camille Norvaux"), ("adresse", "3 place du Lavoir, 00100 Brèze"),
    ]
  }

  @Test("says the reference and the due date, and keeps channel, service and date")
  func enters() async throws {
    let office = try await TestOffice()
    try await office.visit(as: .agent) { browser in
      let answer = try await browser.post("/demandes/saisir", Self.letter(office))
      #expect(answer.status == .seeOther)
      let next = try await browser.get(try #require(answer.location))
      #expect(
        next.text.contains(
          "Demande 2026-0001 enregistrée. À répondre au plus tard le mar. 2 juin 2026."))
      #expect(next.body.contains(#"value="letter" checked"#))
      #expect(next.body.contains(#"value="\#(office.services["Accueil"]!.text)" selected"#))
      #expect(next.body.contains(#"name="recue" value="18/05/2026""#))
      #expect(!next.body.contains("Camille"))
      #expect(next.text.contains("Vos dernières saisies"))
    }
  }

  @Test("gives nothing to a service from the day on which it is closed")
  func closedService() async throws {
    let office = try await TestOffice()
    let id = try await office.register()
    let closed = try #require(office.services["Citoyenneté"])
    let closing = try #require(office.services["Collectivités"])
    for (service, day) in [(closed, TestOffice.today), (closing, TestOffice.today.adding(days: 1))] {
      #expect(try await office.store.sites.close(service, on: day, in: office.scope, by: office.author))
    }
    try await office.visit(as: .qualityOfficer) { browser in
      let form = try await browser.get("/demandes/saisir").body
      #expect(!form.contains(#"value="\#(closed.text)""#))
      #expect(form.contains(#"value="\#(closing.text)""#))
      let refused = try await browser.act("transferer", on: id, [("service", closed.text)])
      #expect(refused.status == .unprocessableContent)
      #expect(refused.text.contains("Choisissez le service qui répondra."))
      let sheet = try await browser.get("/indicateurs/saisie").body
      #expect(!sheet.contains(#"value="\#(closed.text)""#))
      #expect(sheet.contains(#"value="\#(closing.text)""#))
      #expect(try await browser.get("/indicateurs/saisie?service=\(closed.text)").status == .notFound)
    }
  }

  @Test("opens the request instead when asked to")
  func opens() async throws {
    let office = try await TestOffice()
    try await office.visit(as: .agent) { browser in
      let answer = try await browser.post(
        "/demandes/saisir", Self.letter(office) + [("ouvrir", "oui")])
      let page = try await browser.get(try #require(answer.location))
      #expect(page.text.contains("Demande 2026-0001 enregistrée."))
      #expect(page.text.contains("Duplicata d’un récépissé"))
      #expect(page.text.contains("3 place du Lavoir"))
    }
  }

  @Test("lets a mail room enter for a service that it does not see, and shows it once")
  func mailRoom() async throws {
    let office = try await TestOffice()
    var letter = Self.letter(office)
    letter[3].1 = office.services["Collectivités"]!.text
    let sent = letter + [("ouvrir", "oui")]
    try await office.visit(as: .agent) { browser in
      let answer = try await browser.post("/demandes/saisir", sent)
      let next = try await browser.get(try #require(answer.location))
      #expect(next.text.contains("Demande 2026-0001 enregistrée."))
      #expect(!next.body.contains("href=\"/demandes/01"))
    }
    // What someone else entered is not told, whoever knows its address.
    let id = try await office.register(service: "Collectivités", subject: "Secret")
    try await office.visit(as: .agent) { browser in
      let page = try await browser.get("/demandes/saisir?saisies=\(id.text)")
      #expect(!page.text.contains("2026-0002"))
    }
  }

  @Test("enters a letter once, however often its form is sent; typed over, it is the next letter")
  func sentAgain() async throws {
    let office = try await TestOffice()
    try await office.visit(as: .agent) { browser in
      let page = try await browser.get("/demandes/saisir")
      let shown = try #require(page.body.firstMatch(of: #/name="formulaire" value="([0-9a-z]{26})"/#))
      let form = Self.letter(office) + [("formulaire", String(shown.output.1))]
      let first = try await browser.post("/demandes/saisir", form)
      #expect(first.status == .seeOther)
      #expect(try await browser.post("/demandes/saisir", form).location == first.location)
      // With the other button, after the list of the latest entries has changed.
      let opened = try await browser.post(
        "/demandes/saisir", form + [("saisies", String(shown.output.1)), ("ouvrir", "oui")])
      let request = try await browser.get(try #require(opened.location))
      #expect(request.text.contains("Demande 2026-0001 enregistrée."))
      let next = try await browser.post(
        "/demandes/saisir", form.map { $0.0 == "objet" ? ($0.0, "Horaires du guichet") : $0 })
      #expect(next.location != first.location)
      let again = try await browser.get("/demandes/saisir")
      #expect(!again.body.contains(shown.output.1))
    }
    #expect(try await Self.entered(office) == 2)
  }

  private static func entered(_ office: TestOffice) async throws -> Int? {
    try await office.store.requests.counts(
      RegisterQuery(), in: office.scope, today: TestOffice.today)[.open]
  }

  @Test("recognises who writes again")
  func recognises() async throws {
    let office = try await TestOffice()
    try await office.visit(as: .agent) { browser in
      _ = try await browser.post("/demandes/saisir", Self.letter(office))
      let answer = try await browser.post(
        "/demandes/saisir", Self.letter(office) + [("ouvrir", "oui")])
      let page = try await browser.get(try #require(answer.location))
      #expect(page.text.contains("Déjà connu : 1 autre demande"))
      #expect(page.text.contains("2026-0001"))
    }
  }

  @Test(
    "refuses what is wrong in words that say what to do",
    arguments: [
      ("recue", "20/05/2026", "Cette date est à venir"),
      ("recue", "31/12/1989", "Cette date précède 1990"),
      ("recue", "31/04/2026", "Le 31/04/2026 n’existe pas."),
      ("recue", "demain", "n’est pas une date"),
      ("service", "", "Choisissez le service qui répondra."),
      ("objet", "  ", "Donnez l’objet de la demande"),
      ("canal", "pigeon", "Dites comment la demande est arrivée."),
      ("nature", "authorisation", "Dites ce que l’usager demande."),
      ("nom", "", "Donnez le nom de l’usager, ou videz ses coordonnées."),
      ("courriel", "camille@", "Cette adresse est incomplète."),
      ("telephone", "aucun", "Ce numéro n’a aucun chiffre."),
    ])
  func refuses(field: String, value: String, words: String) async throws {
    let office = try await TestOffice()
    var letter = Self.letter(office).filter { $0.0 != field }
    letter.append((field, value))
    let sent = letter
    try await office.visit(as: .agent) { browser in
      let answer = try await browser.post("/demandes/saisir", sent)
      #expect(answer.status == .unprocessableContent)
      #expect(answer.body.contains("<title>Erreur"))
      #expect(answer.text.contains(words))
      // The summary leads to the field, and what was typed stays.
      #expect(answer.body.contains("href=\"#\(field)\""))
      if field != "objet" { #expect(answer.body.contains("Duplicata d’un récépissé")) }
    }
    #expect(try await office.store.requests.list(
      RegisterQuery(), in: office.scope, today: TestOffice.today).isEmpty)
  }

  @Test("tells everything that is wrong at once")
  func refusesAtOnce() async throws {
    let office = try await TestOffice()
    try await office.visit(as: .agent) { browser in
      let answer = try await browser.post("/demandes/saisir", [("recue", "31/02")])
      #expect(answer.text.contains("5 champs sont à corriger"))
    }
  }

  @Test(
    "is refused to those who do not record",
    arguments: [Role.auditor, .secretaryGeneral, .administrator])
  func forbidden(role: Role) async throws {
    let office = try await TestOffice()
    try await office.visit(as: role) { browser in
      let page = try await browser.get("/demandes/saisir")
      #expect(page.status == .forbidden)
      #expect(page.text.contains("réservée aux"))
      let sent = try await browser.post(
        "/demandes/saisir", from: "/demandes", Self.letter(office))
      #expect(sent.status == .forbidden)
    }
  }
}
