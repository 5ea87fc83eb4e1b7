import QualityDomain
import QualityTesting
import Synchronization
import Testing

@testable import QualityStore

/// On SQLite from one file to another; on PostgreSQL from SQLite and back.
@Suite("Copying a site from one database to another", .onEachEngine)
struct DatabaseCopyTests {
  /// A site with a random past, files, figures, a publication and a colleague without any role.
  private func populated() async throws -> RegisterFixture {
    var register = RandomRegister(
      fixture: try await RegisterFixture.make(in: Self.onSQLite(), code: "val-dorance"))
    try await register.add(count: 25, seed: 31)
    let fixture = register.fixture
    let id = try await fixture.add(
      received: "2024-05-06", subject: "Séjour d’Éloïse",
      requester: RequesterDetails(name: "Éloïse Marchœuvre", profile: .individual))
    let content = (0...255).map { UInt8($0) }
    let file = NewEvent.File(mediaType: "application/pdf", content: content, sha256: "ab")
    _ = try await fixture.store.requests.append(
      NewEvent(.attached(fileName: "lettre\t1.pdf"), on: day("2024-05-06"), note: "a\\b\nc", file: file),
      to: id, expecting: 1, in: fixture.scope, by: fixture.author(), rules: fixture.rules)
    let measure = Measure(
      indicator: "15-satisfaction", period: period("2024-T1"), source: .entered,
      figure: Figure(.ratio, numerator: quantity("8"), denominator: quantity("9")))
    _ = try await fixture.store.measures.record(
      [measure], in: fixture.scope, by: fixture.author())
    let profile = try await fixture.store.sites.profile(of: fixture.site)
    let publishing = try Publishing(
      store: fixture.store, book: EditionFixture.book, profile: profile, scope: fixture.scope)
    _ = try await publishing.publish(period("2024-T1"), reason: "Essai", by: fixture.author()).get()
    return fixture
  }

  private static func onSQLite() async throws -> Store {
    let engine = try SQLiteEngine.inMemory()
    try await engine.migrate()
    return Store(engine)
  }

  private func copy(
    from source: Store, to target: Store, site: Site.ID?
  ) async throws -> [String: CopiedRows] {
    let copied = Mutex<[String: CopiedRows]>([:])
    let copy = DatabaseCopy(from: source.engine, to: target.engine, site: site)
    try await copy.run(at: RollUpFixture.now, today: { _ in RollUpFixture.today }) { rows in
      copied.withLock { $0[rows.table] = rows }
    }
    return copied.withLock { $0 }
  }

  @Test("Every table of the schema is copied, or left behind on purpose")
  func tables() async throws {
    let known = Set(CopiedTable.all.map(\.name)).union(CopiedTable.leftBehind)
    let store = try await TestDatabase.store()
    let tables = try await TestDatabase.tables(store.engine)
    #expect(tables.filter { !$0.hasPrefix("request_search") && !known.contains($0) } == [])
    #expect(known.subtracting(tables) == [])
    #expect(Set(CopiedTable.all.map(\.name)).count == CopiedTable.all.count)
  }

  @Test("There and back, every row of every table is the same", arguments: [true, false])
  func thereAndBack(ofOneSite: Bool) async throws {
    let fixture = try await populated()
    let site = ofOneSite ? fixture.site.id : nil
    let middle = try await TestDatabase.store()
    let there = try await copy(from: fixture.store, to: middle, site: site)
    for (table, rows) in there {
      #expect(try await TestDatabase.count(table, in: middle.engine) == rows.rows)
      #expect(rows.added == rows.rows)
    }
    #expect(there.filter { $0.value.rows == 0 }.keys.sorted() == Self.tablesWithoutRows)
    let end = try await Self.onSQLite()
    let back = try await copy(from: middle, to: end, site: site)
    #expect(back == there)
    for table in CopiedTable.all.map(\.name) {
      let copied = try await TestDatabase.dump(end.engine, table: table).split(separator: "\n")
      let own = try await TestDatabase.dump(fixture.store.engine, table: table)
      #expect(copied.sorted() == own.split(separator: "\n").sorted())
    }
  }

  private static let tablesWithoutRows = [
    "administration", "authority", "barometer_score", "local_holiday", "local_limit",
    "local_target", "module_service", "non_applicable_commitment", "official", "site_contact",
    "site_indicator", "site_label",
  ]

  @Test("The copy works as the original does: lists, searches, figures, further events")
  func working() async throws {
    let fixture = try await populated()
    let target = try await TestDatabase.store()
    _ = try await copy(from: fixture.store, to: target, site: fixture.site.id)
    let copied = RegisterFixture(
      store: target, site: fixture.site, officer: fixture.officer, foreigners: fixture.foreigners,
      titles: fixture.titles, rules: fixture.rules)
    for view in RegisterView.allCases {
      for words in [[], ["eloise"], ["objet"]] {
        let query = RegisterQuery(view: view, words: words)
        #expect(try await copied.references(query) == fixture.references(query))
      }
    }
    let report = try await target.requests.verify(
      copied.scope, rules: copied.rules, repairs: false)
    #expect(report.isSound)
    #expect(report.requests == 26)
    let next = try await copied.add(received: "2024-05-07")
    #expect(try await copied.find(next).reference != "2024-0001")
  }

