import QualityDomain
import QualityStore
import QualityWording

/// The last figures of an indicator: eight quarters, or four half-years or years when figures are due
/// less often.
struct IndicatorTrend {
  let definition: IndicatorDefinition
  /// In order, one a period.
  let readings: [IndicatorReading]

  init(_ definition: IndicatorDefinition, through period: Period, in material: IndicatorMaterial) {
    self.definition = definition
    let length: Period.Length =
      switch definition.frequency {
      case .month, .quarter: .quarter
      case .halfYear: .halfYear
      case .year: .year
      }
    let last = Period(length, containing: period.lastDay)
    readings = material.trend(
      definition, through: last.lastDay > period.lastDay ? last.advanced(by: -1) : last,
      count: length == .quarter ? Self.quarters : 4)
  }

  /// The first period that the trend of any computed indicator needs.
  static func firstPeriod(through period: Period) -> Period {
    Period(.quarter, containing: period.lastDay).advanced(by: -quarters)
  }

  private static let quarters = 8

  /// A period without a figure of its own has none in a chart.
  var points: [BarChart.Point] {
    readings.map { reading in
      BarChart.Point(
        period: reading.period,
        value: reading.figurePeriod == reading.period ? reading.figure?.value : nil)
    }
  }

  var isEmpty: Bool { points.allSatisfy { $0.value == nil } }

  /// « 8 trimestres », « 4 années ».
  var span: String {
    switch readings.first?.period.length {
    case .year: "\(readings.count) années"
    case .halfYear: "\(readings.count) semestres"
    default: "\(readings.count) trimestres"
    }
  }

  /// In words: « Courriels répondus : 8 trimestres, de 78,2 % (T2 2024) à 86,2 % (T1 2026) ».
  var sentence: String {
    let known = points.filter { $0.value != nil }
    guard let first = known.first, let last = known.last else {
      return "\(definition.shortLabel) : \(span) sans chiffre"
    }
    let words = known.count == 1 ? words(last) : "de \(words(first)) à \(words(last))"
    return "\(definition.shortLabel) : \(span), \(words)"
  }

  private func words(_ point: BarChart.Point) -> String {
    let value = point.value.map { FrenchNumber.value($0, definition.unit) } ?? ""
    return "\(value) (\(point.period.frenchShort))"
  }

  /// - Parameter id: unique in the page.
  func sparkline(id: String) -> HTML {
    Sparkline(
      id: id, title: sentence, values: points.map(\.value), target: readings.last?.target?.value
    ).html
  }
}
