import QualityDomain
import QualityFormats
import QualityWording
import Testing

/// Declaration of accessibility: loi n° 2005-102, article 47; RGAA 4.1.2.
@Suite("What an installation declares on its public pages")
struct DeclarationsFileTests {
  @Test("The file that is shipped is right, and says that no audit was made")
  func shipped() throws {
    let declarations = try DeclarationsFile.parse(
      repositoryText("Resources/Declarations/declarations.yaml"))
    #expect(declarations.accessibility.declaredOn != nil)
    #expect(declarations.accessibility.status == .none)
    #expect(declarations.hosting?.isEmpty == false)
  }

  @Test(
    "The status follows from the audit alone",
    arguments: [
      ("100", AccessibilityDeclaration.Status.full), ("99.99", .partial), ("50", .partial),
      ("49.99", .none), ("0", .none),
    ])
  func status(_ conformity: String, _ status: AccessibilityDeclaration.Status) throws {
    let declarations = try DeclarationsFile.parse(
      """
      accessibility:
        declared_on: 2027-02-01
        contact: ecrire@exemple.fr
        audit:
          made_on: 2027-01-15
          by: Auditrice
          conformity: \(conformity)
          findings: [Un tableau sans titre.]
      """)
    let accessibility = declarations.accessibility
    #expect(accessibility.status == status)
    #expect(accessibility.contact == "ecrire@exemple.fr")
    #expect(accessibility.audit?.madeOn == CivilDate(iso: "2027-01-15"))
    #expect(accessibility.audit?.findings == ["Un tableau sans titre."])
    #expect(declarations.hosting == nil)
  }

  @Test(
    "What is wrong is told with its line",
    arguments: [
      ("hosting: Ici.", 1, "accessibility"), ("accessibility:\n  declared_on: hier", 2, "hier"),
      ("accessibility:\n  declared_on: 2027-02-01\n  status: full", 3, "status"),
      (
        "accessibility:\n  declared_on: 2027-02-01\n  audit:\n    made_on: 2027-01-15\n    by: X\n"
          + "    conformity: 101", 6, "conformity"
      ),
    ])
  func refused(_ text: String, _ line: Int, _ word: String) {
    #expect {
      _ = try DeclarationsFile.parse(text)
    } throws: { error in
      guard let problem = (error as? EditionProblems)?.problems.first else { return false }
      return problem.line == line && problem.french(in: "declarations.yaml").contains(word)
    }
  }
}
