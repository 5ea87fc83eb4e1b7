import QualityDomain
import QualityStore
import QualityTesting
import Testing

@Suite("Scores of the barometer")
struct BarometerStoreTests {
  private static let overall = BarometerQuestion(year: 2025, axis: .overall)

  private func row(
    _ score: String, mean: String? = nil, rank: Int? = nil, among: Int? = nil,
    _ question: BarometerQuestion = overall, of fixture: RegisterFixture, line: Int = 2
  ) -> ImportedScore {
    ImportedScore(
      line: line,
      score: BarometerScore(
        site: fixture.site.id, question: question,
        figures: BarometerFigures(
          score: quantity(score), mean: mean.map { quantity($0) }, rank: rank, among: among)))
  }

  @discardableResult
  private func record(
    _ rows: [ImportedScore], _ fixture: RegisterFixture, isRevision: Bool = false,
    isTrial: Bool = false
  ) async throws -> BarometerOutcome {
    try await fixture.store.barometer.record(
      rows, in: .unguarded(), isRevision: isRevision, isTrial: isTrial, by: fixture.author())
  }

  private func records(_ fixture: RegisterFixture) async throws -> [BarometerRecord] {
    try await fixture.store.barometer.records(in: fixture.scope)
  }

  private func current(_ fixture: RegisterFixture) async throws -> [BarometerScore] {
    try await records(fixture).filter { $0.replacedAt == nil }.map(\.score)
  }

  @Test("Scores are kept as they were given, to the millionth")
  func roundTrip() async throws {
    let fixture = try await RegisterFixture.make()
    let rows = [
      row("7,123456", mean: "7", rank: 1, among: 102, of: fixture),
      row("0", BarometerQuestion(year: 2025, axis: .channel(.socialNetworks)), of: fixture),
      row("10", among: 3, BarometerQuestion(year: 2024, axis: .commitment(17)), of: fixture),
    ]
    #expect(try await record(rows, fixture).summary.added == 3)
    #expect(try await Set(current(fixture)) == Set(rows.map(\.score)))
  }

  @Test("The same file again adds nothing and writes nothing")
  func idempotent() async throws {
    let fixture = try await RegisterFixture.make()
    let rows = [row("7,4", mean: "7", rank: 12, among: 102, of: fixture)]
    try await record(rows, fixture)
    let before = try await TestDatabase.dump(fixture.store.engine)
    #expect(try await record(rows, fixture).summary == BarometerSummary(unchanged: 1))
    #expect(try await TestDatabase.dump(fixture.store.engine) == before)
  }

