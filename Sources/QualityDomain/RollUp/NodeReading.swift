/// One indicator over the sites below a node, for one period: what is shown and exported.
public struct NodeReading: Hashable, Sendable {
  public let definition: IndicatorDefinition
  public let period: Period
  public let sums: NodeFigure
  /// The sums of the period before, of the same length.
  public let before: NodeFigure
  /// The national target in force.
  public let target: Quantity?

  public init(
    definition: IndicatorDefinition, period: Period, sums: NodeFigure, before: NodeFigure,
    target: Quantity?
  ) {
    self.definition = definition
    self.period = period
    self.sums = sums
    self.before = before
    self.target = target
  }

  /// nil when no site is in the sums.
  public var figure: Figure? { sums.figure(definition.aggregation) }

  /// How the value moved since the period before; nil unless both have one.
  public var change: Quantity? {
    figure?.change(since: before.figure(definition.aggregation))
  }

  /// How the figure of the whole stands against the national target.
  public var status: IndicatorStatus {
    if let value = figure?.value {
      return IndicatorStatus(value: value, target: target, better: definition.better)
    }
    return sums.missing > 0 ? .missing : .notApplicable
  }
}

/// One indicator at one site, in a period and the one before.
public struct SiteComparison: Hashable, Sendable {
  public let site: Site
  public let reading: SiteReading
  /// nil when nothing was kept of the period before, of the same length.
  public let before: SiteReading?

  public init(site: Site, reading: SiteReading, before: SiteReading?) {
    self.site = site
    self.reading = reading
    self.before = before
  }

  public var change: Quantity? { reading.figure?.change(since: before?.figure) }
}

extension Figure {
  /// How much the value moved since `before`; nil unless both have one.
  public func change(since before: Figure?) -> Quantity? {
    guard let value, let then = before?.value else { return nil }
    return value.adding(Quantity(millionths: -then.millionths))
  }
}

extension [SiteComparison] {
  /// Those with a value first, the best of them first, and the greatest where neither way is better;
  /// of equals in the order in which they stand.
  public func ranked(better: Direction) -> [SiteComparison] {
    let valued = compactMap { comparison in
      comparison.reading.figure?.value.map { (comparison: comparison, value: $0) }
    }
    let sorted = valued.enumerated().sorted { left, right in
      let (a, b) = (left.element.value, right.element.value)
      guard a != b else { return left.offset < right.offset }
      return better == .lower ? a < b : a > b
    }
    return sorted.map(\.element.comparison) + filter { $0.reading.figure?.value == nil }
  }
}
