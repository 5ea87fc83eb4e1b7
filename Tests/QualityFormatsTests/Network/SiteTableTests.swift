import QualityDomain
import QualityFormats
import Testing

/// Issue “From one préfecture to the whole network”, section 2.
@Suite("Table of sites")
struct SiteTableTests {
  private static let header = "code;nom;type;departement;region;cert;modules\n"

  private func rows(_ text: String) throws -> [Result<ImportedSite, TableProblems>] {
    Array(try SiteTable(Array(text.utf8), edition: try shippedEdition.get()))
  }

  @Test("Departments and regions are given by code or by name, codes with or without their zero")
  func geography() throws {
    let sites = try rows(
      Self.header + "savoie;Préfecture de la Savoie;préfecture;73;84;non;1,7\n"
        + "ain;Préfecture de l’Ain;Prefecture;1;auvergne rhone alpes;NON;1 4\n"
        + "cote-d-or;Préfecture de la Côte-d’Or;prefecture;COTE D'OR;;oui;1,2,4\n"
        + "ajaccio;Préfecture de la Corse-du-Sud;prefecture;2a;94;;1,4\n"
        + "cayenne;Préfecture de la Guyane;prefecture;973;3;;1,4\n"
        + "saint-martin;Préfecture de Saint-Martin;prefecture;978;;;1,4\n"
    ).map { try $0.get() }
    #expect(sites.map(\.territory.code) == ["73", "01", "21", "2A", "973", "978"])
    #expect(sites.map(\.modules?.numbers) == [[1, 7], [1, 4], [1, 2, 4], [1, 4], [1, 4], [1, 4]])
    #expect(sites.map(\.modules?.hasCERT) == [false, false, true, false, false, false])
  }

  @Test("Other bodies take no module; II.2 is checked for the others")
  func modules() throws {
    let good = try rows(
      Self.header + "sgcd-73;SGCD;sgcd;73;;;\nddt-73;DDT;DDI;73;;non;\n"
        + "albertville;Sous-préfecture;sous-préfecture;73;;non;1,3\n"
        + "police;Préfecture de police;préfecture de police;75;11;non;1,8\n"
    ).map { try $0.get() }
    #expect(good.map(\.kind) == [.sgcd, .departmentalDirectorate, .subprefecture, .policePrefecture])
    #expect(good[0].modules?.numbers == [])
    let problems = try rows(
      Self.header + "a1;A;prefecture;73;;non;4\nb1;B;prefecture;73;;non;1\nc1;C;sgcd;73;;non;1,4\n"
        + "d1;D;prefecture;73;;non;1,2,4\n" + "e1;E;sgcd;73;;oui;\n"
    ).flatMap(\.problems)
    #expect(problems.map(\.line) == [2, 3, 4, 5, 6])
    #expect(problems.dropLast().allSatisfy { $0.column == "modules" })
    #expect(problems[0].reason == .scope(.requiredModuleMissing(1)))
    #expect(problems[1].reason == .scope(.tooFewBusinessModules(minimum: 1, choices: [3, 4, 5, 6, 7])))
    #expect(problems[2].reason == .scope(.noModuleAtAll(.sgcd)))
    #expect(problems[3].reason == .scope(.moduleRefused(2)))
    #expect(problems[4].column == "cert")
    #expect(problems[4].reason == .scope(.certElsewhere(.sgcd)))
  }

  @Test("All that is wrong is told at once, by line and column")
  func problems() throws {
    let problems = try rows(
      Self.header + "Savoie;;prefecture;99;;non;1,7\nok-1;A;mairie;73;84;peut-être;1;4\n"
        + "ok-2;A;prefecture;73;53;non;1,7\nok-2;A;prefecture;73;Atlantide;non;1+7\n"
        + "ok-3;A;prefecture;978;Guadeloupe;non;1,7\n"
    ).flatMap(\.problems)
    #expect(
      problems.map { "\($0.line) \($0.column ?? "-")" } == [
        "2 code", "2 nom", "2 departement", "3 -", "4 region", "5 code", "5 region", "5 modules",
        "6 region",
      ])
    #expect(problems[0].reason == .notASiteCode("Savoie"))
    #expect(problems[3].reason == .fieldCount(found: 8, expected: 7))
    let savoie = try #require(Territory(code: "73"))
    #expect(problems[4].reason == .otherRegion(savoie, .auvergneRhoneAlpes))
    #expect(problems[5].reason == .duplicate(firstLine: 4))
    #expect(problems[7].reason == .unreadableModules("1+7"))
  }
}
