import QualityDomain
import QualityTesting
import Testing

@testable import QualityStore

@Suite("SQLite: a page of the register is found in an index, whatever its size")
struct SQLiteQueryPlanTests {
  private static let person = Person.ID.make(at: Instant(milliseconds: 0))
  private static let services = [0, 1].map { Service.ID.make(at: Instant(milliseconds: $0)) }

  static let filters: [RegisterQuery] = [
    RegisterQuery(), RegisterQuery(service: services[0]), RegisterQuery(kind: .complaint),
    RegisterQuery(channel: .box), RegisterQuery(assignee: person),
    RegisterQuery(service: services[0], kind: .complaint, channel: .box),
    RegisterQuery(service: services[0], assignee: person), RegisterQuery(received: period("2024")),
    RegisterQuery(kind: .advice, received: period("2024-05")),
  ]

  private func plan(_ statement: SQL, _ fixture: RegisterFixture) async throws -> [String] {
    try await fixture.store.engine.read { connection throws(StoreError) in
      try connection.rows("EXPLAIN QUERY PLAN \(statement)") { row throws(StoreError) in
        try row.text(3)
      }
    }
  }

  @Test("In the order of the list, without looking at requests that it does not show",
    arguments: filters, RegisterView.allCases)
  func list(filter: RegisterQuery, view: RegisterView) async throws {
    let fixture = try await RegisterFixture.make()
    var query = filter
    query.view = view
    let scopes = [
      fixture.scope, fixture.scope(Self.services[0]),
      fixture.scope(Self.services[0], Self.services[1]),
    ]
    for scope in scopes {
      let selection = RegisterSelection(query, in: scope, today: day("2024-06-03"))
      let steps = try await plan(selection.list(SQLiteDialect()), fixture)
      let found = steps.filter { $0.contains(" s USING") && !$0.contains("PRIMARY KEY") }
      #expect(!found.isEmpty)
      #expect(found.allSatisfy { $0.hasPrefix("SEARCH s USING COVERING INDEX") }, "\(steps)")
      #expect(!steps.contains(where: Self.readsAll), "\(steps)")
    }
  }

  /// Whether a step reads the whole of `request_state s`, `request r` or `request_text t`.
  private static func readsAll(_ step: String) -> Bool {
    ["s", "r", "t"].contains { step == "SCAN \($0)" || step.hasPrefix("SCAN \($0) ") }
  }

  @Test("The audit log of a site is found in two indexes, whatever happened elsewhere")
  func auditLog() async throws {
    let fixture = try await RegisterFixture.make()
    let steps = try await plan(
      AuditLog.statement(site: fixture.site.id, before: nil, limit: 50), fixture)
    for index in ["audit_entry_site (site_id=?", "audit_entry_account (account_id=?"] {
      #expect(steps.contains { $0.contains("SEARCH a USING INDEX \(index)") }, "\(steps)")
    }
  }

  @Test("A search starts from what it finds")
  func search() async throws {
    let fixture = try await RegisterFixture.make()
    let query = RegisterQuery(view: .done, words: ["carte"])
    let selection = RegisterSelection(query, in: fixture.scope, today: day("2024-06-03"))
    for statement in [selection.list(SQLiteDialect()), selection.counts(SQLiteDialect())] {
      let steps = try await plan(statement, fixture)
      #expect(steps.contains { $0.hasPrefix("SCAN request_search VIRTUAL TABLE INDEX") })
      let read = steps.filter { $0.contains(" s USING") }
      #expect(read.allSatisfy { $0.contains("request_id=?") }, "\(steps)")
      #expect(!steps.contains(where: Self.readsAll), "\(steps)")
    }
  }
}
