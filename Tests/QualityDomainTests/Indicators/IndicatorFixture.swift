import QualityDomain

/// Indicators of chapter VI that the suites read.
enum Indicators {
  static let emailOnTime = make(
    "17-email-on-time", register: rule([.information], [.email, .form]))
  static let emailMean = make(
    "17-email-mean", .workingDays, .mean, better: .lower,
    register: rule([.information], [.email, .form], .mean))
  static let letterOnTime = make("17-letter-on-time", register: rule([.information], [.letter]))
  static let letterMean = make(
    "17-letter-mean", .workingDays, .mean, better: .lower,
    register: rule([.information], [.letter], .mean))
  static let voiceOnTime = make("3-on-time", register: rule([.complaint, .suggestion], everyWay))
  static let voiceMean = make(
    "3-mean", .workingDays, .mean, better: .lower,
    register: rule([.complaint, .suggestion], everyWay, .mean))
  static let adviceLetterOnTime = make("36-letter-on-time", register: rule([.advice], [.letter]))
  static let announcedKept = make(
    "17-announced-kept",
    register: RegisterRule(
      clock: .announcedDate, kinds: RequestKind.register, channels: everyWay, figure: .rate))
  static let drills = make("49-drills", .count, .sum)
  static let monthlyDelay = make(
    "22-civ-delay", .days, .mean, frequency: .month, better: .lower)
  static let connections = make("11-website-connections", .connections, .none, better: .none)

  static let everyWay: [RequestChannel] = [.letter, .email, .form, .box, .counter]

  static func make(
    _ code: String, _ unit: IndicatorUnit = .percent, _ aggregation: Aggregation = .ratio,
    frequency: Frequency = .quarter, better: Direction = .higher, register: RegisterRule? = nil
  ) -> IndicatorDefinition {
    IndicatorDefinition(
      code: code, label: code, shortLabel: code, commitments: [17], article: "VI", unit: unit,
      aggregation: aggregation, frequency: frequency, better: better, register: register,
      isProjectOwn: false, note: nil)
  }

  private static func rule(
    _ kinds: [RequestKind], _ channels: [RequestChannel], _ figure: RegisterRule.Figure = .rate
  ) -> RegisterRule {
    RegisterRule(clock: .reply, kinds: kinds, channels: channels, figure: figure)
  }
}