  @Test("Run again, it adds nothing; after an interruption, what is missing")
  func again() async throws {
    let fixture = try await populated()
    let target = try await TestDatabase.store()
    let first = try await copy(from: fixture.store, to: target, site: nil)
    try await target.engine.write { connection throws(StoreError) in
      try connection.execute("DELETE FROM published_figure WHERE code < '17-e'")
      try connection.execute("DELETE FROM register_tally")
      try connection.execute("DELETE FROM attachment")
    }
    let second = try await copy(from: fixture.store, to: target, site: nil)
    #expect(second.mapValues(\.digest) == first.mapValues(\.digest))
    let added = second.filter { $0.value.added > 0 }.keys.sorted()
    #expect(added == ["attachment", "published_figure", "register_tally"])
    let third = try await copy(from: fixture.store, to: target, site: nil)
    #expect(third.values.allSatisfy { $0.added == 0 })
  }

  /// Changes in the target, and the table that must be named.
  static let tampering: [(change: SQL, table: String)] = [
    ("UPDATE service SET name = 'Autre' WHERE name = 'Titres'", "service"),
    ("UPDATE person SET name = 'Autre'", "person"),
    ("UPDATE request_text SET subject = '' WHERE subject <> 'Objet'", "request_text"),
    ("UPDATE request_event SET happened_at = 0 WHERE sequence = 1", "request_event"),
    ("UPDATE request_state SET elapsed = NULL", "request_state"),
    ("INSERT INTO local_holiday SELECT id, '2024-05-09', 'Fête' FROM site", "local_holiday"),
    ("INSERT INTO reference_counter SELECT id, 2099, 3 FROM site", "reference_counter"),
  ]

  @Test("A row that is another there, or only there, ends the copy", arguments: tampering.indices)
  func tampered(index: Int) async throws {
    let fixture = try await populated()
    let target = try await TestDatabase.store()
    _ = try await copy(from: fixture.store, to: target, site: fixture.site.id)
    try await target.engine.write { connection throws(StoreError) in
      try connection.execute(Self.tampering[index].change)
    }
    let before = try await TestDatabase.dump(target.engine)
    await #expect {
      _ = try await copy(from: fixture.store, to: target, site: fixture.site.id)
    } throws: { error in
      guard case .different(let table, _?) = error as? CopyError else { return false }
      return table == Self.tampering[index].table
    }
    #expect(try await TestDatabase.dump(target.engine) == before)
  }

  @Test("Of a database of several sites, one goes alone; people whom sites share go once")
  func severalSites() async throws {
    let fixture = try await populated()
    let other = try await RegisterFixture.make(in: fixture.store, code: "other")
    try await other.add(received: "2024-05-06", subject: "Autre")
    try await fixture.store.people.grant(
      RoleAssignment(role: .auditor, site: other.site.id), to: fixture.officer, by: other.author())
    let target = try await TestDatabase.store()
    _ = try await copy(from: fixture.store, to: target, site: other.site.id)
    #expect(try await target.sites.all(in: .unguarded()).map(\.code) == ["other"])
    #expect(try await TestDatabase.count("request", in: target.engine) == 1)
    #expect(try await TestDatabase.count("person", in: target.engine) == 2)
    _ = try await copy(from: fixture.store, to: target, site: fixture.site.id)
    let everything = try await copy(from: fixture.store, to: target, site: nil)
    #expect(everything.values.allSatisfy { $0.added == 0 })
  }

  @Test("A site of the same code that is another one is a conflict")
  func sameCode() async throws {
    let fixture = try await populated()
    let target = try await TestDatabase.store()
    _ = try await RegisterFixture.make(in: target, code: "val-dorance")
    await #expect(throws: CopyError.target(.conflict)) {
      _ = try await copy(from: fixture.store, to: target, site: fixture.site.id)
    }
  }

  @Test("More rows than a page, and pages that are exactly full", arguments: [999, 1_000, 2_001])
  func pages(count: Int) async throws {
    let fixture = try await RegisterFixture.make(in: Self.onSQLite(), code: "val-dorance")
    try await fixture.importing((1...count).map { ImportRows.row($0, received: "2024-06-03") })
    let target = try await TestDatabase.store()
    let copied = try await copy(from: fixture.store, to: target, site: fixture.site.id)
    #expect(copied["request"]?.added == count)
    #expect(copied["request_event"]?.rows == count)
    let query = RegisterQuery(words: ["r-\(count)"])
    let rows = try await target.requests.list(query, in: fixture.scope, today: day("2024-06-03"))
    #expect(rows.map(\.reference) == ["R-\(count)"])
  }
}
