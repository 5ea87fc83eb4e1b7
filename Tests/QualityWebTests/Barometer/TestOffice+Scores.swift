import QualityDomain
import QualityStore

extension TestOffice {
  /// Records a score; numbers as people write them.
  func score(
    _ year: Int, _ score: String, _ axis: BarometerAxis = .overall, mean: String? = nil,
    rank: Int? = nil, among: Int? = nil, of other: Site? = nil, isRevision: Bool = false
  ) async throws {
    let site = (other ?? self.site).id
    let row = BarometerScore(
      site: site, question: BarometerQuestion(year: year, axis: axis),
      figures: BarometerFigures(
        score: Quantity(score)!, mean: mean.flatMap { Quantity($0) }, rank: rank, among: among))
    _ = try await store.barometer.record(
      [ImportedScore(line: 2, score: row)], in: .unguarded(), isRevision: isRevision, by: author)
  }

  /// Two sites more with an overall score for 2025, so that all three are in: 8, 7 and 7.
  @discardableResult
  func wholeNetwork(mean: String = "7,33", rank: Int = 1) async throws -> [Site] {
    try await score(2025, "8", mean: mean, rank: rank, among: 3)
    var others: [Site] = []
    for code in ["brumeval", "hautes-combes"] {
      let other = try await Self.addSite(code, modules: [1, 4], to: store, by: author)
      try await score(2025, "7", rank: 2, among: 3, of: other)
      others.append(other)
    }
    return others
  }
}
