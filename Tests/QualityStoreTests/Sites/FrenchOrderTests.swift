import Testing

@testable import QualityStore

@Suite("Names come in the order of French")
struct FrenchOrderTests {
  @Test("Accents and case do not part words; numbers come by their value")
  func order() {
    let sorted = [
      "Accueil", "cabinet", "Collectivités", "Écologie", "Économie", "Étrangers", "Finances",
      "Pôle 2", "Pôle 10", "Site de l’Œuvre", "Titres",
    ]
    #expect(FrenchOrder.sorted(sorted.reversed(), by: \.self) == sorted)
  }

  @Test("Names that differ by an accent alone keep one order")
  func accents() {
    #expect(FrenchOrder.sorted(["côte", "cote"], by: \.self) == ["cote", "côte"])
    #expect(FrenchOrder.sorted(["cote", "côte"], by: \.self) == ["cote", "côte"])
  }
}
