import QualityDomain
import QualityTesting
import Testing

@Suite("Indicators computed from the register")
struct ComputedReadingTests {
  private func tally(
    _ outcome: RegisterTally.Outcome, month: String = "2024-05", kind: RequestKind = .information,
    channel: RequestChannel = .email, due: String? = nil, count: Int, days: Int = 0
  ) -> RegisterTally {
    RegisterTally(
      clock: .reply, service: nil, kind: kind, channel: channel, month: period(month),
      outcome: outcome, due: due.map { day($0) }, count: count, days: days)
  }

  private func reading(
    _ definition: IndicatorDefinition, _ text: String, asOf: String = "2024-12-31",
    _ tallies: [RegisterTally], targets: [Target] = []
  ) throws -> IndicatorReading {
    IndicatorReading.computed(
      definition, rule: try #require(definition.register), period: period(text),
      tallies: tallies, targets: targets, asOf: day(asOf))
  }

  @Test("The rate: in time over in time, answered late and late; pending apart")
  func rate() throws {
    let reading = try reading(
      Indicators.emailOnTime, "2024-T2",
      [
        tally(.inTime, count: 7, days: 20), tally(.answeredLate, count: 2, days: 20),
        tally(.unanswered, due: "2024-05-31", count: 1),
        tally(.unanswered, due: "2025-01-02", count: 3), tally(.waiting, count: 2),
      ])
    #expect(reading.figure?.numerator == quantity("7"))
    #expect(reading.figure?.denominator == quantity("10"))
    #expect(reading.figure?.value == quantity("70.00"))
    #expect(reading.pending == 5)
    #expect(reading.source == .computed)
    #expect(reading.figurePeriod == reading.period)
  }

  @Test("The mean: days over those with a first answer, in time or not")
  func mean() throws {
    let reading = try reading(
      Indicators.emailMean, "2024-T2",
      [
        tally(.inTime, count: 7, days: 20), tally(.answeredLate, count: 2, days: 21),
        tally(.unanswered, due: "2024-05-31", count: 1),
      ])
    #expect(reading.figure?.value == quantity("4.56"))
  }

  @Test("Nothing to count: no value, never 0 % nor 100 %, even with requests pending")
  func notApplicable() throws {
    for tallies in [[], [tally(.waiting, count: 2)]] {
      let reading = try reading(Indicators.emailOnTime, "2024-T2", tallies)
      #expect(reading.figure?.value == nil)
      #expect(reading.figure?.denominator == .zero)
      #expect(reading.status == .notApplicable)
      #expect(reading.pending == tallies.count * 2)
    }
  }

  @Test("Only the kinds, channels and months that the indicator and the period take")
  func selection() throws {
    let tallies = [
      tally(.inTime, month: "2024-04", count: 1), tally(.inTime, month: "2024-06", channel: .form, count: 1),
      tally(.inTime, month: "2024-03", count: 10), tally(.inTime, month: "2024-07", count: 10),
      tally(.inTime, channel: .letter, count: 10), tally(.inTime, kind: .advice, count: 10),
    ]
    #expect(
      try reading(Indicators.emailOnTime, "2024-T2", tallies).figure?.denominator == quantity("2"))
  }

  private func stated(
    _ value: String, of definition: IndicatorDefinition, _ text: String = "2024-T2"
  ) -> IndicatorReading {
    let figure = Figure(numerator: nil, denominator: nil, value: quantity(value))
    return .stated(
      definition, period: period("2024-T2"),
      measures: [
        Measure(
          indicator: definition.code, period: period(text), source: .entered, figure: figure)
      ], targets: [], asOf: day("2024-12-31"))
  }

  private func completed(
    _ definition: IndicatorDefinition, _ tallies: [RegisterTally], by stated: IndicatorReading
  ) throws -> IndicatorReading {
    let rule = try #require(definition.register)
    let asOf = day("2024-12-31")
    return try reading(definition, "2024-T2", tallies).completed(
      by: stated, count: RegisterCount(tallies, in: period("2024-T2"), rule: rule, asOf: asOf))
  }

  @Test("What was stated stands where the register has no request of the period")
  func statedWithoutRequests() throws {
    let stated = stated("90", of: Indicators.emailOnTime)
    #expect(try completed(Indicators.emailOnTime, [], by: stated) == stated)
    let earlier = [tally(.inTime, month: "2024-03", count: 4)]
    #expect(try completed(Indicators.emailOnTime, earlier, by: stated) == stated)
    let other = self.stated("90", of: Indicators.emailOnTime, "2024-T1")
    #expect(try completed(Indicators.emailOnTime, [], by: other).source == .computed)
  }

  @Test("Where both are, the register wins and a disagreement is flagged")
  func statedBesideRequests() throws {
    let tallies = [tally(.inTime, count: 9), tally(.answeredLate, count: 1)]
    let agreeing = try completed(
      Indicators.emailOnTime, tallies, by: stated("90", of: Indicators.emailOnTime))
    #expect(agreeing.source == .computed)
    #expect(agreeing.flags.isEmpty)
    let disagreeing = try completed(
      Indicators.emailOnTime, tallies, by: stated("95", of: Indicators.emailOnTime))
    #expect(disagreeing.figure?.value == quantity("90"))
    #expect(disagreeing.flags == [.statedDiffers(stated: quantity("95"))])
  }

  @Test("A mean whose requests are all late, or pending, is the register's: nothing stated replaces it")
  func meanWithoutAnswer() throws {
    let stated = stated("3", of: Indicators.emailMean)
    for tallies in [[tally(.unanswered, due: "2024-05-31", count: 4)], [tally(.waiting, count: 1)]] {
      let reading = try completed(Indicators.emailMean, tallies, by: stated)
      #expect(reading.source == .computed)
      #expect(reading.status == .notApplicable)
    }
  }

  @Test("The target is the one in force at the end of the period, or at the date that is read")
  func target() throws {
    let targets = [("2024-01-01", "80"), ("2024-06-30", "90")].map {
      Target(
        indicator: "17-email-on-time", scope: .national, value: quantity($1), validFrom: day($0))
    }
    let tallies = [tally(.inTime, count: 17), tally(.answeredLate, count: 3)]
    let whole = try reading(Indicators.emailOnTime, "2024-T2", tallies, targets: targets)
    #expect(whole.target?.value == quantity("90"))
    #expect(whole.status == .belowTarget)
    let during = try reading(
      Indicators.emailOnTime, "2024-T2", asOf: "2024-06-29", tallies, targets: targets)
    #expect(during.target?.value == quantity("80"))
    #expect(during.status == .onTarget)
  }
}
