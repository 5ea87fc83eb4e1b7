/// What one indicator of a site amounts to in a period, as the network keeps it: the period's own
/// figure, judged against the national target, so that all sites are judged alike.
public struct SiteReading: Hashable, Sendable {
  /// The code of an indicator of the edition; those that a site defines for itself mean nothing
  /// elsewhere.
  public let indicator: String
  public let period: Period
  public let aggregation: Aggregation
  /// nil when there is none of this period.
  public let figure: Figure?
  /// Requests neither in time nor late yet.
  public let pending: Int
  /// The national target in force.
  public let target: Quantity?
  /// `missing` when a figure is owed, be there an older one or not; never `stale`.
  public let status: IndicatorStatus

  public init(
    indicator: String, period: Period, aggregation: Aggregation, figure: Figure?, pending: Int,
    target: Quantity?, status: IndicatorStatus
  ) {
    self.indicator = indicator
    self.period = period
    self.aggregation = aggregation
    self.figure = figure
    self.pending = pending
    self.target = target
    self.status = status
  }

  /// What there is to keep of a reading; nil when it has no figure of its own period, nothing is
  /// pending and no figure is owed for such a period.
  ///
  /// - Parameter reading: with the national targets alone.
  public init?(_ reading: IndicatorReading) {
    let isOwn = reading.figurePeriod == reading.period && reading.figure?.value != nil
    let pending = reading.pending ?? 0
    let isOwed = reading.awaitsEntry && reading.definition.isOwed(each: reading.period.length)
    guard isOwn || pending > 0 || isOwed else { return nil }
    self.init(
      indicator: reading.definition.code, period: reading.period,
      aggregation: reading.definition.aggregation, figure: isOwn ? reading.figure : nil,
      pending: pending, target: reading.target?.value,
      status: isOwn ? reading.status : isOwed ? .missing : .notApplicable)
  }

  public var isJudged: Bool { status == .onTarget || status == .belowTarget }
}

/// How a site stands with the indicators of a period, against the national targets.
public struct SiteStanding: Hashable, Sendable {
  public let period: Period
  /// Indicators that its modules ask for in a period of that length.
  public let owed: Int
  /// Those with a figure of the period and a national target.
  public let judged: Int
  public let onTarget: Int
  /// Figures that someone has to enter.
  public let missing: Int
  /// The day as of which it was found out.
  public let asOf: CivilDate

  public init(period: Period, owed: Int, judged: Int, onTarget: Int, missing: Int, asOf: CivilDate) {
    self.period = period
    self.owed = owed
    self.judged = judged
    self.onTarget = onTarget
    self.missing = missing
    self.asOf = asOf
  }

  /// - Parameters:
  ///   - readings: all that is kept of the period.
  ///   - owed: how many indicators the site has to have in it.
  public init(_ readings: [SiteReading], period: Period, owed: Int, asOf: CivilDate) {
    self.init(
      period: period, owed: owed, judged: readings.count(where: \.isJudged),
      onTarget: readings.count { $0.status == .onTarget },
      missing: readings.count { $0.status == .missing }, asOf: asOf)
  }

  /// Whether every indicator that is judged is on target; nil when none is judged.
  public var isOnTarget: Bool? { judged == 0 ? nil : onTarget == judged }
}

/// The work of a site's register on a day.
public struct SiteWork: Hashable, Sendable {
  public let open: Int
  /// Of the open ones, those whose due date was past on that day.
  public let late: Int
  public let asOf: CivilDate

  public init(open: Int, late: Int, asOf: CivilDate) {
    self.open = open
    self.late = late
    self.asOf = asOf
  }
}
