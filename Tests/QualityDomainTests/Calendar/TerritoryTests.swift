import QualityDomain
import Testing

@Suite("Territories: code officiel géographique")
struct TerritoryTests {
  @Test("There are 96 départements of mainland France and 11 overseas territories")
  func count() {
    let codes = Territory.allCases.map(\.code)
    #expect(codes.count == 107)
    #expect(Set(codes).count == 107)
    #expect(codes.filter { $0.count == 2 }.count == 96)
    #expect(
      codes.filter { $0.count == 3 }
        == ["971", "972", "973", "974", "975", "976", "977", "978", "986", "987", "988"])
  }

  @Test("Every code reads back to its territory")
  func codes() {
    for territory in Territory.allCases {
      #expect(Territory(code: territory.code) == territory)
    }
  }

  @Test(
    "A code is read to the character",
    arguments: ["", "0", "1", "00", "20", "96", "2a", "2C", "970", "979", "984", "985", "989", " 73", "073"])
  func refused(code: String) {
    #expect(Territory(code: code) == nil)
  }

  @Test("Alsace-Moselle is Moselle, Bas-Rhin and Haut-Rhin (code du travail, L3134-13)")
  func alsaceMoselle() {
    #expect(Territory.allCases.filter(\.isAlsaceMoselle).map(\.code) == ["57", "67", "68"])
  }
}
