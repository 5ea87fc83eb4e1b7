import QualityDomain
import QualityFormats
import QualityWording
import Testing

/// `qualepref import barometer`.
@Suite("Table of the barometer’s scores")
struct BarometerTableTests {
  private static let sites = ["val-d-orance", "brumeval"].enumerated().map { rank, code in
    Site(
      id: .make(at: Instant(milliseconds: Int64(rank))), code: code, name: code, kind: .prefecture,
      hasCERT: false, territory: Territory(code: "41")!, timeZone: "Europe/Paris")
  }

  private static let today = CivilDate(iso: "2026-05-19")!

  private func table(_ text: String) throws(TableProblems) -> BarometerTable {
    try BarometerTable(
      Array(text.utf8), sites: Self.sites, commitments: 1...54, today: Self.today)
  }

  private func scores(_ text: String) throws -> [ImportedScore] {
    try table(text).map { try $0.get() }
  }

  private func problems(_ text: String) -> [TableProblem] {
    do throws(TableProblems) {
      return try table(text).flatMap(\.problems)
    } catch {
      return error.problems
    }
  }

  private static let header = "site;annee;axe;libelle;note;moyenne_reseau;rang;sur\n"

  @Test("One score a row, with a decimal comma or point")
  func columns() throws {
    let rows = try scores(
      Self.header
        + "val-d-orance;2025;global;;7,4;7.25;12;102\n"
        + "BRUMEVAL;2025;Engagement;Engagement 17;8;;;\n"
        + "val-d-orance;2024;engagement;17;10;0;1;1\n"
        + "val-d-orance;2025;canal;Réseaux sociaux;0;;;102\n"
        + "brumeval;2025;GLOBAL;global;6,123456;;;\n")
    #expect(rows.map(\.line) == [2, 3, 4, 5, 6])
    #expect(rows.map { $0.score.site == Self.sites[0].id } == [true, false, true, true, false])
    #expect(
      rows.map(\.score.question) == [
        BarometerQuestion(year: 2025, axis: .overall),
        BarometerQuestion(year: 2025, axis: .commitment(17)),
        BarometerQuestion(year: 2024, axis: .commitment(17)),
        BarometerQuestion(year: 2025, axis: .channel(.socialNetworks)),
        BarometerQuestion(year: 2025, axis: .overall),
      ])
    #expect(rows.map(\.score.figures.score.plain) == ["7.4", "8", "10", "0", "6.123456"])
    #expect(
      rows[0].score.figures
        == BarometerFigures(
          score: try #require(Quantity("7,4")), mean: Quantity("7,25"), rank: 12, among: 102))
    #expect(rows[1].score.figures.mean == nil && rows[1].score.figures.rank == nil)
    #expect(rows[3].score.figures.among == 102)
  }

  @Test("Mean, rank and number of sites may be left out altogether; the order is free")
  func fewColumns() throws {
    let rows = try scores("note,libelle,axe,annee,site\n7,telephone,canal,2025,brumeval\n")
    #expect(rows.map(\.score.question.axis) == [.channel(.telephone)])
  }

  @Test("Every channel has a word of its own, which the table takes")
  func channels() throws {
    #expect(Set(BarometerTable.channelWords).count == BarometerChannel.allCases.count)
    let rows = try scores(
      Self.header
        + BarometerTable.channelWords.map { "brumeval;2025;canal;\($0);7;;;\n" }.joined())
    #expect(rows.map(\.score.question.axis) == BarometerChannel.allCases.map(BarometerAxis.channel))
  }

  static let rows: [(row: String, column: String?, reason: TableProblem.Reason)] = [
    (";2025;global;;7;;;", "site", .missingValue),
    ("nulle-part;2025;global;;7;;;", "site", .unknownSite("nulle-part")),
    ("brumeval;;global;;7;;;", "annee", .missingValue),
    ("brumeval;2005;global;;7;;;", "annee", .numberOutside("2005", 2006...2026)),
    ("brumeval;2027;global;;7;;;", "annee", .numberOutside("2027", 2006...2026)),
    ("brumeval;2025-T1;global;;7;;;", "annee", .notWhole("2025-T1")),
    ("brumeval;2025;service;;7;;;", "axe",
      .unknownValue("service", allowed: ["engagement", "canal", "global"])),
    ("brumeval;2025;global;site;7;;;", "libelle", .unknownValue("site", allowed: ["global"])),
    ("brumeval;2025;canal;fax;7;;;", "libelle",
      .unknownValue("fax", allowed: BarometerTable.channelWords)),
    ("brumeval;2025;canal;;7;;;", "libelle", .missingValue),
    ("brumeval;2025;engagement;;7;;;", "libelle", .missingValue),
    ("brumeval;2025;engagement;0;7;;;", "libelle", .numberOutside("0", 1...54)),
    ("brumeval;2025;engagement;Engagement 55;7;;;", "libelle",
      .numberOutside("Engagement 55", 1...54)),
    ("brumeval;2025;engagement;17.2;7;;;", "libelle", .notWhole("17.2")),
    ("brumeval;2025;engagement;engagement;7;;;", "libelle", .notWhole("engagement")),
    ("brumeval;2025;global;;;;;", "note", .missingValue),
    ("brumeval;2025;global;;bien;;;", "note", .unreadableNumber("bien")),
    ("brumeval;2025;global;;10,01;;;", "note", .numberOutside("10,01", 0...10)),
    ("brumeval;2025;global;;-1;;;", "note", .numberOutside("-1", 0...10)),
    ("brumeval;2025;global;;7;11;;", "moyenne_reseau", .numberOutside("11", 0...10)),
    ("brumeval;2025;global;;7;;0;", "rang", .numberOutside("0", 1...9_999)),
    ("brumeval;2025;global;;7;;1,5;", "rang", .notWhole("1,5")),
    ("brumeval;2025;global;;7;;;99999999999999999999", "sur",
      .numberOutside("99999999999999999999", 1...9_999)),
    ("brumeval;2025;global;;7;;103;102", "rang", .exceeds("sur", 102)),
    ("brumeval;2025;global;;7", nil, .fieldCount(found: 5, expected: 8)),
  ]

  @Test("A row is wrong in one way", arguments: rows.indices)
  func row(index: Int) {
    let (row, column, reason) = Self.rows[index]
    let problem = TableProblem(line: 2, column: column, reason: reason)
    #expect(problems(Self.header + row + "\n") == [problem])
    #expect(problem.french.hasPrefix("Ligne 2") && problem.french.hasSuffix("."))
    #expect(!problem.french.contains("'"))
  }

  @Test("All that is wrong with a file is told at once")
  func everything() {
    let found = problems(Self.header + "x;y;canal;fax;11;;2;1\nbrumeval;2025;global;;12;;;\n")
    #expect(found.map(\.line) == [2, 2, 2, 2, 2, 3])
    #expect(found.map(\.column) == ["site", "annee", "libelle", "note", "rang", "note"])
  }

  @Test("A site’s score for one year, axis and label twice in the file")
  func duplicates() {
    let found = problems(
      Self.header + "brumeval;2025;engagement;17;7;;;\nval-d-orance;2025;engagement;17;7;;;\n"
        + "brumeval;2024;engagement;17;7;;;\nbrumeval;2025;engagement;engagement 17;8;;;\n")
    #expect(found == [TableProblem(line: 5, reason: .duplicate(firstLine: 2))])
  }

  @Test("Header: all that is wrong at once")
  func header() {
    #expect(problems("site;annee;axe;rang;place\n").map(\.column) == ["place", "libelle", "note"])
  }
}
