import QualityDomain
import QualityTesting
import Testing

@testable import QualityStore

@Suite("The figures of a node are those of its sites", .onEachEngine)
struct RollUpTests {
  private static let quarter = period("2025-T4")

  private func figures(
    _ fixture: RollUpFixture, _ node: Node, _ text: String = "2025-T4"
  ) async throws -> [String: NodeFigure] {
    try await fixture.store.rollUp.figures(of: [node], [period(text)], in: .unguarded())[node]?[
      period(text)] ?? [:]
  }

  private func department(_ code: String) throws -> Node {
    .department(try #require(Territory(code: code)))
  }

  @Test("Requests are summed from site to department, region and nation, and to half-year and year")
  func sums() async throws {
    let fixture = try await RollUpFixture.make()
    let (savoie, albertville, annecy, blois, nouméa) = (
      fixture.sites[0], fixture.sites[1], fixture.sites[2], fixture.sites[3], fixture.sites[4]
    )
    for site in [savoie, albertville, annecy, blois, nouméa] {
      try await site.add(received: "2025-11-03", [("2025-11-05", .replied(.email))])
    }
    try await savoie.add(received: "2025-11-03", [("2025-12-05", .replied(.email))])
    try await annecy.add(received: "2025-08-04", [("2025-08-05", .replied(.email))])
    try await fixture.work()
    let rate = { (node: Node, text: String) async throws in
      let figure = try await figures(fixture, node, text)["17-email-on-time"]?.figure(.ratio)
      return "\(figure?.numerator?.plain ?? "")/\(figure?.denominator?.plain ?? "")"
    }
    #expect(try await rate(department("73"), "2025-T4") == "2/3")
    #expect(try await rate(.region(.auvergneRhoneAlpes), "2025-T4") == "3/4")
    #expect(try await rate(.region(.centreValDeLoire), "2025-T4") == "1/1")
    #expect(try await rate(department("988"), "2025-T4") == "1/1")
    #expect(try await rate(.nation, "2025-T4") == "5/6")
    #expect(try await rate(.nation, "2025-S2") == "6/7")
    #expect(try await rate(.nation, "2025") == "6/7")
    let nation = try await figures(fixture, .nation)["17-email-on-time"]
    #expect(nation?.sites == 5 && nation?.judged == 5 && nation?.onTarget == 4)
    try await fixture.expectSound()
  }

  @Test("Stated figures are summed with their parts, left out without, owed when they are not there")
  func stated() async throws {
    let fixture = try await RollUpFixture.make()
    try await fixture.state("15-satisfaction", "2025-T4", "30", of: "40", at: fixture.sites[0])
    try await fixture.state(
      "15-satisfaction", "2025-T4", nil, of: nil, value: "88.2", at: fixture.sites[1])
    try await fixture.state("15-satisfaction", "2025-T3", "9", of: "10", at: fixture.sites[2])
    try await fixture.state("15-satisfaction", "2024", "9", of: "10", at: fixture.sites[3])
    try await fixture.work()
    let figure = try #require(try await figures(fixture, .nation)["15-satisfaction"])
    #expect(figure.figure(.ratio)?.value == quantity("75"))
    #expect(figure.sites == 1 && figure.leftOut == 1)
    // The third quarter's figure is three months old at the end of the fourth; the fifth site was
    // never read.
    #expect(figure.missing == 2)
    try await fixture.expectSound()
  }

  @Test("A module given up, and a figure taken back, leave nothing of them")
  func withdrawn() async throws {
    let fixture = try await RollUpFixture.make()
    let site = fixture.sites[0]
    try await fixture.state("15-satisfaction", "2025-T4", "30", of: "40", at: site)
    try await site.add(.advice, .letter, received: "2025-11-03", [("2025-11-05", .replied(.letter))])
    try await fixture.work()
    #expect(try await figures(fixture, .nation)["36-letter-on-time"]?.sites == 1)
    try await fixture.store.sites.setModules(
      [1], hasCERT: false, in: site.scope, from: day("2025-10-01"), by: site.author())
    let record = try #require(
      try await fixture.store.measures.history(indicator: "15-satisfaction", in: site.scope).first)
    _ = try await fixture.store.measures.withdraw(
      record.id, of: "15-satisfaction", in: site.scope, by: site.author())
    try await fixture.work()
    #expect(try await figures(fixture, .nation)["36-letter-on-time"] == nil)
    #expect(try await figures(fixture, .nation)["15-satisfaction"]?.sites == 0)
    #expect(try await figures(fixture, .nation)["15-satisfaction"]?.missing == 1)
    try await fixture.expectSound()
  }

