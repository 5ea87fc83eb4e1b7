import QualityDomain
import QualityTesting
import Testing

@Suite("A row beside what is recorded")
struct BarometerContradictionTests {
  private func figures(
    _ score: String, mean: String? = nil, rank: Int? = nil, among: Int? = nil
  ) -> BarometerFigures {
    BarometerFigures(
      score: quantity(score), mean: mean.map { quantity($0) }, rank: rank, among: among)
  }

  @Test("An empty cell says nothing, and keeps what is recorded")
  func blanks() {
    let recorded = figures("7,4", mean: "7", rank: 12, among: 102)
    let row = figures("7,4")
    #expect(row.contradictions(of: recorded, isRevision: false).isEmpty)
    #expect(row.completed(from: recorded) == recorded)
    #expect(row.isPart(of: recorded))
    #expect(!recorded.isPart(of: row))
  }

  @Test("Everything that differs is told at once, with what is recorded")
  func differences() {
    let recorded = figures("7,4", mean: "7", rank: 12, among: 102)
    let row = figures("7,5", mean: "7,1", rank: 11, among: 101)
    #expect(
      row.contradictions(of: recorded, isRevision: false) == [
        .score(recorded: quantity("7,4")), .mean(recorded: quantity("7")), .rank(recorded: 12),
        .among(recorded: 102),
      ])
    #expect(row.contradictions(of: recorded, isRevision: true).isEmpty)
  }

  @Test("A rank of the row and a recorded number of sites must go together", arguments: [true, false])
  func rankOverAmong(isRevision: Bool) {
    let row = figures("7", rank: 6)
    #expect(
      row.contradictions(of: figures("7", among: 5), isRevision: isRevision)
        == [.rankOverAmong(rank: 6, among: 5)])
    #expect(row.contradictions(of: figures("7", among: 6), isRevision: isRevision).isEmpty)
  }
}
