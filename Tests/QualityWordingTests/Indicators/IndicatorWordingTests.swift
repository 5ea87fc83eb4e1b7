import QualityDomain
import QualityWording
import Testing

@Suite("Indicators in French")
struct IndicatorWordingTests {
  @Test(
    "Periods, short and in full",
    arguments: [
      ("2026-T1", "T1 2026", "1er trimestre 2026"), ("2026-T4", "T4 2026", "4e trimestre 2026"),
      ("2026-S1", "S1 2026", "1er semestre 2026"), ("2026-05", "mai 2026", "mai 2026"),
      ("2026", "2026", "année 2026"),
    ])
  func periods(code: String, short: String, long: String) throws {
    let period = try #require(Period(code))
    #expect(period.frenchShort == short)
    #expect(period.french == long)
  }

  @Test("A flag shows the recomputed figure with two decimals, in the indicator's unit")
  func flags() throws {
    let flag = MeasureFlag.valueDiffers(recomputed: try quantity("86.17"))
    #expect(flag.french(.percent) == "Le numérateur et le dénominateur donnent 86,17\u{202F}%.")
    #expect(
      MeasureFlag.partsDiffer(recomputed: try quantity("4.2")).french(.workingDays)
        == "Les parties donnent 4,20 jours ouvrés.")
  }

  @Test("Every status, rule and source has words of its own")
  func names() {
    #expect(Set(IndicatorStatus.allCases.map(\.french)).count == IndicatorStatus.allCases.count)
    #expect(Set(Aggregation.allCases.map(\.french)).count == Aggregation.allCases.count)
    #expect(Set(MeasureSource.allCases.map(\.french)).count == MeasureSource.allCases.count)
    #expect(Set(Frequency.allCases.map(\.french)).count == Frequency.allCases.count)
  }
}
