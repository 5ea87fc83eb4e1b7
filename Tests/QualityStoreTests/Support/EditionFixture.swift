import QualityDomain
import QualityStore
import QualityTesting
import Testing

/// An edition with the limits of 3.1, 17.1, 17.2, 17.3, 36.1 and 36.4, and the indicators that the
/// register computes.
enum EditionFixture {
  static let id = "fixture-2019"

  static let book = RuleBook(EditionLibrary([edition]))

  static let edition = Edition(
    id: id, name: "Fixture", title: "Fixture", published: day("2019-01-01"), updated: nil,
    validFrom: day("2019-01-01"), modules: modules, provisions: [], communication: [],
    glossary: [], indicators: indicators,
    targets: [
      NationalTarget(
        indicator: "17-email-on-time", value: quantity("80"), validFrom: day("2019-01-01"),
        source: "17")
    ], requestKinds: [], channels: [], siteKinds: [], limits: limits, moduleRules: [])

  /// The working days of 41, laid out once.
  static let calendar = Territory(code: "41").map { WorkingCalendar(territory: $0) }

  private static let modules = [
    module(1, [3, 15, 17]), module(3, [22]), module(4, [36]), module(6, [49]),
  ]

  private static func module(_ number: Int, _ commitments: [Int]) -> Module {
    Module(
      number: number, title: "Module \(number)",
      commitments: commitments.map {
        Commitment(
          number: $0, title: "Engagement \($0)", channel: .general, isOptional: false, note: nil,
          subcommitments: [])
      })
  }

  private static let indicators = [
    computed("17-letter-on-time", 17, rule([.information], [.letter])),
    computed("17-letter-mean", 17, rule([.information], [.letter], .mean)),
    computed("17-email-on-time", 17, rule([.information], [.email, .form])),
    computed("17-email-mean", 17, rule([.information], [.email, .form], .mean)),
    computed(
      "17-announced-kept", 17,
      RegisterRule(
        clock: .announcedDate, kinds: RequestKind.register, channels: everyWay, figure: .rate)),
    computed("3-on-time", 3, rule([.complaint, .suggestion], everyWay)),
    computed("3-mean", 3, rule([.complaint, .suggestion], everyWay, .mean)),
    computed("36-letter-on-time", 36, rule([.advice], [.letter])),
    entered("15-satisfaction", 15, .percent, .ratio),
    entered("22-civ-delay", 22, .days, .mean, .month),
    entered("49-drills", 49, .count, .sum),
  ]

  private static let everyWay: [RequestChannel] = [.letter, .email, .form, .box, .counter]

  private static func rule(
    _ kinds: [RequestKind], _ channels: [RequestChannel], _ figure: RegisterRule.Figure = .rate
  ) -> RegisterRule {
    RegisterRule(clock: .reply, kinds: kinds, channels: channels, figure: figure)
  }

  private static func computed(
    _ code: String, _ commitment: Int, _ rule: RegisterRule
  ) -> IndicatorDefinition {
    let isMean = rule.figure == .mean
    return definition(
      code, commitment, isMean ? .workingDays : .percent, isMean ? .mean : .ratio, .quarter, rule)
  }

  private static func entered(
    _ code: String, _ commitment: Int, _ unit: IndicatorUnit, _ aggregation: Aggregation,
    _ frequency: Frequency = .quarter
  ) -> IndicatorDefinition {
    definition(code, commitment, unit, aggregation, frequency, nil)
  }

  private static func definition(
    _ code: String, _ commitment: Int, _ unit: IndicatorUnit, _ aggregation: Aggregation,
    _ frequency: Frequency, _ rule: RegisterRule?
  ) -> IndicatorDefinition {
    IndicatorDefinition(
      code: code, label: code, shortLabel: code, commitments: [commitment], article: "VI",
      unit: unit, aggregation: aggregation, frequency: frequency,
      better: aggregation == .mean ? .lower : .higher, register: rule, isProjectOwn: false,
      note: nil)
  }

  static let limits: [Limit] =
    reply(.information, [.letter], 15, then: 10)
    + reply(.information, [.email, .form], 5, then: 5)
    + reply(.advice, [.letter], 15, then: 15)
    + reply(.advice, [.email, .form], 5, then: 5)
    + [RequestKind.complaint, .suggestion].flatMap { kind in
      reply(kind, [.letter, .box, .counter], 15, then: 10)
        + reply(kind, [.email, .form], 15, then: 5)
    }

  private static func reply(
    _ kind: RequestKind, _ channels: [RequestChannel], _ from2019: Int, then from2020: Int
  ) -> [Limit] {
    channels.flatMap { channel in
      [("2019-01-01", from2019), ("2020-01-01", from2020)].map { start, count in
        Limit(
          id: "\(kind)-\(channel)-\(start)", clock: .reply, kind: kind, channel: channel,
          validFrom: day(start), workingDays: count, article: "17")
      }
    }
  }
}
