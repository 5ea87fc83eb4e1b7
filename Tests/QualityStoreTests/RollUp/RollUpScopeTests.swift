import QualityDomain
import QualityTesting
import Testing

@testable import QualityStore

@Suite("Each sees the network below them, and sites nobody's name", .onEachEngine)
struct RollUpScopeTests {
  private func world() async throws -> RollUpFixture {
    let fixture = try await RollUpFixture.make()
    for (index, site) in fixture.sites.enumerated() {
      for _ in 0...index {
        try await site.add(received: "2025-11-03", [("2025-11-05", .replied(.email))])
      }
      try await site.add(received: "2025-11-03", [("2025-12-05", .replied(.email))])
    }
    try await fixture.work()
    return fixture
  }

  private func statements(_ body: () async throws -> Void) async throws -> Int {
    let meter = StatementMeter()
    try await StatementMeter.$current.withValue(meter) { try await body() }
    return meter.count
  }

  private static let quarter = period("2025-T4")
  private static let region = Node.region(.auvergneRhoneAlpes)

  @Test("A region sees its own departments, sites and sums, and no other's")
  func region() async throws {
    let fixture = try await world()
    let rollUp = fixture.store.rollUp
    let scope = NetworkScope.unguarded(Self.region)
    let codes = { (node: Node) async throws in
      try await rollUp.outlooks(below: node, Self.quarter, in: scope).map(\.site.code)
    }
    #expect(try await codes(Self.region) == ["albertville", "savoie", "annecy"])
    #expect(try await codes(.nation) == ["albertville", "savoie", "annecy"])
    #expect(try await codes(.region(.centreValDeLoire)).isEmpty)
    let nodes: [Node] = [.nation, Self.region, .region(.centreValDeLoire)]
    let figures = try await rollUp.figures(of: nodes, [Self.quarter], in: scope)
    #expect(Set(figures.keys) == [Self.region])
    let compared = try await rollUp.comparison(
      of: "17-email-on-time", below: .nation, Self.quarter, in: scope)
    #expect(compared.map(\.site.code) == ["albertville", "savoie", "annecy"])
    #expect(
      try await rollUp.comparison(
        of: "17-email-on-time", below: .region(.centreValDeLoire), Self.quarter, in: scope
      ).isEmpty)
  }

  @Test("A site sees the figures of all, and which one is its own")
  func anonymous() async throws {
    let fixture = try await world()
    let site = fixture.sites[2]
    let readings = try await fixture.store.rollUp.anonymous(
      "17-email-on-time", Self.quarter, in: site.scope)
    #expect(readings.all.count == 5)
    #expect(readings.own?.figure?.numerator == quantity("3"))
    await #expect(throws: StoreError.outsideScope) {
      try await fixture.store.rollUp.anonymous(
        "17-email-on-time", Self.quarter, in: site.scope(site.titles))
    }
  }

  @Test("Each reading is one statement, whatever the number of sites")
  func cost() async throws {
    let fixture = try await world()
    let rollUp = fixture.store.rollUp
    let all = NetworkScope.unguarded()
    #expect(
      try await statements {
        _ = try await rollUp.outlooks(below: .nation, Self.quarter, in: all)
      } == 1)
    #expect(
      try await statements {
        _ = try await rollUp.figures(of: [.nation, Self.region], [Self.quarter], in: all)
      } == 1)
    #expect(
      try await statements {
        _ = try await rollUp.comparison(
          of: "17-email-on-time", below: .nation, Self.quarter, in: all)
      } == 1)
    #expect(
      try await statements {
        _ = try await rollUp.anonymous(
          "17-email-on-time", Self.quarter, in: fixture.sites[0].scope)
      } == 1)
  }

  @Test("Best first, by the direction of the indicator")
  func ranked() async throws {
    let fixture = try await world()
    let compared = try await fixture.store.rollUp.comparison(
      of: "17-email-on-time", below: .nation, Self.quarter, in: .unguarded())
    #expect(compared.ranked(better: .higher).map(\.site.code).first == "nouméa")
    #expect(compared.ranked(better: .lower).map(\.site.code).first == "savoie")
    #expect(compared.allSatisfy { $0.change == nil })
  }

  @Test(
    "A list of sites is sorted by label, late work or target, page after page",
    arguments: SiteOrder.allCases)
  func list(order: SiteOrder) async throws {
    let fixture = try await world()
    for (index, site) in fixture.sites.enumerated() where index != 1 {
      try await fixture.store.sites.addLabel(
        Label(
          awardedOn: day("2023-01-01"), expiresOn: day("2026-12-31").adding(days: -100 * index),
          awardedBy: "AFNOR"), in: site.scope, by: site.author())
      for _ in 0..<index { try await site.add(received: "2025-11-03") }
    }
    try await fixture.work()
    let expected =
      switch order {
      case .place: ["blois", "albertville", "savoie", "annecy", "nouméa"]
      case .label: ["nouméa", "blois", "annecy", "savoie", "albertville"]
      case .late: ["nouméa", "blois", "annecy", "albertville", "savoie"]
      // None of them on target but Nouméa, of one judged.
      case .target: ["blois", "albertville", "savoie", "annecy", "nouméa"]
      }
    var query = SiteQuery(period: Self.quarter, order: order, limit: 2)
    var codes: [String] = []
    for _ in 0..<4 {
      let page = try await fixture.store.sites.list(
        query, in: .unguarded(), today: RollUpFixture.today)
      codes += page.map(\.site.code)
      #expect(page.allSatisfy { $0.standing?.judged == 1 })
      guard let last = page.last else { break }
      query.after = last.site.id
    }
    #expect(codes == expected)
  }
}
