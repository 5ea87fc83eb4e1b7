import QualityDomain
import QualityTesting
import Testing

@Suite("What the quality officer must know")
struct AlertTests {
  private static let quarter = period("2026-T1")
  private static let today = day("2026-05-19")

  private func alerts(
    labelEnds: [String] = [], late: Int = 0, missing: Int = 0
  ) -> [Alert] {
    Alert.all(
      labels: labelEnds.map {
        Label(awardedOn: day("2020-01-01"), expiresOn: day($0), awardedBy: "Organisme")
      }, lateRequests: late, missingFigures: missing, of: Self.quarter, today: Self.today)
  }

  @Test(
    "The end of the label is announced six months before, and said once it is past (V)",
    arguments: [
      ("2026-11-20", nil), ("2026-11-19", .labelExpiring(on: day("2026-11-19"))),
      ("2026-05-19", .labelExpiring(on: day("2026-05-19"))),
      ("2026-05-18", .labelExpired(on: day("2026-05-18"))),
    ] as [(String, Alert?)])
  func label(end: String, expected: Alert?) {
    #expect(alerts(labelEnds: [end]) == [expected].compactMap(\.self))
    #expect(alerts(labelEnds: ["2023-05-18", end]) == [expected].compactMap(\.self))
  }

  @Test("A label is counted to its last day up to the end of the range of dates")
  func endOfDates() {
    let end = CivilDate.latest
    #expect(LabelState(expiry: end, today: day("9999-12-01")) == .ending)
    #expect(LabelState(expiry: end, today: day("9999-06-29")) == .valid)
  }

  @Test("A site without label, late request or missing figure has nothing to be told")
  func nothing() {
    #expect(alerts().isEmpty)
  }

  @Test("The most pressing comes first")
  func order() {
    #expect(
      alerts(labelEnds: ["2026-06-01"], late: 3, missing: 2) == [
        .lateRequests(3), .missingFigures(2, of: Self.quarter),
        .labelExpiring(on: day("2026-06-01")),
      ])
  }
}
