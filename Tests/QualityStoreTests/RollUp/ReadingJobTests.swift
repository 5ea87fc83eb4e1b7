import QualityDomain
import QualityTesting
import Testing

@testable import QualityStore

@Suite("A change asks for the readings that rest on it, and nothing else", .onEachEngine)
struct ReadingJobTests {
  private func fixture() async throws -> (RollUpFixture, RegisterFixture) {
    let fixture = try await RollUpFixture.make()
    return (fixture, fixture.sites[0])
  }

  @Test("A request asks for the quarter of its receipt, at its site alone")
  func request() async throws {
    let (fixture, site) = try await fixture()
    try await site.add(received: "2025-11-03")
    #expect(try await fixture.waiting(at: site) == ["2025-T4"])
    #expect(try await fixture.waiting(at: fixture.sites[1]).isEmpty)
  }

  @Test("What changes no figure and no work asks for nothing; an answer and a moved receipt do")
  func events() async throws {
    let (fixture, site) = try await fixture()
    let id = try await site.add(received: "2025-11-03")
    try await fixture.work()
    try await site.append(.assigned(to: site.officer), on: "2025-11-04", to: id, version: 1)
    try await site.append(.attached(fileName: "f"), on: "2025-11-04", to: id, version: 2)
    #expect(try await fixture.waiting(at: site).isEmpty)
    try await site.append(.replied(.email), on: "2025-11-05", to: id, version: 3)
    #expect(try await fixture.waiting(at: site) == ["2025-T4"])
    try await fixture.work()
    let receipt = try await site.find(id).events[0]
    try await site.append(
      .corrected(receipt.id, .restated(on: day("2025-09-30"), fact: receipt.fact)), on: "2025-11-06",
      to: id, version: 4)
    #expect(try await fixture.waiting(at: site) == ["2025-T3", "2025-T4"])
  }

  @Test("A file asks once for each quarter that it touches; a trial asks for none")
  func importing() async throws {
    let (fixture, site) = try await fixture()
    let rows = (1...60).map { number in
      ImportRows.row(number, received: number.isMultiple(of: 2) ? "2025-08-01" : "2025-11-03")
    }
    try await site.importing(rows, chunk: 7, isTrial: true)
    #expect(try await fixture.waiting(at: site).isEmpty)
    try await site.importing(rows, chunk: 7)
    #expect(try await fixture.waiting(at: site) == ["2025-T3", "2025-T4"])
    try await fixture.work()
    try await site.importing(rows, chunk: 7)
    #expect(try await fixture.waiting(at: site).isEmpty)
  }

