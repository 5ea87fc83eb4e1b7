import HTTPTypes
import QualityDomain
import QualityStore
import Testing

@testable import QualityWeb

@Suite("The operations page")
struct OperationsPageTests {
  private static let path = "/reglages/operations"

  @Test(
    "is for those who change the settings",
    arguments: [Role.agent, .headOfService, .secretaryGeneral, .auditor])
  func closed(role: Role) async throws {
    let office = try await TestOffice()
    try await office.worker.scheduleToday()
    let job = try #require(try await office.store.jobs.jobs(seenFrom: office.site.id).first)
    try await office.visit(as: role) { browser in
      #expect(try await browser.get(Self.path).status == .forbidden)
      let sent = try await browser.post("\(Self.path)/\(job.id)/relancer", from: "/compte", [])
      #expect(sent.status == .forbidden)
    }
  }

  @Test("says what to expect when nothing was ever done, and what was done since")
  func done() async throws {
    let office = try await TestOffice()
    try await office.visit(as: .administrator) { browser in
      #expect(try await browser.get("/reglages").text.contains("Opérations"))
      #expect(try await browser.get(Self.path).text.contains("Aucun travail pour l’instant"))
      try await office.worker.scheduleToday()
      let waiting = try await browser.get(Self.path)
      #expect(
        waiting.text.contains(
          "Alertes du jour, mar. 19 mai 2026 en attente En attente depuis moins d’une minute · dès"))
      #expect(waiting.text.contains("dès qu’une instance est libre"))
      try await office.work()
      let meter = StatementMeter()
      let page = try await StatementMeter.$current.withValue(meter) {
        try await browser.get(Self.path)
      }
      #expect(meter.count == 4)
      #expect(page.text.contains("Rien n’attend : tout ce qui devait être fait l’est."))
      #expect(
        page.text.contains("Alertes du jour fait Fait le mar. 19 mai 2026 , 12 h, par essai."))
      #expect(page.text.contains("Recalcul des échéances jamais"))
    }
  }

  @Test("says who does a job, and when another instance would take it over")
  func running() async throws {
    let office = try await TestOffice()
    try await office.worker.scheduleToday()
    _ = try await office.store.jobs.take(
      by: "serveur-1:8080", at: TestOffice.now)
    try await office.visit(as: .qualityOfficer) { browser in
      let page = try await browser.get(Self.path).text
      #expect(page.contains("en cours En cours depuis moins d’une minute · 1 essai, par serveur-1:8080"))
      #expect(page.contains("repris par une autre instance s’il n’avance plus à 12 h 01"))
    }
  }

  @Test("shows nothing of another site")
  func otherSite() async throws {
    let office = try await TestOffice()
    let other = try await TestOffice.addSite(
      "ailleurs", modules: [1], to: office.store, by: office.author)
    try await office.store.sites.addHoliday(
      LocalHoliday(date: try #require(CivilDate(iso: "2026-05-15")), label: "Fête"), in: .unguarded(site: other.id),
      by: office.author)
    let job = try #require(try await office.store.jobs.jobs(seenFrom: other.id).first)
    try await office.store.engine.write { connection throws(StoreError) in
      try connection.execute("UPDATE job SET state = 'failed'")
    }
    try await office.visit(as: .administrator) { browser in
      #expect(try await browser.get(Self.path).text.contains("Aucun travail pour l’instant"))
      let sent = try await browser.post("\(Self.path)/\(job.id)/relancer", from: "/compte", [])
      #expect(sent.status == .notFound)
    }
  }
}
