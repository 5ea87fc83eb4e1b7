import HTTPTypes
import QualityDomain
import QualityStore
import Testing

@testable import QualityWeb

/// Issue “From one préfecture to the whole network”, section 3: for any node and period.
@Suite("The network by month")
struct NodeMonthTests {
  private static let national = "nation@essai.example"

  /// February and March of an indicator that is due each quarter, stated by three sites; of March alone
  /// by the fourth.
  private func network() async throws -> TestNetwork {
    let network = try await TestNetwork()
    try await network.person(Self.national, at: .nation)
    for (code, february, march) in [
      ("breze", "5", "9"), ("savoie", "6", "7"), ("haute-savoie", "9", "8"), ("val-d-orance", nil, "6"),
    ] as [(String, String?, String)] {
      let site = try network.site(code)
      if let february {
        try await network.office.enter("10-calls-answered", "2026-02", february, of: "10", in: site)
      }
      try await network.office.enter("10-calls-answered", "2026-03", march, of: "10", in: site)
    }
    try await network.work()
    return network
  }

  @Test("A node shows a month and how it moved since the month before, in as many statements")
  func node() async throws {
    let network = try await network()
    try await network.visit(as: Self.national) { browser async throws in
      let meter = StatementMeter()
      let page = try await StatementMeter.$current.withValue(meter) {
        try await browser.get("/reseau?periode=2026-03")
      }
      #expect(meter.count == 4)
      #expect(page.status == .ok)
      let text = page.text
      #expect(text.contains("Mars 2026 4 sites"))
      // 9, 7, 8 and 6 out of 10 each; 5, 6 and 9 the month before.
      #expect(text.contains("75,0 % 30 sur 40 +8,3 points"))
      // Of the register: one in time out of two received in March, one out of one in February.
      #expect(text.contains("50,0 % 1 sur 2"))
      #expect(text.contains("Depuis février 2026"))
      #expect(page.body.contains(#"href="/reseau?noeud=nation&amp;periode=2026-T1""#))
      #expect(text.contains("janvier 2026 février 2026 mars 2026 avril 2026"))
      #expect(page.body.contains(#"href="/reseau?noeud=nation&amp;periode=2026-02""#))
      let quarter = try await browser.get("/reseau?periode=2026-T1").body
      #expect(quarter.contains(#"href="/reseau?noeud=nation&amp;periode=2026-03""#))
    }
  }

  @Test("What is not stated each month has no figure and owes none; the page leads to its quarter")
  func byQuarter() async throws {
    let network = try await network()
    try await network.visit(as: Self.national) { browser async throws in
      let page = try await browser.get("/reseau?periode=2026-03")
      #expect(page.text.contains("Sans chiffre par mois"))
      #expect(
        page.body.contains(
          #"href="/reseau/indicateurs/8-telephone?noeud=nation&amp;periode=2026""#))
      let csv = try await browser.get("/reseau/indicateurs.csv?periode=2026-03")
      #expect(
        csv.headers[.contentDisposition]
          == "attachment; filename=\"indicateurs-nation-2026-03.csv\"")
      #expect(!csv.body.contains("8-telephone;"))
      let row = csv.body.split(separator: "\n").first { $0.hasPrefix("10-calls-answered;") }
      #expect(row?.contains(";2026-03;30;40;75;66.67;90;below-target;4;0;0;0;4;1") == true, "\(row ?? "")")
      let alone = try await browser.get("/reseau/indicateurs/8-telephone?periode=2026-03")
      #expect(alone.text.contains("Pas de chiffre par mois"))
      #expect(alone.text.contains("Voir la période : année 2026"))
    }
  }

  @Test("Sites are compared for a month, and exported")
  func comparison() async throws {
    let network = try await network()
    try await network.visit(as: Self.national) { browser async throws in
      let page = try await browser.get("/reseau/indicateurs/10-calls-answered?periode=2026-02")
      #expect(page.text.contains("66,7 % 20 sur 30"))
      #expect(page.text.contains("3 sites ont un chiffre") && page.text.contains("Médiane 60,00 %"))
      let sites = try await browser.get("/reseau/sites.csv?periode=2026-02").body
      #expect(sites.contains("\nsavoie;Préfecture de la Savoie;73;2026-02;"))
      let csv = try await browser.get(
        "/reseau/indicateurs/10-calls-answered/export.csv?periode=2026-03"
      ).body
      #expect(
        csv.contains("\nsavoie;Préfecture de la Savoie;73;2026-03;7;10;70;60;0;90;below-target\n"))
      let list = try await browser.get("/sites?periode=2026-03")
      #expect(list.text.contains("À la cible, mars 2026"))
      #expect(list.body.contains("/reseau/sites.csv?noeud=nation&amp;periode=2026-03"))
    }
  }

  @Test("A region sees its own month, and no other")
  func isolation() async throws {
    let network = try await network()
    try await network.visit(as: TestNetwork.regional) { browser async throws in
      let text = try await browser.get("/reseau?periode=2026-03").text
      #expect(text.contains("75,0 % 15 sur 20"))
      #expect(!text.contains("Brèze") && !text.contains("Val-d’Orance"))
      for address in [
        "/reseau?noeud=nation&periode=2026-03", "/reseau?noeud=department:41&periode=2026-03",
        "/reseau/indicateurs.csv?noeud=region:24&periode=2026-03",
      ] {
        #expect(try await browser.get(address).status == .notFound, "\(address)")
      }
    }
  }

  @Test("A month that has not begun is no period; the current one is provisional")
  func limits() async throws {
    let network = try await network()
    try await network.visit(as: Self.national) { browser async throws in
      #expect(try await browser.get("/reseau?periode=2026-06").status == .notFound)
      #expect(try await browser.get("/reseau?periode=2026-13").status == .notFound)
      #expect(try await browser.get("/reseau?periode=2026-05").text.contains("Mai 2026, provisoire"))
    }
  }

  @Test("A site sees itself among all for a month; with fewer than three figures it does not")
  func anonymous() async throws {
    let network = try await network()
    try await network.office.visit(as: .qualityOfficer) { browser async throws in
      let march = try await browser.get("/indicateurs/10-calls-answered?periode=2026-03").text
      #expect(march.contains("Dans le réseau"))
      #expect(march.contains("Moyenne du réseau (somme sur somme) 75,00 %, 30 sur 40"))
      #expect(march.contains("Votre place 4e sur 4 sites"))
      #expect(!march.contains("Préfecture de la Savoie"))
      let february = try await browser.get("/indicateurs/10-calls-answered?periode=2026-02").text
      #expect(february.contains("Dans le réseau") && !february.contains("Votre place"))
      let january = try await browser.get("/indicateurs/10-calls-answered?periode=2026-01").text
      #expect(!january.contains("Dans le réseau"))
    }
  }
}
