import QualityDomain
import QualityTesting
import Testing

@Suite("Worked requests (commitments 3.1, 17.1, 17.2, 36.1, 36.4)")
struct WorkedRequestTests {
  @Test("All twelve are there")
  func complete() {
    #expect(WorkedRequest.all.map(\.number).sorted() == Array(1...12))
  }

  @Test("The state at each date", arguments: WorkedRequest.all)
  func state(_ worked: WorkedRequest) throws {
    for (asOf, state) in worked.states {
      let situation = try worked.story.situation(asOf: asOf, territory: worked.territory)
      #expect(situation.state == state, "on \(asOf)")
    }
  }

  @Test("The limit, the due date and the working days to the first answer", arguments: WorkedRequest.all)
  func clock(_ worked: WorkedRequest) throws {
    let situation = try worked.story.situation(asOf: "2030-01-01", territory: worked.territory)
    let run = try #require(situation.reply?.current)
    #expect(run.due == day(worked.due))
    #expect(run.limit.workingDays == worked.limit)
    #expect(situation.elapsed == worked.elapsed)
  }

  @Test("9: the announced date is missed by the reply that comes after it")
  func announcedDateMissed() throws {
    let worked = try #require(WorkedRequest.all.first { $0.number == 9 })
    for (asOf, outcome) in [
      ("2024-06-28", SideClock.Outcome.running), ("2024-06-29", .missed), ("2024-07-01", .missed),
    ] {
      let promise = try #require(try worked.story.situation(asOf: asOf).announcedDate)
      #expect(promise.due == day("2024-06-28"))
      #expect(promise.outcome(asOf: day(asOf)) == outcome, "on \(asOf)")
    }
  }

  /// What the twelve give together for one indicator, period and date.
  struct Expected: Sendable, CustomTestStringConvertible {
    let indicator: IndicatorDefinition
    let period: String
    let asOf: String
    let numerator: Int
    let denominator: Int
    /// nil: "sans objet".
    let value: String?
    let pending: Int

    var testDescription: String { "\(indicator.code) \(period) as of \(asOf)" }

    init(
      _ indicator: IndicatorDefinition, _ period: String, asOf: String = "2025-01-01",
      _ numerator: Int, over denominator: Int, _ value: String?, pending: Int = 0
    ) {
      self.indicator = indicator
      self.period = period
      self.asOf = asOf
      self.numerator = numerator
      self.denominator = denominator
      self.value = value
      self.pending = pending
    }
  }

  @Test(
    "The figures that they give together",
    arguments: [
      // Requests 1, 3, 4, 7, 12; request 11 waits.
      Expected(Indicators.emailOnTime, "2024", 2, over: 5, "40.00", pending: 1),
      Expected(Indicators.emailMean, "2024", 28, over: 4, "7.00", pending: 1),
      Expected(Indicators.emailOnTime, "2024-T2", 1, over: 3, "33.33", pending: 1),
      Expected(Indicators.emailOnTime, "2024-T4", 1, over: 2, "50.00"),
      // On the due date of request 4, then on the day after; request 3 is not answered yet.
      Expected(Indicators.emailOnTime, "2024", asOf: "2024-12-24", 1, over: 3, "33.33", pending: 3),
      Expected(Indicators.emailOnTime, "2024", asOf: "2024-12-25", 1, over: 4, "25.00", pending: 2),
      // Requests 5 and 6 count where they were received, not where they were answered.
      Expected(Indicators.letterOnTime, "2019-T4", 2, over: 2, "100.00"),
      Expected(Indicators.letterMean, "2019-T4", 25, over: 2, "12.50"),
      Expected(Indicators.letterOnTime, "2020", 0, over: 0, nil),
      // Request 2.
      Expected(Indicators.letterOnTime, "2024-03", 0, over: 1, "0.00"),
      Expected(Indicators.letterMean, "2024-S1", 11, over: 1, "11.00"),
      // Request 9; request 8 is counted nowhere, once it is closed.
      Expected(Indicators.voiceOnTime, "2024", 1, over: 1, "100.00"),
      Expected(Indicators.voiceMean, "2024", 5, over: 1, "5.00"),
      Expected(Indicators.voiceOnTime, "2024-T1", 0, over: 0, nil),
      Expected(Indicators.voiceOnTime, "2024-T1", asOf: "2024-03-04", 0, over: 0, nil, pending: 1),
      Expected(Indicators.announcedKept, "2024", 0, over: 1, "0.00"),
      Expected(Indicators.announcedKept, "2024", asOf: "2024-06-28", 0, over: 0, nil, pending: 1),
      // Request 10.
      Expected(Indicators.adviceLetterOnTime, "2024-T2", asOf: "2024-05-30", 0, over: 0, nil, pending: 1),
      Expected(Indicators.adviceLetterOnTime, "2024-T2", asOf: "2024-05-31", 0, over: 1, "0.00"),
    ])
  func figures(_ expected: Expected) throws {
    let asOf = day(expected.asOf)
    let tallies = try WorkedRequest.all.flatMap {
      RequestSituation(
        $0.story.history, asOf: asOf, limits: Limits.table,
        calendar: try Calendars.of($0.territory))?.tallies ?? []
    }
    let reading = IndicatorReading.computed(
      expected.indicator, rule: try #require(expected.indicator.register),
      period: period(expected.period), tallies: tallies, targets: [], asOf: asOf)
    #expect(reading.figure?.numerator == Quantity(expected.numerator))
    #expect(reading.figure?.denominator == Quantity(expected.denominator))
    #expect(reading.figure?.value == expected.value.map { quantity($0) })
    #expect(reading.pending == expected.pending)
    #expect(reading.status == (expected.value == nil ? .notApplicable : .noTarget))
  }
}
