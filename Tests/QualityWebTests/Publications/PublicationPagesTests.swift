import HTTPTypes
import QualityDomain
import QualityStore
import Testing

@testable import QualityWeb

/// Publication: counting.md, “Publication”, and issue “The main job”, section 7.
@Suite("Publishing a period")
struct PublicationPagesTests {
  private static let reason = "Enquête téléphonique en cours."

  /// A site with one e-mail answered in time in the first quarter of 2026.
  private func office() async throws -> TestOffice {
    let office = try await TestOffice()
    let id = try await office.register(receivedOn: "2026-02-02")
    try await office.append(.replied(.email), on: "2026-02-05", to: id)
    return office
  }

  private func publish(
    _ browser: TestBrowser, _ period: String = "2026-T1", reason: String = Self.reason
  ) async throws -> TestBrowser.Answer {
    try await browser.post(
      "/publications/publier?periode=\(period)", from: "/publications/publier?periode=2026-T1",
      [("reason", reason)])
  }

  @Test("is offered for the quarters that are over, not for the current one")
  func offers() async throws {
    let office = try await office()
    try await office.visit(as: .qualityOfficer) { browser in
      let page = try await browser.get("/publications")
      #expect(page.text.contains("Relire et publier : 1er trimestre 2026"))
      #expect(!page.body.contains("periode=2026-T2"))
      #expect(page.text.contains("Le 2e trimestre 2026 se termine le mar. 30 juin 2026"))
      #expect(page.text.contains("Rien n’est encore publié"))
    }
  }

  @Test("shows what is pending and missing, and refuses to go on without a reason")
  func asksForAReason() async throws {
    let office = try await office()
    try await office.register(receivedOn: "2026-03-31")
    try await office.visit(as: .qualityOfficer) { browser in
      let review = try await browser.get("/publications/publier?periode=2026-T1").text
      #expect(review.contains("un motif est demandé"))
      #expect(review.contains("Chiffres manquants ou anciens"))
      #expect(review.contains("Taux d’appels aboutis au niveau général (Indigo)"))
      let refused = try await publish(browser, reason: "  ")
      #expect(refused.status == .unprocessableContent)
      #expect(refused.text.contains("Donnez le motif de cette publication"))
      #expect(refused.body.contains(##"href="#reason""##))
    }
    #expect(try await office.store.publications.all(in: office.scope).isEmpty)
  }

