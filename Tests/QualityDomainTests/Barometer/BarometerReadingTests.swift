import QualityDomain
import QualityTesting
import Testing

@Suite("A site’s scores, published and computed")
struct BarometerReadingTests {
  private static let question = BarometerQuestion(year: 2025, axis: .commitment(17))

  private func reading(
    _ score: String, mean: String? = nil, rank: Int? = nil, among: Int? = nil,
    others: [String]? = nil, size: Int? = nil
  ) -> BarometerReading {
    BarometerReading(
      question: Self.question,
      figures: BarometerFigures(
        score: quantity(score), mean: mean.map { quantity($0) }, rank: rank, among: among),
      yearBefore: nil,
      network: others.map { BarometerNetwork(($0 + [score]).map { quantity($0) }, among: size) })
  }

  @Test("What was published is compared with the mean and rank of all scores")
  func flags() {
    let sound = reading("8", mean: "7,5", rank: 1, among: 2, others: ["7"], size: 2)
    #expect(sound.flags.isEmpty)
    let odd = reading("8", mean: "7,8", rank: 2, among: 2, others: ["7"], size: 2)
    #expect(
      odd.flags == [
        .meanDiffers(published: quantity("7,8"), computed: quantity("7,5"), of: 2),
        .rankDiffers(published: 2, computed: 1, of: 2),
      ])
  }

  @Test("Nothing is computed while a score is missing")
  func incomplete() {
    let reading = reading("8", mean: "5", rank: 3, among: 3, others: ["7"], size: 3)
    #expect(reading.wholeNetwork == nil)
    #expect(reading.flags.isEmpty)
    #expect(reading.mean == quantity("5"))
    #expect(reading.rank == 3)
  }

  @Test("More scores than sites, or rows that do not agree on the number of sites, are flagged")
  func amongDiffers() {
    let tooMany = reading("8", mean: "5", rank: 2, among: 2, others: ["7", "6"], size: 2)
    #expect(tooMany.flags == [.amongDiffers(published: 2, known: 3)])
    let disagreeing = reading("8", rank: 1, among: 2, others: ["7", "6"], size: 3)
    #expect(disagreeing.flags == [.amongDiffers(published: 2, known: 3)])
  }

  @Test("What was not published is computed, once all scores are in")
  func unpublished() {
    let complete = reading("8", others: ["7", "7"], size: 3)
    #expect(complete.mean == quantity("7,33"))
    #expect(complete.rank == 1)
    #expect(complete.among == 3)
    #expect(complete.flags.isEmpty)
    let incomplete = reading("8", others: ["7"], size: 3)
    #expect(incomplete.mean == nil && incomplete.rank == nil && incomplete.gap == nil)
  }

  @Test(
    "The gap to the mean is exact: equal is neither above nor below",
    arguments: [("7,25", "0"), ("7,250001", "0,000001"), ("7,2", "-0,05"), ("10", "2,75")])
  func gap(score: String, gap: String) {
    #expect(reading(score, mean: "7,25").gap == quantity(gap))
  }

  @Test("Changes are since the year before and no earlier one")
  func changes() throws {
    let scores = [(2022, "6"), (2024, "7"), (2025, "6,8")].map { year, score in
      BarometerScore(
        site: identifier(1), question: BarometerQuestion(year: year, axis: .overall),
        figures: BarometerFigures(score: quantity(score)))
    }
    let barometer = SiteBarometer(scores: scores)
    #expect(barometer.years == [2025, 2024, 2022])
    let changes = barometer.years.map { barometer.readings($0).map(\.change) }
    #expect(changes == [[quantity("-0,2")], [nil], [nil]])
    #expect(barometer.readings(2023).isEmpty)
  }

  @Test("The whole comes first, then channels, then commitments by number")
  func order() {
    let axes: [BarometerAxis] = [
      .commitment(10), .channel(.website), .commitment(2), .overall, .channel(.telephone),
    ]
    let barometer = SiteBarometer(
      scores: axes.map {
        BarometerScore(
          site: identifier(1), question: BarometerQuestion(year: 2025, axis: $0),
          figures: BarometerFigures(score: quantity("7")))
      })
    #expect(
      barometer.axes(of: [2025]) == [
        .overall, .channel(.telephone), .channel(.website), .commitment(2), .commitment(10),
      ])
    #expect(barometer.axes(of: [2024]).isEmpty)
  }

  @Test("Every channel of the register and every heading of chapter III but « general » is a channel")
  func channels() {
    let names = RequestChannel.allCases.map(\.rawValue) + PromiseChannel.allCases.map(\.rawValue)
    #expect(
      Set(BarometerChannel.allCases.map(\.rawValue))
        == Set(names).subtracting([PromiseChannel.general.rawValue]))
  }
}
