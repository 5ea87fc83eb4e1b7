import QualityDomain
import QualityTesting
import Testing

@testable import QualityStore

@Suite("Lists and figures say what the events say", .onEachEngine, .serialized)
struct ProjectionTests {
  /// The tallies by all that tells them apart but the service.
  private struct Key: Hashable {
    let clock: ClockKind
    let kind: RequestKind
    let channel: RequestChannel
    let month: Period
    let outcome: RegisterTally.Outcome
    let due: CivilDate?
  }

  private func sums(_ tallies: some Sequence<RegisterTally>) -> [Key: [Int]] {
    tallies.reduce(into: [:]) { sums, tally in
      let key = Key(
        clock: tally.clock, kind: tally.kind, channel: tally.channel, month: tally.month,
        outcome: tally.outcome, due: tally.due)
      let known = sums[key] ?? [0, 0]
      sums[key] = [known[0] + tally.count, known[1] + tally.days]
    }
  }

  @Test(
    "Stored tallies are those of the events, on random histories",
    arguments: 1...6 as ClosedRange<UInt64>)
  func tallies(seed: UInt64) async throws {
    let register = try await RandomRegister.make(seed: seed, count: 30)
    let fixture = register.fixture
    let situations = try await register.situations(asOf: .latest).values
    let first = period("2019-11"), last = period("2020-03")
    for scope in [fixture.scope, fixture.scope(fixture.titles)] {
      let stored = try await fixture.tallies(from: first, through: last, in: scope)
      let expected = situations.filter { scope.includes($0.service) }.flatMap(\.tallies)
      #expect(sums(stored) == sums(expected))
    }
    let ofTitles = try await fixture.tallies(
      from: first, through: last, service: fixture.titles, in: fixture.scope)
    #expect(
      sums(ofTitles) == sums(situations.filter { $0.service == fixture.titles }.flatMap(\.tallies)))
    let december = try await fixture.tallies(
      from: period("2019-12"), through: period("2019-12"), in: fixture.scope)
    let inDecember = situations.flatMap(\.tallies).filter { $0.month == period("2019-12") }
    #expect(sums(december) == sums(inDecember))
    #expect(try await fixture.isSound)
  }

  @Test(
    "Counts as of today are those of the tallies, for any rule, period, service and scope",
    arguments: 11...13 as ClosedRange<UInt64>)
  func counts(seed: UInt64) async throws {
    let register = try await RandomRegister.make(seed: seed, count: 40)
    let fixture = register.fixture
    let first = period("2019-11"), last = period("2020-03")
    for (scope, service) in [
      (fixture.scope, nil), (fixture.scope, fixture.titles), (fixture.scope(fixture.titles), nil),
      (fixture.scope(fixture.titles, fixture.foreigners), nil),
    ] {
      let tallies = try await fixture.tallies(
        from: first, through: last, service: service, in: scope)
      for asOf in [day("2019-12-20"), day("2020-01-02"), day("2020-02-14")] {
        let counts = try await fixture.store.requests.counts(
          from: first, through: last, service: service, asOf: asOf, in: scope)
        for clock in ClockKind.allCases {
          for kind in RequestKind.register {
            let rule = RegisterRule(
              clock: clock, kinds: [kind], channels: RequestChannel.allCases, figure: .rate)
            for period in [period("2019-12"), period("2019-T4"), period("2020-T1")] {
              #expect(
                counts.count(rule, period)
                  == RegisterCount(tallies, in: period, rule: rule, asOf: asOf))
            }
          }
        }
      }
    }
  }

  @Test(
    "As of a day, all requests of a large period are counted, once each",
    arguments: [1_999, 2_000, 4_001])
  func manyRequests(count: Int) async throws {
    let fixture = try await RegisterFixture.make()
    let rows = (1...count).map {
      ImportRows.row($0, received: day("2024-06-03").adding(days: $0 % 3).iso)
    }
    try await fixture.importing(rows)
    let june = period("2024-06")
    let replayed = try await fixture.store.requests.tallies(
      from: june, through: june, asOf: day("2024-06-05"), in: fixture.scope, rules: fixture.rules)
    let stored = try await fixture.tallies(
      from: june, through: june, in: fixture.scope)
    #expect(sums(replayed) == sums(stored))
    #expect(replayed.reduce(0) { $0 + $1.count } == count)
  }

  @Test(
    "As of a past day, what happened later is ignored", arguments: 7...10 as ClosedRange<UInt64>)
  func pastDay(seed: UInt64) async throws {
    let register = try await RandomRegister.make(seed: seed, count: 25)
    let fixture = register.fixture
    for iso in ["2019-12-20", "2020-01-02", "2020-02-14", "2020-12-31"] {
      let situations = try await register.situations(asOf: day(iso)).values
      let replayed = try await fixture.store.requests.tallies(
        from: period("2019"), through: period("2020"), asOf: day(iso), in: fixture.scope,
        rules: fixture.rules)
      #expect(sums(replayed) == sums(situations.flatMap(\.tallies)))
      let ofTitles = try await fixture.store.requests.tallies(
        from: period("2019"), through: period("2020"), service: fixture.titles, asOf: day(iso),
        in: fixture.scope, rules: fixture.rules)
      let expected = situations.filter { $0.service == fixture.titles }.flatMap(\.tallies)
      #expect(sums(ofTitles) == sums(expected))
    }
  }

  @Test(
    "Lists and counts hold each request once, where it stands",
    arguments: 11...14 as ClosedRange<UInt64>)
  func views(seed: UInt64) async throws {
    let register = try await RandomRegister.make(seed: seed, count: 30)
    let fixture = register.fixture
    let situations = try await register.situations(asOf: .latest)
    for iso in ["2019-12-31", "2020-01-15", "2020-03-01"] {
      let today = day(iso)
      for view in RegisterView.allCases {
        let query = RegisterQuery(view: view, limit: 100)
        let rows = try await fixture.store.requests.list(query, in: fixture.scope, today: today)
        let expected = situations.filter { Self.belongs($0.value, to: view, today: today) }
        #expect(rows.count == expected.count)
        #expect(Set(rows.map(\.id)) == Set(expected.keys))
        let counts = try await fixture.store.requests.counts(
          query, in: fixture.scope, today: today)
        #expect(counts[view] == expected.count)
      }
    }
  }

  private static func belongs(
    _ situation: RequestSituation, to view: RegisterView, today: CivilDate
  ) -> Bool {
    let due = situation.nextDue
    let isOpen = situation.stage == .open
    let sunday = today.adding(days: 7 - today.weekday.rawValue)
    return switch view {
    case .open: isOpen
    case .late: isOpen && due.map { $0 < today } ?? false
    case .today: isOpen && due == today
    case .week: isOpen && due.map { today < $0 && $0 <= sunday } ?? false
    case .waiting: situation.stage == .waiting
    case .done: situation.stage == .done
    }
  }

  @Test("Due dates that were met leave no rows of zero behind")
  func noZeroRows() async throws {
    let fixture = try await RegisterFixture.make()
    for received in ["2024-06-03", "2024-06-04", "2024-06-05"] {
      try await fixture.add(received: received, [("2024-06-06", .replied(.email))])
    }
    // One row of the service and one of the site.
    #expect(try await TestDatabase.count("register_tally", in: fixture.store.engine) == 2)
  }
}

