import QualityDomain
import QualityTesting
import Testing

@Suite("Background work: orders, leases and retries")
struct JobTests {
  private static let site: Site.ID = identifier(1)
  static let orders: [JobOrder] = [
    .recomputeDueDates(site), .recomputeDueDates(identifier(2)), .purge(on: day("2026-05-19")),
    .purge(on: day("2026-05-20")), .alerts(site, on: day("2026-05-19")),
    .alerts(identifier(2), on: day("2026-05-19")), .alerts(site, on: day("2026-05-20")),
    .readings(site, period("2026-T2")), .readings(site, period("2026-T3")),
    .readings(identifier(2), period("2026-T2")), .readingsOfDay(site, on: day("2026-04-01")),
    .readingsOfDay(site, on: day("2026-04-02")),
  ]

  @Test("An order reads back from its kind, site and day", arguments: orders)
  func roundTrip(order: JobOrder) {
    #expect(JobOrder(order.kind, site: order.site, on: order.day) == order)
  }

  @Test("Two orders have the same key when they are the same work, and only then")
  func keys() {
    #expect(Set(Self.orders.map(\.key)).count == Self.orders.count)
  }

  @Test("What is no order is refused", arguments: JobKind.allCases)
  func refused(kind: JobKind) {
    // The first of a quarter, for the readings of one.
    let day = day("2026-04-01")
    let all: [(Site.ID?, CivilDate?)] = [(nil, nil), (Self.site, nil), (nil, day), (Self.site, day)]
    #expect(all.compactMap { JobOrder(kind, site: $0, on: $1) }.count == 1)
  }

  @Test(
    "A failed job waits four times longer each time, then is given up",
    arguments: [(1, 30), (2, 120), (3, 480), (4, 1_920), (5, nil), (6, nil)] as [(Int, Int?)])
  func backoff(attempt: Int, seconds: Int?) {
    #expect(JobRules.pause(afterAttempt: attempt) == seconds.map { .seconds($0) })
  }
}
