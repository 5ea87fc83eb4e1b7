import QualityDomain
import QualityTesting
import Testing

@Suite("What the network keeps of a site's reading")
struct SiteReadingTests {
  private let definition = Indicators.make("x")

  private func reading(
    _ figure: Figure?, status: IndicatorStatus, pending: Int? = nil, figurePeriod: String = "2026-T1"
  ) -> SiteReading? {
    SiteReading(
      IndicatorReading(
        definition: definition, period: period("2026-T1"), figure: figure, pending: pending,
        target: nil, status: status, source: nil, flags: [], figurePeriod: period(figurePeriod),
        comment: ""))
  }

  private let figure = Figure(.ratio, numerator: quantity("3"), denominator: quantity("4"))

  @Test("The period's own figure, with how it stands")
  func own() {
    #expect(reading(figure, status: .onTarget)?.figure == figure)
    #expect(reading(figure, status: .onTarget)?.status == .onTarget)
  }

  @Test("Nothing of another period: an older figure is owed again, or not yet")
  func older() {
    #expect(reading(figure, status: .onTarget, figurePeriod: "2025") == nil)
    let stale = reading(figure, status: .stale, figurePeriod: "2025")
    #expect(stale?.figure == nil && stale?.status == .missing)
    #expect(reading(nil, status: .missing)?.status == .missing)
  }

  @Test("Nothing of what counts nothing, but for what is pending")
  func notApplicable() {
    let none = Figure(.ratio, numerator: .zero, denominator: .zero)
    #expect(reading(none, status: .notApplicable, pending: 0) == nil)
    let pending = reading(none, status: .notApplicable, pending: 2)
    #expect(pending?.pending == 2 && pending?.figure == nil && pending?.isJudged == false)
  }

  @Test(
    "A month owes what the register gives and what is stated each month; a longer period owes all",
    arguments: [
      (Frequency.month, false, true), (.quarter, false, false), (.halfYear, false, false),
      (.year, false, false), (.quarter, true, true),
    ])
  func owed(frequency: Frequency, isOfRegister: Bool, byMonth: Bool) {
    let rule = RegisterRule(clock: .reply, kinds: [.complaint], channels: [.email], figure: .rate)
    let definition = Indicators.make(
      "x", frequency: frequency, register: isOfRegister ? rule : nil)
    for (text, isOwed) in [("2026-03", byMonth), ("2026-T1", true), ("2026-S1", true), ("2026", true)] {
      #expect(definition.isOwed(each: period(text).length) == isOwed)
      for status in [IndicatorStatus.missing, .stale] {
        let kept = SiteReading(
          IndicatorReading(
            definition: definition, period: period(text), figure: nil, pending: nil, target: nil,
            status: status, source: nil, flags: [], figurePeriod: period(text), comment: ""))
        #expect(kept?.status == (isOwed ? .missing : nil))
      }
    }
  }

  @Test("A figure that was stated for a month is kept, however often it is due")
  func stated() {
    let definition = Indicators.make("x", frequency: .quarter)
    let kept = SiteReading(
      IndicatorReading(
        definition: definition, period: period("2026-03"), figure: figure, pending: nil, target: nil,
        status: .noTarget, source: .entered, flags: [], figurePeriod: period("2026-03"), comment: ""))
    #expect(kept?.figure == figure && kept?.status == .noTarget)
  }

  @Test("A site is on target when all that is judged is, and neither when nothing is")
  func standing() {
    func standing(_ statuses: IndicatorStatus...) -> SiteStanding {
      SiteStanding(
        statuses.map {
          SiteReading(
            indicator: "x", period: period("2026-T1"), aggregation: .ratio, figure: nil, pending: 0,
            target: nil, status: $0)
        }, period: period("2026-T1"), owed: 9, asOf: day("2026-04-01"))
    }
    #expect(standing(.onTarget, .noTarget, .missing).isOnTarget == true)
    #expect(standing(.onTarget, .belowTarget).isOnTarget == false)
    #expect(standing(.noTarget, .missing).isOnTarget == nil)
    #expect(standing(.onTarget, .belowTarget, .missing).judged == 2)
    #expect(standing(.onTarget, .belowTarget, .missing).missing == 1)
  }
}
