import QualityDomain
import QualityWording

/// How the figures of sites are spread: from the least to the greatest, with the middle half in a box
/// and the median across it. The same figures stand in a table after it.
struct SpreadChart {
  /// Unique in the page.
  let id: String
  let title: String
  let unit: IndicatorUnit
  let distribution: Distribution
  /// Figures to mark under the box: those of all sites, or that of one.
  let marks: [Quantity]
  let target: Quantity?
  /// Keeps the least and the greatest figure, which are those of one site each, to itself.
  let isAnonymous: Bool

  var html: HTML {
    """
    <figure class="qp-chart">
    <svg viewBox="0 0 568 130" role="img" aria-labelledby="\(id)-t \(id)-d">\
    <title id="\(id)-t">\(title)</title><desc id="\(id)-d">\(description)</desc>\
    \(.when(!isAnonymous, whisker))\
    <rect class="qp-spread__box" x="\(x(distribution.firstQuartile))" y="16" \
    width="\(boxWidth)" height="36"/>\
    <line class="qp-spread__median" x1="\(x(distribution.median))" \
    x2="\(x(distribution.median))" y1="16" y2="52"/>\
    \(.each(marks) { #"<circle class="qp-spread__mark" cx="\#(x($0))" cy="74" r="5"/>"# })\
    \(.with(target) {
      #"<line class="qp-chart__target" x1="\#(x($0))" x2="\#(x($0))" y1="8" y2="92"/>"#
    })<line class="qp-chart__axis" x1="20" x2="548" y1="92" y2="92"/>\
    <g aria-hidden="true">\(.each(ticks) {
      #"<text x="\#(x($0))" y="112" text-anchor="middle">\#(FrenchNumber.plain($0))</text>"#
    })</g></svg>
    </figure>
    \(table)
    <p class="fr-text--sm qp-muted">Chaque site compte pour un, quelle que soit sa taille. Un \
    quart des sites est au-dessous du premier quartile, un quart au-dessus du troisième (calcul \
    des tableurs, QUARTILE.INCLURE).</p>
    """
  }

  private var whisker: HTML {
    """
    <line class="qp-chart__axis" x1="\(x(distribution.least))" x2="\(x(distribution.greatest))" \
    y1="34" y2="34"/>
    """
  }

  /// The value at the right end: 100 for a rate, otherwise a round number not below any figure.
  private var top: Quantity {
    if unit == .percent, distribution.greatest.millionths <= 100_000_000 {
      return Quantity(millionths: 100_000_000)
    }
    let greatest = max(distribution.greatest, target ?? .zero).millionths
    var unit: Int64 = 1_000_000
    while unit < greatest / 10 { unit *= 10 }
    let steps = greatest / unit + (greatest % unit == 0 ? 0 : 1)
    let (top, isTooGreat) = max(steps, 1).multipliedReportingOverflow(by: unit)
    return Quantity(millionths: isTooGreat ? .max : top)
  }

  private var ticks: [Quantity] {
    [0, 1, 2].map { Quantity(millionths: top.millionths / 2 * $0) }
  }

  /// From 20 to 548.
  private func place(_ value: Quantity) -> DrawingLength {
    let bounded = min(max(value.millionths, 0), top.millionths)
    return DrawingLength(
      tenths: 200 + Int64(Int128(bounded) * 5_280 / Int128(max(top.millionths, 1))))
  }

  private func x(_ value: Quantity) -> String { place(value).text }

  private var boxWidth: String {
    DrawingLength(
      tenths: place(distribution.thirdQuartile).tenths - place(distribution.firstQuartile).tenths
    ).text
  }

  private var rows: [(name: String, value: Quantity)] {
    let quartiles = [
      ("Premier quartile", distribution.firstQuartile), ("Médiane", distribution.median),
      ("Troisième quartile", distribution.thirdQuartile),
    ]
    return isAnonymous
      ? quartiles
      : [("Le plus bas", distribution.least)] + quartiles + [("Le plus haut", distribution.greatest)]
  }

  private var description: String {
    rows.map { "\($0.name) : \(words($0.value))" }.joined(separator: " ; ")
      + ". \(FrenchNumber.count(distribution.count, "site", "sites"))."
      + (target.map { " Cible : \(FrenchNumber.target($0, unit))." } ?? "")
  }

  private var table: HTML {
    """
    <div class="qp-narrow">\(DataTable(
      "\(title) : répartition",
      columns: [.text("Repère"), .number("Valeur")],
      rows: rows.map { [HTML(text: $0.name), HTML(text: words($0.value))] }
    ).html)</div>
    """
  }

  private func words(_ value: Quantity) -> String { FrenchNumber.value(value, unit, places: 2) }
}
