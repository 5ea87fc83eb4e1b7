import HTTPTypes
import QualityDomain
import QualityStore
import QualityTesting
import Testing

@testable import QualityWeb

/// One's own account: issue “The main job”, section 8.
@Suite("One's own account")
struct AccountTests {
  private static let path = "/compte/mot-de-passe"
  private static let new = "lampe-rivage-citron-drap"

  private func change(
    _ browser: TestBrowser, from present: String = TestOffice.password, to new: String = Self.new,
    repeated: String? = nil
  ) async throws -> TestBrowser.Answer {
    try await browser.post(
      Self.path,
      [("password", present), ("newPassword", new), ("repeated", repeated ?? new)])
  }

  @Test("shows one's roles, to every role", arguments: Role.allCases)
  func shows(role: Role) async throws {
    let office = try await TestOffice()
    try await office.visit(as: role) { browser in
      let page = try await browser.get("/compte")
      #expect(page.status == .ok)
      #expect(page.text.contains(TestOffice.email(role)))
      #expect(page.text.contains(role == .networkOfficer ? "Mes rôles" : "Mes rôles à ce site"))
      #expect(page.text.contains("Mes sites") == (role == .networkOfficer))
      #expect(page.body.contains(#"href="/compte""#))
    }
  }

  @Test("changes the password, keeps this session and ends the others")
  func changes() async throws {
    let office = try await TestOffice()
    try await office.visit { visitor in
      let here = try await visitor.signedIn(
        email: TestOffice.email(.agent), password: TestOffice.password)
      let elsewhere = try await visitor.signedIn(
        email: TestOffice.email(.agent), password: TestOffice.password)
      #expect(try await change(here).location == "/compte?fait=mot-de-passe")
      #expect(try await here.get("/compte?fait=mot-de-passe").text.contains("Votre mot de passe est changé."))
      #expect(try await elsewhere.get("/compte").location == "/connexion")
      let old = try await visitor.signInAnswer(TestOffice.email(.agent), TestOffice.password)
      #expect(old.status == .unprocessableContent)
      let new = try await visitor.signInAnswer(TestOffice.email(.agent), Self.new)
      #expect(new.status == .seeOther)
    }
  }

  @Test(
    "refuses what a password must not be, in French",
    arguments: [
      ("court", "court", "Donnez au moins 12 caractères"),
      ("aaaaaaaaaaaaaaaa", "aaaaaaaaaaaaaaaa", "répète les mêmes caractères"),
      ("lampe-agent-rivage", "lampe-agent-rivage", "contient votre adresse"),
      (TestOffice.password, TestOffice.password, "C’est le mot de passe actuel."),
      (new, "autre-chose-encore", "Les deux saisies diffèrent."),
      ("", "", "Donnez le nouveau mot de passe."),
    ])
  func policy(new: String, repeated: String, words: String) async throws {
    let office = try await TestOffice()
    try await office.visit(as: .agent) { browser in
      let answer = try await change(browser, to: new, repeated: repeated)
      #expect(answer.status == .unprocessableContent)
      #expect(answer.text.contains(words))
      // What was typed never comes back in a page.
      #expect(!answer.body.contains(#"value="\#(new)""#) || new.isEmpty)
      #expect(!answer.body.contains(TestOffice.password))
    }
  }

  @Test("asks administrators for a longer one")
  func administrators() async throws {
    let office = try await TestOffice()
    try await office.visit(as: .administrator) { browser in
      #expect(try await browser.get(Self.path).text.contains("Au moins 16 caractères"))
      let answer = try await change(browser, to: "lampe-rivage-12")
      #expect(answer.text.contains("Donnez au moins 16 caractères"))
    }
  }

  @Test("asks for the present one, and waits after five mistakes")
  func asksForThePresentOne() async throws {
    let office = try await TestOffice()
    try await office.visit(as: .agent) { browser in
      for _ in 1...5 {
        let wrong = try await change(browser, from: "mauvais-mot-de-passe")
        #expect(wrong.status == .unprocessableContent)
        #expect(wrong.text.contains("Ce n’est pas votre mot de passe actuel."))
      }
      let right = try await change(browser)
      #expect(right.status == .unprocessableContent)
      #expect(right.text.contains("Attendez 15 minutes"))
    }
  }

  @Test("lets someone with several sites work for another, under its name")
  func switchesSite() async throws {
    let office = try await TestOffice()
    let other = Site(
      id: .make(at: TestOffice.now), code: "breze", name: "Sous-préfecture de Brèze",
      kind: .subprefecture, hasCERT: false, territory: office.site.territory,
      timeZone: office.site.timeZone)
    try await office.store.sites.create(
      other, edition: TestOffice.edition.id, modules: [1, 3], from: TestOffice.edition.validFrom,
      in: .unguarded(), by: office.author)
    try await office.store.people.grant(
      RoleAssignment(role: .auditor, site: other.id), to: try #require(office.people[.auditor]),
      by: office.author)
    try await office.visit(as: .auditor) { browser in
      // Sites come by code: « breze » first.
      let page = try await browser.get("/compte")
      #expect(page.text.contains("Mes sites"))
      #expect(page.body.contains("Sous-préfecture<br>de Brèze"))
      let moved = browser.with(cookie: "site", office.site.code)
      #expect(try await moved.get("/compte").body.contains("Préfecture<br>du Val-d’Orance"))
      let unknown = try await browser.post("/site", from: "/compte", [("site", "ailleurs")])
      #expect(unknown.status == .notFound)
    }
  }
}
