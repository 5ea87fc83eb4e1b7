import QualityDomain
import QualityTesting
import Testing

@Suite("Which periods a change touches")
struct KeptPeriodTests {
  @Test(
    "A quarter is read with its months that have begun, its half-year and its year",
    arguments: [
      ("2026-T1", "2026-05-19", ["2026-01", "2026-02", "2026-03", "2026-T1", "2026-S1", "2026"]),
      ("2026-T2", "2026-05-31", ["2026-04", "2026-05", "2026-T2", "2026-S1", "2026"]),
      ("2026-T2", "2026-06-01", ["2026-04", "2026-05", "2026-06", "2026-T2", "2026-S1", "2026"]),
      ("2026-T4", "2026-10-01", ["2026-10", "2026-T4", "2026-S2", "2026"]),
      // Its half-year and its year have begun, but nothing of it.
      ("2026-T2", "2026-03-31", []),
    ])
  func kept(quarter: String, today: String, periods: [String]) {
    #expect(period(quarter).kept(on: day(today)).map(\.text) == periods)
  }

  @Test("A change on any day of a year touches the month of that day")
  func month() {
    for month in 1...12 {
      let first = period("2026-\(month < 10 ? "0" : "")\(month)")
      for day in [first.firstDay, first.lastDay] {
        let kept = Period(.quarter, containing: day).kept(on: day)
        #expect(kept.contains(first))
        #expect(kept.allSatisfy { $0.firstDay <= day })
      }
    }
  }

  @Test(
    "A stated figure touches its quarters, and those of the year after that are not to come",
    arguments: [
      ("2025-T1", "2026-05-19", ["2025-T1", "2025-T2", "2025-T3", "2025-T4", "2026-T1"]),
      ("2026-02", "2026-05-19", ["2026-T1", "2026-T2"]),
      ("2025-12", "2026-05-19", ["2025-T4", "2026-T1", "2026-T2"]),
      ("2025", "2026-05-19", ["2025-T1", "2025-T2", "2025-T3", "2025-T4", "2026-T1", "2026-T2"]),
      ("2026-S2", "2026-05-19", []),
    ])
  func resting(text: String, today: String, quarters: [String]) {
    #expect(period(text).quartersResting(today: day(today)).map(\.text) == quarters)
  }

  @Test("Quarters between two days end at the end of dates")
  func ends() {
    #expect(Period.quarters(from: day("2026-05-19"), through: day("2026-05-18")).count == 1)
    #expect(Period.quarters(from: day("2026-07-01"), through: day("2026-06-30")).isEmpty)
    #expect(Period.quarters(from: .latest, through: .latest).count == 1)
  }
}
