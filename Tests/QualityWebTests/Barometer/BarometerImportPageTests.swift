import HTTPTypes
import QualityDomain
import QualityStore
import QualityTesting
import Testing

@testable import QualityWeb

@Suite("Importing scores on a page")
struct BarometerImportPageTests {
  private static let path = "/barometre/importer"

  private func upload(
    _ browser: TestBrowser, _ rows: String, _ boxes: String...
  ) async throws -> TestBrowser.Answer {
    try await browser.upload(
      Self.path, field: "fichier", fileName: "notes.csv",
      content: Array("site;annee;axe;libelle;note;moyenne_reseau;rang;sur\n\(rows)\n".utf8),
      boxes.map { ($0, "oui") })
  }

  private func scores(_ office: TestOffice) async throws -> [BarometerRecord] {
    try await office.store.barometer.records(in: office.scope)
  }

  @Test("a trial first, then for good; the same file again adds nothing")
  func imports() async throws {
    let office = try await TestOffice()
    let rows =
      "val-d-orance;2025;global;;7,4;7,25;12;102\nval-d-orance;2025;canal;téléphone;6,2;;;"
    try await office.visit(as: .administrator) { browser in
      let form = try await browser.get(Self.path)
      #expect(form.body.contains(#"name="essai" value="oui" checked"#))
      let trial = try await upload(browser, rows, "essai")
      #expect(trial.text.contains("L’essai réussit : rien n’est encore enregistré"))
      #expect(trial.text.contains("2 notes ajoutées ; 0 complétée ; 0 révisée ; 0 déjà à jour."))
      #expect(!trial.body.contains(#"name="essai" value="oui" checked"#))
      #expect(try await scores(office).isEmpty)
      #expect(try await upload(browser, rows).text.contains("Le fichier est importé"))
      let again = try await upload(browser, rows)
      #expect(again.text.contains("0 note ajoutée ; 0 complétée ; 0 révisée ; 2 déjà à jour."))
    }
    #expect(try await scores(office).count == 2)
  }

  @Test("everything that is wrong is told at once, unreadable or contradictory, and nothing is written")
  func refuses() async throws {
    let office = try await TestOffice()
    try await office.score(2025, "7,5", rank: 11)
    try await office.visit(as: .administrator) { browser in
      let answer = try await upload(
        browser,
        "val-d-orance;2025;global;;7,4;;12;\nval-d-orance;2025;canal;fax;11;;;\n"
          + "val-d-orance;2025;engagement;17;7;;;")
      #expect(answer.status == .unprocessableContent)
      #expect(answer.text.contains("4 problèmes : rien n’est enregistré"))
      #expect(answer.text.contains("2 colonne note La note enregistrée est 7,5."))
      #expect(answer.text.contains("2 colonne rang Le rang enregistré est 11e."))
      #expect(answer.text.contains("3 colonne libelle « fax » n’est pas connu."))
      #expect(answer.text.contains("3 colonne note « 11 » n’est pas compris entre 0 et 10."))
    }
    #expect(try await scores(office).count == 1)
  }

  @Test("a revision replaces what differs and keeps the former")
  func revises() async throws {
    let office = try await TestOffice()
    try await office.score(2025, "7,5")
    try await office.visit(as: .administrator) { browser in
      let answer = try await upload(browser, "val-d-orance;2025;global;;7,4;;;", "revision")
      #expect(answer.text.contains("0 note ajoutée ; 0 complétée ; 1 révisée ; 0 déjà à jour."))
    }
    let records = try await scores(office)
    #expect(records.map(\.replacedAt) == [TestOffice.now, nil])
  }

  @Test("asks for a file when none was chosen, and keeps the boxes as they were")
  func withoutFile() async throws {
    let office = try await TestOffice()
    try await office.visit(as: .administrator) { browser in
      let answer = try await browser.post(Self.path, [("revision", "oui")])
      #expect(answer.status == .unprocessableContent)
      #expect(answer.text.contains("Choisissez le fichier à importer."))
      #expect(answer.body.contains(#"name="revision" value="oui" checked"#))
      #expect(!answer.body.contains(#"name="essai" value="oui" checked"#))
    }
  }

  @Test(
    "is for those who may import scores of the whole site",
    arguments: Role.allCases.filter { $0.isHeld(at: .site(.make(at: TestOffice.now))) })
  func permission(role: Role) async throws {
    let office = try await TestOffice()
    try await office.visit(as: role) { browser in
      let page = try await browser.get(Self.path)
      let isOpen = [.administrator, .qualityOfficer].contains(role)
      #expect(page.status == (isOpen ? .ok : .forbidden))
      if isOpen { return }
      #expect(
        page.text.contains(
          "Cette page est réservée aux administrateurs, référents qualité et pilotes du réseau"))
      let form = try await browser.post(Self.path, from: "/compte", [])
      #expect(form.status == .forbidden)
    }
  }

  @Test("a site that one does not administer is refused by line, like one that does not exist")
  func otherSite() async throws {
    let office = try await TestOffice()
    let other = try await TestOffice.addSite(
      "brumeval", modules: [1, 4], to: office.store, by: office.author)
    try await office.visit(as: .administrator) { browser in
      for code in ["brumeval", "nulle-part"] {
        let answer = try await upload(
          browser, "val-d-orance;2025;global;;7;;;\n\(code);2025;global;;7;;;")
        #expect(answer.status == .unprocessableContent)
        #expect(
          answer.text.contains("3 colonne site « \(code) » n’est le code d’aucun de vos sites."))
      }
    }
    #expect(try await scores(office).isEmpty)
    let administrator = try #require(office.people[.administrator])
    try await office.store.people.grant(
      RoleAssignment(role: .administrator, site: other.id), to: administrator, by: office.author)
    try await office.visit(as: .administrator) { browser in
      let answer = try await upload(
        browser, "val-d-orance;2025;global;;7;;;\nbrumeval;2025;global;;8;;;")
      #expect(answer.status == .ok)
    }
    let theirs = try await office.store.barometer.records(in: .unguarded(site: other.id))
    #expect(theirs.map(\.score.figures.score.plain) == ["8"])
  }
}
