import QualityDomain
import QualityStore
import QualityTesting
import Testing

@Suite("What reading costs, in statements", .onEachEngine)
struct StatementCountTests {
  private func statements(_ body: () async throws -> Void) async throws -> Int {
    let meter = StatementMeter()
    try await StatementMeter.$current.withValue(meter) { try await body() }
    return meter.count
  }

  @Test(
    "A page of the register is one statement and so are its counts",
    arguments: [
      RegisterQuery(), RegisterQuery(view: .done, kind: .complaint, channel: .box),
      RegisterQuery(words: ["carte", "grise"]), RegisterQuery(received: period("2024")),
    ])
  func register(query: RegisterQuery) async throws {
    let fixture = try await RegisterFixture.make()
    let store = fixture.store.requests
    for scope in [fixture.scope, fixture.scope(fixture.titles, fixture.foreigners)] {
      let list = try await statements {
        _ = try await store.list(query, in: scope, today: day("2024-06-03"))
      }
      #expect(list == 1)
      let counts = try await statements {
        _ = try await store.counts(query, in: scope, today: day("2024-06-03"))
      }
      #expect(counts == 1)
    }
  }

  @Test("A request is two statements; a session three, with the site’s profile and what is late there")
  func one() async throws {
    let fixture = try await RegisterFixture.make()
    let id = try await fixture.add(received: "2024-06-03")
    #expect(try await statements { _ = try await fixture.find(id) } == 2)
    try await fixture.open("t1", of: fixture.officer)
    #expect(try await statements { _ = try await fixture.session("t1") } == 3)
  }

  @Test("Counts of the register are one statement; all indicators of a period two, whatever their number")
  func indicators() async throws {
    let fixture = try await RegisterFixture.make()
    let year = period("2024")
    let counts = try await statements {
      _ = try await fixture.store.requests.counts(
        from: year, through: year, asOf: day("2024-06-03"), in: fixture.scope)
    }
    #expect(counts == 1)
    let reader = IndicatorReader(
      store: fixture.store, book: EditionFixture.book,
      profile: try await fixture.store.sites.profile(of: fixture.site), scope: fixture.scope)
    for asOf in ["2024-06-03", "2026-01-15"] {
      let readings = try await statements {
        _ = try await reader.readings(year, asOf: day(asOf), today: day("2026-01-15"))
      }
      #expect(readings == 2)
    }
  }

  @Test("Rows of a file share their statements")
  func importing() async throws {
    let fixture = try await RegisterFixture.make()
    let few = try await statements {
      try await fixture.importing((1...50).map { ImportRows.row($0, received: "2024-06-03") })
    }
    let many = try await statements {
      try await fixture.importing((51...1_050).map { ImportRows.row($0, received: "2024-06-03") })
    }
    #expect(many - few < 5 * 20)
  }
}
