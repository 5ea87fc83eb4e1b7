import HTTPTypes
import QualityDomain
import QualityStore
import Testing

@testable import QualityWeb

@Suite("One indicator over the sites of a node, and a site among all")
struct ComparisonPageTests {
  private static let national = "nation@essai.example"

  private func network() async throws -> TestNetwork {
    let network = try await TestNetwork()
    try await network.person(Self.national, at: .nation)
    return network
  }

  @Test("Sites are named best first, with quartiles and the sum, in three statements")
  func comparison() async throws {
    let network = try await network()
    try await network.visit(as: Self.national) { browser async throws in
      let meter = StatementMeter()
      let page = try await StatementMeter.$current.withValue(meter) {
        try await browser.get("/reseau/indicateurs/10-calls-answered?periode=2026-T1")
      }
      #expect(meter.count == 3)
      let text = page.text
      #expect(text.contains("77,6 % 194 sur 250 sous la cible"))
      #expect(text.contains("Cible nationale : 90 %, atteinte par 2 sur 4 sites jugés."))
      // 70, 75, 90 and 95.
      #expect(text.contains("Premier quartile 73,75 % Médiane 82,50 % Troisième quartile 91,25 %"))
      // The drawing says the same in words.
      #expect(text.contains("Le plus bas : 70,00 % ; Premier quartile : 73,75 %"))
      let order = ["Haute-Savoie", "Brèze", "Val-d’Orance", "de la Savoie"].compactMap {
        text.ranges(of: $0).last?.lowerBound
      }
      #expect(order.count == 4 && order == order.sorted())
      #expect(text.contains("19 20 95,0 % 90 % atteinte +45,0 points 0"))
    }
  }

  @Test("The export has the sites and the figures of the page")
  func export() async throws {
    let network = try await network()
    try await network.visit(as: TestNetwork.regional) { browser async throws in
      let csv = try await browser.get(
        "/reseau/indicateurs/10-calls-answered/export.csv?periode=2026-T1"
      ).body
      #expect(
        csv == """
          code;site;territory;period;numerator;denominator;value;previous_value;pending;target;status
          haute-savoie;Préfecture de la Haute-Savoie;74;2026-T1;19;20;95;50;0;90;on-target
          savoie;Préfecture de la Savoie;73;2026-T1;70;100;70;50;0;90;below-target

          """)
    }
  }

  @Test("With two sites there is no distribution to tell")
  func few() async throws {
    let network = try await network()
    try await network.visit(as: TestNetwork.regional) { browser async throws in
      let text = try await browser.get(
        "/reseau/indicateurs/10-calls-answered?periode=2026-T1"
      ).text
      #expect(text.contains("Il faut au moins 3 sites avec un chiffre"))
      #expect(!text.contains("Médiane"))
      let none = try await browser.get("/reseau/indicateurs/49-drills?periode=2026-T1").text
      #expect(none.contains("Aucun chiffre pour cette période"))
    }
  }

  @Test("A site sees itself among all, without a name")
  func site() async throws {
    let network = try await network()
    try await network.office.visit(as: .qualityOfficer) { browser async throws in
      let text = try await browser.get("/indicateurs/10-calls-answered?periode=2026-T1").text
      #expect(text.contains("Dans le réseau"))
      #expect(text.contains("Moyenne du réseau (somme sur somme) 77,60 %, 194 sur 250"))
      #expect(text.contains("Votre place 3e sur 4 sites"))
      #expect(text.contains("Médiane 82,50 %"))
      // The extremes would be the figure of one site each.
      #expect(!text.contains("Le plus haut") && !text.contains("Préfecture de la Savoie"))
      let email = try await browser.get("/indicateurs/17-email-on-time?periode=2026-T1").text
      #expect(!email.contains("Dans le réseau"))
    }
    // Of some services: the site's own figure is not theirs.
    try await network.office.visit(as: .headOfService) { browser async throws in
      let text = try await browser.get("/indicateurs/10-calls-answered?periode=2026-T1").text
      #expect(!text.contains("Dans le réseau"))
    }
  }

  @Test("The list of sites tells labels, late work and target to those above, and sorts by them")
  func list() async throws {
    let network = try await network()
    try await network.visit(as: Self.national) { browser async throws in
      let page = try await browser.get("/sites?periode=2026-T1&tri=retard")
      #expect(page.text.contains("À la cible, T1 2026 En retard"))
      let first = try #require(page.text.ranges(of: "Val-d’Orance").first?.lowerBound)
      #expect(page.text.ranges(of: "Sous-préfecture de Brèze").allSatisfy { first < $0.lowerBound })
      #expect(page.body.contains("/reseau/sites.csv?noeud=nation&amp;periode=2026-T1"))
    }
    try await network.office.visit(as: .agent) { browser async throws in
      let text = try await browser.get("/sites").text
      #expect(!text.contains("En retard") && !text.contains("Par retards"))
    }
  }
}
