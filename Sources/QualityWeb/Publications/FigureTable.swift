import QualityDomain
import QualityWording

/// Published figures with what explains them; beside each, today's figure where it differs.
struct FigureTable {
  let figures: [PublishedFigure]
  let caption: String
  /// Of the same period, as they stand today, by code; empty where nothing is compared.
  var current: [String: PublishedFigure] = [:]

  private var isCompared: Bool {
    figures.contains { published in
      current[published.code].map { $0.figure != published.figure } ?? false
    }
  }

  var html: HTML { #"<div class="qp-wide">\#(table)</div>"# }

  private var table: HTML {
    DataTable(
      caption, isFocusable: figures.isEmpty,
      columns: [
        .text("Indicateur"), .number("Résultat"), .number("Calcul"), .number("En cours"),
        .number("Cible"), .text("État"),
      ] + (isCompared ? [.text("Corrigé depuis")] : []),
      rows: figures.map { row($0) + (isCompared ? [correction($0)] : []) }
    ).html
  }

  private func row(_ item: PublishedFigure) -> [HTML] {
    [
      """
      <a href="\(Link.indicator(item.code, item.figurePeriod))">\(item.label)</a>\
      \(.with(limits(item)) { #"<span class="qp-register__note">\#($0)</span>"# })
      """,
      value(item), HTML(text: item.calculation),
      .with(item.pending) { "\(FrenchNumber.integer($0))" },
      .with(item.target) { "\(FrenchNumber.target($0, item.unit))" }, .badge(item.status),
    ]
  }

  private func value(_ item: PublishedFigure) -> HTML {
    .with(item.figure.value) { "<strong>\(FrenchNumber.value($0, item.unit, places: 2))</strong>" }
  }


  /// « Délais : 10 jours ouvrés (17.1) »; the period when it is not the one published.
  private func limits(_ item: PublishedFigure) -> String? {
    let limits = item.limits.split(separator: ",").compactMap { text -> String? in
      let parts = text.split(separator: ":").map { $0.trimmingPrefix { $0 == " " } }
      guard parts.count == 2, let days = Int(parts[1]) else { return nil }
      return "\(FrenchNumber.count(days, "jour ouvré", "jours ouvrés")) (\(parts[0]))"
    }
    return limits.isEmpty ? nil : "Délais : \(FrenchList.joined(limits))"
  }

  private func correction(_ item: PublishedFigure) -> HTML {
    guard let today = current[item.code], today.figure != item.figure else { return .empty }
    let words = today.figure.value.map { FrenchNumber.value($0, today.unit, places: 2) } ?? "sans objet"
    let calculation = today.calculation
    return """
      <strong>\(words)</strong>\
      \(.when(!calculation.isEmpty, #"<span class="qp-register__note">\#(calculation)</span>"#))
      """
  }
}

extension PublishedFigure {
  /// « 81 sur 94 »; empty without numerator and denominator.
  var calculation: String { figure.frenchCalculation(unit) }
}

extension Figure {
  /// What the value was made of: « 81 sur 94 » for a rate, « 151 pour 42 cas » for a mean; empty
  /// when only the value is known.
  func frenchCalculation(_ unit: IndicatorUnit) -> String {
    guard let numerator, let denominator else { return "" }
    let parts = (FrenchNumber.plain(numerator), FrenchNumber.plain(denominator))
    return unit == .percent ? "\(parts.0) sur \(parts.1)" : "\(parts.0) pour \(parts.1) cas"
  }
}
