import QualityDomain
import QualityWording
import Testing

@Suite("Sites, roles and publications in French")
struct SiteWordingTests {
  private let space = "\u{A0}"

  @Test("A refused scope cites the rule (II.2)")
  func scopeProblems() {
    #expect(
      ScopeProblem.requiredModuleMissing(1).french == "II.2\(space): le module 1 est obligatoire.")
    #expect(
      ScopeProblem.moduleRefused(2).french
        == "II.2\(space): le module 2 est réservé aux sites dotés d’un CERT.")
    #expect(
      ScopeProblem.tooFewBusinessModules(minimum: 1, choices: [3, 4, 5, 6]).french
        == "II.2\(space): il faut au moins 1 module métier, à choisir parmi 3, 4, 5 et 6.")
  }

  @Test("Module 8 is the Préfecture de police’s; that II.2 offers it to préfectures is not denied")
  func moduleOfThePolice() {
    #expect(
      ScopeProblem.moduleRefused(8).french
        == "Le module 8 est celui de la Préfecture de police\(space): il n’est pas ouvert à ce type de site.")
  }

  @Test("A refused CERT says where one may be")
  func cert() {
    #expect(ScopeProblem.certElsewhere(.sgcd).french.contains("Secrétariat général commun"))
  }

  @Test("Those who hold a permission are named by their roles")
  func holders() {
    #expect(Permission.publish.frenchHolders == "référents qualité et secrétaires généraux")
    for permission in Permission.allCases { #expect(!permission.frenchHolders.isEmpty) }
  }

  @Test("A publication without its reason says what is pending and what is missing")
  func publication() {
    let error = PublicationError.reasonRequired(pending: 9, missing: 1)
    #expect(error.french.contains("9 indicateurs comptent des demandes en cours et 1 chiffre manque"))
    #expect(
      !PublicationError.reasonRequired(pending: 0, missing: 2).french.contains("demande"))
  }
}
