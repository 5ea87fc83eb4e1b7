import QualityDomain
import QualityTesting
import Testing

@testable import QualityStore

@Suite("Due dates after a change of the calendar")
struct RecomputationTests {
  /// Days that were worked, in the months of `RandomRegister`.
  private static let holidays = ["2019-12-02", "2019-12-03", "2020-01-07", "2020-02-13"]

  /// Changes the calendar of a site and takes the job that follows.
  private func changeCalendar(
    _ fixture: RegisterFixture
  ) async throws -> (rules: RegisterRules, lease: JobLease) {
    for date in Self.holidays {
      try await fixture.store.sites.addHoliday(
        LocalHoliday(date: day(date), label: "Fête"), in: fixture.scope, by: fixture.author())
    }
    try await forgetReadings(fixture)
    let profile = try await fixture.store.sites.profile(of: fixture.site)
    return (
      EditionFixture.book.rules(for: profile, on: day("2026-01-15")),
      try #require(try await fixture.store.jobs.take(by: "a", at: fixture.author().at))
    )
  }

  /// The readings for the network wait beside; they are no matter here.
  private func forgetReadings(_ fixture: RegisterFixture) async throws {
    try await fixture.store.engine.write { connection throws(StoreError) in
      try connection.execute("DELETE FROM job WHERE kind <> 'recompute-due-dates'")
    }
  }

  private func recompute(
    _ fixture: RegisterFixture, _ rules: RegisterRules, _ lease: JobLease,
    between: (Period) async throws -> Void = { _ in }
  ) async throws -> Int {
    let requests = fixture.store.requests
    let now = fixture.author().at
    var changed = 0
    var done = Period(lease.progress)
    while let month = try await requests.monthOfReceipt(after: done, at: fixture.site.id) {
      changed += try await requests.recompute(
        month, at: fixture.site.id, rules: rules, holding: lease, at: now)
      try await between(month)
      done = month
    }
    try await requests.recountStages(at: fixture.site.id, holding: lease, at: now)
    return changed
  }

  @Test(
    "Month by month, everything becomes what the events say with the new days",
    arguments: 1...6 as ClosedRange<UInt64>)
  func sound(seed: UInt64) async throws {
    let fixture = try await RandomRegister.make(seed: seed, count: 40).fixture
    let (rules, lease) = try await changeCalendar(fixture)
    let requests = fixture.store.requests
    let before = try await requests.verify(fixture.scope, rules: rules, repairs: false)
    #expect(!before.isSound)
    #expect(try await recompute(fixture, rules, lease) == before.differingRequests.count)
    #expect(try await requests.verify(fixture.scope, rules: rules, repairs: false).isSound)
    #expect(try await recompute(fixture, rules, lease) == 0)
  }

  @Test(
    "Whoever writes meanwhile, by the new days, leaves no trace of the old ones",
    arguments: 1...4 as ClosedRange<UInt64>)
  func writers(seed: UInt64) async throws {
    let register = try await RandomRegister.make(seed: seed, count: 40)
    let fixture = register.fixture
    let (rules, lease) = try await changeCalendar(fixture)
    var generator = SeededGenerator(seed: seed)
    _ = try await recompute(fixture, rules, lease) { _ in
      for _ in 0..<5 {
        let id = try #require(register.requests.randomElement(using: &generator))
        let record = try await fixture.find(id)
        let facts: [RequestFact] = [
          .replied(.email), .piecesAsked, .closedWithoutContact, .reopened,
          .transferred(to: fixture.titles),
          .corrected(
            record.events[0].id, .restated(on: day("2020-01-20"), fact: record.events[0].fact)),
        ]
        let fact = try #require(facts.randomElement(using: &generator))
        _ = try await fixture.store.requests.append(
          NewEvent(fact, on: day("2020-03-30"), note: "n"), to: id, expecting: record.version,
          in: fixture.scope, by: fixture.author(), rules: rules)
      }
    }
    let report = try await fixture.store.requests.verify(fixture.scope, rules: rules, repairs: false)
    #expect(report.isSound, "\(report)")
  }

  @Test("Whoever takes over goes on from the month that was reached; the former holder is stopped")
  func takeover() async throws {
    let fixture = try await RandomRegister.make(seed: 9, count: 30).fixture
    let (rules, lease) = try await changeCalendar(fixture)
    let requests = fixture.store.requests
    let first = try #require(
      try await requests.monthOfReceipt(after: nil, at: fixture.site.id))
    try await requests.recompute(
      first, at: fixture.site.id, rules: rules, holding: lease, at: fixture.author().at)
    try await forgetReadings(fixture)
    let later = fixture.author().at.adding(JobRules.lease(of: .recomputeDueDates))
    let heir = try #require(try await fixture.store.jobs.take(by: "b", at: later))
    #expect(heir.progress == first.text)
    await #expect(throws: StoreError.conflict) {
      try await requests.recompute(
        first.advanced(by: 1), at: fixture.site.id, rules: rules, holding: lease, at: later)
    }
    _ = try await recompute(fixture, rules, heir)
    #expect(try await requests.verify(fixture.scope, rules: rules, repairs: false).isSound)
  }

  @Test("A request that changes stage is found at its new one by the search")
  func search() async throws {
    let fixture = try await RegisterFixture.make()
    // Due on 10 June, so that pieces asked for on the 11th change nothing; with a day not worked
    // they are asked in time, and the request waits.
    let id = try await fixture.add(
      received: "2024-06-03", subject: "Passeport perdu", [("2024-06-11", .piecesAsked)])
    let holiday = LocalHoliday(date: day("2024-06-05"), label: "Fête")
    try await fixture.store.sites.addHoliday(holiday, in: fixture.scope, by: fixture.author())
    let profile = try await fixture.store.sites.profile(of: fixture.site)
    let rules = EditionFixture.book.rules(for: profile, on: day("2026-01-15"))
    let lease = try #require(try await fixture.store.jobs.take(by: "a", at: fixture.author().at))
    #expect(try await recompute(fixture, rules, lease) == 1)
    let found = try await fixture.store.requests.list(
      RegisterQuery(view: .waiting, words: ["passeport"]), in: fixture.scope,
      today: day("2026-01-15"))
    #expect(found.map(\.id) == [id])
    #expect(
      try await fixture.store.requests.verify(fixture.scope, rules: rules, repairs: false).isSound)
  }

  @Test("The profile of the site says how far it is, without a statement more")
  func profile() async throws {
    let fixture = try await RegisterFixture.make()
    let state = { try await fixture.store.sites.profile(of: fixture.site).recomputation }
    #expect(try await state() == nil)
    let (_, lease) = try await changeCalendar(fixture)
    #expect(try await state() == .running)
    try await fixture.store.jobs.finish(lease, at: fixture.author().at)
    #expect(try await state() == .done)
  }

  @Test("Good Friday recomputes when it changes, and only then")
  func goodFriday() async throws {
    let fixture = try await RegisterFixture.make(territory: "57")
    let set = { (goodFriday: Bool?) in
      try await fixture.store.sites.setFacts(
        name: "Préfecture", goodFriday: goodFriday, contact: SiteContact(), in: fixture.scope,
        by: fixture.author())
      return try await fixture.store.jobs.counts()[.recomputeDueDates] ?? [:]
    }
    #expect(try await set(nil).isEmpty)
    #expect(try await set(false) == [.waiting: 1])
  }
}
