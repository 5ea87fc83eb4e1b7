import QualityDomain
import QualityTesting
import Testing

@Suite("Entered figures: what is refused, and what is kept with a flag")
struct MeasureTests {
  private func figure(
    _ numerator: String?, _ denominator: String?, _ value: String?, _ quotient: Quotient? = .ratio
  ) throws -> Figure {
    try Measure.figure(
      numerator: numerator.map { quantity($0) }, denominator: denominator.map { quantity($0) },
      value: value.map { quantity($0) }, quotient: quotient)
  }

  private func flags(
    _ numerator: String?, _ denominator: String?, _ value: String?,
    of definition: IndicatorDefinition = Indicators.emailOnTime
  ) throws -> [MeasureFlag] {
    Measure(
      indicator: definition.code, period: period("2023"), source: .entered,
      figure: try figure(numerator, denominator, value, definition.quotient)
    ).flags(for: definition)
  }

  @Test(
    "Refused",
    arguments: [
      ("-1", "2", nil, .negative), ("1", "-2", nil, .negative), (nil, nil, "-0,01", .negative),
      (nil, nil, nil, .valueMissing), (nil, "2", "50", .denominatorWithoutNumerator),
      ("1", nil, "50", .numeratorWithoutDenominator), ("1", "0", nil, .divisionByZero),
      ("1", "0", "50", .divisionByZero),
    ] as [(String?, String?, String?, MeasureError)])
  func refused(numerator: String?, denominator: String?, value: String?, error: MeasureError) {
    #expect(throws: error) { try figure(numerator, denominator, value) }
  }

  @Test("A value left out is completed; a typed one is kept as typed")
  func completed() throws {
    #expect(try figure("441", "500", nil).value == quantity("88.20"))
    #expect(try figure("25", "2", nil, .mean).value == quantity("12.50"))
    #expect(try figure("1", "2", "75").value == quantity("75"))
    #expect(try figure(nil, nil, "85,43").value == quantity("85.43"))
  }

  @Test("Without a rule for parts, the unit says what a numerator and a denominator give")
  func quotientByUnit() throws {
    let rate = Indicators.make("19-engagement-rate", .percent, .none)
    #expect(try figure("50", "1000", nil, rate.quotient).value == quantity("5"))
    #expect(try flags("50", "1000", "90", of: rate) == [.valueDiffers(recomputed: quantity("5"))])
    let last = Indicators.make("local-queue", .minutes, .last)
    #expect(try figure("50", "20", nil, last.quotient).value == quantity("2.5"))
  }

  @Test("A number that is summed has no denominator, but may be \"sans objet\"")
  func sumWithDenominator() throws {
    #expect(throws: MeasureError.denominatorOfSum) {
      try figure("3", "4", nil, Indicators.drills.quotient)
    }
    #expect(try figure("0", "0", nil, Indicators.drills.quotient).value == nil)
    #expect(try figure(nil, nil, "3", Indicators.drills.quotient).value == quantity("3"))
  }

  @Test("0 out of 0 is \"sans objet\", whatever value was typed beside it")
  func notApplicable() throws {
    for typed in [nil, "0", "100"] {
      let figure = try figure("0", "0", typed)
      #expect(figure.value == nil)
      #expect(figure.denominator == .zero)
    }
  }

  @Test("A rate that its numerator gives, up to rounding, has no flag", arguments: [
    ("441", "500", "88.2"), ("441", "500", "88"), ("1", "3", "33,33"), ("1", "3", "33,3"),
    ("1", "3", "33"), ("2", "3", "66,67"), ("2", "3", "67"), ("1", "3", "33,333333"),
    ("0", "5", "0"), ("5", "5", "100"),
  ])
  func agreeing(numerator: String, denominator: String, value: String) throws {
    #expect(try flags(numerator, denominator, value).isEmpty)
  }

  @Test("Beyond rounding it is flagged beside the recomputed figure", arguments: [
    ("441", "500", "88.21", "88.20"), ("441", "500", "88.3", "88.20"), ("441", "500", "89", "88.20"),
    ("2", "3", "66", "66.67"), ("1", "3", "33,34", "33.33"),
  ])
  func disagreeing(numerator: String, denominator: String, value: String, recomputed: String) throws {
    #expect(
      try flags(numerator, denominator, value) == [.valueDiffers(recomputed: quantity(recomputed))])
  }

  @Test("A rate over 100 % and a numerator over its denominator are flagged")
  func overHundred() throws {
    #expect(try flags(nil, nil, "100").isEmpty)
    #expect(try flags(nil, nil, "100,01") == [.rateOverHundred])
    #expect(try flags("6", "5", nil) == [.numeratorOverDenominator, .rateOverHundred])
    #expect(
      try flags("6", "5", "90")
        == [.numeratorOverDenominator, .valueDiffers(recomputed: quantity("120"))])
  }

  @Test("Days may be more than a hundred, and more than their count")
  func means() throws {
    #expect(try flags("1200", "10", "120", of: Indicators.monthlyDelay).isEmpty)
    #expect(
      try flags("1200", "10", "12", of: Indicators.monthlyDelay)
        == [.valueDiffers(recomputed: quantity("120"))])
  }

  @Test("The greatest figures are flagged, not trapped on")
  func bounds() throws {
    #expect(
      try flags("1", "100", "9000000000000")
        == [.rateOverHundred, .valueDiffers(recomputed: quantity("1"))])
    #expect(try flags(nil, nil, "9223372036854,775807") == [.rateOverHundred])
  }
}
