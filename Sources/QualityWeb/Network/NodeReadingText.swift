import QualityDomain
import QualityWording

/// What is said of one indicator over the sites of a node.
struct NodeReadingText {
  let reading: NodeReading

  init(_ reading: NodeReading) {
    self.reading = reading
  }

  private var definition: IndicatorDefinition { reading.definition }
  private var sums: NodeFigure { reading.sums }
  private var figure: FigureText { FigureText(reading.figure, definition) }

  /// « 86,2 % », « non consolidable », « pas de chiffre ».
  var value: String {
    reading.figure == nil && sums.leftOut > 0 ? "non consolidable" : figure.value(places: 1)
  }

  /// « 81 sur 94 »; nil when there is none.
  var parts: String? { figure.parts }

  /// « +4,0 points » since the period before; nil unless both have a figure.
  var change: String? { reading.change.map { FrenchNumber.change($0, definition.unit) } }

  /// « 80 % ».
  var target: String? { reading.target.map { FrenchNumber.target($0, definition.unit) } }

  var badge: HTML {
    reading.figure == nil && sums.leftOut > 0 ? .badge("non consolidable") : .badge(reading.status)
  }

  /// « 12 sur 15 »; a dash where no site is judged.
  var onTarget: String {
    sums.judged == 0
      ? "–" : "\(FrenchNumber.integer(sums.onTarget)) sur \(FrenchNumber.integer(sums.judged))"
  }

  /// How many sites it is made of, and what is not in it.
  var notes: [String] {
    [
      sums.sites > 0 ? FrenchNumber.count(sums.sites, "site compté", "sites comptés") : nil,
      sums.leftOut > 0
        ? FrenchNumber.count(sums.leftOut, "site non consolidable", "sites non consolidables") : nil,
      sums.missing > 0 ? FrenchNumber.count(sums.missing, "chiffre à saisir", "chiffres à saisir") : nil,
      sums.pending > 0 ? FrenchNumber.count(sums.pending, "demande en cours", "demandes en cours") : nil,
    ].compactMap(\.self)
  }
}
