import HTTPTypes
import QualityDomain
import QualityStore
import Testing

@testable import QualityWeb

/// A figure that was recorded by mistake goes without leaving a hole in the history.
@Suite("Withdrawing a figure")
struct WithdrawalTests {
  private static let indicator = "/indicateurs/10-calls-answered?periode=2026-T1"

  private static func path(_ office: TestOffice, _ rank: Int = 0) async throws -> String {
    let records = try await office.store.measures.history(
      indicator: "10-calls-answered", in: office.scope)
    return "/indicateurs/10-calls-answered/saisies/\(records[rank].id.text)/retirer"
  }

  @Test("asks first, then takes it out of force and keeps it in the history and the log")
  func withdraws() async throws {
    let office = try await TestOffice()
    try await office.enter("10-calls-answered", "2026-T1", "70", of: "80", comment: "Provisoire")
    let path = try await Self.path(office)
    try await office.visit(as: .qualityOfficer) { browser in
      let shown = try await browser.get(Self.indicator)
      #expect(shown.body.contains(path))
      let asked = try await browser.get(path)
      #expect(asked.text.contains("87,50 %, 70 sur 80"))
      #expect(asked.text.contains("Provisoire"))
      let answer = try await browser.post(path, [])
      #expect(answer.location == Self.indicator + "&fait=retrait")
      let page = try await browser.get(try #require(answer.location))
      #expect(page.text.contains("Le chiffre est retiré. Il reste dans l’historique."))
      #expect(page.text.contains("retiré le mar. 19 mai 2026"))
      #expect(!page.body.contains(path))
      let again = try await browser.get(path)
      #expect(again.status == .notFound)
      let log = try await browser.get("/reglages/journal")
      #expect(log.text.contains("Chiffre retiré 10-calls-answered, T1 2026"))
    }
    #expect(try await office.store.measures.current(in: office.scope).isEmpty)
  }

  @Test("tells when another figure took its place meanwhile")
  func conflict() async throws {
    let office = try await TestOffice()
    try await office.enter("10-calls-answered", "2026-T1", "70", of: "80")
    let path = try await Self.path(office)
    try await office.enter("10-calls-answered", "2026-T1", "75", of: "80")
    try await office.visit(as: .qualityOfficer) { browser in
      let answer = try await browser.post(path, from: Self.indicator, [])
      #expect(answer.status == .conflict)
      #expect(answer.text.contains("Quelqu’un a changé la même chose avant vous"))
      #expect(!answer.text.contains("Cette demande"))
    }
    #expect(try await office.store.measures.current(in: office.scope).count == 1)
  }

  @Test("is for a head of service’s own services, not for figures of the whole site")
  func headsOfService() async throws {
    let office = try await TestOffice()
    try await office.enter("10-calls-answered", "2026-T1", "70", of: "80")
    let ofSite = try await Self.path(office)
    try await office.enter("10-calls-answered", "2026-T1", "7", of: "8", service: "Accueil")
    let records = try await office.store.measures.history(
      indicator: "10-calls-answered", in: office.scope)
    let own = try #require(records.first { $0.measure.service != nil }).id
    try await office.visit(as: .headOfService) { browser in
      let page = try await browser.get(Self.indicator)
      #expect(!page.body.contains(ofSite))
      let refused = try await browser.get(ofSite)
      #expect(refused.status == .notFound)
      let answer = try await browser.post(
        "/indicateurs/10-calls-answered/saisies/\(own.text)/retirer", [])
      #expect(answer.status == .seeOther)
    }
    #expect(try await office.store.measures.current(in: office.scope).map(\.service) == [nil])
  }

  @Test(
    "is refused to those who only read",
    arguments: [Role.agent, .auditor, .secretaryGeneral, .administrator])
  func forbidden(role: Role) async throws {
    let office = try await TestOffice()
    try await office.enter("10-calls-answered", "2026-T1", "70", of: "80")
    let path = try await Self.path(office)
    try await office.visit(as: role) { browser in
      let page = try await browser.get(path)
      #expect(page.status == .forbidden)
      let shown = try await browser.get(Self.indicator)
      #expect(!shown.body.contains("/retirer"))
    }
  }

  @Test("does not find the figure of another indicator or site")
  func foreign() async throws {
    let office = try await TestOffice()
    let other = try await TestOffice.addSite(
      "autre-site", modules: [1], to: office.store, by: office.author)
    try await office.enter("10-calls-answered", "2026-T1", "70", of: "80", in: other)
    try await office.enter("2-courtesy", "2026-T1", "70", of: "80")
    let elsewhere = try await office.store.measures.history(
      indicator: "10-calls-answered", in: .unguarded(site: other.id))[0].id
    let courtesy = try await office.store.measures.history(
      indicator: "2-courtesy", in: office.scope)[0].id
    try await office.visit(as: .qualityOfficer) { browser in
      for id in [elsewhere, courtesy] {
        let page = try await browser.get("/indicateurs/10-calls-answered/saisies/\(id.text)/retirer")
        #expect(page.status == .notFound)
      }
    }
  }
}
