import QualityDomain
import QualityTesting
import Testing

@Suite("Indicators from the register: tallies count like requests one by one")
struct RegisterCountTests {
  /// The figures of one indicator counted from the situations themselves.
  private struct DirectCount: Equatable {
    var inTime = 0
    var answeredLate = 0
    var late = 0
    var pending = 0
    var days = 0

    init(_ situations: [RequestSituation], rule: RegisterRule, period: Period, asOf: CivilDate) {
      for situation in situations
      where rule.kinds.contains(situation.kind) && rule.channels.contains(situation.channel)
        && period.contains(situation.receivedOn)
      {
        if rule.clock == .reply { countReply(situation) } else { countPromise(situation, asOf: asOf) }
      }
    }

    private mutating func countReply(_ situation: RequestSituation) {
      switch situation.state {
      case .answeredInTime: inTime += 1
      case .answeredLate: answeredLate += 1
      case .late: late += 1
      case .running, .waiting: pending += 1
      case .noLimit, .withoutContact, .duplicate: return
      }
      days += situation.elapsed ?? 0
    }

    private mutating func countPromise(_ situation: RequestSituation, asOf: CivilDate) {
      let counted: Set<ReplyState> = [.answeredInTime, .answeredLate, .late, .running, .waiting]
      guard counted.contains(situation.state), let promise = situation.announcedDate else { return }
      switch promise.outcome(asOf: asOf) {
      case .kept: inTime += 1
      case .missed: if promise.metOn == nil { late += 1 } else { answeredLate += 1 }
      case .running: pending += 1
      }
    }

    init(_ count: RegisterCount) {
      inTime = count.inTime
      answeredLate = count.answeredLate
      late = count.late
      pending = count.pending
      days = count.days
    }
  }

  private static let definitions = [
    Indicators.emailOnTime, Indicators.emailMean, Indicators.letterOnTime, Indicators.letterMean,
    Indicators.voiceOnTime, Indicators.voiceMean, Indicators.adviceLetterOnTime,
    Indicators.announcedKept,
  ]

  @Test("Tallies taken after the last event give the figures of any later date", arguments: 0..<6)
  func sameFigures(seed: Int) throws {
    var generator = SeededGenerator(seed: UInt64(seed))
    let calendar = try Calendars.of("41")
    let rules = RegisterRules(limits: Limits.table, calendar: calendar)
    let histories = (0..<200).map { _ in RandomStory.make(using: &generator).history }
    let last = try #require(histories.flatMap { $0.entries.map(\.happenedOn) }.max())
    let stored = histories.flatMap { rules.situation($0, asOf: last)?.tallies ?? [] }
    for days in [0, 1, 2, 5, 30, 400] {
      let asOf = last.adding(days: days)
      let situations = histories.compactMap { rules.situation($0, asOf: asOf) }
      for definition in Self.definitions {
        let rule = try #require(definition.register)
        for period in ["2021", "2022-S2", "2020-T1", "2019-12", "2023-12"].map({ period($0) }) {
          let tallies = stored.filter { period.months.contains($0.month) }
          let direct = DirectCount(situations, rule: rule, period: period, asOf: asOf)
          #expect(DirectCount(RegisterCount(tallies, rule: rule, asOf: asOf)) == direct)
          let reading = IndicatorReading.computed(
            definition, rule: rule, period: period, tallies: stored, targets: [], asOf: asOf)
          #expect(reading.pending == direct.pending)
          let numerator = rule.figure == .rate ? direct.inTime : direct.days
          #expect(reading.figure?.numerator == Quantity(numerator))
        }
      }
    }
  }

  @Test("Adding up tallies of one key changes no figure")
  func groupedTallies() throws {
    func tally(
      _ outcome: RegisterTally.Outcome, due: String? = nil, count: Int, days: Int = 0
    ) -> RegisterTally {
      RegisterTally(
        clock: .reply, service: nil, kind: .information, channel: .email, month: period("2024-06"),
        outcome: outcome, due: due.map { day($0) }, count: count, days: days)
    }
    let rule = try #require(Indicators.emailOnTime.register)
    let apart = [
      tally(.inTime, count: 1, days: 2), tally(.inTime, count: 1, days: 3),
      tally(.answeredLate, count: 1, days: 9), tally(.unanswered, due: "2024-06-10", count: 1),
      tally(.unanswered, due: "2024-06-11", count: 1), tally(.waiting, count: 1),
    ]
    let together = [
      tally(.inTime, count: 2, days: 5), tally(.answeredLate, count: 1, days: 9),
      tally(.unanswered, due: "2024-06-10", count: 1),
      tally(.unanswered, due: "2024-06-11", count: 1), tally(.waiting, count: 1),
    ]
    let asOf = day("2024-06-11")
    let count = RegisterCount(together, rule: rule, asOf: asOf)
    #expect(RegisterCount(apart, rule: rule, asOf: asOf) == count)
    // Late on the day after its due date, still running on it.
    #expect((count.late, count.running, count.waiting) == (1, 1, 1))
    #expect(count.figure(.rate).value == quantity("50"))
    #expect(count.figure(.mean).value == quantity("4.67"))
  }

  @Test("A request counts in the month of its receipt, for its service")
  func key() throws {
    let story = Story(
      .information, .letter, received: "2024-01-31", service: identifier(2),
      [("2024-02-05", .transferred(to: identifier(3))), ("2024-02-07", .replied(.letter))])
    let tallies = try story.situation(asOf: "2024-03-01").tallies
    #expect(
      tallies == [
        RegisterTally(
          clock: .reply, service: identifier(3), kind: .information, channel: .letter,
          month: period("2024-01"), outcome: .inTime, due: nil, count: 1, days: 5)
      ])
  }
}
