import QualityDomain
import QualityTesting
import Testing

@Suite("Indicators entered or imported")
struct StatedReadingTests {
  private func measure(
    _ text: String, _ numerator: String? = nil, over denominator: String? = nil,
    value: String? = nil, service: Service.ID? = nil, criterion: String? = nil,
    source: MeasureSource = .entered, of definition: IndicatorDefinition = Indicators.emailOnTime
  ) throws -> Measure {
    Measure(
      indicator: definition.code, period: period(text), service: service, criterion: criterion,
      source: source,
      figure: try Measure.figure(
        numerator: numerator.map { quantity($0) }, denominator: denominator.map { quantity($0) },
        value: value.map { quantity($0) }, quotient: definition.quotient))
  }

  private func count(_ text: String, _ value: String, service: Service.ID? = nil) throws -> Measure {
    try measure(text, value: value, service: service, of: Indicators.drills)
  }

  private func read(
    _ text: String, _ measures: [Measure], of definition: IndicatorDefinition = Indicators.emailOnTime,
    service: Service.ID? = nil, targets: [Target] = [], asOf: String = "2030-01-01"
  ) -> IndicatorReading {
    .stated(
      definition, period: period(text), service: service, measures: measures, targets: targets,
      asOf: day(asOf))
  }

  // The results that the préfecture of Savoie published for 2020 to 2023, against 80 %.
  @Test(
    "Savoie, 2020 to 2023: published rates against the national target",
    arguments: [
      ("17-letter-on-time", ["85,00", "85,43", "95,26", "88,20"], [Int]()),
      ("17-email-on-time", ["75,50", "93,26", "86,21", "94,29"], [2020]),
      ("3-on-time", ["88,00", "100,00", "100,00", "100,00"], []),
    ])
  func savoie(code: String, rates: [String], below: [Int]) throws {
    let definition = Indicators.make(code)
    let target = Target(
      indicator: code, scope: .national, value: quantity("80"), validFrom: day("2020-01-01"))
    let measures = try zip(2020...2023, rates).map {
      try measure(String($0), value: $1, source: .imported, of: definition)
    }
    for (year, rate) in zip(2020...2023, rates) {
      let reading = read(String(year), measures, of: definition, targets: [target], asOf: "2024-03-01")
      #expect(reading.figure?.value == quantity(rate))
      #expect(reading.status == (below.contains(year) ? .belowTarget : .onTarget))
      #expect(reading.source == .imported)
      #expect(reading.flags.isEmpty)
      #expect(reading.pending == nil)
    }
  }

  @Test("The asked period's own entry wins over its parts, and a disagreement is flagged")
  func ownEntryWins() throws {
    let quarters = try (1...4).map { try measure("2023-T\($0)", "9", over: "10") }
    let agreeing = read("2023", try [measure("2023", value: "90")] + quarters)
    #expect(agreeing.figure?.value == quantity("90"))
    #expect(agreeing.flags.isEmpty)
    let disagreeing = read("2023", try [measure("2023", value: "88,20")] + quarters)
    #expect(disagreeing.figure?.value == quantity("88.20"))
    #expect(disagreeing.figurePeriod == period("2023"))
    #expect(disagreeing.flags == [.partsDiffer(recomputed: quantity("90"))])
  }

  @Test("The flags of the entry itself come with it")
  func ownFlags() throws {
    let reading = read("2023", [try measure("2023", "441", over: "500", value: "90")])
    #expect(reading.flags == [.valueDiffers(recomputed: quantity("88.20"))])
  }

