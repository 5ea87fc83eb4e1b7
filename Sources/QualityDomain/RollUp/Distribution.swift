/// How the figures of sites are spread. Each site counts for one, whatever its size.
public struct Distribution: Hashable, Sendable {
  /// With fewer figures there is nothing to tell, and each would be known to the others.
  public static let fewest = 3

  public let count: Int
  public let least: Quantity
  public let firstQuartile: Quantity
  public let median: Quantity
  public let thirdQuartile: Quantity
  public let greatest: Quantity

  /// Quartiles lie between two figures in proportion to the rank 1 + (n − 1) × p, as `QUARTILE.INC`
  /// of spreadsheets and type 7 of Hyndman and Fan have it; two decimals, half up.
  /// - Parameter values: figures, which are never negative.
  /// - Returns: nil with fewer figures than `fewest`.
  public init?(_ values: [Quantity]) {
    let sorted = values.sorted()
    guard sorted.count >= Self.fewest else { return nil }
    count = sorted.count
    least = sorted[0]
    firstQuartile = Self.quartile(1, of: sorted)
    median = Self.quartile(2, of: sorted)
    thirdQuartile = Self.quartile(3, of: sorted)
    greatest = sorted[sorted.count - 1]
  }

  private static func quartile(_ number: Int, of sorted: [Quantity]) -> Quantity {
    let (rank, quarters) = ((sorted.count - 1) * number).quotientAndRemainder(dividingBy: 4)
    let low = Int128(sorted[rank].millionths)
    let high = Int128(sorted[min(rank + 1, sorted.count - 1)].millionths)
    // Four times the value: rounded once, from quarters of millionths to hundredths, within bounds.
    let fourfold = low * 4 + (high - low) * Int128(quarters)
    let hundredths = min((fourfold + 20_000) / 40_000, Int128(Int64.max / 10_000))
    return Quantity(millionths: Int64(hundredths) * 10_000)
  }
}

/// A rank among others; ties share it.
public struct Place: Hashable, Sendable {
  /// From 1, the best.
  public let rank: Int
  public let count: Int

  /// The place of `value` among `values`, which hold it.
  /// - Returns: nil when neither way is better.
  public init?(_ value: Quantity, among values: [Quantity], better: Direction) {
    switch better {
    case .none: return nil
    case .higher: rank = 1 + values.count { $0 > value }
    case .lower: rank = 1 + values.count { $0 < value }
    }
    count = values.count
  }
}
