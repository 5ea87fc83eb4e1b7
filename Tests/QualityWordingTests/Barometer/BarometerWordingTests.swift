import QualityDomain
import QualityWording
import Testing

@Suite("The barometer in French")
struct BarometerWordingTests {
  private func quantity(_ text: String) throws -> Quantity { try #require(Quantity(text)) }

  @Test("Every axis has a name of its own")
  func names() {
    #expect(Set(BarometerChannel.allCases.map(\.french)).count == BarometerChannel.allCases.count)
    #expect(BarometerAxis.overall.french == "Note globale")
    #expect(BarometerAxis.commitment(17).french == "Engagement 17")
    #expect(BarometerAxis.channel(.email).french == "Courriel")
  }

  @Test(
    "Scores have a decimal at least and as many as they were given, gaps a sign",
    arguments: [
      ("7", "7,0", "+7,0"), ("7,25", "7,25", "+7,25"), ("0", "0,0", "0"), ("-0,2", "−0,2", "−0,2"),
      ("10", "10,0", "+10,0"),
    ])
  func numbers(text: String, score: String, gap: String) throws {
    #expect(FrenchNumber.score(try quantity(text)) == score)
    #expect(FrenchNumber.gap(try quantity(text)) == gap)
  }

  @Test("Ranks are ordinal")
  func ranks() {
    #expect(FrenchRank.ordinal(1) == "1er")
    #expect(FrenchRank.among(12, 102) == "12e sur 102")
    #expect(FrenchRank.among(1, nil) == "1er")
  }

  private func reading(
    _ score: String, mean: String?, others: [String] = []
  ) throws -> BarometerReading {
    let scores = try (others + [score]).map { try quantity($0) }
    return BarometerReading(
      question: BarometerQuestion(year: 2025, axis: .overall),
      figures: BarometerFigures(
        score: try quantity(score), mean: try mean.map { try quantity($0) }),
      yearBefore: nil, network: BarometerNetwork(scores, among: others.count + 1))
  }

  @Test("How a score stands to the mean, with the mean, and whose mean it is")
  func gap() throws {
    #expect(
      try reading("7,4", mean: "7,25").frenchGap
        == "0,15 point au-dessus de la moyenne du réseau (7,25)")
    #expect(
      try reading("5", mean: "7").frenchGap == "2,0 points en dessous de la moyenne du réseau (7,0)")
    #expect(try reading("7", mean: "7").frenchGap == "égale à la moyenne du réseau (7,0)")
    #expect(
      try reading("8", mean: nil, others: ["7"]).frenchGap
        == "0,5 point au-dessus de la moyenne calculée du réseau (7,5)")
  }

  @Test("A shared rank says so")
  func shared() throws {
    #expect(try reading("7", mean: nil, others: ["8", "7"]).frenchComputedRank == "2e ex æquo")
    #expect(try reading("7", mean: nil, others: ["8"]).frenchComputedRank == "2e")
  }

  @Test("What does not agree gives both figures")
  func flags() throws {
    let mean = BarometerFlag.meanDiffers(
      published: try quantity("7,8"), computed: try quantity("7,5"), of: 102)
    #expect(mean.french == "La moyenne publiée est 7,8 ; les 102 notes donnent 7,50.")
    let rank = BarometerFlag.rankDiffers(published: 1, computed: 2, of: 102)
    #expect(rank.french == "Le rang publié est 1er ; les 102 notes donnent 2e.")
    let among = BarometerFlag.amongDiffers(published: 2, known: 3)
    #expect(among.french == "Le nombre de sites publié est 2 ; 3 notes sont enregistrées.")
  }

  @Test("A row that contradicts what is recorded is told what that is, then what to do")
  func contradictions() throws {
    let problems: [(BarometerContradiction, String)] = [
      (.score(recorded: try quantity("7,4")), "7,4"), (.mean(recorded: try quantity("7")), "7,0"),
      (.rank(recorded: 12), "12e"), (.among(recorded: 102), "102"),
      (.rankOverAmong(rank: 6, among: 5), "5"),
    ]
    for (problem, recorded) in problems {
      #expect(problem.french.contains(recorded))
      #expect(problem.french.hasSuffix("."))
    }
  }
}
