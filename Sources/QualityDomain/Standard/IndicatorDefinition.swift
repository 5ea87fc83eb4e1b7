/// What an indicator is counted in.
public enum IndicatorUnit: String, CaseIterable, Sendable {
  case percent
  case workingDays = "working-days"
  case days, minutes, seconds
  case usersPerDay = "users-per-day"
  case connections
  case connectionsPerMonth = "connections-per-month"
  case count
}

/// How figures of parts make the figure of the whole: services to site, months to year.
public enum Aggregation: String, CaseIterable, Sendable {
  /// Sum of numerators over sum of denominators, in percent.
  case ratio
  /// Sum of amounts over number of things.
  case mean
  case sum
  /// The figure of the last part.
  case last
  /// Shown for its own period only.
  case none
}

/// How often a figure is due.
public enum Frequency: String, CaseIterable, Sendable {
  case month, quarter
  case halfYear = "half-year"
  case year

  /// The length of the periods for which a figure is due.
  public var length: Period.Length {
    switch self {
    case .month: .month
    case .quarter: .quarter
    case .halfYear: .halfYear
    case .year: .year
    }
  }

  /// The period with a figure of its own that holds the beginning of another one.
  public func period(containing period: Period) -> Period {
    Period(length, containing: period.firstDay)
  }
}

/// Which way a value is better.
public enum Direction: String, CaseIterable, Sendable {
  case higher, lower, none
}

/// An indicator of chapter VI, or one that the project or a site adds.
public struct IndicatorDefinition: Hashable, Sendable {
  /// Stable, for example `17-email-on-time`.
  public let code: String
  /// Official name.
  public let label: String
  /// A name for tables and charts, at most 45 characters.
  public let shortLabel: String
  /// The commitments that it speaks of, at least one.
  public let commitments: [Int]
  public let article: String
  public let unit: IndicatorUnit
  public let aggregation: Aggregation
  public let frequency: Frequency
  /// Which way is better.
  public let better: Direction
  /// Set when the figure is computed from the register; otherwise it is entered or imported.
  public let register: RegisterRule?
  /// Added by the project beside chapter VI.
  public let isProjectOwn: Bool
  /// How it is measured.
  public let note: String?
  /// Whether each site has a figure for each thing that it asks its users about.
  public let isByCriterion: Bool

  public init(
    code: String, label: String, shortLabel: String, commitments: [Int], article: String,
    unit: IndicatorUnit, aggregation: Aggregation, frequency: Frequency, better: Direction,
    register: RegisterRule?, isProjectOwn: Bool, note: String?,
    isByCriterion: Bool = false
  ) {
    self.code = code
    self.label = label
    self.shortLabel = shortLabel
    self.commitments = commitments
    self.article = article
    self.unit = unit
    self.aggregation = aggregation
    self.frequency = frequency
    self.better = better
    self.register = register
    self.isProjectOwn = isProjectOwn
    self.note = note
    self.isByCriterion = isByCriterion
  }

  /// Whether there is to be a figure for each period of that length. A month has what the register gives and
  /// what is stated each month; what is stated less often may have a figure of a month, and owes none.
  public func isOwed(each length: Period.Length) -> Bool {
    length != .month || register != nil || frequency == .month
  }
}

/// What a numerator over a denominator gives.
public enum Quotient: Sendable {
  /// A percentage.
  case ratio
  /// An amount a thing.
  case mean

  /// With two decimals, half up; nil over zero.
  public func value(_ numerator: Quantity, over denominator: Quantity) -> Quantity? {
    switch self {
    case .ratio: .percentage(numerator, of: denominator)
    case .mean: .mean(numerator, over: denominator)
    }
  }
}

extension IndicatorDefinition {
  /// What a numerator over a denominator of one figure gives: a figure that no rule puts together
  /// may be a quotient all the same, and its unit says which. nil for a sum, which has no
  /// denominator.
  public var quotient: Quotient? {
    switch aggregation {
    case .ratio: .ratio
    case .mean: .mean
    case .sum: nil
    case .last, .none: unit == .percent ? .ratio : .mean
    }
  }
}

/// Which requests of the register an indicator counts, and what it counts of them.
public struct RegisterRule: Hashable, Sendable {
  /// What is counted of the requests.
  public enum Figure: String, CaseIterable, Sendable {
    /// Share in time among those answered or late.
    case rate
    /// Mean working days from the start of the clock to the first answer.
    case mean
  }

  public let clock: ClockKind
  public let kinds: [RequestKind]
  public let channels: [RequestChannel]
  public let figure: Figure

  public init(
    clock: ClockKind, kinds: [RequestKind], channels: [RequestChannel], figure: Figure
  ) {
    self.clock = clock
    self.kinds = kinds
    self.channels = channels
    self.figure = figure
  }
}

/// A target that the ministry sets for all sites.
public struct NationalTarget: Hashable, Sendable {
  public let indicator: String
  public let value: Quantity
  public let validFrom: CivilDate
  public let source: String

  public init(indicator: String, value: Quantity, validFrom: CivilDate, source: String) {
    self.indicator = indicator
    self.value = value
    self.validFrom = validFrom
    self.source = source
  }
}
