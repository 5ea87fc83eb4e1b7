import QualityDomain

/// The trend of an indicator in a card: a line through its figures, its target dotted.
struct Sparkline {
  /// Unique in the page.
  let id: String
  /// The same in words.
  let title: String
  /// In order; a period without a figure is nil.
  let values: [Quantity?]
  let target: Quantity?

  var html: HTML {
    let points = points
    let line = points.map { "\($0.x.text),\($0.y.text)" }.joined(separator: " ")
    return """
      <svg class="qp-spark" viewBox="0 0 200 46" role="img" aria-labelledby="\(id)-t">\
      <title id="\(id)-t">\(title)</title>\
      \(.with(target.map(y)) {
        #"<line class="qp-spark__target" x1="0" x2="200" y1="\#($0.text)" y2="\#($0.text)"/>"#
      })\(.when(points.count > 1, #"<polyline class="qp-spark__line" points="\#(line)"/>"#))\
      \(.with(points.last) {
        #"<circle class="qp-spark__dot" cx="\#($0.x.text)" cy="\#($0.y.text)" r="4"/>"#
      })</svg>
      """
  }

  private var points: [(x: DrawingLength, y: DrawingLength)] {
    let step = Int64(1880) / Int64(max(values.count - 1, 1))
    return values.enumerated().compactMap { rank, value in
      value.map { (DrawingLength(tenths: 40 + Int64(rank) * step), y($0)) }
    }
  }

  /// Between 7.7 (the greatest) and 38.3 (the least of figures and target).
  private func y(_ value: Quantity) -> DrawingLength {
    let shown = (values.compactMap(\.self) + [target].compactMap(\.self)).map(\.millionths)
    guard let least = shown.min(), let greatest = shown.max(), greatest > least else {
      return DrawingLength(tenths: 230)
    }
    let fall = Int128(greatest) - Int128(value.millionths)
    return DrawingLength(tenths: 77 + Int64(fall * 306 / (Int128(greatest) - Int128(least))))
  }
}