  @Test("An indicator that a site defines for itself is not the network's")
  func own() async throws {
    let fixture = try await RollUpFixture.make()
    let site = fixture.sites[0]
    try await fixture.store.sites.define(
      [
        IndicatorDefinition(
          code: "local-parking", label: "Places", shortLabel: "Places", commitments: [3], article: "",
          unit: .count, aggregation: .sum, frequency: .quarter, better: .higher, register: nil,
          isProjectOwn: true, note: nil)
      ], in: site.scope, by: site.author())
    try await fixture.state("local-parking", "2025-T4", nil, of: nil, value: "7", at: site)
    try await fixture.work()
    #expect(try await figures(fixture, .nation)["local-parking"] == nil)
  }

  /// Ways to spoil what is kept.
  private static let tampering: [SQL] = [
    "UPDATE site_reading SET numerator = numerator + 1000000 WHERE numerator IS NOT NULL",
    "DELETE FROM site_reading", "UPDATE site_reading SET status = 'missing'",
    "UPDATE site_standing SET judged = judged + 1", "UPDATE site_work SET late_requests = 9",
    "UPDATE node_reading SET sites = sites + 1", "DELETE FROM node_reading",
    "UPDATE node_reading SET total = 5 WHERE node = 'nation'",
    "UPDATE register_tally SET in_time = in_time + 1",
    "DELETE FROM node_reading WHERE period = '2025-11'",
    "UPDATE site_reading SET pending = pending + 1 WHERE period = '2025-11'",
    "UPDATE site_standing SET owed = owed + 1 WHERE period = '2025-12'",
  ]

  @Test("Whatever was changed is found, and mended when asked", arguments: tampering.indices)
  func tampered(_ index: Int) async throws {
    let fixture = try await RollUpFixture.make()
    for site in fixture.sites {
      try await site.add(received: "2025-11-03", [("2025-11-05", .replied(.email))])
      try await fixture.state("15-satisfaction", "2025-T4", "30", of: "40", at: site)
    }
    try await fixture.work()
    try await fixture.expectSound()
    try await fixture.store.engine.write { connection throws(StoreError) in
      try connection.execute(Self.tampering[index])
    }
    #expect(try await fixture.reports().contains { !$0.isSound })
    for site in fixture.sites {
      try await fixture.store.rollUp.rebuild(
        site.site, book: EditionFixture.book, today: RollUpFixture.today)
    }
    _ = try await fixture.store.rollUp.verifyNodes(repairs: true)
    try await fixture.expectSound()
  }

  @Test("What a job is about to read is told and not compared")
  func pending() async throws {
    let fixture = try await RollUpFixture.make()
    let site = fixture.sites[0]
    try await site.add(received: "2025-11-03")
    let report = try await fixture.store.rollUp.verify(
      site.site, book: EditionFixture.book, today: RollUpFixture.today)
    #expect(report == RollUpReport(compared: 0, differing: 0, pending: 1))
    try await fixture.work()
    try await site.add(received: "2025-11-03")
    try await site.add(received: "2025-08-04")
    let again = try await fixture.store.rollUp.verify(
      site.site, book: EditionFixture.book, today: RollUpFixture.today)
    #expect(again.pending == 2 && again.isSound)
  }
}
