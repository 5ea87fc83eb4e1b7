import QualityDomain
import QualityFormats
import Testing

@Suite("The network’s scores for spreadsheets")
struct NodeBarometerExportTests {
  private static let site = Site(
    id: .make(at: Instant(milliseconds: 0)), code: "savoie", name: "Préfecture de la Savoie",
    kind: .prefecture, hasCERT: false, territory: Territory(code: "73")!, timeZone: "Europe/Paris")

  private func standing(_ axis: BarometerAxis) throws -> QuestionStanding {
    let score = try #require(Quantity("7,5"))
    let question = BarometerQuestion(year: 2025, axis: axis)
    let network = BarometerNetwork([score], among: 1)
    return QuestionStanding(
      question: question,
      scores: [
        SiteScore(
          site: Self.site,
          reading: BarometerReading(
            question: question, figures: BarometerFigures(score: score, mean: score, rank: 1, among: 1),
            yearBefore: nil, network: network))
      ], network: network)
  }

  @Test("A score a row, with the site’s code, name and department")
  func scores() throws {
    let lines = NodeBarometerExport.scores([try standing(.overall)]).split(separator: "\n")
    #expect(lines.count == 2)
    #expect(lines[0].hasPrefix("site;nom;departement;annee;axe;libelle;note;"))
    #expect(
      lines[1]
        == "savoie;Préfecture de la Savoie;73;2025;global;;7.5;;7.5;0;1;1;1;7.5;1;7.5;7.5;7.5;")
  }

  @Test("A question a row, with the best and the worst site")
  func questions() throws {
    let lines = NodeBarometerExport.questions([try standing(.commitment(17))])
      .split(separator: "\n")
    #expect(lines[1] == "2025;engagement;17;1;1;7.5;;7.5;1;7.5;savoie;7.5;savoie;7.5")
  }

  @Test("Every axis has a code of its own, that reads back")
  func codes() {
    let axes = [.overall] + BarometerChannel.allCases.map(BarometerAxis.channel)
      + (1...54).map(BarometerAxis.commitment)
    for axis in axes { #expect(BarometerAxis(code: axis.code) == axis) }
    #expect(Set(axes.map(\.code)).count == axes.count)
    #expect(BarometerAxis.channel(.socialNetworks).code == "canal-reseaux-sociaux")
    for text in ["", "canal", "canal-fax", "engagement-0", "engagement-017", "engagement-x", "17"] {
      #expect(BarometerAxis(code: text) == nil)
    }
  }
}
