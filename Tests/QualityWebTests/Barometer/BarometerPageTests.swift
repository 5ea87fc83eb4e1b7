import HTTPTypes
import QualityDomain
import QualityStore
import Testing

@testable import QualityWeb

@Suite("The barometer of a site")
struct BarometerPageTests {
  private static let path = "/barometre"

  @Test("shows the overall score, its rank, the network’s mean and what changed in a year")
  func overall() async throws {
    let office = try await TestOffice()
    try await office.score(2024, "7,2", rank: 19, among: 101)
    try await office.score(2025, "7,4", mean: "7,25", rank: 12, among: 102)
    try await office.visit(as: .auditor) { browser in
      let page = try await browser.get(Self.path)
      #expect(page.text.contains("Note globale 2025 7,4 sur 10 12e sur 102"))
      #expect(page.text.contains("0,15 point au-dessus de la moyenne du réseau (7,25)."))
      #expect(page.text.contains("+0,2 sur un an (2024 : 7,2, 19e sur 101)."))
      #expect(page.text.contains("1 note en hausse, 0 en baisse et 0 inchangée."))
      #expect(page.text.contains("Note globale 7,2 19e sur 101 7,4 12e sur 102"))
      #expect(page.body.contains("<desc id=\"g-annees-d\">2025\u{A0}: 7,4 sur 10, moyenne du réseau 7,25"))
    }
  }

  @Test("shows channels, then commitments under their official titles")
  func axes() async throws {
    let office = try await TestOffice()
    try await office.score(2025, "7", .commitment(17), mean: "7")
    try await office.score(2025, "6,1", .channel(.socialNetworks), mean: "7,2", rank: 78)
    try await office.visit(as: .agent) { browser in
      let page = try await browser.get(Self.path)
      #expect(page.text.contains("Pas de note globale en 2025."))
      #expect(page.text.contains("Pas de note en 2024 : rien à comparer."))
      #expect(page.text.contains("Réseaux sociaux 6,1 – 7,2 −1,1 78e"))
      #expect(page.text.contains("Nous vous répondons dans un délai annoncé et maîtrisé 7,0 – 7,0 0 –"))
      #expect(page.body.contains(#"<a href="/engagements/17">"#))
      // At the mean is not below it.
      #expect(page.body.ranges(of: #"qp-chart__bar--below" x="0""#).count == 1)
    }
  }

