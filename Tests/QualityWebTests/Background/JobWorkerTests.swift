import HTTPTypes
import QualityDomain
import QualityStore
import ServiceLifecycle
import Testing

@testable import QualityWeb

/// Issue “From one préfecture to the whole network”, section 1: background work.
@Suite("Background work")
struct JobWorkerTests {
  @Test("does the jobs of the day once, whichever instance wakes first")
  func daily() async throws {
    let office = try await TestOffice()
    let other = try await TestOffice.addSite(
      "antilles", modules: [1], to: office.store, by: office.author)
    for _ in 0..<3 {
      try await office.worker.scheduleToday()
      try await office.work()
    }
    let jobs = try await office.store.jobs.jobs(seenFrom: office.site.id)
    #expect(
      Set(jobs.map(\.order)) == [
        .purge(on: TestOffice.today), .alerts(office.site.id, on: TestOffice.today),
        .readingsOfDay(office.site.id, on: TestOffice.today),
      ])
    #expect(jobs.allSatisfy { $0.state == .done && $0.attempts == 1 && $0.instance == "essai" })
    let all = try await office.store.jobs.counts()
    #expect(all == [.purge: [.done: 1], .alerts: [.done: 2], .readingsOfDay: [.done: 2]])
    #expect(try await office.store.jobs.jobs(seenFrom: other.id).count == 3)
  }

  @Test("tells the quality officer what is late, missing and to be renewed, and no one else")
  func alerts() async throws {
    let office = try await TestOffice()
    try await office.firstQuarter()
    try await office.register(receivedOn: "2026-05-04")
    try await office.store.sites.addLabel(
      Label(
        awardedOn: try #require(CivilDate(iso: "2023-09-01")),
        expiresOn: try #require(CivilDate(iso: "2026-09-01")), awardedBy: "Organisme d’essai"),
      in: office.scope, by: office.author)
    try await office.worker.scheduleToday()
    try await office.work()
    try await office.visit(as: .qualityOfficer) { browser in
      let page = try await browser.get("/aujourdhui")
      #expect(page.text.contains("À savoir, au mar. 19 mai 2026"))
      #expect(page.text.contains("Label à renouveler"))
      #expect(page.text.contains(/Label à renouveler à renouveler Il vaut jusqu’au mar. 1er sept. 2026/))
      let words = try #require(page.text.firstMatch(of: /\d+ demandes? en retard/)).output
      let late = try await browser.follow(String(words), on: page)
      #expect(late.status == .ok)
      #expect(page.text.contains(/\d+ chiffres du T1 2026 à saisir/))
    }
    try await office.visit(as: .agent) { browser async throws in
      #expect(try await !browser.get("/aujourdhui").text.contains("À savoir"))
    }
  }

  @Test("leaves a published quarter alone")
  func published() async throws {
    let office = try await TestOffice()
    try await office.worker.scheduleToday()
    try await office.work()
    let missing = { @Sendable (alerts: [SiteAlert]) in
      alerts.contains { if case .missingFigures = $0.alert { true } else { false } }
    }
    #expect(missing(try await office.profile.alerts))
    let quarter = try #require(Period("2026-T1"))
    let officer = try #require(office.people[.qualityOfficer])
    let publication = Publication(
      id: .make(at: TestOffice.now), site: office.site.id, period: quarter, revision: 1,
      edition: TestOffice.edition.id, asOf: TestOffice.today, publishedAt: TestOffice.now,
      publishedBy: officer, reason: "Enquête en cours", figures: [])
    try await office.store.publications.publish(
      publication, in: office.scope,
      by: Authorship(person: officer, at: TestOffice.now, today: TestOffice.today))
    try await office.store.engine.write { connection throws(StoreError) in
      try connection.execute("UPDATE job SET state = 'waiting'")
    }
    try await office.work()
    #expect(try await !missing(office.profile.alerts))
  }

  @Test("deletes sessions that ended and failures that are past")
  func purge() async throws {
    let office = try await TestOffice()
    let person = try #require(office.people[.agent])
    let sessions = office.store.sessions
    let author = Authorship(person: person, at: TestOffice.now, today: TestOffice.today)
    for (token, end) in [("over", Duration.seconds(-1)), ("open", .seconds(60))] {
      try await sessions.open(
        tokenHash: token, formToken: "f", expiresAt: TestOffice.now.adding(end), by: author)
    }
    for second in [-901, -899] {
      let instant = TestOffice.now.adding(.seconds(second))
      #expect(
        try await sessions.beginAttempt(
          accountHash: "a", at: instant, since: instant.adding(.seconds(-900)), most: 5))
    }
    try await office.worker.scheduleToday()
    try await office.work()
    let left = try await office.store.engine.read { connection throws(StoreError) in
      try connection.rows(
        "SELECT token_hash FROM session UNION ALL SELECT account_hash FROM sign_in_failure"
      ) { row throws(StoreError) in try row.text(0) }
    }
    #expect(left.sorted() == ["a", "open"])
  }

  @Test("that fails says so under a reference, and is shown and retried on the operations page")
  func failure() async throws {
    let office = try await TestOffice()
    try await office.store.sites.addHoliday(
      LocalHoliday(date: try #require(CivilDate(iso: "2026-05-15")), label: "Fête"),
      in: office.scope, by: office.author)
    // A request without events: nothing can be computed.
    let id = try await office.register()
    try await office.store.engine.write { connection throws(StoreError) in
      try connection.execute("DELETE FROM event_text")
      try connection.execute("UPDATE request_event SET fact = 'unknown' WHERE request_id = \(id)")
      try connection.execute("DELETE FROM job WHERE kind <> 'recompute-due-dates'")
    }
    for _ in 1...JobRules.mostAttempts {
      #expect(try await office.worker.workOnce())
      // The clock of the tests stands still: the pause is taken away.
      try await office.store.engine.write { connection throws(StoreError) in
        try connection.execute("UPDATE job SET available_at = 0")
      }
    }
    let failed = try #require(try await office.store.jobs.jobs(seenFrom: office.site.id).first)
    #expect(failed.state == .failed)
    #expect(failed.errorReference.contains(/^[0-9A-Z]{4}-[0-9A-Z]{4}$/))
    try await office.store.engine.write { connection throws(StoreError) in
      try connection.execute("UPDATE request_event SET fact = 'received'")
    }
    try await office.visit(as: .administrator) { browser in
      let today = try await browser.get("/reglages")
      #expect(today.text.contains("Le recalcul des échéances n’a pas abouti."))
      let page = try await browser.get("/reglages/operations")
      #expect(page.text.contains("Travaux abandonnés"))
      #expect(page.text.contains("Recalcul des échéances"))
      #expect(page.text.contains(failed.errorReference))
      let sent = try await browser.post(
        "/reglages/operations/\(failed.id)/relancer", from: "/reglages/operations", [])
      #expect(sent.location == "/reglages/operations?fait=travail-relance")
      try await office.work()
      let after = try await browser.get(try #require(sent.location))
      #expect(after.text.contains("Le travail est relancé."))
      #expect(!after.text.contains("Travaux abandonnés"))
      #expect(!after.text.contains("n’a pas abouti"))
      let again = try await browser.post(
        "/reglages/operations/\(failed.id)/relancer", from: "/reglages/jours", [])
      #expect(again.status == .notFound)
      #expect(try await browser.get("/reglages/journal").text.contains("Travail relancé"))
    }
  }

  @Test("ends with the program, and leaves what is unfinished to another instance")
  func shutdown() async throws {
    let office = try await TestOffice()
    try await office.register(receivedOn: "2026-04-07")
    try await office.store.sites.addHoliday(
      LocalHoliday(date: try #require(CivilDate(iso: "2026-04-08")), label: "Fête"),
      in: office.scope, by: office.author)
    let worker = office.server.worker(instance: "mourant", logger: .quiet, settling: .seconds(60))
    let group = ServiceGroup(
      configuration: .init(services: [.init(service: worker)], logger: .quiet))
    try await withThrowingTaskGroup(of: Void.self) { tasks in
      tasks.addTask { try await group.run() }
      while try await office.store.jobs.counts()[.recomputeDueDates]?[.running] == nil {
        try await Task.sleep(for: .milliseconds(5))
      }
      await group.triggerGracefulShutdown()
      try await tasks.waitForAll()
    }
    let job = try #require(
      try await office.store.jobs.jobs(seenFrom: office.site.id)
        .first { $0.order.kind == .recomputeDueDates })
    #expect(job.state == .waiting)
    #expect(job.attempts == 0)
    try await office.work()
    #expect(try await office.profile.recomputation == .done)
  }
}
