import QualityDomain
import QualityTesting
import Testing

@testable import QualityStore

@Suite("The network’s figures of a month", .onEachEngine)
struct RollUpMonthTests {
  private func figures(
    _ fixture: RollUpFixture, _ text: String, _ node: Node = .nation
  ) async throws -> [String: NodeFigure] {
    try await fixture.store.rollUp.figures(of: [node], [period(text)], in: .unguarded())[node]?[
      period(text)] ?? [:]
  }

  private func parts(_ figure: NodeFigure?) -> String {
    guard let figure else { return "none" }
    return "\(figure.numerator.plain)/\(figure.denominator.plain)"
  }

  /// Takes the module of which an indicator is stated each month.
  private func takeMonthly(_ fixture: RegisterFixture) async throws {
    try await fixture.store.sites.setModules(
      [1, 3, 4], hasCERT: false, in: fixture.scope, from: day("2025-10-01"), by: fixture.author())
  }

  @Test("Requests count in the month of their receipt, and months make their quarter")
  func requests() async throws {
    let fixture = try await RollUpFixture.make()
    for (index, received) in ["2025-10-06", "2025-11-03", "2025-11-04", "2025-12-01"].enumerated() {
      for site in [fixture.sites[0], fixture.sites[3]] {
        try await site.add(
          received: received, index == 2 ? [] : [(day(received).adding(days: 1).iso, .replied(.email))])
      }
    }
    try await fixture.work()
    let code = "17-email-on-time"
    let rates = try await ["2025-09", "2025-10", "2025-11", "2025-12", "2026-01", "2025-T4"].asyncMap {
      parts(try await figures(fixture, $0)[code])
    }
    #expect(rates == ["none", "2/2", "2/4", "2/2", "none", "6/8"])
    let centre = try await figures(fixture, "2025-11", .region(.centreValDeLoire))
    #expect(parts(centre[code]) == "1/2")
    try await fixture.expectSound()
  }

  @Test("A request that moves to another month leaves nothing in the former one")
  func moved() async throws {
    let fixture = try await RollUpFixture.make()
    let site = fixture.sites[0]
    let id = try await site.add(received: "2025-11-03")
    try await fixture.work()
    let receipt = try await site.find(id).events[0]
    try await site.append(
      .corrected(receipt.id, .restated(on: day("2025-10-31"), fact: receipt.fact)), on: "2025-11-06",
      to: id, version: 1)
    try await fixture.work()
    #expect(parts(try await figures(fixture, "2025-11")["17-email-on-time"]) == "none")
    #expect(parts(try await figures(fixture, "2025-10")["17-email-on-time"]) == "0/1")
    try await fixture.expectSound()
  }

  @Test("Figures stated for months are theirs, and make the quarter by the rule of aggregation")
  func stated() async throws {
    let fixture = try await RollUpFixture.make()
    let site = fixture.sites[0]
    for (month, numerator) in [("2025-10", "30"), ("2025-11", "40"), ("2025-12", "20")] {
      try await fixture.state("15-satisfaction", month, numerator, of: "50", at: site)
    }
    try await fixture.work()
    #expect(parts(try await figures(fixture, "2025-11")["15-satisfaction"]) == "40/50")
    #expect(parts(try await figures(fixture, "2025-T4")["15-satisfaction"]) == "90/150")
    try await fixture.expectSound()
  }

  @Test("What is stated by quarter has no figure of a month, and owes none")
  func byQuarter() async throws {
    let fixture = try await RollUpFixture.make()
    try await fixture.state("15-satisfaction", "2025-T4", "30", of: "40", at: fixture.sites[0])
    try await fixture.state("15-satisfaction", "2024", "30", of: "40", at: fixture.sites[1])
    try await fixture.work()
    #expect(try await figures(fixture, "2025-T4")["15-satisfaction"]?.missing == 1)
    for month in period("2025-T4").months {
      #expect(try await figures(fixture, month.text)["15-satisfaction"] == nil)
    }
    let outlooks = try await fixture.store.rollUp.outlooks(
      below: .nation, period("2025-12"), in: .unguarded())
    // Eight indicators of the register; of the quarter, one more.
    #expect(outlooks.compactMap(\.standing).map(\.owed) == [8, 8])
    #expect(outlooks.compactMap(\.standing).map(\.missing) == [0, 0])
    try await fixture.expectSound()
  }

