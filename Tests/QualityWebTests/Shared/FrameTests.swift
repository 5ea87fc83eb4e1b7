import Hummingbird
import QualityDomain
import Testing

@testable import QualityWeb

@Suite("What surrounds a page")
struct FrameTests {
  private func document(
    _ page: Page, as role: Role? = .qualityOfficer, late: Int = 0
  ) throws -> String {
    let viewer = try role.map { try WebFixture.viewer($0) }
    return try WebFixture.frame(viewer, lateRequests: late).document(page).text
  }

  @Test("A quality officer sees the whole menu, in the order of the page map, then the account")
  func fullMenu() throws {
    let page = try document(Page("Demandes", entry: .requests, body: "<p>corps</p>"), late: 6)
    let titles = page.matches(of: /fr-sidemenu__link" href="([^"]*)"/).map { String($0.1) }
    #expect(
      titles == [
        "/aujourdhui", "/demandes", "/annuaire", "/engagements", "/tableau-de-bord", "/indicateurs",
        "/barometre", "/publications", "/reglages", "/compte",
      ])
    #expect(page.contains(#"aria-current="page">Demandes <span class="qp-nav__count">6 en retard</span>"#))
    #expect(page.ranges(of: "aria-current=\"page\"").count == 1)
    #expect(page.contains("<title>Demandes – Suivi de la qualité</title>"))
    #expect(page.contains("heure de Paris"))
  }

  @Test("The menu counts late requests up to 99", arguments: [(99, "99"), (100, "plus de 99")])
  func lateRequests(count: Int, words: String) throws {
    let page = try document(Page("Aujourd’hui", entry: .today, body: .empty), late: count)
    #expect(page.contains(#"Demandes <span class="qp-nav__count">\#(words) en retard</span>"#))
  }

  @Test("An agent does not see the settings; an administrator does")
  func menuByRole() throws {
    let page = Page("Demandes", body: .empty)
    #expect(try !document(page, as: .agent).contains("/reglages"))
    #expect(try !document(page, as: .agent).contains("Site et compte"))
    #expect(try document(page, as: .administrator).contains("/reglages"))
  }

  @Test("Without a session there is no menu, no search and no way to sign out")
  func publicFrame() throws {
    let page = try document(Page("Mentions légales", body: "<p>corps</p>"), as: nil)
    for word in ["fr-sidemenu", "fr-search-bar", "deconnexion", "#menu"] {
      #expect(!page.contains(word))
    }
    #expect(page.contains("<title>Mentions légales – Suivi de la qualité</title>"))
    #expect(page.contains(#"href="/accessibilite""#))
  }

  @Test("A name is escaped, and leaving is a form with its token")
  func header() throws {
    let page = try document(Page("Demandes", body: .empty))
    #expect(page.contains("Élodie &lt;Marsan&gt;"))
    #expect(page.contains(#"method="post" action="/deconnexion""#))
    #expect(page.contains(#"name="jeton" value="\#(WebFixture.token.text)""#))
    #expect(page.contains("Préfecture<br>du Val-d’Orance"))
  }

  @Test("A list has skip links to its filters and rows; a refused form says « Erreur » and answers 422")
  func variants() throws {
    let list = try document(Page("Demandes", isList: true, body: .empty))
    #expect(list.contains(##"href="#filtres""##))
    #expect(try !document(Page("Demandes", body: .empty)).contains(##"href="#filtres""##))
    let refused = Page("Saisir une demande", isRefused: true, body: .empty)
    #expect(try document(refused).contains("<title>Erreur\u{A0}: saisir une demande – "))
    #expect(try refused.response(in: WebFixture.frame()).status == .unprocessableContent)
  }

  @Test("The head has a breadcrumb, facts, and the main action last")
  func head() throws {
    let page = Page(
      "2026-0412", heading: "Pièces à fournir", parents: [PageLink("Demandes", .requests)],
      facts: ["2026-0412", .badge("En cours", .info)],
      actions: [PageLink("Exporter", .requests), PageLink("Saisir", .newRequest)], body: .empty)
    let text = page.head.text
    #expect(text.contains(#"<a class="fr-breadcrumb__link" href="/demandes">Demandes</a>"#))
    #expect(text.contains(#"<a class="fr-breadcrumb__link" aria-current="page">2026-0412</a>"#))
    #expect(text.contains("<h1>Pièces à fournir</h1>"))
    #expect(text.contains(#"<a class="fr-btn fr-btn--tertiary" href="/demandes">Exporter</a>"#))
    #expect(text.contains(#"<a class="fr-btn" href="/demandes/saisir">Saisir</a>"#))
  }

  @Test("The official theme loads its sheet before the bridge, ours last")
  func themes() throws {
    let sheets = try WebFixture.environment().files.stylesheets.map(\.address)
    #expect(sheets.count == 2)
    #expect(sheets[0].hasPrefix("/statique/theme.css?v="))
    #expect(throws: (any Error).self) { try WebFixture.environment(theme: .dsfr) }
  }
}
