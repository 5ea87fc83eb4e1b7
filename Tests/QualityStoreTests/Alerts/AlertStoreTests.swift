import QualityDomain
import QualityTesting
import Testing

@testable import QualityStore

@Suite("Alerts are kept from day to day")
struct AlertStoreTests {
  @Test("What goes on keeps its first day, what is over goes, another site keeps its own")
  func days() async throws {
    let fixture = try await RegisterFixture.make()
    let other = try await RegisterFixture.make(in: fixture.store, code: "other")
    let quarter = period("2025-T4")
    try await record([.lateRequests(3), .labelExpiring(on: day("2026-03-01"))], fixture, "2026-01-14")
    try await record([.lateRequests(1)], other, "2026-01-14")
    try await record([.lateRequests(5), .missingFigures(2, of: quarter)], fixture, "2026-01-15")
    #expect(
      try await alerts(fixture) == [
        SiteAlert(alert: .lateRequests(5), since: day("2026-01-14"), asOf: day("2026-01-15")),
        SiteAlert(
          alert: .missingFigures(2, of: quarter), since: day("2026-01-15"), asOf: day("2026-01-15")),
      ])
    #expect(
      try await alerts(other) == [
        SiteAlert(alert: .lateRequests(1), since: day("2026-01-14"), asOf: day("2026-01-14"))
      ])
  }

  @Test("Found out twice on a day, they are the same; each kind reads back")
  func twice() async throws {
    let fixture = try await RegisterFixture.make()
    let all: [Alert] = [
      .labelExpired(on: day("2025-12-31")), .labelExpiring(on: day("2026-03-01")),
      .lateRequests(12), .missingFigures(4, of: period("2025-T4")),
    ]
    for _ in 0..<2 { try await record(all, fixture, "2026-01-15") }
    #expect(Set(try await alerts(fixture).map(\.alert)) == Set(all))
    try await record([], fixture, "2026-01-16")
    #expect(try await alerts(fixture).isEmpty)
  }

  private func alerts(_ fixture: RegisterFixture) async throws -> [SiteAlert] {
    try await fixture.store.sites.profile(of: fixture.site).alerts
  }

  private func record(_ alerts: [Alert], _ fixture: RegisterFixture, _ iso: String) async throws {
    let jobs = fixture.store.jobs
    let now = fixture.author().at
    try await fixture.store.engine.write { connection throws(StoreError) in
      try connection.enqueue(.alerts(fixture.site.id, on: day(iso)), at: now)
    }
    let lease = try #require(try await jobs.take(by: "a", at: now))
    try await fixture.store.alerts.record(
      alerts, at: fixture.site.id, on: day(iso), holding: lease, at: now)
    try await jobs.finish(lease, at: now)
  }
}
