import QualityDomain
import QualityTesting
import Testing

@Suite("Publishing a period: what is pending or missing asks for a reason")
struct PublicationReviewTests {
  private func reading(_ status: IndicatorStatus, pending: Int? = nil) -> IndicatorReading {
    IndicatorReading(
      definition: Indicators.emailOnTime, period: period("2024-T1"), figure: nil, pending: pending,
      target: nil, status: status, source: nil, flags: [], figurePeriod: period("2024-T1"),
      comment: "")
  }

  @Test("Nothing pending, nothing missing: no reason is asked")
  func clean() throws {
    let review = PublicationReview(
      [.onTarget, .belowTarget, .noTarget, .notApplicable].map { reading($0, pending: 0) })
    #expect(!review.needsReason)
    try review.check(period("2024-T1"), reason: "", asOf: day("2024-04-01"))
  }

  @Test("Pending requests, missing and stale figures are listed and need a reason")
  func needsReason() throws {
    let review = PublicationReview([
      reading(.onTarget, pending: 2), reading(.notApplicable, pending: 3), reading(.onTarget),
      reading(.missing), reading(.stale),
    ])
    #expect(review.pending.count == 2)
    #expect(review.missing.map(\.status) == [.missing, .stale])
    #expect(throws: PublicationError.reasonRequired(pending: 2, missing: 2)) {
      try review.check(period("2024-T1"), reason: "", asOf: day("2024-04-01"))
    }
    try review.check(period("2024-T1"), reason: "Figures of the CERT to come.", asOf: day("2024-04-01"))
  }

  @Test("A period is published from the day after its last")
  func notOver() throws {
    let review = PublicationReview([])
    for asOf in ["2024-02-10", "2024-03-31"] {
      #expect(throws: PublicationError.notOver(lastDay: day("2024-03-31"))) {
        try review.check(period("2024-T1"), reason: "Early.", asOf: day(asOf))
      }
    }
    try review.check(period("2024-T1"), reason: "", asOf: day("2024-04-01"))
  }
}