  @Test("keeps the figures with all that explains them, and who published when and why")
  func keepsASnapshot() async throws {
    let office = try await office()
    try await office.visit(as: .secretaryGeneral) { browser in
      let answer = try await publish(browser)
      #expect(answer.status == .seeOther)
      let page = try await browser.get(try #require(answer.location)).text
      #expect(page.contains("La période est publiée"))
      #expect(page.contains("Publié le mar. 19 mai 2026 à 12 h"))
      #expect(page.contains("par Personne secretary-general"))
      #expect(page.contains(Self.reason))
      #expect(page.contains("100,00 % 1 sur 1"))
      #expect(page.contains("5 jours ouvrés (17.2)"))
      #expect(page.contains("chiffre manquant"))
      let list = try await browser.get("/publications").text
      #expect(list.contains("1 période publiée"))
      #expect(!list.contains("Relire et publier : 1er trimestre 2026"))
    }
    let kept = try #require(try await office.store.publications.all(in: office.scope).first)
    #expect(kept.revision == 1 && kept.asOf == TestOffice.today)
    #expect(kept.figures.first { $0.code == "17-email-on-time" }?.target == Quantity(80))
  }

  @Test("is refused while the period runs, and when nothing changed since")
  func refuses() async throws {
    let office = try await office()
    try await office.visit(as: .qualityOfficer) { browser in
      let early = try await publish(browser, "2026-T2")
      #expect(early.status == .unprocessableContent)
      #expect(early.text.contains("Cette période se termine le mar. 30 juin 2026"))
      #expect(try await publish(browser).status == .seeOther)
      let page = try await browser.get("/publications/publier?periode=2026-T1").text
      #expect(page.contains("Il n’y a rien de nouveau à publier"))
      let again = try await publish(browser)
      #expect(again.status == .unprocessableContent)
      #expect(again.text.contains("Rien n’a changé depuis la dernière publication"))
    }
    #expect(try await office.store.publications.all(in: office.scope).count == 1)
  }

  @Test("leaves later corrections beside, until they are published as a revision")
  func revises() async throws {
    let office = try await office()
    let first = try await office.visit(as: .qualityOfficer) { browser in
      try #require(try await publish(browser).location)
    }
    let late = try await office.register(receivedOn: "2026-03-02")
    try await office.append(.replied(.email), on: "2026-04-30", to: late)
    try await office.visit(as: .qualityOfficer) { browser in
      let changed = try await browser.get(first).text
      #expect(changed.contains("Des chiffres ont changé depuis cette publication"))
      #expect(changed.contains("100,00 % 1 sur 1"))
      #expect(changed.contains("50,00 % 1 sur 2"))
      #expect(changed.contains("Publier une révision"))
      let second = try #require(try await publish(browser).location)
      let revision = try await browser.get(second).text
      #expect(revision.contains("révision 2"))
      #expect(revision.contains("50,00 % 1 sur 2"))
      let old = try await browser.get(first).text
      #expect(old.contains("Une révision plus récente existe"))
      #expect(old.contains("100,00 % 1 sur 1"))
      #expect(try await browser.get("/publications").text.contains("Révision 2 le"))
    }
  }

  @Test("shows the whole site's corrections only to those who see the whole site")
  func keepsToTheScope() async throws {
    let office = try await office()
    let page = try await office.visit(as: .qualityOfficer) { browser in
      try #require(try await publish(browser).location)
    }
    try await office.register(receivedOn: "2026-03-02")
    try await office.visit(as: .agent) { browser in
      let text = try await browser.get(page).text
      #expect(text.contains("100,00 % 1 sur 1"))
      #expect(!text.contains("Corrigé depuis"))
    }
  }

  @Test(
    "is for quality officers and secretaries general",
    arguments: [Role.administrator, .headOfService, .agent, .auditor])
  func permissions(role: Role) async throws {
    let office = try await office()
    try await office.visit(as: role) { browser in
      #expect(try await browser.get("/publications").status == .ok)
      #expect(try await !browser.get("/publications").body.contains("/publications/publier"))
      let refused = try await browser.get("/publications/publier?periode=2026-T1")
      #expect(refused.status == .forbidden)
      #expect(refused.text.contains("réservée aux référents qualité et secrétaires généraux"))
      let sent = try await browser.post(
        "/publications/publier?periode=2026-T1", from: "/compte", [("reason", "x")])
      #expect(sent.status == .forbidden)
    }
  }

  @Test("does not show another site's publications")
  func otherSite() async throws {
    let office = try await office()
    let other = try await TestOffice.addSite(
      "haute-brume", modules: [1, 7], to: office.store, by: office.author)
    let author = Authorship(
      person: office.people[.qualityOfficer], at: TestOffice.now, today: TestOffice.today)
    let publishing = try Publishing(
      store: office.store, book: office.book, profile: try await office.store.sites.profile(of: other),
      scope: .unguarded(site: other.id))
    let outcome = try await publishing.publish(
      try #require(Period("2026-T1")), reason: Self.reason, by: author)
    let foreign = try outcome.get()
    try await office.visit(as: .qualityOfficer) { browser async throws in
      #expect(try await browser.get("/publications/\(foreign.id.text)").status == .notFound)
      #expect(try await browser.get("/publications/rien").status == .notFound)
      #expect(try await browser.get("/publications").text.contains("Rien n’est encore publié"))
    }
  }

  @Test("asks for a period that can be read")
  func readsThePeriod() async throws {
    let office = try await office()
    try await office.visit(as: .qualityOfficer) { browser in
      #expect(try await browser.get("/publications/publier").status == .ok)
      #expect(try await browser.get("/publications/publier?periode=").status == .ok)
      let wrong = try await browser.get("/publications/publier?periode=printemps")
      #expect(wrong.status == .unprocessableContent)
      #expect(wrong.text.contains("« printemps » n’est pas une période"))
      #expect(wrong.body.contains(#"value="printemps""#))
      let year = try await browser.get("/publications/publier?periode=2025").text
      #expect(year.contains("Publier : année 2025"))
    }
  }

  @Test("lists in four statements, whatever was published")
  func costs() async throws {
    let office = try await office()
    try await office.visit(as: .qualityOfficer) { browser in
      _ = try await publish(browser)
      let meter = StatementMeter()
      _ = try await StatementMeter.$current.withValue(meter) { try await browser.get("/publications") }
      #expect(meter.count == 4)
    }
  }
}

@Suite("The periods that wait to be published")
struct WaitingPeriodsTests {
  private func waiting(_ published: [String]) -> [String] {
    WaitingPeriods(published: Set(published.compactMap { Period($0) }), today: TestOffice.today)
      .over.map(\.text)
  }

  @Test("are the last four quarters and the last year of a site that has published nothing")
  func nothingPublished() {
    #expect(waiting([]) == ["2026-T1", "2025-T4", "2025-T3", "2025-T2", "2025"])
  }

  @Test("are those passed over since the first publication")
  func gaps() {
    #expect(waiting(["2025-T1", "2025-T3", "2025"]) == ["2026-T1", "2025-T4", "2025-T2"])
    #expect(waiting(["2026-T1", "2025"]).isEmpty)
  }
}
