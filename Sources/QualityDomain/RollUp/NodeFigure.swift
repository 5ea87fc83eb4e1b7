/// One indicator over the sites below a node: sums by the rule of aggregation alone, never an average
/// of averages.
///
/// It is kept by differences: what a site gave is taken away, what it gives now is added.
public struct NodeFigure: Hashable, Sendable {
  /// Of the sites that are in the sums; 0 for `sum`.
  public private(set) var numerator = Quantity.zero
  public private(set) var denominator = Quantity.zero
  /// The sum of the values, for `sum` alone.
  public private(set) var total = Quantity.zero
  /// Sites that are in the sums.
  public private(set) var sites = 0
  /// Sites with a figure that cannot be summed (« non consolidable »): without numerator and
  /// denominator, or of an indicator that is not summed.
  public private(set) var leftOut = 0
  /// Requests of all sites neither in time nor late yet.
  public private(set) var pending = 0
  /// Sites that owe a figure.
  public private(set) var missing = 0
  /// Sites whose figure is judged against the national target.
  public private(set) var judged = 0
  public private(set) var onTarget = 0

  public init() {}

  /// What was kept.
  public init(
    numerator: Quantity, denominator: Quantity, total: Quantity, sites: Int, leftOut: Int,
    pending: Int, missing: Int, judged: Int, onTarget: Int
  ) {
    self.numerator = numerator
    self.denominator = denominator
    self.total = total
    self.sites = sites
    self.leftOut = leftOut
    self.pending = pending
    self.missing = missing
    self.judged = judged
    self.onTarget = onTarget
  }

  /// No site has anything of it.
  public var isEmpty: Bool { self == NodeFigure() }

  public mutating func add(_ reading: SiteReading) { count(reading, sign: 1) }

  public mutating func remove(_ reading: SiteReading) { count(reading, sign: -1) }

  private mutating func count(_ reading: SiteReading, sign: Int) {
    pending += sign * reading.pending
    missing += reading.status == .missing ? sign : 0
    judged += reading.isJudged ? sign : 0
    onTarget += reading.status == .onTarget ? sign : 0
    guard let figure = reading.figure else { return }
    switch (reading.aggregation, Self.parts(figure), Self.summed(figure.value)) {
    case (.ratio, let parts?, _), (.mean, let parts?, _):
      numerator = Self.sum(numerator, parts.numerator, sign)
      denominator = Self.sum(denominator, parts.denominator, sign)
      sites += sign
    case (.sum, _, let value?):
      total = Self.sum(total, value, sign)
      sites += sign
    default: leftOut += sign
    }
  }

  /// The figure of the whole; nil when no site is in the sums.
  public func figure(_ aggregation: Aggregation) -> Figure? {
    guard sites > 0 else { return nil }
    return aggregation == .sum
      ? Figure(numerator: nil, denominator: nil, value: total)
      : Figure(aggregation, numerator: numerator, denominator: denominator)
  }

  /// A thousand millions: what is above is a slip of the pen, and is left out. So no sum of fewer
  /// than nine thousand sites passes the bounds of a quantity.
  public static let mostSummed = Quantity(millionths: 1_000_000_000_000_000)

  private static func summed(_ quantity: Quantity?) -> Quantity? {
    quantity.flatMap { $0 <= mostSummed ? $0 : nil }
  }

  private static func parts(_ figure: Figure) -> (numerator: Quantity, denominator: Quantity)? {
    guard let numerator = summed(figure.numerator), let denominator = summed(figure.denominator)
    else { return nil }
    return (numerator, denominator)
  }

  private static func sum(_ left: Quantity, _ right: Quantity, _ sign: Int) -> Quantity {
    Quantity(millionths: left.millionths + Int64(sign) * right.millionths)
  }
}
