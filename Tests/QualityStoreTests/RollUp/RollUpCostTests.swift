import QualityDomain
import QualityTesting
import Testing

@testable import QualityStore

@Suite("What the job of a site and quarter costs, in statements", .onEachEngine)
struct RollUpCostTests {
  @Test("After one change it is ten, months and whole years of requests included", arguments: [1, 400])
  func change(requests: Int) async throws {
    let fixture = try await RollUpFixture.make()
    let site = fixture.sites[0]
    try await site.importing(
      (1...requests).map { number in
        ImportRows.row(number, received: day("2025-01-02").adding(days: number % 360).iso)
      })
    try await fixture.work()
    let id = try await site.add(received: "2025-11-03")
    #expect(try await statements(fixture, site) == 10)
    try await site.append(.replied(.email), on: "2025-11-04", to: id, version: 1)
    #expect(try await statements(fixture, site) == 10)
    let receipt = try await site.find(id).events[0]
    try await site.append(
      .corrected(receipt.id, .restated(on: day("2025-08-04"), fact: receipt.fact)), on: "2025-11-06",
      to: id, version: 2)
    // The quarter that it leaves, and the one that it comes to: one more where a figure is gone.
    #expect(try await statements(fixture, site) <= 11)
    #expect(try await statements(fixture, site) <= 11)
    try await fixture.expectSound()
  }

  @Test("Without any change it is eight: nothing is written above")
  func nothing() async throws {
    let fixture = try await RollUpFixture.make()
    let site = fixture.sites[0]
    try await site.add(received: "2025-11-03")
    try await fixture.work()
    try await fixture.store.engine.write { connection throws(StoreError) in
      try connection.enqueueReadings(of: [period("2025-T4")], at: site.site.id, now: RollUpFixture.now)
    }
    #expect(try await statements(fixture, site) == 8)
  }

  /// How many the next job takes, which is one of the site's readings.
  private func statements(_ fixture: RollUpFixture, _ site: RegisterFixture) async throws -> Int {
    let lease = try #require(try await fixture.store.jobs.take(by: "test", at: RollUpFixture.now))
    let quarter = Period(.quarter, containing: try #require(lease.order.day))
    #expect(lease.order == .readings(site.site.id, quarter))
    let meter = StatementMeter()
    try await StatementMeter.$current.withValue(meter) {
      try await fixture.store.rollUp.refresh(
        quarter, of: site.site, book: EditionFixture.book, today: RollUpFixture.today,
        holding: lease, at: RollUpFixture.now)
    }
    try await fixture.store.jobs.finish(lease, at: RollUpFixture.now)
    return meter.count
  }
}
