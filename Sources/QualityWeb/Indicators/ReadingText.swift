import QualityDomain
import QualityWording

/// What is said of one reading: its figure, what it is made of, its target.
struct ReadingText {
  let reading: IndicatorReading

  init(_ reading: IndicatorReading) {
    self.reading = reading
  }

  private var unit: IndicatorUnit { reading.definition.unit }

  private var figure: FigureText { FigureText(reading.figure, reading.definition) }

  /// « 86,2 % », « sans objet », « pas de chiffre ».
  func value(places: Int = 1) -> String { figure.value(places: places) }

  /// A rate never stands alone: « 81 sur 94 ». nil when only the value is known.
  var parts: String? { figure.parts }

  /// « cible 80 % », « cible locale 95 % ».
  var target: String? {
    reading.target.map {
      "cible\($0.scope == .local ? " locale" : "") \(FrenchNumber.target($0.value, unit))"
    }
  }

  /// « chiffre de l’année 2025 », where the figure is of another period than the one asked for.
  var otherPeriod: String? {
    guard reading.figure != nil, reading.figurePeriod != reading.period else { return nil }
    let period = reading.figurePeriod
    return period.length == .year
      ? "chiffre de l’\(period.french)" : "chiffre de \(period.frenchShort)"
  }

  /// « engagement 17 », « engagements 1 et 11 ».
  var commitments: String {
    let numbers = reading.definition.commitments.map(String.init)
    return "engagement\(numbers.count > 1 ? "s" : "") \(FrenchList.joined(numbers))"
  }

  /// Why someone should look at the figure again.
  var warnings: [String] { reading.flags.map { $0.french(unit) } }

  /// « +4,0 points » since `before`; nil unless both have a figure of their own.
  func change(since before: IndicatorReading) -> String? {
    guard reading.figurePeriod == reading.period, before.figurePeriod == before.period,
      let difference = reading.figure?.change(since: before.figure)
    else { return nil }
    return FrenchNumber.change(difference, unit)
  }
}