  @Test("A stated figure asks for its quarters and those that it keeps from owing; equal, for none")
  func measures() async throws {
    let (fixture, site) = try await fixture()
    try await fixture.state("15-satisfaction", "2025-T2", "3", of: "4", at: site)
    let quarters = ["2025-T2", "2025-T3", "2025-T4", "2026-T1"]
    #expect(try await fixture.waiting(at: site) == quarters)
    try await fixture.work()
    try await fixture.state("15-satisfaction", "2025-T2", "3", of: "4", at: site)
    #expect(try await fixture.waiting(at: site).isEmpty)
    let record = try #require(
      try await fixture.store.measures.history(indicator: "15-satisfaction", in: site.scope).first)
    _ = try await fixture.store.measures.withdraw(
      record.id, of: "15-satisfaction", in: site.scope, by: site.author())
    #expect(try await fixture.waiting(at: site) == quarters)
  }

  @Test("Modules and commitments that do not apply ask for all quarters since")
  func scope() async throws {
    let (fixture, site) = try await fixture()
    let sites = fixture.store.sites
    try await sites.setModules(
      [1, 4, 6], hasCERT: false, in: site.scope, from: day("2025-08-15"), by: site.author())
    #expect(try await fixture.waiting(at: site) == ["2025-T3", "2025-T4", "2026-T1"])
    try await fixture.work()
    try await sites.setNotApplicable(
      NonApplicableCommitment(commitment: 15, reason: "Sans accueil"), in: site.scope,
      from: day("2025-12-31"), by: site.author())
    #expect(try await fixture.waiting(at: site) == ["2025-T4", "2026-T1"])
    try await fixture.work()
    try await sites.setApplicable(15, in: site.scope, from: day("2026-01-01"), by: site.author())
    #expect(try await fixture.waiting(at: site) == ["2026-T1"])
    try await fixture.work()
    try await sites.setTarget(
      quantity("95"), for: "17-email-on-time", in: site.scope, from: day("2025-01-01"),
      by: site.author())
    // Sites are judged against the national target: a local one changes nothing in the network.
    #expect(try await fixture.waiting(at: site).isEmpty)
  }

  @Test("Modules that a list of sites changes ask for the quarters since, and so does no other row")
  func importedScope() async throws {
    let (fixture, site) = try await fixture()
    try await fixture.work()
    for (modules, waiting) in [([1, 4, 6], ["2026-T1"]), ([1, 4, 6], [])] as [(Set<Int>, [String])] {
      let row = ImportedSite(
        line: 2, code: site.site.code, name: site.site.name, kind: site.site.kind,
        territory: site.site.territory, modules: .init(numbers: modules, hasCERT: site.site.hasCERT),
        contact: nil)
      _ = try await fixture.store.sites.importSites(
        [row], edition: EditionFixture.edition, in: .unguarded(), by: site.author(), isTrial: false)
      #expect(try await fixture.waiting(at: site) == waiting)
      try await fixture.work()
    }
  }

  @Test("A change that is refused asks for nothing")
  func refused() async throws {
    let (fixture, site) = try await fixture()
    let id = try await site.add(received: "2025-11-03")
    try await fixture.work()
    let outcome = try await fixture.store.requests.append(
      NewEvent(.replied(.email), on: day("2025-11-04")), to: id, expecting: 7, in: site.scope,
      by: site.author(), rules: site.rules)
    guard case .conflict = outcome else { throw UnexpectedOutcome(outcome: outcome) }
    #expect(try await fixture.waiting(at: site).isEmpty)
  }

  @Test("A new day is read where a due date passed, a quarter ended or nothing was read yet")
  func newDay() async throws {
    let (fixture, site) = try await fixture()
    // Due on 10 November.
    try await site.add(received: "2025-11-03")
    let rollUp = fixture.store.rollUp
    let read = { (iso: String) in
      try await rollUp.quartersToRefresh(of: site.site.id, today: day(iso)).map(\.text)
    }
    #expect(try await read("2025-11-04") == ["2025-T4"])
    try await fixture.work(today: day("2025-11-04"))
    #expect(try await read("2025-11-04").isEmpty)
    // The current quarter is read each day: a figure may be owed from today on.
    #expect(try await read("2025-11-05") == ["2025-T4"])
    #expect(try await read("2026-01-02") == ["2025-T4", "2026-T1"])
    try await refresh(fixture, site, today: "2026-01-02")
    #expect(try await read("2026-01-02").isEmpty)
    #expect(try await read("2026-01-03") == ["2026-T1"])
  }

  @Test("Late work and late figures move with the day, without any change")
  func lateness() async throws {
    let (fixture, site) = try await fixture()
    try await site.add(received: "2025-12-29")
    try await fixture.work(today: day("2026-01-05"))
    let figure = { () async throws in
      try await fixture.store.rollUp.figures(of: [.nation], [period("2025-T4")], in: .unguarded())[
        .nation]?[period("2025-T4")]?["17-email-on-time"]
    }
    #expect(try await figure()?.pending == 1)
    // The first working day after the due date, 6 January.
    try await refresh(fixture, site, today: "2026-01-07")
    #expect(try await figure()?.pending == 0)
    #expect(try await figure()?.figure(.ratio)?.value == .zero)
    let outlook = try await fixture.store.rollUp.outlooks(
      below: .site(site.site.id), period("2025-T4"), in: .unguarded()
    ).first
    #expect(outlook?.work == SiteWork(open: 1, late: 1, asOf: day("2026-01-07")))
    try await fixture.expectSound(today: day("2026-01-07"))
  }

  /// What the job of a day does.
  private func refresh(
    _ fixture: RollUpFixture, _ site: RegisterFixture, today: String
  ) async throws {
    try await fixture.store.jobs.schedule(
      [.readingsOfDay(site.site.id, on: day(today))], at: RollUpFixture.now)
    try await fixture.work(today: day(today))
  }

  @Test("Whoever lost the job writes nothing")
  func lostLease() async throws {
    let (fixture, site) = try await fixture()
    try await site.add(received: "2025-11-03")
    let lease = try #require(try await fixture.store.jobs.take(by: "one", at: RollUpFixture.now))
    let later = RollUpFixture.now.adding(.seconds(600))
    let other = try #require(try await fixture.store.jobs.take(by: "two", at: later))
    #expect(other.job == lease.job)
    await #expect(throws: StoreError.conflict) {
      try await fixture.store.rollUp.refresh(
        period("2025-T4"), of: site.site, book: EditionFixture.book, today: RollUpFixture.today,
        holding: lease, at: later)
    }
    #expect(try await TestDatabase.count("site_reading", in: fixture.store.engine) == 0)
    #expect(try await TestDatabase.count("node_reading", in: fixture.store.engine) == 0)
  }

  @Test("What is asked for after a round of work began waits for the next one")
  func round() async throws {
    let (fixture, site) = try await fixture()
    try await site.add(received: "2025-11-03")
    let now = RollUpFixture.now
    let jobs = fixture.store.jobs
    let before = site.author().at.adding(.seconds(-1))
    #expect(try await jobs.take(by: "one", at: now, askedBy: before) == nil)
    let lease = try #require(try await jobs.take(by: "one", at: now, askedBy: site.author().at))
    try await site.add(received: "2025-11-04")
    // Asked for again while it runs: done again, in the next round.
    try await jobs.finish(lease, at: now)
    #expect(try await jobs.take(by: "one", at: now, askedBy: site.author().at) == nil)
    #expect(try await jobs.take(by: "one", at: now)?.order == lease.order)
  }

  @Test("Doing a job twice changes nothing")
  func idempotent() async throws {
    let (fixture, site) = try await fixture()
    try await site.add(received: "2025-11-03", [("2025-11-04", .replied(.email))])
    try await fixture.work()
    let before = try await TestDatabase.dump(fixture.store.engine)
    try await fixture.store.rollUp.rebuild(
      site.site, book: EditionFixture.book, today: RollUpFixture.today)
    let after = try await TestDatabase.dump(fixture.store.engine)
    #expect(after.split(separator: "\n").sorted() == before.split(separator: "\n").sorted())
  }
}