  @Test("What is stated each month is owed by each month that is over")
  func byMonth() async throws {
    let fixture = try await RollUpFixture.make()
    let site = fixture.sites[0]
    try await takeMonthly(site)
    try await fixture.state("22-civ-delay", "2025-11", "30", of: "10", at: site)
    try await fixture.work()
    let missing = try await ["2025-10", "2025-11", "2025-12", "2026-01"].asyncMap {
      try await figures(fixture, $0)["22-civ-delay"]?.missing
    }
    // January 2026 is not over: its figure is owed once November’s is older than a month.
    #expect(missing == [1, 0, 1, 1])
    try await fixture.expectSound()
  }

  @Test("A month that has not begun is not read; it is on its first day")
  func notBegun() async throws {
    let fixture = try await RollUpFixture.make()
    let site = fixture.sites[0]
    try await site.add(received: "2025-11-03")
    let read = { (today: String) async throws in
      try await fixture.work(today: day(today))
      return try await fixture.store.engine.read { connection throws(StoreError) in
        try connection.standings(of: site.site.id).keys.filter { $0.length == .month }.sorted().map(\.text)
      }
    }
    #expect(try await read("2025-11-30") == ["2025-10", "2025-11"])
    try await fixture.store.jobs.schedule(
      [.readingsOfDay(site.site.id, on: day("2025-12-01"))], at: RollUpFixture.now)
    #expect(try await read("2025-12-01") == ["2025-10", "2025-11", "2025-12"])
    try await fixture.expectSound(today: day("2025-12-01"))
  }

  @Test("A database from before months were kept is read by the job of the day")
  func before() async throws {
    let fixture = try await RollUpFixture.make()
    let site = fixture.sites[0]
    for received in ["2025-03-03", "2025-11-03"] {
      try await site.add(received: received, [(day(received).adding(days: 1).iso, .replied(.email))])
    }
    let readDay = { (day: CivilDate) async throws in
      try await fixture.store.jobs.schedule(
        [.readingsOfDay(site.site.id, on: day)], at: RollUpFixture.now)
      try await fixture.work()
    }
    try await readDay(RollUpFixture.today.adding(days: -1))
    let whole = try await TestDatabase.dump(fixture.store.engine, table: "site_reading")
    try await fixture.store.engine.write { connection throws(StoreError) in
      for table in ["site_reading", "site_standing", "node_reading"] {
        try connection.execute(
          SQL(stringLiteral: "DELETE FROM \(table) WHERE period LIKE '____-0_' OR period LIKE '____-1_'"))
      }
    }
    let report = try await fixture.store.rollUp.verify(
      site.site, book: EditionFixture.book, today: RollUpFixture.today)
    #expect(report.pending == 2 && report.isSound)
    try await readDay(RollUpFixture.today)
    let again = try await TestDatabase.dump(fixture.store.engine, table: "site_reading")
    #expect(again.split(separator: "\n").sorted() == whole.split(separator: "\n").sorted())
    try await fixture.expectSound()
  }

  @Test("Sites are compared with the month before, each reading in one statement")
  func comparison() async throws {
    let fixture = try await RollUpFixture.make()
    let site = fixture.sites[0]
    try await site.add(received: "2025-10-06", [("2025-12-01", .replied(.email))])
    try await site.add(received: "2025-11-03", [("2025-11-04", .replied(.email))])
    try await fixture.work()
    let compared = try await fixture.store.rollUp.comparison(
      of: "17-email-on-time", below: .nation, period("2025-11"), in: .unguarded())
    #expect(compared.map(\.site.code) == ["savoie"])
    #expect(compared.first?.change == quantity("100"))
    let own = try await fixture.store.rollUp.anonymous(
      "17-email-on-time", period("2025-11"), in: site.scope)
    #expect(own.own?.figure?.value == quantity("100") && own.all.count == 1)
    let outlook = try await fixture.store.rollUp.outlooks(
      below: .site(site.site.id), period("2025-11"), in: .unguarded()
    ).first
    #expect(outlook?.standing?.isOnTarget == true && outlook?.before?.isOnTarget == false)
  }
}

extension Array {
  fileprivate func asyncMap<Value>(_ transform: (Element) async throws -> Value) async rethrows -> [Value] {
    var values: [Value] = []
    for element in self { values.append(try await transform(element)) }
    return values
  }
}
