import QualityDomain
import QualityTesting
import Testing

@Suite("Which periods a change touches")
struct KeptPeriodTests {
  @Test("A quarter is kept with its half-year and its year")
  func kept() {
    #expect(period("2026-T1").kept.map(\.text) == ["2026-T1", "2026-S1", "2026"])
    #expect(period("2026-T4").kept.map(\.text) == ["2026-T4", "2026-S2", "2026"])
    #expect(!period("2026-05").isKept)
  }

  @Test(
    "A stated figure touches its quarters, and those of the year after that are not to come",
    arguments: [
      ("2025-T1", "2026-05-19", ["2025-T1", "2025-T2", "2025-T3", "2025-T4", "2026-T1"]),
      ("2026-02", "2026-05-19", ["2026-T1", "2026-T2"]),
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
