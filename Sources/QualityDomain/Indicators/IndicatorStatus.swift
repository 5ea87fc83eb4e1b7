/// How an indicator stands.
public enum IndicatorStatus: String, CaseIterable, Sendable {
  case onTarget = "on-target"
  case belowTarget = "below-target"
  case noTarget = "no-target"
  /// Nothing to count ("sans objet"): neither 0 % nor 100 %.
  case notApplicable = "not-applicable"
  /// A figure is due and there is none.
  case missing
  /// The last figure is older than the indicator's frequency.
  case stale

  /// Compares a value with its target in the indicator's direction.
  public init(value: Quantity, target: Quantity?, better: Direction) {
    switch (target, better) {
    case (nil, _), (_, .none): self = .noTarget
    case (let target?, .higher): self = value >= target ? .onTarget : .belowTarget
    case (let target?, .lower): self = value <= target ? .onTarget : .belowTarget
    }
  }
}

/// A value that an indicator should reach, for some time.
public struct Target: Hashable, Sendable {
  /// Who set it: the ministry for all sites, or the site.
  public enum Scope: String, Sendable { case national, local }

  public let indicator: String
  public let scope: Scope
  public let value: Quantity
  public let validFrom: CivilDate
  public let validThrough: CivilDate?

  public init(
    indicator: String, scope: Scope, value: Quantity, validFrom: CivilDate,
    validThrough: CivilDate? = nil
  ) {
    self.indicator = indicator
    self.scope = scope
    self.value = value
    self.validFrom = validFrom
    self.validThrough = validThrough
  }

  /// The target of an edition, which holds until another one comes.
  public init(_ national: NationalTarget) {
    self.init(
      indicator: national.indicator, scope: .national, value: national.value,
      validFrom: national.validFrom)
  }

  /// The target in force on `day`: the local one, unless a national one that came after it asks for
  /// more, since a local one may only be more demanding; otherwise the national one. Of two of one
  /// scope, the later.
  public static func inForce(
    _ targets: some Sequence<Target>, indicator: String, better: Direction, on day: CivilDate
  ) -> Target? {
    let held = targets.filter {
      $0.indicator == indicator && $0.validFrom <= day && ($0.validThrough.map { day <= $0 } ?? true)
    }
    func latest(_ scope: Scope) -> Target? {
      held.filter { $0.scope == scope }.max { $0.validFrom < $1.validFrom }
    }
    guard let local = latest(.local) else { return latest(.national) }
    guard let national = latest(.national),
      !isMoreDemanding(local.value, than: national.value, better: better)
    else { return local }
    return national
  }

  /// Whether a local value asks at least as much as the national one.
  public static func isMoreDemanding(
    _ local: Quantity, than national: Quantity, better: Direction
  ) -> Bool {
    switch better {
    case .higher: local >= national
    case .lower: local <= national
    case .none: true
    }
  }
}