  @Test("A row that contradicts what is recorded stops the whole file, with its line")
  func contradiction() async throws {
    let fixture = try await RegisterFixture.make()
    try await record([row("7,4", rank: 12, of: fixture)], fixture)
    let before = try await TestDatabase.dump(fixture.store.engine)
    let outcome = try await record(
      [
        row("7", BarometerQuestion(year: 2024, axis: .overall), of: fixture),
        row("7,5", rank: 11, of: fixture, line: 3),
      ], fixture)
    #expect(outcome.conflicts.map(\.line) == [3, 3])
    #expect(
      outcome.conflicts.map(\.problem) == [
        .score(recorded: quantity("7,4")), .rank(recorded: 12),
      ])
    #expect(try await TestDatabase.dump(fixture.store.engine) == before)
  }

  @Test("A revision replaces the score, which stays with the moment of its replacement")
  func revision() async throws {
    let fixture = try await RegisterFixture.make()
    try await record([row("7,4", mean: "7", rank: 12, among: 102, of: fixture)], fixture)
    let outcome = try await record(
      [row("7,5", rank: 11, of: fixture)], fixture, isRevision: true)
    #expect(try outcome.summary == BarometerSummary(revised: 1))
    let revised = row("7,5", mean: "7", rank: 11, among: 102, of: fixture).score
    #expect(try await current(fixture) == [revised])
    let former = try await records(fixture).filter { $0.replacedAt != nil }
    #expect(former.map(\.score.figures.score) == [quantity("7,4")])
    #expect(former.map(\.replacedAt) == [fixture.author().at])
  }

  @Test("A row that knows more completes what is recorded, revision or not", arguments: [true, false])
  func completion(isRevision: Bool) async throws {
    let fixture = try await RegisterFixture.make()
    try await record([row("7,4", among: 5, of: fixture)], fixture)
    let outcome = try await record(
      [row("7,4", mean: "7", rank: 5, of: fixture)], fixture, isRevision: isRevision)
    #expect(try outcome.summary == BarometerSummary(completed: 1))
    #expect(
      try await current(fixture) == [row("7,4", mean: "7", rank: 5, among: 5, of: fixture).score])
  }

  @Test("A rank over the number of sites that is recorded is refused, also in a revision")
  func rankOverAmong() async throws {
    let fixture = try await RegisterFixture.make()
    try await record([row("7,4", among: 5, of: fixture)], fixture)
    let outcome = try await record([row("7,4", rank: 6, of: fixture)], fixture, isRevision: true)
    #expect(outcome.conflicts.map(\.problem) == [.rankOverAmong(rank: 6, among: 5)])
  }

  @Test("A trial says what would happen and writes nothing")
  func trial() async throws {
    let fixture = try await RegisterFixture.make()
    let before = try await TestDatabase.dump(fixture.store.engine)
    let outcome = try await record([row("7", of: fixture)], fixture, isTrial: true)
    #expect(try outcome.summary == BarometerSummary(added: 1))
    #expect(try await TestDatabase.dump(fixture.store.engine) == before)
  }

  @Test("A site outside the scope is out of reach, and nothing of the file is written")
  func outsideScope() async throws {
    let fixture = try await RegisterFixture.make()
    let other = try await RegisterFixture.make(in: fixture.store, code: "other")
    await #expect(throws: StoreError.outsideScope) {
      _ = try await fixture.store.barometer.record(
        [row("7", of: fixture), row("8", of: other)], in: .unguarded(.site(fixture.site.id)),
        by: fixture.author())
    }
    #expect(try await records(fixture).isEmpty)
  }

  @Test("A site reads its own scores; of the others the network holds scores and no name")
  func network() async throws {
    let fixture = try await RegisterFixture.make()
    let others = [
      try await RegisterFixture.make(in: fixture.store, code: "other"),
      try await RegisterFixture.make(in: fixture.store, code: "third"),
    ]
    try await record([row("7", among: 3, of: fixture)], fixture)
    try await record([row("8", among: 2, of: others[0]), row("7", of: others[1])], fixture)
    let past = BarometerQuestion(year: 2024, axis: .overall)
    try await record([row("1", past, of: others[0])], fixture)
    // A score that was revised counts once.
    try await record([row("9", of: others[0])], fixture, isRevision: true)
    #expect(try await records(fixture).map(\.score.figures.score) == [quantity("7")])
    let networks = try await fixture.store.barometer.networks(of: [2025])
    #expect(
      networks == [
        Self.overall: BarometerNetwork(["7", "9", "7"].map { quantity($0) }, among: 3)
      ])
    let both = try await fixture.store.barometer.networks(of: [2024, 2025])
    #expect(Set(both.keys) == [Self.overall, past])
    #expect(try await fixture.store.barometer.networks(of: []).isEmpty)
  }

  @Test("The log of each site says how many of its scores changed")
  func audit() async throws {
    let fixture = try await RegisterFixture.make()
    let other = try await RegisterFixture.make(in: fixture.store, code: "other")
    try await record(
      [
        row("7", of: fixture), row("8", of: other),
        row("6", BarometerQuestion(year: 2024, axis: .overall), of: other),
      ], fixture)
    for (site, count) in [(fixture.site.id, "1"), (other.site.id, "2")] {
      let entries = try await fixture.store.audit.page(in: .unguarded(site: site))
        .filter { $0.action == .barometerImported }
      #expect(entries.map(\.subject) == [count])
      #expect(entries.map(\.person) == [fixture.officer])
    }
  }

  @Test("Reading a site’s scores is one statement, and so is the network; rows share theirs")
  func statements() async throws {
    let fixture = try await RegisterFixture.make()
    let rows = (1...50).map {
      row("7", BarometerQuestion(year: 2025, axis: .commitment($0)), of: fixture)
    }
    let meter = StatementMeter()
    try await StatementMeter.$current.withValue(meter) { _ = try await records(fixture) }
    #expect(meter.count == 1)
    try await StatementMeter.$current.withValue(meter) {
      _ = try await fixture.store.barometer.networks(of: [2024, 2025])
    }
    #expect(meter.count == 2)
    try await StatementMeter.$current.withValue(meter) { try await record(rows, fixture) }
    // Two for the scope and what is recorded, one a row (a hundred share one), one for the log.
    #expect(meter.count <= 2 + 2 + rows.count + 1)
  }
}

extension BarometerSummary {
  fileprivate init(added: Int = 0, completed: Int = 0, revised: Int = 0, unchanged: Int = 0) {
    self.init()
    self.added = added
    self.completed = completed
    self.revised = revised
    self.unchanged = unchanged
  }
}

extension BarometerOutcome {
  struct Refused: Error {
    let conflicts: [BarometerConflict]
  }

  /// What was done; an import that was refused fails the test.
  fileprivate var summary: BarometerSummary {
    get throws {
      switch self {
      case .done(let summary): return summary
      case .refused(let conflicts): throw Refused(conflicts: conflicts)
      }
    }
  }

  fileprivate var conflicts: [BarometerConflict] {
    if case .refused(let conflicts) = self { conflicts } else { [] }
  }
}
