/// A value with what it was made of.
public struct Figure: Hashable, Sendable {
  /// For a ratio the favourable cases, for a mean the sum of the amounts; nil when only the value
  /// is known.
  public let numerator: Quantity?
  public let denominator: Quantity?
  /// nil when there is nothing to count ("sans objet"). A computed one has two decimals, half up; a
  /// stated one has those that it was typed with.
  public let value: Quantity?

  /// A figure as someone stated it.
  public init(numerator: Quantity?, denominator: Quantity?, value: Quantity?) {
    self.numerator = numerator
    self.denominator = denominator
    self.value = value
  }

  /// The figure that the parts give under the rule; a plain value for `sum`, `last` and `none`.
  public init(_ aggregation: Aggregation, numerator: Quantity, denominator: Quantity) {
    self.numerator = numerator
    self.denominator = denominator
    switch aggregation {
    case .ratio: value = .percentage(numerator, of: denominator)
    case .mean: value = .mean(numerator, over: denominator)
    case .sum, .last, .none: value = numerator
    }
  }

  /// What `numerator` and `denominator` give, when both are known.
  public func recomputed(_ quotient: Quotient?) -> Quantity? {
    guard let quotient, let numerator, let denominator else { return nil }
    return quotient.value(numerator, over: denominator)
  }

  /// The figure of a whole from the figures of its parts, by the rule alone.
  ///
  /// A rate or a mean is never averaged: without numerator and denominator on every part there is
  /// no figure of the whole.
  /// - Returns: nil when `parts` is empty or cannot be put together ("non consolidable").
  public static func combined(_ parts: [Figure], _ aggregation: Aggregation) -> Figure? {
    guard !parts.isEmpty else { return nil }
    switch aggregation {
    case .ratio, .mean:
      var numerator = Quantity.zero
      var denominator = Quantity.zero
      for part in parts {
        guard let n = part.numerator, let d = part.denominator,
          let nextNumerator = numerator.adding(n), let nextDenominator = denominator.adding(d)
        else { return nil }
        (numerator, denominator) = (nextNumerator, nextDenominator)
      }
      return Figure(aggregation, numerator: numerator, denominator: denominator)
    case .sum:
      var total = Quantity.zero
      for part in parts {
        guard let value = part.value, let next = total.adding(value) else { return nil }
        total = next
      }
      return Figure(numerator: nil, denominator: nil, value: total)
    case .last: return parts.last
    case .none: return parts.count == 1 ? parts[0] : nil
    }
  }
}
