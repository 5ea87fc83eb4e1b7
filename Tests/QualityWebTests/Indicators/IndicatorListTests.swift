import HTTPTypes
import QualityDomain
import QualityStore
import Testing

@testable import QualityWeb

/// Indicators: issue “The main job”, section 6.
@Suite("The list of indicators")
struct IndicatorListTests {
  @Test("gives each value with what it is made of, its target, status and source, by commitment")
  func lists() async throws {
    let office = try await TestOffice()
    try await office.firstQuarter()
    try await office.enter("10-calls-answered", "2026-T1", "59", of: "74")
    try await office.visit(as: .qualityOfficer) { browser in
      let page = try await browser.get("/indicateurs")
      #expect(page.status == .ok)
      #expect(page.text.contains("1er trimestre 2026 tous les services"))
      #expect(page.text.contains("Engagement 17 : Nous vous répondons dans un délai annoncé et maîtrisé"))
      #expect(
        page.text.contains(
          "Courriels répondus en 5 jours ouvrés 75,0 % 3 sur 4 80 % sous la cible calculé du registre"))
      #expect(page.text.contains("Appels aboutis 79,7 % 59 sur 74 90 % sous la cible saisi"))
      #expect(page.body.contains(#"href="/indicateurs/17-email-on-time?periode=2026-T1""#))
    }
  }

  @Test("shows nothing to count as “sans objet”, never as 0 % nor 100 %")
  func notApplicable() async throws {
    let office = try await TestOffice()
    try await office.visit(as: .qualityOfficer) { browser in
      let page = try await browser.get("/indicateurs")
      #expect(page.text.contains("Courriels répondus en 5 jours ouvrés sans objet 0 sur 0 80 % sans objet"))
      #expect(!page.text.contains("100,0 %"))
    }
  }

  @Test("can be narrowed to what is below target or awaits a figure, and offers a wider view")
  func filters() async throws {
    let office = try await TestOffice()
    try await office.firstQuarter()
    try await office.visit(as: .auditor) { browser in
      let below = try await browser.get("/indicateurs?etat=sous-la-cible")
      #expect(below.text.contains("Courriels répondus en 5 jours ouvrés"))
      #expect(!below.text.contains("Appels aboutis"))
      let awaited = try await browser.get("/indicateurs?etat=a-saisir")
      #expect(awaited.text.contains("Appels aboutis pas de chiffre 90 % chiffre manquant"))
      #expect(!awaited.text.contains("Courriels répondus en 5 jours ouvrés"))
      let none = try await browser.get("/indicateurs?etat=a-verifier")
      #expect(none.text.contains("Aucun indicateur dans cet état pour cette période."))
    }
  }

  @Test("says so when the site took no module in a period")
  func emptyPeriod() async throws {
    let office = try await TestOffice()
    try await office.visit(as: .qualityOfficer) { browser in
      let page = try await browser.get("/indicateurs?periode=2012")
      #expect(page.text.contains("Pas d’indicateur pour cette période"))
    }
  }

  @Test(
    "knows no such period",
    arguments: ["2026-T9", "2027", "2026-T3", "1850", "abc", "%3Cb%3E"])
  func unknownPeriods(period: String) async throws {
    let office = try await TestOffice()
    try await office.visit(as: .qualityOfficer) { browser in
      let page = try await browser.get("/indicateurs?periode=\(period)")
      #expect(page.status == .notFound)
    }
  }

  @Test("is exported as CSV and JSON, with the fields of the command")
  func exports() async throws {
    let office = try await TestOffice()
    try await office.firstQuarter()
    try await office.visit(as: .auditor) { browser in
      let csv = try await browser.get("/indicateurs/export.csv?periode=2026-T1")
      #expect(csv.headers[.contentType] == "text/csv; charset=utf-8")
      #expect(
        csv.headers[.contentDisposition] == "attachment; filename=\"indicateurs-2026-T1.csv\"")
      #expect(csv.body.contains("17-email-on-time"))
      #expect(csv.body.contains(";17;percent;2026-T1;3;4;75;0;80;below-target;computed"))
      let json = try await browser.get("/indicateurs/export.json?periode=2026-T1")
      #expect(json.headers[.contentType] == "application/json")
      #expect(json.body.contains("\"17-email-on-time\""))
    }
  }

  @Test("shows an agent the figures of their services alone")
  func scopeOfAgents() async throws {
    let office = try await TestOffice()
    try await office.firstQuarter()
    try await office.visit(as: .agent) { browser in
      let page = try await browser.get("/indicateurs")
      #expect(page.text.contains("1er trimestre 2026 Accueil"))
      #expect(page.text.contains("Courriels répondus en 5 jours ouvrés 66,7 % 2 sur 3"))
      #expect(!page.body.contains("/indicateurs/saisie"))
      #expect(!page.body.contains("/indicateurs/nouveau"))
    }
  }

  @Test("never doubts a figure of the whole site for someone who sees some of its services")
  func partsOfAScope() async throws {
    let office = try await TestOffice()
    try await office.enter("10-calls-answered", "2026-T1", "90", of: "100")
    try await office.enter("10-calls-answered", "2026-T1", "40", of: "50", service: "Accueil")
    try await office.enter("10-calls-answered", "2026-T1", "50", of: "50", service: "Citoyenneté")
    for role in [Role.agent, .qualityOfficer] {
      try await office.visit(as: role) { browser in
        let page = try await browser.get("/indicateurs")
        #expect(page.text.contains("Appels aboutis 90,0 % 90 sur 100"))
        #expect(!page.text.contains("à vérifier : les parties"))
      }
    }
  }

  @Test("costs five statements")
  func cost() async throws {
    let office = try await TestOffice()
    try await office.visit(as: .qualityOfficer) { browser in
      let meter = StatementMeter()
      _ = try await StatementMeter.$current.withValue(meter) {
        try await browser.get("/indicateurs")
      }
      #expect(meter.count == 5)
    }
  }
}
