/// One indicator for one site (or service) and period: what is shown, exported and published.
public struct IndicatorReading: Hashable, Sendable {
  public let definition: IndicatorDefinition
  /// The period that was asked for.
  public let period: Period
  /// nil when there is none at all.
  public let figure: Figure?
  /// Requests neither in time nor late yet; nil for entered indicators.
  public let pending: Int?
  public let target: Target?
  public let status: IndicatorStatus
  public let source: MeasureSource?
  public let flags: [MeasureFlag]
  /// The period of the figure: the asked one, or the last that has a figure.
  public let figurePeriod: Period
  public let comment: String

  public init(
    definition: IndicatorDefinition, period: Period, figure: Figure?, pending: Int?,
    target: Target?, status: IndicatorStatus, source: MeasureSource?, flags: [MeasureFlag],
    figurePeriod: Period, comment: String
  ) {
    self.definition = definition
    self.period = period
    self.figure = figure
    self.pending = pending
    self.target = target
    self.status = status
    self.source = source
    self.flags = flags
    self.figurePeriod = figurePeriod
    self.comment = comment
  }

  /// Whether someone has to enter a figure.
  public var awaitsEntry: Bool { status == .missing || status == .stale }

  /// Reads an indicator from the register.
  public static func computed(
    _ definition: IndicatorDefinition, rule: RegisterRule, period: Period,
    tallies: [RegisterTally], targets: [Target], asOf: CivilDate
  ) -> IndicatorReading {
    computed(
      definition, rule: rule, period: period,
      count: RegisterCount(tallies, in: period, rule: rule, asOf: asOf), targets: targets, asOf: asOf)
  }

  /// Reads an indicator from what its rule takes of the period's requests.
  public static func computed(
    _ definition: IndicatorDefinition, rule: RegisterRule, period: Period, count: RegisterCount,
    targets: [Target], asOf: CivilDate
  ) -> IndicatorReading {
    let figure = count.figure(rule.figure)
    let target = Target.inForce(
      targets, indicator: definition.code, better: definition.better, on: min(asOf, period.lastDay))
    let status = figure.value.map {
      IndicatorStatus(value: $0, target: target?.value, better: definition.better)
    }
    return IndicatorReading(
      definition: definition, period: period, figure: figure, pending: count.pending,
      target: target, status: status ?? .notApplicable, source: .computed, flags: [],
      figurePeriod: period, comment: "")
  }

  /// What the register gives, or what was stated for the same period when the register has nothing
  /// of it: the years before a site used it. Where both are, the register wins and a disagreement
  /// is flagged.
  /// - Parameter count: what this reading was computed from.
  public func completed(by stated: IndicatorReading, count: RegisterCount) -> IndicatorReading {
    guard stated.figure != nil, stated.figurePeriod == period else { return self }
    if count.isEmpty { return stated }
    guard let value = figure?.value, let other = stated.figure?.value,
      !Measure.agree(other, value)
    else { return self }
    return IndicatorReading(
      definition: definition, period: period, figure: figure, pending: pending, target: target,
      status: status, source: source, flags: flags + [.statedDiffers(stated: other)],
      figurePeriod: figurePeriod, comment: comment)
  }
}
