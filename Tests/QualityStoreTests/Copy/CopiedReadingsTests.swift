import QualityDomain
import QualityTesting
import Testing

@testable import QualityStore

/// On SQLite from one file to another; on PostgreSQL from SQLite and back.
@Suite("A copy asks for what background jobs find out", .onEachEngine)
struct CopiedReadingsTests {
  enum Way: CaseIterable {
    case there, back
  }

  /// Sites with requests and figures, whose jobs are done, and an empty database of the other engine.
  private func world(_ way: Way) async throws -> (source: RollUpFixture, target: Store) {
    let (engine, sqlite) = (try await TestDatabase.store(), try await onSQLite())
    let source = try await RollUpFixture.make(in: way == .there ? sqlite : engine)
    for site in source.sites.prefix(3) {
      try await site.add(received: "2025-08-04", [("2025-08-05", .replied(.email))])
      try await site.add(received: "2025-11-03")
      try await source.state("15-satisfaction", "2025-T4", "30", of: "40", at: site)
    }
    try await source.store.jobs.schedule(
      source.sites.map { .readingsOfDay($0.site.id, on: RollUpFixture.today) }, at: RollUpFixture.now)
    try await source.work()
    return (source, way == .there ? engine : sqlite)
  }

  private func onSQLite() async throws -> Store {
    let engine = try SQLiteEngine.inMemory()
    try await engine.migrate()
    return Store(engine)
  }

  private func copy(
    _ source: RollUpFixture, to target: Store, site: Site.ID? = nil
  ) async throws -> RollUpFixture {
    try await DatabaseCopy(from: source.store.engine, to: target.engine, site: site).run(
      at: RollUpFixture.now, today: { _ in RollUpFixture.today }
    ) { _ in }
    return source.moved(to: target)
  }

  /// The kinds and days of the jobs that wait at a site.
  private func waiting(_ fixture: RollUpFixture, _ index: Int = 0) async throws -> [String] {
    try await fixture.store.jobs.jobs(seenFrom: fixture.sites[index].site.id)
      .filter { $0.state == .waiting }
      .map { "\($0.order.kind.rawValue) \($0.order.day?.iso ?? "")" }.sorted()
  }

  private static let asked = [
    "alerts 2026-01-15", "readings 2025-07-01", "readings 2025-10-01", "readings 2026-01-01",
  ]

  /// What the network keeps, as text.
  private func kept(_ fixture: RollUpFixture) async throws -> [Substring] {
    var rows: [Substring] = []
    for table in ["site_reading", "site_standing", "node_reading"] {
      rows += try await TestDatabase.dump(fixture.store.engine, table: table).split(separator: "\n")
    }
    return rows.sorted()
  }

  @Test("The figures are computed at once, and are those of the source", arguments: Way.allCases)
  func everything(way: Way) async throws {
    let (source, store) = try await world(way)
    let target = try await copy(source, to: store)
    #expect(try await waiting(target) == Self.asked)
    #expect(try await waiting(target, 4) == ["alerts 2026-01-15", "readings 2026-01-01"])
    try await target.work()
    #expect(try await kept(target) == kept(source))
    try await target.expectSound()
  }

  @Test("Of one site its own jobs are asked for, once however often it is copied", arguments: Way.allCases)
  func again(way: Way) async throws {
    let (source, store) = try await world(way)
    let site = source.sites[1].site.id
    for _ in 0..<2 {
      let target = try await copy(source, to: store, site: site)
      #expect(try await waiting(target, 1) == Self.asked)
      #expect(try await TestDatabase.count("job", in: store.engine) == Self.asked.count)
    }
    let target = source.moved(to: store)
    try await target.work()
    let figures = try await kept(target)
    // Done again, they change nothing.
    #expect(try await waiting(copy(source, to: store, site: site), 1) == Self.asked)
    try await target.work()
    #expect(try await kept(target) == figures)
  }

  @Test("A copy that ends before its end asks for nothing; run again, for all", arguments: Way.allCases)
  func interrupted(way: Way) async throws {
    let (source, store) = try await world(way)
    _ = try await copy(source, to: store)
    let target = source.moved(to: store)
    try await store.engine.write { connection throws(StoreError) in
      try connection.execute("DELETE FROM job")
      try connection.execute("DELETE FROM measure")
      try connection.execute("UPDATE register_tally SET in_time_days = in_time_days + 1")
    }
    await #expect {
      _ = try await copy(source, to: store)
    } throws: { error in
      guard case .different("register_tally", _) = error as? CopyError else { return false }
      return true
    }
    #expect(try await TestDatabase.count("job", in: store.engine) == 0)
    // An instance of the target reads meanwhile what is there.
    for site in target.sites {
      try await store.rollUp.rebuild(
        site.site, book: EditionFixture.book, today: RollUpFixture.today)
    }
    try await store.engine.write { connection throws(StoreError) in
      try connection.execute("UPDATE register_tally SET in_time_days = in_time_days - 1")
    }
    _ = try await copy(source, to: store)
    #expect(try await waiting(target) == Self.asked)
    try await target.work()
    try await target.expectSound()
  }
}

extension RollUpFixture {
  /// The same sites in another database.
  fileprivate func moved(to store: Store) -> RollUpFixture {
    RollUpFixture(
      store: store,
      sites: sites.map {
        RegisterFixture(
          store: store, site: $0.site, officer: $0.officer, foreigners: $0.foreigners,
          titles: $0.titles, rules: $0.rules)
      })
  }
}
