/// What moved in the figures of a node since the period before.
public struct NodeChanges: Hashable, Sendable {
  /// Indicators whose value moved the better way, and those that moved the other; of an indicator
  /// without a better way a change is neither.
  public let improved: [NodeReading]
  public let worsened: [NodeReading]
  /// Indicators with a value in both periods.
  public let compared: Int

  /// Rates first, the greatest change first: changes of several units cannot be set in one order.
  public init(_ readings: [NodeReading]) {
    let moved = readings.filter { $0.change != nil }
    compared = moved.count
    let magnitude = { (reading: NodeReading) in
      (reading.definition.unit == .percent ? 1 : 0, reading.change?.millionths.magnitude ?? 0)
    }
    let sorted = moved.sorted { magnitude($0) > magnitude($1) }
    improved = sorted.filter { $0.isImprovement == true }
    worsened = sorted.filter { $0.isImprovement == false }
  }
}

extension NodeReading {
  /// Whether the value moved the better way; nil without a change, or where no way is better.
  public var isImprovement: Bool? {
    guard let change, change != .zero else { return nil }
    switch definition.better {
    case .higher: return change > .zero
    case .lower: return change < .zero
    case .none: return nil
    }
  }
}

extension Sequence<SiteOutlook> {
  /// Those with something judged, the greatest share of judged indicators on target first; of equals
  /// the one with more on target, then the one with fewer that miss it, then by name.
  public func rankedByTarget() -> [SiteOutlook] {
    compactMap { outlook in
      outlook.standing.flatMap { $0.judged > 0 ? (outlook: outlook, standing: $0) : nil }
    }.sorted { left, right in
      let (a, b) = (left.standing, right.standing)
      let shares = (a.onTarget * b.judged, b.onTarget * a.judged)
      if shares.0 != shares.1 { return shares.0 > shares.1 }
      return (b.onTarget, a.judged, left.outlook.site.name)
        < (a.onTarget, b.judged, right.outlook.site.name)
    }.map(\.outlook)
  }
}
