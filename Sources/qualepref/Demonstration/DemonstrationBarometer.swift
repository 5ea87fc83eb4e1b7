import QualityDomain

/// The invented scores of the demonstration: three years of the barometer, of one site alone.
struct DemonstrationBarometer {
  let site: Site.ID
  /// The last year that is over on the day of the demonstration.
  let lastYear: Int
  private var random = SeededGenerator(seed: 2019)

  init(site: Site.ID, lastYear: Int) {
    self.site = site
    self.lastYear = lastYear
  }

  /// How many sites were ranked, the earliest year first.
  private static let ranked = [98, 101, 102]

  /// What is scored, with the site's first score, in tenths.
  private static let axes: [(axis: BarometerAxis, score: Int)] = [
    (.overall, 68), (.channel(.telephone), 62), (.channel(.email), 71), (.channel(.letter), 69),
    (.channel(.reception), 74), (.channel(.website), 66), (.channel(.socialNetworks), 58),
    (.commitment(2), 73), (.commitment(3), 64), (.commitment(8), 61), (.commitment(10), 63),
    (.commitment(11), 67), (.commitment(15), 75), (.commitment(17), 70), (.commitment(19), 57),
    (.commitment(36), 72),
  ]

  /// One score a row, as a table of the outside body gives them.
  mutating func rows() -> [ImportedScore] {
    var rows: [ImportedScore] = []
    for (axis, first) in Self.axes {
      var (score, mean) = (first, 70)
      for (index, among) in Self.ranked.enumerated() {
        // The site catches up a little each year, the network hardly moves.
        if index > 0 {
          score += random.below(8) - 2
          mean += random.below(3) - 1
        }
        let year = lastYear - Self.ranked.count + 1 + index
        rows.append(
          ImportedScore(
            line: rows.count + 2,
            score: BarometerScore(
              site: site, question: BarometerQuestion(year: year, axis: axis),
              figures: Self.figures(score: score, mean: mean, among: among))))
      }
    }
    return rows
  }

  /// In the middle at the mean, and three places further for each tenth from it.
  private static func figures(score: Int, mean: Int, among: Int) -> BarometerFigures {
    let rank = among / 2 - (score - mean) * 3
    return BarometerFigures(
      score: tenths(score), mean: tenths(mean), rank: min(max(rank, 1), among), among: among)
  }

  private static func tenths(_ number: Int) -> Quantity {
    Quantity(millionths: Int64(number) * 100_000)
  }
}