@Suite("Verification compares lists and figures with the events", .onEachEngine)
struct VerificationTests {
  /// Ways to spoil what is computed.
  static let tampering: [SQL] = [
    "UPDATE request_state SET stage = 'done' WHERE reply_due IS NOT NULL",
    "UPDATE request_state SET sort_on = '2024-01-01'", "UPDATE request_state SET kind = 'advice'",
    "UPDATE request_state SET elapsed = 3 WHERE elapsed IS NULL",
    "UPDATE request_state SET elapsed = NULL", "UPDATE request_state SET service_id = NULL",
    "UPDATE request_state SET version = 9", "DELETE FROM request_state",
    "UPDATE register_tally SET in_time = in_time + 1", "DELETE FROM register_tally",
    "UPDATE register_tally SET month = '2024-05'", "UPDATE register_stage SET requests = 7",
    "DELETE FROM register_stage",
  ]

  @Test("Whatever was changed is found, and repaired when asked", arguments: tampering.indices)
  func tampered(_ index: Int) async throws {
    let fixture = try await RegisterFixture.make()
    try await fixture.add(received: "2024-06-03", reference: "open")
    try await fixture.add(
      received: "2024-06-03", reference: "done", [("2024-06-04", .replied(.email))])
    let requests = fixture.store.requests
    let sound = try await TestDatabase.dump(fixture.store.engine)
    #expect(try await fixture.isSound)

    try await fixture.store.engine.write { connection throws(StoreError) in
      try connection.execute(Self.tampering[index])
    }
    let found = try await requests.verify(fixture.scope, rules: fixture.rules, repairs: false)
    #expect(!found.isSound)
    #expect(found.requests == 2)
    let again = try await requests.verify(fixture.scope, rules: fixture.rules, repairs: true)
    #expect(again == found)
    #expect(try await fixture.isSound)
    #expect(
      try await TestDatabase.dump(fixture.store.engine).split(separator: "\n").sorted()
        == sound.split(separator: "\n").sorted())
  }

  @Test("A local holiday that is added moves the due dates at the next repair")
  func holiday() async throws {
    let fixture = try await RegisterFixture.make()
    try await fixture.add(received: "2024-06-03")
    let holiday = LocalHoliday(date: day("2024-06-05"), label: "Fête locale")
    try await fixture.store.sites.addHoliday(
      holiday, in: fixture.scope, by: fixture.author())
    let profile = try await fixture.store.sites.profile(of: fixture.site)
    let rules = EditionFixture.book.rules(for: profile, on: day("2024-06-03"))
    let report = try await fixture.store.requests.verify(
      fixture.scope, rules: rules, repairs: true)
    #expect(report.differingRequests.count == 1)
    let row = try await fixture.store.requests.list(
      RegisterQuery(), in: fixture.scope, today: day("2024-06-03")
    ).first
    #expect(row?.replyDue == day("2024-06-11"))
  }

  @Test("More requests than a page of the comparison are all read, of this site alone")
  func pages() async throws {
    let fixture = try await RegisterFixture.make()
    let other = try await RegisterFixture.make(in: fixture.store, code: "other")
    try await fixture.importing((1...4_100).map { ImportRows.row($0, received: "2024-06-03") })
    try await other.add(received: "2024-06-03")
    try await fixture.store.engine.write { connection throws(StoreError) in
      try connection.execute("UPDATE request_state SET sort_on = '2024-01-01'")
    }
    let report = try await fixture.store.requests.verify(
      fixture.scope, rules: fixture.rules, repairs: true)
    #expect(report.requests == 4_100)
    #expect(Set(report.differingRequests).count == 4_100)
    #expect(try await fixture.isSound)
    #expect(try await !other.isSound)
  }
}
