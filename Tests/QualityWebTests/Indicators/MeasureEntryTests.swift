import HTTPTypes
import QualityDomain
import QualityStore
import Testing

@testable import QualityWeb

/// Entered values: counting rules, “Aggregation, by definition”.
@Suite("Entering figures")
struct MeasureEntryTests {
  private static let path = "/indicateurs/saisie?periode=2026-T1"

  @Test("keeps them, shows them again, and ignores empty rows")
  func keeps() async throws {
    let office = try await TestOffice()
    try await office.visit(as: .qualityOfficer) { browser in
      let answer = try await browser.post(
        "/indicateurs/saisie", from: Self.path,
        [
          ("periode", "2026-T1"), ("n-10-calls-answered", "1 204"), ("d-10-calls-answered", "1 300"),
          ("c-10-calls-answered", "Standard fermé le 2"), ("n-2-courtesy", ""),
          ("v-19-engagement-rate", "2,5 %"),
        ])
      #expect(answer.status == .seeOther)
      #expect(answer.location == "/indicateurs/saisie?periode=2026-T1&fait=saisie")
      let page = try await browser.get(try #require(answer.location))
      #expect(page.text.contains("Les chiffres sont enregistrés."))
      #expect(page.body.contains(#"name="n-10-calls-answered" value="1204""#))
      #expect(page.text.contains("enregistré : 92,62 %"))
      #expect(page.body.contains(#"name="v-19-engagement-rate" value="2,5""#))
    }
    let recorded = try await office.store.measures.current(in: office.scope)
    #expect(recorded.map(\.indicator) == ["10-calls-answered", "19-engagement-rate"])
    #expect(recorded[0].comment == "Standard fermé le 2")
    #expect(recorded.allSatisfy { $0.source == .entered && $0.service == nil })
  }

  @Test("leaves a comment of several lines alone, which its field shows on one")
  func commentOfSeveralLines() async throws {
    let office = try await TestOffice()
    let figure = Figure(
      .ratio, numerator: try #require(Quantity(90)), denominator: try #require(Quantity(100)))
    _ = try await office.store.measures.record(
      [
        Measure(
          indicator: "10-calls-answered", period: try #require(Period("2026-T1")), source: .imported,
          figure: figure, comment: "Standard fermé\r\nle 2")
      ], in: office.scope, by: office.author)
    try await office.visit(as: .qualityOfficer) { browser in
      let sheet = try await browser.get(Self.path).body
      #expect(sheet.contains(#"value="Standard fermé le 2""#))
      let seen = try #require(sheet.firstMatch(of: /name="vu-10-calls-answered" value="([^"]*)"/)).output.1
      let answer = try await browser.post(
        "/indicateurs/saisie", from: Self.path,
        [
          ("periode", "2026-T1"), ("n-10-calls-answered", "90"), ("d-10-calls-answered", "100"),
          ("c-10-calls-answered", "Standard fermé le 2"), ("vu-10-calls-answered", String(seen)),
          ("v-19-engagement-rate", "2,5"),
        ])
      #expect(answer.status == .seeOther)
    }
    let recorded = try await office.store.measures.current(in: office.scope)
    #expect(recorded.map(\.source) == [.imported, .entered])
  }

  @Test("says everything that is to be corrected at once, and keeps what was typed")
  func refuses() async throws {
    let office = try await TestOffice()
    try await office.enter("11-website-connections", "2026-T1", value: "12")
    try await office.visit(as: .qualityOfficer) { browser in
      let answer = try await browser.post(
        "/indicateurs/saisie", from: Self.path,
        [
          ("periode", "2026-T1"), ("v-10-calls-answered", "beaucoup"), ("n-2-courtesy", "5"),
          ("v-19-engagement-rate", "-3"), ("n-14-civ-delay", "4"), ("d-14-civ-delay", "0"),
          ("c-5-signage", "Sans chiffre"), ("vu-11-website-connections", ";;12;"),
          ("c-7-waiting", String(repeating: "a", count: 1_001)), ("v-7-waiting", "80"),
        ])
      #expect(answer.status == .unprocessableContent)
      for words in [
        "7 champs sont à corriger",
        "Appels aboutis, résultat : « beaucoup » n’est pas un nombre. Écrivez par exemple 88,20.",
        "Satisfaction : courtoisie : le dénominateur manque.",
        "un chiffre ne peut pas être négatif.",
        "le dénominateur est 0 alors que le numérateur ne l’est pas.",
        "Satisfaction : signalétique : donnez un résultat, ou un numérateur et un dénominateur.",
        "Connexions au site internet : vider une ligne ne retire pas le chiffre enregistré.",
        "ce commentaire dépasse 1 000 caractères.",
      ] {
        #expect(answer.text.contains(words), "\(words)")
      }
      #expect(answer.body.contains(#"value="beaucoup""#))
    }
    #expect(try await office.store.measures.current(in: office.scope).count == 1)
  }

  @Test("accepts what is odd and flags it afterwards")
  func flags() async throws {
    let office = try await TestOffice()
    try await office.visit(as: .qualityOfficer) { browser in
      let answer = try await browser.post(
        "/indicateurs/saisie", from: Self.path,
        [
          ("periode", "2026-T1"), ("n-10-calls-answered", "110"), ("d-10-calls-answered", "100"),
          ("v-10-calls-answered", "120"),
        ])
      #expect(answer.status == .seeOther)
      let page = try await browser.get(Self.path)
      #expect(page.text.contains("À vérifier : le numérateur dépasse le dénominateur."))
      #expect(page.text.contains("À vérifier : ce taux dépasse 100 %."))
      #expect(page.text.contains("À vérifier : le numérateur et le dénominateur donnent 110,00 %."))
    }
  }

  @Test("tells when someone else changed the same figure meanwhile, and lets the second try win")
  func conflict() async throws {
    let office = try await TestOffice()
    try await office.enter("10-calls-answered", "2026-T1", "70", of: "80")
    try await office.visit(as: .qualityOfficer) { browser in
      let mine = [("periode", "2026-T1"), ("n-10-calls-answered", "75"), ("d-10-calls-answered", "80")]
      let refused = try await browser.post(
        "/indicateurs/saisie", from: Self.path, mine + [("vu-10-calls-answered", "60;80;;")])
      #expect(refused.status == .unprocessableContent)
      #expect(refused.text.contains("ce chiffre a changé pendant que vous écriviez : 70 sur 80."))
      #expect(refused.body.contains(#"name="vu-10-calls-answered" value="70;80;;""#))
      let taken = try await browser.post(
        "/indicateurs/saisie", from: Self.path, mine + [("vu-10-calls-answered", "70;80;;")])
      #expect(taken.status == .seeOther)
      // A row that was left as it was seen overwrites nothing.
      let untouched = try await browser.post(
        "/indicateurs/saisie", from: Self.path,
        [
          ("periode", "2026-T1"), ("n-10-calls-answered", "70"), ("d-10-calls-answered", "80"),
          ("vu-10-calls-answered", "70;80;;"),
        ])
      #expect(untouched.location?.hasSuffix("fait=inchange") == true)
    }
    let recorded = try await office.store.measures.current(in: office.scope)
    #expect(recorded.map(\.figure.numerator) == [Quantity(75)])
  }

  @Test("takes a figure for each criterion of those that the edition counts so (3.2)")
  func criteria() async throws {
    let office = try await TestOffice()
    try await office.visit(as: .qualityOfficer) { browser in
      let answer = try await browser.post(
        "/indicateurs/saisie", from: Self.path,
        [
          ("periode", "2026-T1"), ("k-3-satisfaction-k1", "Délai"), ("n-3-satisfaction-k1", "8"),
          ("d-3-satisfaction-k1", "10"), ("k-3-satisfaction-k2", ""), ("k-3-satisfaction-k3", "Accueil"),
          ("v-3-satisfaction-k3", "92"),
        ])
      #expect(answer.status == .seeOther, "\(answer.text)")
      // Known from then on, in the order of their names, with room for others.
      let page = try await browser.get("/indicateurs/saisie?periode=2025-T4")
      #expect(page.body.contains(#"type="hidden" name="k-3-satisfaction-k1" value="Accueil""#))
      #expect(page.body.contains(#"type="hidden" name="k-3-satisfaction-k2" value="Délai""#))
      #expect(page.body.contains(#"id="k-3-satisfaction-k5""#))
      #expect(!page.body.contains("k-2-courtesy-k1"))
      let indicator = try await browser.get("/indicateurs/3-satisfaction?periode=2026-T1")
      #expect(indicator.text.contains("Délai 80,00 %, 8 sur 10"))
    }
    let recorded = try await office.store.measures.current(in: office.scope)
    #expect(recorded.map(\.criterion) == ["Accueil", "Délai"])
  }

  @Test("wants each criterion named, and once")
  func criteriaRefused() async throws {
    let office = try await TestOffice()
    try await office.visit(as: .qualityOfficer) { browser in
      let answer = try await browser.post(
        "/indicateurs/saisie", from: Self.path,
        [
          ("periode", "2026-T1"), ("k-3-satisfaction-k1", "Accueil"), ("v-3-satisfaction-k1", "90"),
          ("k-3-satisfaction-k2", "accueil"), ("v-3-satisfaction-k2", "91"),
          ("k-3-satisfaction-k3", ""), ("v-3-satisfaction-k3", "92"),
        ])
      #expect(answer.status == .unprocessableContent)
      #expect(answer.text.contains("le critère « accueil » est déjà dans la liste."))
      #expect(answer.text.contains("dites de quel critère est ce chiffre"))
      #expect(answer.body.contains(#"name="k-3-satisfaction-k1" value="Accueil""#))
    }
    #expect(try await office.store.measures.current(in: office.scope).isEmpty)
  }

  @Test("is for a head of service’s own services")
  func headsOfService() async throws {
    let office = try await TestOffice()
    let accueil = try #require(office.services["Accueil"])
    let other = try #require(office.services["Citoyenneté"])
    try await office.visit(as: .headOfService) { browser in
      let page = try await browser.get("/indicateurs/saisie")
      #expect(page.text.contains("T1 2026 Accueil"))
      #expect(!page.text.contains("Tout le site"))
      let answer = try await browser.post(
        "/indicateurs/saisie",
        [("periode", "2026-T1"), ("service", ""), ("n-10-calls-answered", "7"), ("d-10-calls-answered", "8")])
      #expect(answer.location == "/indicateurs/saisie?periode=2026-T1&service=\(accueil.text)&fait=saisie")
      #expect(try await browser.get("/indicateurs/saisie?service=\(other.text)").status == .notFound)
      let forced = try await browser.post(
        "/indicateurs/saisie", [("service", other.text), ("v-10-calls-answered", "1")])
      #expect(forced.status == .notFound)
    }
    let recorded = try await office.store.measures.current(in: office.scope)
    #expect(recorded.map(\.service) == [accueil])
  }

  @Test(
    "is refused to those who only read",
    arguments: [Role.agent, .auditor, .secretaryGeneral, .administrator])
  func forbidden(role: Role) async throws {
    let office = try await TestOffice()
    try await office.visit(as: role) { browser in
      for path in ["/indicateurs/saisie", "/indicateurs/importer"] {
        let page = try await browser.get(path)
        #expect(page.status == .forbidden)
        #expect(page.text.contains("réservée aux référents qualité et chefs de service"))
      }
      let sent = try await browser.post("/indicateurs/saisie", from: "/indicateurs", [])
      #expect(sent.status == .forbidden)
    }
  }
}
