import QualityDomain
import QualityWording

/// Scores out of 10 as bars, each with the mean of the network. The same figures must stand in a
/// table after it.
struct ScoreChart {
  /// Unique in the page.
  let id: String
  let title: String
  /// From top to bottom.
  let rows: [Row]

  struct Row {
    let label: String
    let score: Quantity
    /// nil when no mean is known.
    let mean: Quantity?

    init(_ label: String, score: Quantity, mean: Quantity?) {
      self.label = label
      self.score = score
      self.mean = mean
    }

    init(_ label: String, _ reading: BarometerReading) {
      self.init(label, score: reading.figures.score, mean: reading.mean)
    }

    fileprivate var isBelow: Bool { mean.map { score < $0 } ?? false }
  }

  // In the drawing's units.
  private static let width = 560
  private static let rowHeight = 50

  /// A figure: the drawing and its legend.
  var html: HTML {
    """
    <figure class="qp-chart">
    <svg viewBox="0 0 \(Self.width) \(rows.count * Self.rowHeight)" role="img" \
    aria-labelledby="\(id)-t \(id)-d"><title id="\(id)-t">\(title)</title>\
    <desc id="\(id)-d">\(description)</desc>\
    \(.each(rows.enumerated()) { bar($1, top: $0 * Self.rowHeight) })</svg>
    </figure>
    \(.when(rows.contains { $0.mean != nil }, Self.legend))
    """
  }

  private func bar(_ row: Row, top: Int) -> HTML {
    """
    <g aria-hidden="true"><text x="0" y="\(top + 17)">\(row.label)</text>\
    <text class="is-value" x="\(Self.width)" y="\(top + 17)" text-anchor="end">\
    \(FrenchNumber.score(row.score))</text></g>\
    <rect class="qp-chart__track" x="0" y="\(top + 26)" width="\(Self.width)" height="14"/>\
    <rect class="qp-chart__bar\(.when(row.isBelow, " qp-chart__bar--below"))" x="0" y="\(top + 26)" \
    width="\(Self.length(row.score).text)" height="14"/>\
    \(.with(row.mean.map(Self.length)) {
      """
      <line class="qp-chart__mean" x1="\($0.text)" x2="\($0.text)" y1="\(top + 22)" y2="\(top + 44)"/>
      """
    })
    """
  }

  /// How far a score goes: 10 takes the whole width.
  private static func length(_ score: Quantity) -> DrawingLength {
    DrawingLength(tenths: score.millionths * Int64(width) / 1_000_000)
  }

  private var description: String {
    rows.map { row in
      let mean = row.mean.map { ", moyenne du réseau \(FrenchNumber.score($0))" } ?? ""
      return "\(row.label) : \(FrenchNumber.score(row.score)) sur 10\(mean)"
    }.joined(separator: " ; ") + "."
  }

  private static let legend: HTML = """
    <ul class="qp-legend" aria-hidden="true">\
    <li><svg width="14" height="14" viewBox="0 0 14 14"><rect class="qp-chart__bar" x="1" y="1" \
    width="12" height="12"/></svg>à la moyenne ou au-dessus</li>\
    <li><svg width="14" height="14" viewBox="0 0 14 14"><rect \
    class="qp-chart__bar qp-chart__bar--below" x="2" y="2" width="10" height="10"/></svg>sous la moyenne</li>\
    <li><svg width="14" height="14" viewBox="0 0 14 14"><line class="qp-chart__mean" x1="7" x2="7" \
    y1="0" y2="14"/></svg>moyenne du réseau</li></ul>
    """
}
