import QualityDomain
import QualityStore
import QualityTesting
import Testing

@Suite("Pages follow each other by key: every row once", .onEachEngine)
struct RegisterPagingTests {
  /// Forty requests of two services, several a day; half of them done.
  private func fixture() async throws -> RegisterFixture {
    let fixture = try await RegisterFixture.make()
    try await fixture.importing(
      (0..<40).map { number in
        let received = day("2024-06-03").adding(days: number / 7).iso
        return ImportRows.row(
          number, received: received, service: number % 3 == 0 ? "Titres" : "Étrangers",
          subject: "Carte \(number)",
          number % 2 == 0 ? [(fact: .replied(.email), day: "2024-06-\(12 + number % 4)")] : [])
      })
    return fixture
  }

  private func pages(
    _ query: RegisterQuery, in scope: Scope, _ fixture: RegisterFixture
  ) async throws -> [RegisterRow] {
    var query = query
    var all: [RegisterRow] = []
    while true {
      let page = try await fixture.store.requests.list(query, in: scope, today: day("2024-07-01"))
      all += page
      guard page.count == query.limit, let last = page.last else { return all }
      query.after = last.position
    }
  }

  @Test(
    "In both directions, with any filter",
    arguments: [RegisterView.open, .late, .done],
    [
      RegisterQuery(), RegisterQuery(kind: .information), RegisterQuery(channel: .email),
      RegisterQuery(words: ["carte"]), RegisterQuery(received: period("2024-06")),
    ])
  func complete(view: RegisterView, filter: RegisterQuery) async throws {
    let fixture = try await fixture()
    let scopes = [
      fixture.scope, fixture.scope(fixture.titles), fixture.scope(fixture.titles, fixture.foreigners),
    ]
    for scope in scopes {
      var query = filter
      query.view = view
      query.limit = 100
      let whole = try await pages(query, in: scope, fixture)
      #expect(whole.count == (scope == fixture.scope(fixture.titles) ? 7 : 20))
      query.limit = 3
      #expect(try await pages(query, in: scope, fixture) == whole)
      let keys = whole.map { ($0.position.sortOn, $0.id) }
      for (left, right) in zip(keys, keys.dropFirst()) {
        #expect(view == .done ? left > right : left < right)
      }
    }
  }

  @Test("Finished work received in a period comes by receipt")
  func byReceipt() async throws {
    let fixture = try await fixture()
    let query = RegisterQuery(view: .done, received: period("2024-06"), limit: 4)
    let rows = try await pages(query, in: fixture.scope, fixture)
    #expect(rows.count == 20)
    #expect(rows.map(\.receivedOn) == rows.map(\.receivedOn).sorted(by: >))
  }

  @Test(
    "In the order asked for, page by page, of one service or several",
    arguments: [RegisterView.open, .done], RegisterOrder.allCases)
  func ordered(view: RegisterView, order: RegisterOrder) async throws {
    let fixture = try await fixture()
    for scope in [fixture.scope, fixture.scope(fixture.titles, fixture.foreigners)] {
      let query = RegisterQuery(view: view, order: order, limit: 100)
      let whole = try await pages(query, in: scope, fixture)
      #expect(whole.count == 20)
      let days = whole.map { query.isByReceipt ? $0.receivedOn.iso : $0.position.sortOn }
      #expect(days == days.sorted(by: query.isDescending ? { $0 > $1 } : { $0 < $1 }))
      var short = query
      short.limit = 3
      #expect(try await pages(short, in: scope, fixture) == whole)
      var before = short
      before.before = whole[10].position
      #expect(try await fixture.store.requests.list(before, in: scope, today: day("2024-07-01"))
        == Array(whole[7..<10]))
    }
  }

  @Test("The requests behind a figure are those that its rule counts, page by page")
  func behindFigure() async throws {
    let fixture = try await fixture()
    try await fixture.add(
      .complaint, .box, received: "2024-06-04", reference: "nobody",
      [("2024-06-05", .closedWithoutContact)])
    let rule = RegisterRule(
      clock: .reply, kinds: RequestKind.register, channels: [.email, .box], figure: .rate)
    var rows: [RegisterRow] = []
    while true {
      let page = try await fixture.store.requests.requests(
        behind: rule, period: period("2024-06"), in: fixture.scope, after: rows.last?.position,
        limit: 7)
      rows += page
      if page.count < 7 { break }
    }
    #expect(rows.count == 40)
    #expect(Set(rows.map(\.id)).count == 40)
    #expect(!rows.map(\.reference).contains("nobody"))
    let announced = RegisterRule(
      clock: .announcedDate, kinds: RequestKind.register, channels: [.email], figure: .rate)
    let none = try await fixture.store.requests.requests(
      behind: announced, period: period("2024-06"), in: fixture.scope)
    #expect(none.isEmpty)
  }
}
