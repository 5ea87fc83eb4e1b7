import QualityDomain
import QualityTesting
import Testing

@Suite("The scores of the sites below a node")
struct NodeBarometerTests {
  private static let overall = BarometerQuestion(year: 2025, axis: .overall)
  private static let sites = (1...3).map { Places.site($0, "73") }

  private func score(
    _ site: Int, _ score: String, year: Int = 2025, mean: String? = nil
  ) -> BarometerScore {
    BarometerScore(
      site: Self.sites[site - 1].id, question: BarometerQuestion(year: year, axis: .overall),
      figures: BarometerFigures(score: quantity(score), mean: mean.map { quantity($0) }))
  }

  private func standing(
    _ scores: BarometerScore..., network: BarometerNetwork? = nil
  ) -> QuestionStanding {
    NodeBarometer(
      sites: Self.sites, scores: scores, networks: network.map { [Self.overall: $0] } ?? [:]
    ).standing(Self.overall)
  }

  @Test("Sites stand best first, equal ones by name; those without a score are left out")
  func order() {
    let standing = standing(score(3, "7"), score(1, "7"), score(2, "7", year: 2024))
    #expect(standing.scores.map(\.site.name) == ["Site 1", "Site 3"])
    #expect(NodeBarometer(sites: Self.sites, scores: []).standing(Self.overall).scores.isEmpty)
  }

  @Test("The mean is of the sites that have a score, the change of those scored both years")
  func meanAndChange() {
    let standing = standing(
      score(1, "7"), score(2, "8"), score(3, "8"), score(1, "6,5", year: 2024),
      score(2, "8,2", year: 2024))
    #expect(standing.mean == quantity("7,67"))
    #expect(standing.change == quantity("0,15"))
    let alone = self.standing(score(1, "7"))
    #expect(alone.change == nil)
    #expect(self.standing().mean == nil)
  }

  @Test("Without a published mean, that of the network counts once all scores are known")
  func networkMean() {
    let scores = [quantity("7"), quantity("8")]
    let all = BarometerNetwork(scores, among: 2)
    #expect(standing(score(1, "7"), network: all).networkMean == quantity("7,5"))
    let some = BarometerNetwork(scores, among: 3)
    #expect(standing(score(1, "7"), network: some).networkMean == nil)
    #expect(standing(score(1, "7", mean: "7,2"), network: all).networkMean == quantity("7,2"))
  }

  @Test("Rows that publish several means for one question are flagged, and none of them counts")
  func severalMeans() {
    let odd = standing(score(1, "7", mean: "7,2"), score(2, "8", mean: "7,3"))
    #expect(odd.publishedMeans == [quantity("7,2"), quantity("7,3")])
    #expect(odd.networkMean == nil && odd.isFlagged)
    #expect(!standing(score(1, "7", mean: "7,2"), score(2, "8", mean: "7,2")).isFlagged)
  }

  @Test("Ranks are those of the whole network, and ties share one")
  func ranks() {
    let network = BarometerNetwork(["9", "8", "8", "7"].map { quantity($0) }, among: 4)
    let standing = standing(score(1, "8"), score(2, "7"), score(3, "8"), network: network)
    let ranks = standing.scores.map { $0.reading.wholeNetwork?.rank(of: $0.score) }
    #expect(ranks == [2, 2, 4])
  }
}
