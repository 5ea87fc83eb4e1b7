import QualityDomain
import QualityTesting
import Testing

@Suite("Limits by kind, channel and date")
struct LimitTableTests {
  private func limit(_ start: String, _ count: Int) -> Limit {
    Limit(
      id: start, clock: .reply, kind: .information, channel: .letter, validFrom: day(start),
      workingDays: count, article: "17.1")
  }

  @Test("The limit in force is the last that has begun, in whatever order they are given")
  func inForce() {
    let limits = [limit("2019-01-01", 15), limit("2020-01-01", 10), limit("2026-07-01", 8)]
    for table in [LimitTable(limits), LimitTable(limits.reversed())] {
      for (iso, count) in [
        ("2018-12-31", nil), ("2019-01-01", 15), ("2019-12-31", 15), ("2020-01-01", 10),
        ("2026-06-30", 10), ("2026-07-01", 8),
      ] as [(String, Int?)] {
        let found = table.limit(.reply, kind: .information, channel: .letter, on: day(iso))
        #expect(found?.workingDays == count, "on \(iso)")
      }
    }
  }

  @Test("A clock that the kind and channel do not run has no limit")
  func notRun() {
    let table = LimitTable([limit("2019-01-01", 15)])
    let date = day("2024-01-01")
    #expect(table.limit(.reply, kind: .information, channel: .telephone, on: date) == nil)
    #expect(table.limit(.reply, kind: .complaint, channel: .letter, on: date) == nil)
    #expect(table.limit(.acknowledgement, kind: .information, channel: .letter, on: date) == nil)
    #expect(table.runs(.reply, kind: .information, channel: .letter))
    #expect(!table.runs(.acknowledgement, kind: .information, channel: .letter))
  }
}
