import HTTPTypes
import QualityDomain
import QualityStore
import Testing

@testable import QualityWeb

@Suite("The barometer of the sites below a node")
struct NodeBarometerPageTests {
  private static let path = "/reseau/barometre"
  private static let question = "/reseau/barometre/sites?question=global"

  /// The overall scores of 2025, all four, and of two sites in 2024; a channel of one site.
  private func network() async throws -> TestNetwork {
    let network = try await TestNetwork()
    let office = network.office
    for (code, score, rank) in [
      ("savoie", "8", 1), ("haute-savoie", "7", 2), ("val-d-orance", "7", 2), ("breze", "5", 4),
    ] {
      try await office.score(
        2025, score, mean: "6,75", rank: rank, among: 4, of: try network.site(code))
    }
    try await office.score(2024, "7,4", of: try network.site("savoie"))
    try await office.score(2024, "7,2", of: try network.site("haute-savoie"))
    try await office.score(2025, "6", .channel(.email), of: try network.site("savoie"))
    return network
  }

  @Test("shows the mean of its sites, the best and the worst by name, and what changed in a year")
  func overall() async throws {
    let network = try await network()
    try await network.visit(as: TestNetwork.regional) { browser async throws in
      let meter = StatementMeter()
      let page = try await StatementMeter.$current.withValue(meter) {
        try await browser.get(Self.path)
      }
      #expect(meter.count == 7)
      #expect(page.text.contains("Année 2025 2 sur 2 sites notés"))
      #expect(page.text.contains("7,50 sur 10 moyenne de 2 sites"))
      #expect(
        page.text.contains(
          "+0,2 depuis 2024. Moyenne du réseau publiée : 6,75. Les 4 notes du réseau donnent 6,75."))
      #expect(
        page.text.contains(
          "Savoie (73) 1 sur 1 8,00 +0,6 8,0 Préfecture de la Savoie 8,0 Préfecture de la Savoie"))
      #expect(page.text.contains("Courriel 1 6,00 – – 6,0 Préfecture de la Savoie"))
      #expect(page.text.contains("2024 2 7,30 – –"))
      #expect(page.body.contains(#"<desc id="g-annees-d">2025"#))
      for code in ["Brèze", "Val-d’Orance"] { #expect(!page.body.contains(code)) }
    }
  }

  @Test("names each site with its published and computed rank, the best first; ties share a rank")
  func sites() async throws {
    let network = try await network()
    try await network.person("nation@essai.example", at: .nation)
    try await network.visit(as: "nation@essai.example") { browser async throws in
      let meter = StatementMeter()
      let page = try await StatementMeter.$current.withValue(meter) {
        try await browser.get(Self.question)
      }
      #expect(meter.count == 5)
      #expect(
        page.text.contains(
          "Préfecture de la Savoie 8,0 +0,6 +1,25 1er sur 4 1er concordant "
            + "Préfecture de la Haute-Savoie 7,0 −0,2 +0,25 2e sur 4 2e ex æquo concordant"))
      #expect(page.text.contains("Sous-préfecture de Brèze 5,0 – −1,75 4e sur 4 4e concordant"))
      #expect(page.text.contains("Préfecture de la Savoie 7,4 8,0 1er sur 4"))
      let email = try await browser.get("\(Self.path)/sites?question=canal-courriel&annee=2024")
      #expect(email.text.contains("Pas de note en 2024"))
    }
  }

  @Test("exports what it shows, and every score of the year")
  func exports() async throws {
    let network = try await network()
    try await network.visit(as: TestNetwork.regional) { browser async throws in
      let questions = try await browser.get("\(Self.path)/questions.csv")
      #expect(
        questions.headers[.contentDisposition]
          == "attachment; filename=\"barometre-questions-region-84-2025.csv\"")
      let lines = questions.body.split(separator: "\n")
      #expect(lines[1] == "2025;global;;2;4;7.5;0.2;6.75;4;6.75;savoie;8;haute-savoie;7")
      #expect(lines.last?.hasPrefix("2024;global;;2;") == true)
      let year = try await browser.get("\(Self.path)/notes.csv").body.split(separator: "\n")
      #expect(year.count == 4)
      #expect(year[1].hasPrefix("savoie;Préfecture de la Savoie;73;2025;global;;8;0.6;6.75;"))
      let all = try await browser.get("\(Self.path)/notes.csv?question=global").body
      #expect(all.split(separator: "\n").count == 5)
      #expect(!all.contains("breze") && !all.contains("val-d-orance"))
    }
  }

  @Test("refuses a place outside one’s own, a year or a question without a score, and the sites’ people")
  func refuses() async throws {
    let network = try await network()
    try await network.visit(as: TestNetwork.regional) { browser async throws in
      for query in [
        "?noeud=nation", "?noeud=department:41", "?annee=2023", "?annee=x",
        "/sites?question=engagement-17", "/sites?question=fax", "/notes.csv?question=fax",
      ] {
        let page = try await browser.get(Self.path + query)
        #expect(page.status == .notFound, "\(query)")
      }
    }
    try await network.office.visit(as: .qualityOfficer) { browser async throws in
      for path in [Self.path, Self.question, "\(Self.path)/notes.csv", "\(Self.path)/questions.csv"] {
        #expect(try await browser.get(path).status == .forbidden)
      }
    }
  }

  @Test("before the first scores, says how they come in; someone above sites imports all those below")
  func imports() async throws {
    let network = try await TestNetwork()
    try await network.visit(as: TestNetwork.regional) { browser async throws in
      let empty = try await browser.get(Self.path)
      #expect(empty.text.contains("Pas encore de note"))
      #expect(try await browser.get("\(Self.path)/notes.csv").status == .notFound)
      let upload = { (codes: [String]) in
        try await browser.upload(
          "/barometre/importer", field: "fichier", fileName: "notes.csv",
          content: Array(
            ("site;annee;axe;libelle;note\n" + codes.map { "\($0);2025;global;;7\n" }.joined()).utf8))
      }
      let refused = try await upload(["savoie", "breze"])
      #expect(refused.status == .unprocessableContent)
      #expect(refused.text.contains("3 colonne site « breze » n’est le code d’aucun de vos sites."))
      let done = try await upload(["savoie", "haute-savoie"])
      #expect(done.text.contains("2 notes ajoutées"))
      #expect(done.body.contains(#"<a href="/reseau/barometre">Voir le baromètre</a>"#))
      #expect(try await browser.get(Self.path).text.contains("2 sur 2 sites notés"))
    }
    let theirs = try await network.office.store.barometer.records(
      in: .unguarded(site: try network.site("breze").id))
    #expect(theirs.isEmpty)
  }
}
