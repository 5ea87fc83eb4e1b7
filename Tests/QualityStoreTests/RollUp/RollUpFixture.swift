import QualityDomain
import QualityTesting
import Testing

@testable import QualityStore

/// Sites of two regions over one database, and someone who does the jobs.
struct RollUpFixture: Sendable {
  let store: Store
  /// Two of Savoie, one of Haute-Savoie, one of Loir-et-Cher, one of an overseas collectivity.
  let sites: [RegisterFixture]

  static let today = day("2026-01-15")
  /// After all that `RegisterFixture.author` does.
  static let now = Instant(milliseconds: 1_768_000_060_000)

  static func make(in store: Store) async throws -> RollUpFixture {
    var sites: [RegisterFixture] = []
    for (code, territory) in [
      ("savoie", "73"), ("albertville", "73"), ("annecy", "74"), ("blois", "41"), ("nouméa", "988"),
    ] {
      sites.append(try await RegisterFixture.make(in: store, code: code, territory: territory))
    }
    return RollUpFixture(store: store, sites: sites)
  }

  static func make() async throws -> RollUpFixture {
    try await make(in: TestDatabase.store())
  }

  /// Does every job that waits, as one instance of the program would.
  func work(at now: Instant = now, today: CivilDate = today) async throws {
    while let lease = try await store.jobs.take(by: "test", at: now) {
      try await perform(lease, at: now, today: today)
      try await store.jobs.finish(lease, at: now)
    }
  }

  private func perform(_ lease: JobLease, at now: Instant, today: CivilDate) async throws {
    let quarters: [Period]
    switch lease.order {
    case .readings(_, let quarter): quarters = [quarter]
    case .readingsOfDay(let site, _):
      quarters = try await store.rollUp.quartersToRefresh(of: site, today: today)
    default: return
    }
    let id = try #require(lease.order.site)
    let site = try #require(try await store.sites.find(id))
    for quarter in quarters {
      try await store.rollUp.refresh(
        quarter, of: site, book: EditionFixture.book, today: today, holding: lease, at: now)
    }
  }

  /// What comparing everything with what it is made of finds.
  func reports(today: CivilDate = today) async throws -> [RollUpReport] {
    var reports = [try await store.rollUp.verifyNodes(repairs: false)]
    for fixture in sites {
      reports.append(
        try await store.rollUp.verify(fixture.site, book: EditionFixture.book, today: today))
    }
    return reports
  }

  /// Fails the test unless every figure is what it is made of, and nothing waits.
  func expectSound(
    today: CivilDate = today, sourceLocation: SourceLocation = #_sourceLocation
  ) async throws {
    for report in try await reports(today: today) {
      #expect(report.differing == 0, sourceLocation: sourceLocation)
      #expect(report.pending == 0, sourceLocation: sourceLocation)
    }
  }

  /// The quarters for which a job waits, of one site.
  func waiting(at fixture: RegisterFixture) async throws -> [String] {
    try await store.jobs.jobs(seenFrom: fixture.site.id).filter { $0.state == .waiting }
      .compactMap {
        if case .readings(_, let quarter) = $0.order { quarter.text } else { nil }
      }.sorted()
  }

  /// States a figure of an indicator at a site.
  func state(
    _ indicator: String, _ text: String, _ numerator: String?, of denominator: String?,
    value: String? = nil, at fixture: RegisterFixture, source: MeasureSource = .entered
  ) async throws {
    let figure = try Measure.figure(
      numerator: numerator.map { quantity($0) }, denominator: denominator.map { quantity($0) },
      value: value.map { quantity($0) }, quotient: .ratio)
    _ = try await store.measures.record(
      [Measure(indicator: indicator, period: period(text), source: source, figure: figure)],
      in: fixture.scope, by: fixture.author())
  }
}
