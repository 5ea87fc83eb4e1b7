import QualityDomain
import QualityWording

/// A figure of an indicator in words, whatever its period.
struct FigureText {
  private let figure: Figure?
  private let definition: IndicatorDefinition

  init(_ figure: Figure?, _ definition: IndicatorDefinition) {
    self.figure = figure
    self.definition = definition
  }

  /// « 86,17 %, 81 sur 94 ».
  var whole: String { [value(places: 2), parts].compactMap(\.self).joined(separator: ", ") }

  /// « 86,2 % », « sans objet », « pas de chiffre ».
  func value(places: Int) -> String {
    if let value = figure?.value {
      return FrenchNumber.value(value, definition.unit, places: places)
    }
    return figure == nil ? "pas de chiffre" : "sans objet"
  }

  /// A rate never stands alone: « 81 sur 94 ». nil when only the value is known.
  var parts: String? {
    guard let numerator = figure?.numerator, let denominator = figure?.denominator else { return nil }
    let (n, d) = (FrenchNumber.plain(numerator), FrenchNumber.plain(denominator))
    switch definition.aggregation {
    case .mean: return "\(n) au total sur \(d) cas"
    case .ratio, .sum, .last, .none: return "\(n) sur \(d)"
    }
  }
}
