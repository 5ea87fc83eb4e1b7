import QualityDomain
import QualityFormats
import Testing

@Suite("The barometer as a table")
struct BarometerExportTests {
  private func quantity(_ text: String) throws -> Quantity { try #require(Quantity(text)) }

  @Test("One row a score, in the words that the import takes; what is unknown is left blank")
  func rows() throws {
    let seven = try quantity("7")
    let known = BarometerReading(
      question: BarometerQuestion(year: 2025, axis: .channel(.website)),
      figures: BarometerFigures(score: seven, mean: try quantity("7,9"), rank: 1, among: 2),
      yearBefore: BarometerFigures(score: try quantity("7,25")),
      network: BarometerNetwork([seven, try quantity("8")], among: 2))
    let alone = BarometerReading(
      question: BarometerQuestion(year: 2024, axis: .overall),
      figures: BarometerFigures(score: seven), yearBefore: nil, network: nil)
    #expect(
      BarometerExport.csv([known, alone]) == """
        annee;axe;libelle;note;evolution;moyenne_reseau;ecart;rang;sur;notes_connues;moyenne_calculee;\
        rang_calcule;mediane;quartile_1;quartile_3;a_verifier
        2025;canal;site internet;7;-0.25;7.9;-0.9;1;2;2;7.5;2;7.5;7;8;moyenne_reseau rang
        2024;global;;7;;;;;;;;;;;;

        """)
  }
}
