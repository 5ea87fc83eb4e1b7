import HTTPTypes
import QualityDomain
import QualityStore
import Testing

@testable import QualityWeb

/// Targets: counting rules, “Statuses of an indicator”.
@Suite("Local targets")
struct LocalTargetTests {
  private static let path = "/indicateurs/17-email-on-time/cible"

  @Test("take the place of the national one from their first day on")
  func sets() async throws {
    let office = try await TestOffice()
    try await office.firstQuarter()
    try await office.visit(as: .qualityOfficer) { browser in
      let answer = try await browser.post(Self.path, [("cible", "87,5 %"), ("depuis", "01/01/2026")])
      #expect(answer.location == "/indicateurs/17-email-on-time?fait=cible")
      let page = try await browser.get(try #require(answer.location))
      #expect(page.text.contains("La cible locale est enregistrée."))
      #expect(page.text.contains("sous la cible de 87,5 %"))
      #expect(page.text.contains("Locale 87,5 % depuis le jeu. 1er janv. 2026"))
      #expect(page.text.contains("Nationale 80 %"))
      let before = try await browser.get("/indicateurs/17-email-on-time?periode=2025-T4")
      #expect(!before.text.contains("cible de 87,5 %"))
    }
  }

  @Test(
    "are refused with an explanation",
    arguments: [
      ("79,99", "La cible nationale est de 80 % depuis le mer. 1er janv. 2020."),
      ("101", "Un taux ne dépasse pas 100 %."), ("-1", "Une cible ne peut pas être négative."),
      ("haut", "« haut » n’est pas un nombre."), ("", "Donnez la cible, par exemple 85."),
    ])
  func refuses(value: String, message: String) async throws {
    let office = try await TestOffice()
    try await office.visit(as: .qualityOfficer) { browser in
      let answer = try await browser.post(Self.path, [("cible", value), ("depuis", "31/02/2026")])
      #expect(answer.status == .unprocessableContent)
      #expect(answer.text.contains("Le 31/02/2026 n’existe pas."))
      let dated = try await browser.post(Self.path, [("cible", value), ("depuis", "")])
      #expect(dated.status == .unprocessableContent)
      #expect(dated.text.contains(message))
    }
    #expect(try await office.profile.targets.isEmpty)
  }

  @Test(
    "are set by those who configure the site",
    arguments: [Role.agent, .headOfService, .auditor, .secretaryGeneral])
  func forbidden(role: Role) async throws {
    let office = try await TestOffice()
    try await office.visit(as: role) { browser in
      for path in [Self.path, "/indicateurs/nouveau"] {
        let page = try await browser.get(path)
        #expect(page.status == .forbidden)
        #expect(page.text.contains("réservée aux administrateurs et référents qualité"))
        #expect(try await browser.post(path, from: "/indicateurs", []).status == .forbidden)
      }
    }
  }

  @Test("do not exist where neither more nor less is better")
  func withoutDirection() async throws {
    let office = try await TestOffice()
    let code = try #require(TestOffice.edition.indicators.first { $0.better == Direction.none }).code
    try await office.visit(as: .qualityOfficer) { browser in
      let page = try await browser.get("/indicateurs/\(code)/cible")
      #expect(page.status == .notFound)
    }
  }
}

@Suite("Indicators of the site’s own")
struct OwnIndicatorTests {
  private static let path = "/indicateurs/nouveau"
  private static let fields = [
    ("code", "10-rappels"), ("libelle", "Rappels dans la journée"), ("unite", "percent"),
    ("consolidation", "ratio"), ("frequence", "quarter"), ("sens", "higher"), ("engagements", "10, 17"),
  ]

  @Test("join the list and the entry form")
  func creates() async throws {
    let office = try await TestOffice()
    try await office.visit(as: .qualityOfficer) { browser in
      let answer = try await browser.post(Self.path, Self.fields)
      #expect(answer.location == "/indicateurs?fait=indicateur")
      let list = try await browser.get(try #require(answer.location))
      #expect(list.text.contains("L’indicateur est créé."))
      #expect(list.text.contains("Rappels dans la journée engagements 10 et 17 pas de chiffre"))
      #expect(try await browser.get("/indicateurs/saisie").body.contains(#"name="n-10-rappels""#))
      let page = try await browser.get("/indicateurs/10-rappels")
      #expect(page.text.contains("Indicateur défini par le site"))
      let again = try await browser.post(Self.path, Self.fields)
      #expect(again.status == .unprocessableContent)
      #expect(again.text.contains("Ce code est déjà pris."))
    }
  }

  @Test("say everything that is to be corrected at once")
  func refusesAll() async throws {
    let office = try await TestOffice()
    try await office.visit(as: .qualityOfficer) { browser in
      let answer = try await browser.post(Self.path, [])
      #expect(answer.status == .unprocessableContent)
      #expect(answer.text.contains("7 champs sont à corriger"))
    }
  }

  @Test(
    "are refused with an explanation",
    arguments: [
      ("code", "17-email-on-time", "Ce code est celui d’un indicateur du référentiel."),
      ("code", "saisie", "Ce code est déjà pris."),
      ("code", "Été chaud", "lettres minuscules sans accent"),
      ("libelle", String(repeating: "é", count: 46), "Ce nom dépasse 45 caractères."),
      ("unite", "days", "Un taux se donne en %."),
      ("consolidation", "sum", "Des pourcentages ne s’additionnent pas."),
      ("engagements", "10, 99", "« 99 » n’est pas un engagement du référentiel."),
      ("sens", "autre", "Choisissez ce qui est mieux."),
    ])
  func refuses(field: String, value: String, message: String) async throws {
    let office = try await TestOffice()
    try await office.visit(as: .qualityOfficer) { browser in
      let answer = try await browser.post(
        Self.path, Self.fields.map { ($0.0, $0.0 == field ? value : $0.1) })
      #expect(answer.status == .unprocessableContent)
      #expect(answer.text.contains(message))
    }
    #expect(try await office.profile.indicators.isEmpty)
  }
}
