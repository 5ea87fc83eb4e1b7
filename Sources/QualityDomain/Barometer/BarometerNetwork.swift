/// The scores of every site that is known for one question, without saying whose they are.
public struct BarometerNetwork: Hashable, Sendable {
  /// From the least to the greatest.
  private let scores: [Quantity]
  /// Their sum, in millionths.
  private let total: Int64
  /// How many sites were ranked: the greatest number that a site's row gives; nil when none does.
  public let among: Int?

  public init(_ scores: [Quantity], among: Int?) {
    self.scores = scores.sorted()
    total = scores.reduce(0) { $0 + $1.millionths }
    self.among = among
  }

  /// How many scores are known.
  public var count: Int { scores.count }

  /// Whether every score is known: only then is anything computed from them.
  public var isComplete: Bool { count > 0 && count == among }

  /// The mean of the known scores, two decimals, half up; nil without any.
  /// - Source: counting rules, means.
  public var mean: Quantity? { Quantity(count).flatMap { .mean(Quantity(millionths: total), over: $0) } }

  /// The middle score; of an even number of scores the mean of both, two decimals, half up.
  public var median: Quantity? {
    guard let upper = value(atRank: count / 2 + 1) else { return nil }
    guard count.isMultiple(of: 2), let lower = value(atRank: count / 2),
      let sum = lower.adding(upper)
    else { return upper }
    return Quantity(2).flatMap { .mean(sum, over: $0) }
  }

  /// The least score such that at least a quarter of the sites have it or less.
  ///
  /// A score that a site has, and no interpolation: the definition taught in French schools.
  public var lowerQuartile: Quantity? { value(atRank: (count + 3) / 4) }

  /// The least score such that at least three quarters of the sites have it or less.
  public var upperQuartile: Quantity? { value(atRank: (3 * count + 3) / 4) }

  /// - Parameter rank: from 1, the least score.
  private func value(atRank rank: Int) -> Quantity? {
    scores.indices.contains(rank - 1) ? scores[rank - 1] : nil
  }

  /// The rank of a score, 1 being the greatest: one more than the sites with a greater one, so that
  /// equal scores share a rank and the next ones are left out (1, 2, 2, 4).
  public func rank(of score: Quantity) -> Int {
    1 + count - partition { $0 <= score }
  }

  /// Whether several sites have that score.
  public func isShared(_ score: Quantity) -> Bool {
    partition { $0 <= score } - partition { $0 < score } > 1
  }

  /// How many scores, from the least, are on the near side; halving, since each of a network's sites
  /// asks for its own rank.
  private func partition(_ isNear: (Quantity) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if isNear(scores[middle]) { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// Whether a published mean differs from that of the known scores by rounding alone: to the
  /// hundredth as our own means, or to the tenth. One that is given to more decimals is rounded
  /// first. A whole number counts as given to the tenth: the scale has but ten of them.
  public func agrees(withPublished published: Quantity) -> Bool {
    if published.roundedToHundredths == mean { return true }
    let tenth: Int64 = 100_000
    let gap = abs(published.millionths * Int64(count) - total)
    return published.millionths.isMultiple(of: tenth) && gap * 2 <= tenth * Int64(count)
  }
}
