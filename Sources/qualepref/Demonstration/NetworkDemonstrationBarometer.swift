import QualityDomain

/// The invented scores of the network's demonstration: three years of the barometer, of all its sites.
struct NetworkDemonstrationBarometer {
  let sites: [Site.ID]
  /// The last year that is over on the day of the demonstration.
  let lastYear: Int
  private var random = SeededGenerator(seed: 53)

  init(sites: [Site.ID], lastYear: Int) {
    self.sites = sites
    self.lastYear = lastYear
  }

  private static let axes: [BarometerAxis] =
    [
      .overall, .channel(.telephone), .channel(.email), .channel(.letter), .channel(.reception),
      .channel(.website), .channel(.socialNetworks),
    ] + [2, 3, 8, 10, 11, 15, 17, 19].map(BarometerAxis.commitment)

  /// One score a row, as the table of the outside body gives them: mean and rank follow from the
  /// scores.
  mutating func rows() -> [ImportedScore] {
    var rows: [ImportedScore] = []
    for axis in Self.axes {
      // In tenths.
      var scores = sites.map { _ in 52 + random.below(30) }
      for year in (lastYear - 2)...lastYear {
        scores = scores.map { min($0 + random.below(9) - 3, 98) }
        let question = BarometerQuestion(year: year, axis: axis)
        let values = scores.map { Quantity(millionths: Int64($0) * 100_000) }
        let network = BarometerNetwork(values, among: values.count)
        for (site, score) in zip(sites, values) {
          let figures = BarometerFigures(
            score: score, mean: network.mean, rank: network.rank(of: score), among: values.count)
          rows.append(
            ImportedScore(
              line: rows.count + 2,
              score: BarometerScore(site: site, question: question, figures: figures)))
        }
      }
    }
    return rows
  }
}
