/// Where a figure comes from.
public enum MeasureSource: String, CaseIterable, Sendable {
  case computed, entered, imported
}

/// A figure that someone entered or imported for one indicator, site and period.
public struct Measure: Hashable, Sendable {
  public typealias ID = QualityDomain.ID<Measure>

  public let indicator: String
  public let period: Period
  public let service: Service.ID?
  /// Of a satisfaction rate: what users were asked about.
  public let criterion: String?
  public let source: MeasureSource
  public let figure: Figure
  public let comment: String

  public init(
    indicator: String, period: Period, service: Service.ID? = nil, criterion: String? = nil,
    source: MeasureSource, figure: Figure, comment: String = ""
  ) {
    self.indicator = indicator
    self.period = period
    self.service = service
    self.criterion = criterion
    self.source = source
    self.figure = figure
    self.comment = comment
  }
}

/// Why a stated figure is shown with a warning. It is kept as it was typed: published totals often
/// disagree with their rows, and the disagreement is what an auditor looks for.
public enum MeasureFlag: Hashable, Sendable {
  case rateOverHundred
  /// The numerator and denominator give another value.
  case valueDiffers(recomputed: Quantity)
  /// The parts of the period (or the services) give another value.
  case partsDiffer(recomputed: Quantity)
  case numeratorOverDenominator
  /// The register gives a figure and someone stated another for the same period.
  case statedDiffers(stated: Quantity)
}

/// Why a stated figure is refused.
public enum MeasureError: Error, Hashable, Sendable {
  case negative
  case valueMissing
  case denominatorWithoutNumerator
  case numeratorWithoutDenominator
  /// Amounts over a denominator of zero.
  case divisionByZero
  /// A number that is summed is no quotient.
  case denominatorOfSum
}

extension Measure {
  /// Takes a stated figure: completes the value from numerator and denominator when it is left
  /// out, and refuses what cannot be a figure. 0 out of 0 is a figure without value.
  public static func figure(
    numerator: Quantity?, denominator: Quantity?, value: Quantity?, quotient: Quotient?
  ) throws(MeasureError) -> Figure {
    for quantity in [numerator, denominator, value] {
      if let quantity, quantity < .zero { throw .negative }
    }
    switch (numerator, denominator) {
    case (nil, nil):
      guard let value else { throw .valueMissing }
      return Figure(numerator: nil, denominator: nil, value: value)
    case (nil, .some): throw .denominatorWithoutNumerator
    case (.some, nil): throw .numeratorWithoutDenominator
    case (let n?, let d?):
      if d == .zero {
        guard n == .zero else { throw .divisionByZero }
        return Figure(numerator: n, denominator: d, value: nil)
      }
      guard let quotient else { throw .denominatorOfSum }
      return Figure(
        numerator: n, denominator: d, value: value ?? quotient.value(n, over: d))
    }
  }

  /// What is odd about the stated figure itself.
  public func flags(for definition: IndicatorDefinition) -> [MeasureFlag] {
    var flags: [MeasureFlag] = []
    if definition.aggregation == .ratio {
      if let n = figure.numerator, let d = figure.denominator, n > d {
        flags.append(.numeratorOverDenominator)
      }
      if let value = figure.value, value.millionths > 100_000_000 { flags.append(.rateOverHundred) }
    }
    if let value = figure.value, let recomputed = figure.recomputed(definition.quotient),
      !Self.agree(value, recomputed)
    {
      flags.append(.valueDiffers(recomputed: recomputed))
    }
    return flags
  }

  /// Whether two values differ by rounding alone: equal to the hundredth, or, where `stated` was
  /// typed without hundredths, at most half a unit of its last place apart.
  static func agree(_ stated: Quantity, _ recomputed: Quantity) -> Bool {
    if stated.roundedToHundredths == recomputed.roundedToHundredths { return true }
    // 128 bits: the gap between the two ends of the scale does not fit in 64.
    let gap = (Int128(stated.millionths) - Int128(recomputed.millionths)).magnitude
    return [100_000, 1_000_000].contains { unit in
      stated.millionths % unit == 0 && gap * 2 <= UInt128(unit)
    }
  }
}

