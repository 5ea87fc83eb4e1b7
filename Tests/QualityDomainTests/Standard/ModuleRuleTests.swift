import QualityDomain
import QualityTesting
import Testing

@Suite("Which modules a site takes (référentiel II.2)")
struct ModuleRuleTests {
  private static let prefecture = rule(.prefecture, optional: 3...8, refused: [2])
  private static let prefectureWithCERT = rule(.prefecture, cert: true, optional: 3...8)
  private static let subprefecture = rule(.subprefecture, optional: 3...6, refused: [2, 7, 8])
  private static let subprefectureWithCERT = rule(
    .subprefecture, cert: true, optional: 3...6, refused: [7, 8])

  private static func rule(
    _ kind: SiteKind, cert: Bool = false, optional: ClosedRange<Int>, refused: Set<Int> = []
  ) -> ModuleRule {
    ModuleRule(
      siteKind: kind, hasCERT: cert, required: cert ? [1, 2] : [1], optional: Set(optional),
      refused: refused, minimumBusinessModules: 1, article: "II.2")
  }

  @Test("The scopes of three préfectures are accepted")
  func realScopes() {
    #expect(Self.prefecture.problems(with: [1, 7]).isEmpty, "Savoie")
    #expect(Self.prefecture.problems(with: [1, 4]).isEmpty, "Loir-et-Cher")
    #expect(Self.prefectureWithCERT.problems(with: [1, 2]).isEmpty, "Moselle")
  }

  @Test("More business modules than one may be taken")
  func free() {
    #expect(Self.prefecture.problems(with: [1, 3, 4, 5, 6, 7]).isEmpty)
    #expect(Self.prefectureWithCERT.problems(with: [1, 2, 7]).isEmpty)
    #expect(Self.subprefecture.problems(with: [1, 3, 6]).isEmpty)
    #expect(Self.subprefectureWithCERT.problems(with: [1, 2, 5]).isEmpty)
  }

  @Test("Module 1 is required everywhere, module 2 of sites with a CERT")
  func required() {
    #expect(Self.prefecture.problems(with: [4]) == [.requiredModuleMissing(1)])
    #expect(Self.prefectureWithCERT.problems(with: [1]) == [.requiredModuleMissing(2)])
    #expect(Self.prefectureWithCERT.problems(with: [1, 7]) == [.requiredModuleMissing(2)])
    #expect(
      Self.subprefectureWithCERT.problems(with: [])
        == [.requiredModuleMissing(1), .requiredModuleMissing(2)])
  }

  @Test("Module 2 is refused without a CERT, modules 7 and 8 to sous-préfectures")
  func refused() {
    #expect(Self.prefecture.problems(with: [1, 2, 3]) == [.moduleRefused(2)])
    #expect(
      Self.subprefecture.problems(with: [1, 3, 2, 7, 8])
        == [.moduleRefused(2), .moduleRefused(7), .moduleRefused(8)])
    #expect(Self.subprefectureWithCERT.problems(with: [1, 2, 7]) == [.moduleRefused(7)])
  }

  @Test("At least one business module; a refused one is none")
  func tooFew() {
    let tooFew = ScopeProblem.tooFewBusinessModules(minimum: 1, choices: [3, 4, 5, 6, 7, 8])
    #expect(Self.prefecture.problems(with: [1]) == [tooFew])
    #expect(Self.prefecture.problems(with: [1, 2]) == [.moduleRefused(2), tooFew])
    #expect(Self.prefecture.problems(with: []) == [.requiredModuleMissing(1), tooFew])
    #expect(
      Self.subprefecture.problems(with: [1, 7])
        == [
          .moduleRefused(7),
          .tooFewBusinessModules(minimum: 1, choices: [3, 4, 5, 6]),
        ])
  }

  @Test("Other bodies take neither module nor CERT; a site that the edition does not know has no rule")
  func otherBodies() {
    let edition = Self.edition([Self.prefecture])
    #expect(edition.scopeProblems(of: .sgcd, hasCERT: false, modules: []).isEmpty)
    #expect(
      edition.scopeProblems(of: .sgcd, hasCERT: true, modules: [1])
        == [.certElsewhere(.sgcd), .noModuleAtAll(.sgcd)])
    #expect(edition.scopeProblems(of: .prefecture, hasCERT: false, modules: [1, 4]).isEmpty)
    #expect(
      edition.scopeProblems(of: .prefecture, hasCERT: true, modules: [1, 2]) == [.withoutRule])
  }

  private static func edition(_ rules: [ModuleRule]) -> Edition {
    Edition(
      id: "small", name: "PETIT", title: "Petit référentiel", published: day("2018-12-19"),
      updated: nil, validFrom: day("2019-01-01"), modules: [], provisions: [], communication: [],
      glossary: [], indicators: [], targets: [], requestKinds: [], channels: [], siteKinds: [],
      limits: [], moduleRules: rules)
  }

  @Test("A module that the référentiel does not have is unknown")
  func unknown() {
    #expect(Self.prefecture.problems(with: [1, 4, 9, 0]) == [.unknownModule(0), .unknownModule(9)])
  }
}
