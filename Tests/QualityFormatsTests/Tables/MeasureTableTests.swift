import QualityDomain
import QualityFormats
import QualityWording
import Testing

/// `qualepref import measures`, and the entered values of the counting rules.
@Suite("Table of measures")
struct MeasureTableTests {
  private let indicators: [IndicatorDefinition]

  init() throws {
    indicators = try shippedEdition.get().indicators
  }

  private func measures(_ text: String) throws -> [ImportedMeasure] {
    try MeasureTable(Array(text.utf8), indicators: indicators).map { try $0.get() }
  }

  private func problems(_ text: String) -> [TableProblem] {
    do throws(TableProblems) {
      return try MeasureTable(Array(text.utf8), indicators: indicators).flatMap(\.problems)
    } catch {
      return error.problems
    }
  }

  private static let header =
    "indicateur;periode;service;critere;numerateur;denominateur;valeur;commentaire\n"

  @Test("The columns of section 6, with every form of period and number")
  func columns() throws {
    let rows = try measures(
      Self.header
        + "17-email-on-time;2023-T4;Accueil;;66;70;;\"Note ; longue\"\n"
        + "3-satisfaction;2023;;Confort;;;88,20 %;\n"
        + "44-events;2023-S1;;;;;2;\n"
        + "22-civ-delay;2023-05;;;;;12.5;\n")
    #expect(rows.map(\.period.text) == ["2023-T4", "2023", "2023-S1", "2023-05"])
    #expect(rows.map(\.service) == ["Accueil", nil, nil, nil])
    #expect(rows.map(\.criterion) == [nil, "Confort", nil, nil])
    #expect(rows.map { $0.figure.value?.plain } == ["94.29", "88.2", "2", "12.5"])
    #expect(rows[0].figure.numerator == Quantity(66))
    #expect(rows[0].comment == "Note ; longue")
  }

  @Test("Only three columns are required; the order is free")
  func fewColumns() throws {
    let rows = try measures("valeur,periode,indicateur\n80,2023,3-on-time\n")
    #expect(rows.map(\.figure.value) == [Quantity(80)])
  }

  @Test("0 out of 0 is a figure without value; what is odd is taken as typed")
  func odd() throws {
    let rows = try measures(
      Self.header + "17-email-on-time;2023;;;0;0;;\n17-letter-on-time;2023;;;12;10;120;\n")
    #expect(rows[0].figure.denominator == .zero)
    #expect(rows[0].figure.value == nil)
    #expect(rows[1].figure.value == Quantity(120))
    let definition = try #require(indicators.first { $0.code == "17-letter-on-time" })
    let measure = Measure(
      indicator: definition.code, period: rows[1].period, source: .imported,
      figure: rows[1].figure)
    #expect(measure.flags(for: definition) == [.numeratorOverDenominator, .rateOverHundred])
  }

  static let rows: [(row: String, column: String?, reason: TableProblem.Reason)] = [
    ("17-fax;2023;;;;;80;", "indicateur", .unknownIndicator("17-fax")),
    (";2023;;;;;80;", "indicateur", .missingValue),
    ("3-on-time;T4 2023;;;;;80;", "periode", .unreadablePeriod("T4 2023")),
    ("3-on-time;2023-T5;;;;;80;", "periode", .unreadablePeriod("2023-T5")),
    ("3-on-time;2023;;;;;beaucoup;", "valeur", .unreadableNumber("beaucoup")),
    ("3-on-time;2023;;;;;nan;", "valeur", .unreadableNumber("nan")),
    ("3-on-time;2023;;;;;inf;", "valeur", .unreadableNumber("inf")),
    ("44-events;2023;;;;;2 %;", "valeur", .unreadableNumber("2 %")),
    ("3-on-time;2023;;;;;-1;", "valeur", .figure(.negative)),
    ("3-on-time;2023;;;-1;10;;", "numerateur", .figure(.negative)),
    ("3-on-time;2023;;;;;;", "valeur", .figure(.valueMissing)),
    ("3-on-time;2023;;;1;;;", "valeur", .figure(.numeratorWithoutDenominator)),
    ("3-on-time;2023;;;;1;;", "valeur", .figure(.denominatorWithoutNumerator)),
    ("3-on-time;2023;;;1;0;;", "valeur", .figure(.divisionByZero)),
    ("49-drills;2023;;;3;4;;", "valeur", .figure(.denominatorOfSum)),
    ("3-on-time;2023;80", nil, .fieldCount(found: 3, expected: 8)),
  ]

  @Test("A row is wrong in one way", arguments: rows.indices)
  func row(index: Int) {
    let (row, column, reason) = Self.rows[index]
    let problem = TableProblem(line: 2, column: column, reason: reason)
    #expect(problems(Self.header + row + "\n") == [problem])
    #expect(problem.french.hasPrefix("Ligne 2") && problem.french.hasSuffix("."))
    #expect(!problem.french.contains("'"))
  }

  @Test("A measure's key (indicator, period, service, criterion) twice in the file")
  func duplicates() {
    let found = problems(
      Self.header + "3-on-time;2023;;;;;80;\n3-on-time;2023;Accueil;;;;80;\n"
        + "3-on-time;2023;;Délai;;;80;\n3-on-time;2023-T1;;;;;80;\n3-on-time;2023;;;;;81;\n")
    #expect(found == [TableProblem(line: 6, reason: .duplicate(firstLine: 2))])
  }

  @Test("Header: all that is wrong at once")
  func header() {
    let found = problems("indicateur;valeur;VALEUR;taux\n")
    #expect(found.map(\.column) == ["valeur", "taux", "periode"])
  }
}
