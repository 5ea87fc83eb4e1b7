import QualityDomain
import QualityWording

/// The values of an indicator, period by period, with its target. The same figures must stand in a
/// table after it.
struct BarChart {
  /// Unique in the page.
  let id: String
  let title: String
  let unit: IndicatorUnit
  /// In order; a period without a figure has a nil value.
  let points: [Point]
  let target: Quantity?
  let better: Direction

  struct Point {
    let period: Period
    let value: Quantity?
  }

  /// A figure: the drawing and its legend.
  var html: HTML {
    """
    <figure class="qp-chart">
    <svg viewBox="0 0 568 222" role="img" aria-labelledby="\(id)-t \(id)-d">\
    <title id="\(id)-t">\(title)</title><desc id="\(id)-d">\(description)</desc>\
    \(.each(bars) { $0.html })\
    <line class="qp-chart__axis" x1="0" x2="510" y1="174" y2="174"/>\
    \(.with(targetY) {
      #"<line class="qp-chart__target" x1="0" x2="510" y1="\#($0.text)" y2="\#($0.text)"/>"#
    })<g aria-hidden="true">\(.each(bars, labels))\(targetLabel)</g></svg>
    </figure>
    \(legend)
    """
  }

  // Tenths of the drawing's units: 1740 is the axis, 240 the top of the scale.
  private static let axis: Int64 = 1740
  private static let height: Int64 = 1500

  /// The value at the top of the scale: 100 for a rate, otherwise the greatest figure shown.
  private var top: Int64 {
    if unit == .percent { return 100_000_000 }
    let greatest = (points.compactMap(\.value) + [target].compactMap(\.self)).max()
    return max(greatest?.millionths ?? 0, 1)
  }

  private func y(_ value: Quantity) -> DrawingLength {
    let bounded = min(max(value.millionths, 0), top)
    let rise = Int64((Int128(bounded) * Int128(Self.height) + Int128(top / 2)) / Int128(top))
    return DrawingLength(tenths: Self.axis - rise)
  }

  private var targetY: DrawingLength? { target.map(y) }

  private struct Bar {
    let point: Point
    let x: DrawingLength
    let width: DrawingLength
    /// nil without a value.
    let y: DrawingLength?
    let isBelow: Bool

    var center: DrawingLength { DrawingLength(tenths: x.tenths + width.tenths / 2) }

    var html: HTML {
      guard let y else { return .empty }
      return """
        <rect class="qp-chart__bar\(.when(isBelow, " qp-chart__bar--below"))" x="\(x.text)" y="\(y.text)" \
        width="\(width.text)" height="\(DrawingLength(tenths: axis - y.tenths).text)"/>
        """
    }
  }

  private var bars: [Bar] {
    let slot = 5040 / Int64(max(points.count, 1))
    let width = slot * 64 / 100
    return points.enumerated().map { rank, point in
      let status = point.value.map { IndicatorStatus(value: $0, target: target, better: better) }
      return Bar(
        point: point, x: DrawingLength(tenths: 40 + Int64(rank) * slot + (slot - width) / 2),
        width: DrawingLength(tenths: width), y: point.value.map(y), isBelow: status == .belowTarget)
    }
  }

  private func labels(_ bar: Bar) -> HTML {
    let isFirst = bar.point.period == points.first?.period
    let year = HTML.when(
      isFirst || bar.point.period.number == 1,
      text(String(bar.point.period.year), at: bar.center, y: "216"))
    let name = bar.point.period.length == .year ? "" : bar.point.period.axisLabel
    return value(of: bar) + text(name, at: bar.center, y: "194") + year
  }

  private func value(of bar: Bar) -> HTML {
    guard let value = bar.point.value, let top = bar.y else {
      return text("–", at: bar.center, y: "166")
    }
    // A value that would be struck by the target line stands above it.
    var baseline = top.tenths - 80
    if let line = targetY?.tenths, (baseline - 160...baseline + 80).contains(line) {
      baseline = min(baseline, line - 80)
    }
    return """
      <text class="is-value" x="\(bar.center.text)" y="\(DrawingLength(tenths: baseline).text)" \
      text-anchor="middle">\(short(value))</text>
      """
  }

  private func text(_ words: String, at x: DrawingLength, y: HTML) -> HTML {
    .when(!words.isEmpty, #"<text x="\#(x.text)" y="\#(y)" text-anchor="middle">\#(words)</text>"#)
  }

  private var targetLabel: HTML {
    guard let target, let line = targetY else { return .empty }
    let words = unit == .percent ? FrenchNumber.target(target, unit) : FrenchNumber.plain(target)
    let y = DrawingLength(tenths: line.tenths + 50).text
    return #"<text class="is-target" x="514" y="\#(y)">\#(words)</text>"#
  }

  private func short(_ value: Quantity) -> String {
    unit == .count ? FrenchNumber.plain(value) : FrenchNumber.decimal(value, places: 1)
  }

  private var description: String {
    let figures = points.map { point in
      let value = point.value.map { FrenchNumber.value($0, unit) } ?? "pas de chiffre"
      return "\(point.period.frenchShort) : \(value)"
    }.joined(separator: " ; ")
    let aim = target.map { " Cible : \(FrenchNumber.target($0, unit))." } ?? ""
    return "\(figures).\(aim)"
  }

  private var legend: HTML {
    guard let target else { return .empty }
    return """
      <ul class="qp-legend" aria-hidden="true">\
      <li><svg width="14" height="14" viewBox="0 0 14 14"><rect class="qp-chart__bar" x="1" y="1" \
      width="12" height="12"/></svg>cible atteinte</li>\
      <li><svg width="14" height="14" viewBox="0 0 14 14"><rect \
      class="qp-chart__bar qp-chart__bar--below" x="2" y="2" width="10" height="10"/></svg>sous la cible</li>\
      <li><svg width="26" height="14" viewBox="0 0 26 14"><line class="qp-chart__target" x1="0" x2="26" \
      y1="7" y2="7"/></svg>cible : \(FrenchNumber.target(target, unit))</li></ul>
      """
  }
}

extension Period {
  /// Under a bar, above its year: « T1 », « S2 », « janv. ».
  fileprivate var axisLabel: String {
    length == .month
      ? FrenchMonth.abbreviation(number) : String(frenchShort.prefix { $0 != " " })
  }
}
