import Foundation
import QualityDomain
import QualityFormats
import Testing

/// `qualepref indicators --format csv|json`.
@Suite("Export of indicators")
struct IndicatorExportTests {
  private struct Row: Decodable, Equatable {
    let code, label: String
    let commitments: [Int]
    let unit, period: String
    let numerator, denominator, value: Decimal?
    let pending: Int?
    let target: Decimal?
    let status: String
    let source: String?
  }

  private let readings: [IndicatorReading]

  init() throws {
    let edition = try shippedEdition.get()
    let period = try #require(Period("2023-T4"))
    let email = try #require(edition.indicator("17-email-on-time"))
    let website = try #require(edition.indicator("1-website-on-time"))
    let own = IndicatorDefinition(
      code: "local-x", label: "=SOMME(A1) ; \"piège\"", shortLabel: "x", commitments: [1],
      article: "", unit: .count, aggregation: .sum, frequency: .year, better: .none,
      register: nil, isProjectOwn: false, note: nil)
    let target = Target(
      indicator: email.code, scope: .national, value: try #require(Quantity("80")),
      validFrom: period.firstDay)
    readings = [
      IndicatorReading(
        definition: email, period: period,
        figure: Figure(
          .ratio, numerator: try #require(Quantity(441)), denominator: try #require(Quantity(500))),
        pending: 3, target: target, status: .onTarget, source: .computed, flags: [],
        figurePeriod: period, comment: ""),
      IndicatorReading(
        definition: website, period: period, figure: nil, pending: nil, target: nil,
        status: .missing, source: nil, flags: [], figurePeriod: period, comment: ""),
      IndicatorReading(
        definition: own, period: period,
        figure: Figure(numerator: nil, denominator: nil, value: Quantity("0,1")), pending: nil,
        target: nil, status: .stale, source: .entered, flags: [],
        figurePeriod: try #require(Period("2022")), comment: ""),
    ]
  }

  @Test("CSV: numbers with a point, nothing for what is unknown, formulas disarmed")
  func csv() {
    let label = readings[0].definition.label
    let website = readings[1].definition.label
    #expect(
      IndicatorExport.csv(readings) == """
        code;label;commitments;unit;period;numerator;denominator;value;pending;target;status;source
        17-email-on-time;\(label);17;percent;2023-T4;441;500;88.2;3;80;on-target;computed
        1-website-on-time;\(website);1 11 51;percent;2023-T4;;;;;;missing;
        local-x;"'=SOMME(A1) ; ""piège""\";1;count;2022;;;0.1;;;stale;entered

        """)
  }

  @Test("JSON: exact decimals and null")
  func json() throws {
    let text = try IndicatorExport.json(readings)
    #expect(text.contains("\"value\" : 88.2,") || text.contains("\"value\" : 88.2\n"))
    #expect(text.contains("\"value\" : 0.1"))
    #expect(text.contains("\"numerator\" : null") && text.contains("\"source\" : null"))
    let rows = try JSONDecoder().decode([Row].self, from: Data(text.utf8))
    #expect(
      rows.first
        == Row(
          code: "17-email-on-time", label: readings[0].definition.label, commitments: [17],
          unit: "percent", period: "2023-T4", numerator: 441, denominator: 500,
          value: Decimal(string: "88.2"), pending: 3, target: 80, status: "on-target",
          source: "computed"))
    #expect(rows.map(\.commitments) == [[17], [1, 11, 51], [1]])
    #expect(rows[2].label == "=SOMME(A1) ; \"piège\"")
  }

  @Test("Every field is there for every indicator, null or not")
  func keys() throws {
    let text = try IndicatorExport.json(readings)
    for key in [
      "code", "label", "commitments", "unit", "period", "numerator", "denominator", "value",
      "pending", "target", "status", "source",
    ] {
      #expect(text.components(separatedBy: "\"\(key)\" :").count == readings.count + 1)
    }
  }

  @Test("No reading gives an empty list, and a header alone")
  func empty() throws {
    #expect(try JSONDecoder().decode([Row].self, from: Data(IndicatorExport.json([]).utf8)).isEmpty)
    #expect(IndicatorExport.csv([]).split(separator: "\n").count == 1)
  }

  @Test(
    "Decimals that binary floating point would spoil",
    arguments: ["88.2", "94.29", "0.000001", "9223372036854.775807", "100", "33.33"])
  func exact(number: String) throws {
    let reading = IndicatorReading(
      definition: readings[2].definition, period: readings[2].period,
      figure: Figure(numerator: nil, denominator: nil, value: Quantity(number)), pending: nil,
      target: nil, status: .noTarget, source: .entered, flags: [],
      figurePeriod: readings[2].period, comment: "")
    #expect(try IndicatorExport.json([reading]).contains("\"value\" : \(number)\n"))
    #expect(IndicatorExport.csv([reading]).contains(";\(number);"))
  }
}