  @Test("tells what was published from what all scores give, and flags the difference in words")
  func comparison() async throws {
    let office = try await TestOffice()
    try await office.wholeNetwork(mean: "7,8", rank: 2)
    try await office.visit(as: .qualityOfficer) { browser in
      let page = try await browser.get(Self.path)
      #expect(page.text.contains("À vérifier : la moyenne publiée est 7,8 ; les 3 notes donnent 7,33."))
      #expect(page.text.contains("À vérifier : le rang publié est 2e ; les 3 notes donnent 1er."))
      #expect(page.text.contains("Note globale 3 sur 3 7,8 7,33 2e 1er 7,0 7,0 à 8,0 à vérifier"))
      #expect(
        page.text.contains(
          "un quart des sites a 7,0 ou moins, la moitié 7,0 ou moins, trois quarts 8,0 ou moins."))
    }
  }

  @Test("agrees with what was published to the rounding; computes nothing while scores are missing")
  func sound() async throws {
    let office = try await TestOffice()
    try await office.wholeNetwork(mean: "7,3")
    try await office.score(2025, "6", .channel(.email), mean: "5", rank: 3, among: 3)
    try await office.visit(as: .qualityOfficer) { browser in
      let page = try await browser.get(Self.path)
      #expect(page.text.contains("Note globale 3 sur 3 7,3 7,33 1er 1er 7,0 7,0 à 8,0 concordant"))
      #expect(page.text.contains("Courriel 1 sur 3 5,0 – 3e – – – incomplet"))
      #expect(!page.text.contains("vérifier"))
    }
  }

  @Test("a site with one row each year says that nothing was recomputed")
  func alone() async throws {
    let office = try await TestOffice()
    try await office.score(2025, "7", rank: 2, among: 3)
    try await office.visit(as: .qualityOfficer) { browser in
      let page = try await browser.get(Self.path)
      #expect(page.text.contains("Pour 2025, seules les notes de votre site sont connues"))
    }
  }

  @Test(
    "never names another site, nor shows scores that are not the viewer’s site’s",
    arguments: Role.allCases.filter { $0.isHeld(at: .site(.make(at: TestOffice.now))) })
  func anonymous(role: Role) async throws {
    let office = try await TestOffice()
    let others = try await office.wholeNetwork()
    try await office.score(2025, "3,21", .commitment(3), of: others[0])
    try await office.score(2023, "4,56", of: others[1])
    try await office.visit(as: role) { browser in
      for path in [Self.path, "/barometre/export.csv"] {
        let page = try await browser.get(path)
        #expect(page.status == .ok)
        for other in others {
          #expect(!page.body.contains(other.code) && !page.body.contains(other.id.text))
        }
        #expect(!page.body.contains("3,21") && !page.body.contains("3.21"))
        #expect(!page.body.contains("2023"))
      }
      #expect(try await browser.get("/barometre?annee=2023").status == .notFound)
    }
  }

  @Test("shows a year that has scores, and 404 for any other", arguments: ["2024", "1999", "x", "20255"])
  func years(year: String) async throws {
    let office = try await TestOffice()
    try await office.score(2024, "6,5")
    try await office.score(2025, "7")
    try await office.visit(as: .qualityOfficer) { browser in
      let page = try await browser.get("/barometre?annee=\(year)")
      #expect(page.status == (year == "2024" ? .ok : .notFound))
      if year == "2024" { #expect(page.text.contains("Note globale 2024 6,5 sur 10")) }
    }
  }

  @Test("keeps a revised score in sight, and one that was only completed out of it")
  func revisions() async throws {
    let office = try await TestOffice()
    try await office.score(2025, "7,4", rank: 12)
    try await office.score(2025, "7,5", mean: "7", isRevision: true)
    try await office.score(2025, "6", .channel(.email))
    try await office.score(2025, "6", .channel(.email), mean: "6")
    try await office.visit(as: .qualityOfficer) { browser in
      let page = try await browser.get(Self.path)
      #expect(
        page.text.contains(
          "Note globale, 2025 7,4 ; 12e 7,5 ; moyenne 7,0 ; 12e mar. 19 mai 2026"))
      #expect(!page.text.contains("Courriel, 2025"))
    }
  }

  @Test("before the first scores, says what they are and how they come in")
  func empty() async throws {
    let office = try await TestOffice()
    try await office.visit(as: .administrator) { browser in
      let page = try await browser.get(Self.path)
      #expect(page.text.contains("Pas encore de note"))
      #expect(page.body.contains(#"href="/barometre/importer""#))
    }
    try await office.visit(as: .auditor) { browser in
      let page = try await browser.get(Self.path)
      #expect(
        page.text.contains(
          "Les administrateurs, référents qualité et pilotes du réseau les importent d’un tableau"))
      #expect(!page.body.contains("/barometre/importer"))
    }
  }

  @Test("exports every year with what was computed")
  func export() async throws {
    let office = try await TestOffice()
    try await office.wholeNetwork()
    try await office.score(2024, "7,5")
    try await office.visit(as: .auditor) { browser in
      let file = try await browser.get("/barometre/export.csv")
      #expect(file.headers[.contentType] == "text/csv; charset=utf-8")
      #expect(
        file.headers[.contentDisposition] == "attachment; filename=\"barometre-val-d-orance.csv\"")
      let lines = file.body.split(separator: "\n")
      #expect(lines.count == 3)
      #expect(lines[1] == "2025;global;;8;0.5;7.33;0.67;1;3;3;7.33;1;7;7;8;")
      #expect(lines[2] == "2024;global;;7.5;;;;;;1;;;;;;")
    }
  }

  @Test("costs five statements, however many scores and years there are")
  func cost() async throws {
    let office = try await TestOffice()
    try await office.wholeNetwork()
    for year in 2020...2024 {
      try await office.score(year, "7")
      try await office.score(year, "7", .commitment(17))
    }
    try await office.visit(as: .qualityOfficer) { browser in
      let meter = StatementMeter()
      _ = try await StatementMeter.$current.withValue(meter) { try await browser.get(Self.path) }
      #expect(meter.count == 5)
    }
  }
}
