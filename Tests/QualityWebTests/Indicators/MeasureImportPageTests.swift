import HTTPTypes
import QualityDomain
import QualityStore
import Testing

@testable import QualityWeb

@Suite("Importing figures on a page")
struct MeasureImportPageTests {
  private static let path = "/indicateurs/importer"

  private func upload(
    _ browser: TestBrowser, _ rows: String
  ) async throws -> TestBrowser.Answer {
    try await browser.upload(
      Self.path, field: "fichier", fileName: "chiffres.csv",
      content: Array("indicateur;periode;service;numerateur;denominateur;valeur\n\(rows)\n".utf8))
  }

  @Test("keeps the figures and shows the odd ones; the same file again changes nothing")
  func imports() async throws {
    let office = try await TestOffice()
    try await office.visit(as: .qualityOfficer) { browser in
      let rows = "10-calls-answered;2026-T1;;90;100;95\n2-courtesy;2025;Accueil;8;10;"
      let answer = try await upload(browser, rows)
      #expect(answer.location == "/indicateurs/importer?fait=import")
      let page = try await browser.get(try #require(answer.location))
      #expect(page.text.contains("Le tableau est importé."))
      #expect(
        page.text.contains(
          "Appels aboutis T1 2026 95,00 % Le numérateur et le dénominateur donnent 90,00 %."))
      #expect(try await upload(browser, rows).location == "/indicateurs/importer?fait=inchange")
    }
    #expect(try await office.store.measures.current(in: office.scope).count == 2)
  }

  @Test("shows everything that is wrong by line, and writes nothing")
  func refuses() async throws {
    let office = try await TestOffice()
    try await office.visit(as: .qualityOfficer) { browser in
      let answer = try await upload(
        browser,
        "10-calls-answered;2026-T1;;9;10;\n10-calls-answered;2026-T9;;9;10;\nrien;2026-T1;;;;3\n"
          + "10-calls-answered;2025-T1;Nulle part;9;10;")
      #expect(answer.status == .unprocessableContent)
      #expect(answer.text.contains("3 problèmes : rien n’a été enregistré."))
      #expect(answer.text.contains("3 Ligne 3, colonne periode : « 2026-T9 » n’est pas une période."))
      #expect(answer.text.contains("4 Ligne 4, colonne indicateur : l’indicateur « rien » n’existe pas"))
      #expect(answer.text.contains("le site n’a pas de service « Nulle part »"))
    }
    #expect(try await office.store.measures.current(in: office.scope).isEmpty)
  }

  @Test("asks for a file when none was chosen")
  func withoutFile() async throws {
    let office = try await TestOffice()
    try await office.visit(as: .qualityOfficer) { browser in
      let answer = try await browser.post(Self.path, [])
      #expect(answer.status == .unprocessableContent)
      #expect(answer.text.contains("Choisissez le fichier CSV à importer."))
    }
  }

  @Test("takes figures of a head of service’s own services alone")
  func scope() async throws {
    let office = try await TestOffice()
    try await office.visit(as: .headOfService) { browser in
      let answer = try await upload(
        browser, "10-calls-answered;2026-T1;;9;10;\n10-calls-answered;2026-T1;Citoyenneté;9;10;")
      #expect(answer.status == .unprocessableContent)
      #expect(answer.text.contains("les chiffres de tout le site sont saisis par le référent qualité"))
      #expect(answer.text.contains("« Citoyenneté » n’est pas l’un de vos services"))
      let own = try await upload(browser, "10-calls-answered;2026-T1;Accueil;9;10;")
      #expect(own.status == .seeOther)
    }
    let recorded = try await office.store.measures.current(in: office.scope)
    #expect(recorded.map(\.service) == [office.services["Accueil"]])
  }
}
