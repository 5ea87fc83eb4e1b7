import QualityDomain
import QualityFormats
import Testing

/// The indicator tables of the Savoie report of 2023, with their targets and verdicts (section 6).
@Suite("Savoie 2020–2023")
struct SavoieSampleTests {
  private let edition: Edition
  private let definitions: [IndicatorDefinition]
  private let measures: [Measure]

  init() throws {
    let edition = try shippedEdition.get()
    let own = try IndicatorTable(
      repositoryFile("Resources/Samples/savoie-indicators.csv"), edition: edition
    ).map { try $0.get() }
    let definitions = edition.indicators + own
    let rows = try MeasureTable(
      repositoryFile("Resources/Samples/savoie-2020-2023.csv"), indicators: definitions
    ).map { try $0.get() }
    self.edition = edition
    self.definitions = definitions
    measures = rows.map {
      Measure(
        indicator: $0.indicator, period: $0.period, criterion: $0.criterion, source: .imported,
        figure: $0.figure, comment: $0.comment)
    }
  }

  private func reading(_ code: String, _ year: Int) throws -> IndicatorReading {
    let definition = try #require(definitions.first { $0.code == code })
    let targets = edition.targets.map(Target.init)
    return .stated(
      definition, period: try #require(Period(String(year))),
      measures: measures.filter { $0.indicator == code }, targets: targets,
      asOf: try #require(CivilDate(iso: "2024-03-18")))
  }

  @Test(
    "Figures, targets and verdicts of the report",
    arguments: [
      ("17-letter-on-time", 2020, "85", "80", IndicatorStatus.onTarget),
      ("17-letter-on-time", 2021, "85.43", "80", .onTarget),
      ("17-letter-on-time", 2022, "95.26", "80", .onTarget),
      ("17-letter-on-time", 2023, "88.2", "80", .onTarget),
      ("17-email-on-time", 2020, "75.5", "80", .belowTarget),
      ("17-email-on-time", 2021, "93.26", "80", .onTarget),
      ("17-email-on-time", 2022, "86.21", "80", .onTarget),
      ("17-email-on-time", 2023, "94.29", "80", .onTarget),
      ("3-on-time", 2020, "88", "80", .onTarget),
      ("3-on-time", 2023, "100", "80", .onTarget),
      ("10-calls-answered", 2021, "89.33", "90", .belowTarget),
      ("10-calls-answered", 2022, "95.41", "90", .onTarget),
      ("10-calls-answered", 2023, "90.81", "90", .onTarget),
      ("19-engagement-rate", 2023, "11", "2", .onTarget),
      ("local-reception-users", 2022, "2772", nil, .noTarget),
      ("local-reception-users", 2023, "3250", nil, .noTarget),
      ("local-digital-point-users", 2023, "2581", nil, .noTarget),
      ("local-calls-lost", 2020, "74.53", nil, .noTarget),
    ] as [(String, Int, String, String?, IndicatorStatus)])
  func verdict(
    code: String, year: Int, value: String, target: String?, status: IndicatorStatus
  ) throws {
    let reading = try reading(code, year)
    #expect(reading.figure?.value?.plain == value)
    #expect(reading.figurePeriod.text == String(year))
    #expect(reading.target?.value.plain == target)
    #expect(reading.status == status)
    #expect(reading.source == .imported)
  }

  @Test("The share of lost calls of 2020 is not put on the line of answered calls")
  func callsOf2020() throws {
    #expect(try reading("10-calls-answered", 2020).status == .missing)
  }

  @Test("From 2772 to 3250 users is +17,24 %, not the +16,5 % of the report: the figure says so")
  func growth() throws {
    let growth = try reading("local-reception-growth", 2023)
    #expect(growth.figure?.value == Quantity("16,5"))
    #expect(growth.flags == [.valueDiffers(recomputed: try #require(Quantity("17,24")))])
  }

  @Test("Rates without numerator and denominator are never put together")
  func notCombined() {
    let rates = measures.filter { $0.indicator != "local-reception-growth" }
    #expect(rates.allSatisfy { $0.figure.numerator == nil && $0.figure.denominator == nil })
  }
}
