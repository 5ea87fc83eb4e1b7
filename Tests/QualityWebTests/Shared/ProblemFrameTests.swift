import HTTPTypes
import QualityDomain
import Testing

@testable import QualityWeb

@Suite("The page that tells a problem")
struct ProblemFrameTests {
  @Test(
    "keeps the menu and the name of whoever is signed in",
    arguments: [
      ("/reglages", HTTPResponse.Status.forbidden), ("/indicateurs/rien", .notFound),
      ("/demandes/01krzy8zw0dptg9f4qxxja8vdz", .notFound),
    ])
  func menu(path: String, status: HTTPResponse.Status) async throws {
    let office = try await TestOffice()
    try await office.visit(as: .agent) { browser in
      let page = try await browser.get(path)
      #expect(page.status == status)
      #expect(page.text.contains("Que faire ?"))
      #expect(page.text.contains("Personne agent"))
      #expect(page.body.contains(#"href="/engagements""#))
      #expect(!page.body.contains(#"href="/reglages""#))
    }
  }

  @Test("has no menu for a visitor")
  func visitor() async throws {
    let office = try await TestOffice()
    try await office.visit { browser in
      for path in ["/rien", "/public/rien"] {
        let page = try await browser.get(path)
        #expect(page.status == .notFound)
        #expect(page.text.contains("Cette page n’existe pas ou plus"))
        #expect(!page.body.contains(#"href="/engagements""#))
      }
    }
  }

  @Test("names a role above sites, not those that one has at a site")
  func aboveSites() async throws {
    let office = try await TestOffice()
    try await office.visit(as: .agent) { browser in
      for path in ["/reseau", "/reseau/barometre"] {
        let page = try await browser.get(path)
        #expect(page.status == .forbidden)
        #expect(
          page.text.contains(
            "Cette page est réservée aux personnes qui ont un rôle au-dessus des sites"))
      }
    }
  }
}