  @Test("Without an entry, complete parts are put together by the rule")
  func parts() throws {
    let quarters = try [("1", "1"), ("4", "9"), ("0", "0"), ("5", "10")].enumerated().map {
      try measure("2023-T\($0 + 1)", $1.0, over: $1.1)
    }
    let year = read("2023", quarters)
    #expect(year.figure?.value == quantity("50"))
    #expect(year.figurePeriod == period("2023"))
    #expect(
      read("2023-S1", quarters).figure
        == Figure(.ratio, numerator: quantity("5"), denominator: quantity("10")))
    #expect(read("2023-S2", quarters).figure?.denominator == quantity("10"))
  }

  @Test("Parts may themselves be made of parts: a half-year, a quarter and three months make a year")
  func nestedParts() throws {
    let measures = try [
      count("2023-S1", "10"), count("2023-T3", "4"), count("2023-10", "1"), count("2023-11", "2"),
      count("2023-12", "3"),
    ]
    #expect(read("2023", measures, of: Indicators.drills).figure?.value == quantity("20"))
  }

  @Test("Incomplete parts give no whole: the last figure is shown, with its own period")
  func incompleteParts() throws {
    let measures = try (1...3).map { try measure("2023-T\($0)", "9", over: "10") }
    let reading = read("2023", measures, asOf: "2024-01-15")
    #expect(reading.figurePeriod == period("2023-T3"))
    #expect(reading.status == .stale)
  }

  @Test("Rates known by their value alone are shown for their own period and never summed")
  func notConsolidable() throws {
    let measures = try (1...4).map { try measure("2023-T\($0)", value: "90") }
    let reading = read("2024", measures, asOf: "2024-01-15")
    #expect(read("2023-T2", measures).figure?.value == quantity("90"))
    #expect(reading.figurePeriod == period("2023-T4"))
    #expect(read("2023", measures).figurePeriod != period("2023"))
    let connections = try ["2023-T1", "2023-T2"].map {
      try measure($0, value: "5", of: Indicators.connections)
    }
    #expect(read("2023-S1", connections, of: Indicators.connections).figurePeriod == period("2023-T1"))
  }

  @Test("Services make the site by the rule; a service reads its own")
  func services() throws {
    let measures = try [
      measure("2023-T1", "1", over: "1", service: identifier(2)),
      measure("2023-T1", "4", over: "9", service: identifier(3)),
    ]
    let site = read("2023-T1", measures)
    #expect(site.figure?.value == quantity("50"))
    #expect(read("2023-T1", measures, service: identifier(3)).figure?.value == quantity("44.44"))
    #expect(read("2023-T1", measures, service: identifier(4)).status == .missing)
  }

  @Test("Services by month make the site by quarter")
  func servicesThenMonths() throws {
    let measures = try ["2023-01", "2023-02", "2023-03"].flatMap { month in
      try [2, 3].map { try count(month, "1", service: identifier($0)) }
    }
    #expect(read("2023-T1", measures, of: Indicators.drills).figure?.value == quantity("6"))
  }

  @Test("The site's entry wins over its services, and a disagreement is flagged")
  func siteAgainstServices() throws {
    let measures = try [
      count("2023-T1", "7"), count("2023-T1", "2", service: identifier(2)),
      count("2023-T1", "4", service: identifier(3)),
    ]
    let reading = read("2023-T1", measures, of: Indicators.drills)
    #expect(reading.figure?.value == quantity("7"))
    #expect(reading.flags == [.partsDiffer(recomputed: quantity("6"))])
  }

  @Test("Without the site's entry, services and parts that disagree are flagged")
  func servicesAgainstParts() throws {
    let measures = try [
      count("2023-S1", "7", service: identifier(2)), count("2023-T1", "1"), count("2023-T2", "2"),
    ]
    let reading = read("2023-S1", measures, of: Indicators.drills)
    #expect(reading.figure?.value == quantity("7"))
    #expect(reading.flags == [.partsDiffer(recomputed: quantity("3"))])
    let agreeing = try [measures[0], measures[1], count("2023-T2", "6")]
    #expect(read("2023-S1", agreeing, of: Indicators.drills).flags.isEmpty)
  }

  @Test("A total that its parts give is not flagged, however many decimals it has")
  func decimals() throws {
    let measures = try [
      count("2023-S1", "2,125"), count("2023-T1", "1,125"), count("2023-T2", "1"),
    ]
    #expect(read("2023-S1", measures, of: Indicators.drills).flags.isEmpty)
  }

  @Test("A later period that cannot be put together does not hide an earlier figure")
  func laterWithoutFigure() throws {
    let measures = try [
      measure("2023-T1", "9", over: "10"), measure("2023-T2", value: "80", service: identifier(2)),
    ]
    let reading = read("2023-T3", measures, asOf: "2023-09-30")
    #expect(reading.figurePeriod == period("2023-T1"))
    #expect(reading.figure?.value == quantity("90"))
    #expect(reading.status == .stale)
  }

  @Test("Of an entered and an imported figure for one key, the entered one counts, and once")
  func enteredOverImported() throws {
    for service in [nil, identifier(2) as Service.ID] {
      let both = try [
        measure("2023-T1", value: "5", service: service, source: .imported, of: Indicators.drills),
        count("2023-T1", "6", service: service),
      ]
      for measures in [both, both.reversed()] {
        let reading = read("2023-T1", measures, of: Indicators.drills)
        #expect(reading.figure?.value == quantity("6"))
        #expect(reading.source == .entered)
      }
    }
  }

  @Test("A rate of one criterion is not the rate of the whole, which is not missing for all that")
  func criterion() throws {
    let measures = [try measure("2023", "9", over: "10", criterion: "courtoisie")]
    #expect(read("2023", measures).figure == nil)
    #expect(read("2023", measures).status == .noTarget)
    #expect(read("2024", measures).status == .missing)
  }

  @Test("0 out of 0 is \"sans objet\", which is not missing")
  func notApplicable() throws {
    let reading = read("2023", [try measure("2023", "0", over: "0")])
    #expect(reading.status == .notApplicable)
    #expect(reading.figure?.value == nil)
  }

  @Test("Without any figure, now or before, it is missing")
  func missing() throws {
    #expect(read("2023", []).status == .missing)
    #expect(read("2023", []).figure == nil)
    let later = [try measure("2024", "9", over: "10")]
    #expect(read("2023", later).status == .missing)
  }

  @Test("A part that ends with the asked period does not stand for the whole")
  func partIsNotWhole() throws {
    let quarters = try ["2023-T3", "2023-T4"].map { try measure($0, value: "90") }
    let reading = read("2023", quarters, asOf: "2024-01-15")
    #expect(reading.figurePeriod == period("2023-T3"))
    #expect(reading.status == .stale)
  }

  @Test(
    "The last figure is stale once it is older than the indicator's frequency",
    arguments: [
      // Quarterly: the figure of T3 stands until the end of T4.
      (Frequency.quarter, "2023-T3", "2023-T4", "2023-12-30", IndicatorStatus.noTarget),
      (.quarter, "2023-T3", "2023-T4", "2023-12-31", .stale),
      (.quarter, "2023-T3", "2023-T4", "2024-06-01", .stale),
      (.month, "2024-02", "2024-03", "2024-03-30", .noTarget),
      (.month, "2024-02", "2024-03", "2024-03-31", .stale),
      (.month, "2023-02", "2023-03", "2023-03-28", .noTarget),
      (.halfYear, "2023-S1", "2023", "2023-12-30", .noTarget),
      (.halfYear, "2023-S1", "2023", "2023-12-31", .stale),
      (.year, "2022", "2023", "2023-12-30", .noTarget),
      (.year, "2022", "2023", "2023-12-31", .stale),
      // The year's own figure stands for its last quarter; that of a quarter never for the year.
      (.year, "2023", "2023-T4", "2024-01-15", .noTarget),
      (.quarter, "2023-S2", "2023-12", "2024-01-15", .noTarget),
      // A year's figure outlives its quarters.
      (.year, "2022", "2023-T3", "2030-01-01", .noTarget),
    ])
  func stale(
    frequency: Frequency, entered: String, asked: String, asOf: String, status: IndicatorStatus
  ) throws {
    let definition = Indicators.make("2-courtesy", frequency: frequency)
    let reading = read(
      asked, [try measure(entered, "9", over: "10", of: definition)], of: definition, asOf: asOf)
    #expect(reading.status == status)
    #expect(reading.figurePeriod == period(entered))
    #expect(reading.period == period(asked))
    #expect(reading.figure?.value == quantity("90"))
  }
}
