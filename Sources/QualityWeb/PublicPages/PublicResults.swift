import QualityDomain
import QualityWording

/// Published figures in plain French: the main ones large, the others in a fold.
struct PublicResults {
  /// As many cards as one A4 holds beside the commitments.
  private static let mostCards = 6

  private let publication: Publication
  private let yearBefore: Publication?
  private let main: [PublishedFigure]
  private let rest: [PublishedFigure]

  init(_ publication: Publication, yearBefore: Publication?) {
    self.publication = publication
    self.yearBefore = yearBefore
    let shown = publication.figures.filter { $0.figure.value != nil }
    let telling = PublicSentence.order.compactMap { code in shown.first { $0.code == code } }
    main = Array(telling.prefix(Self.mostCards))
    let codes = Set(main.map(\.code))
    rest = shown.filter { !codes.contains($0.code) }
  }

  var cards: HTML {
    if main.isEmpty {
      return """
        <div class="qp-panel qp-lifted"><p>Ce trimestre, nos principaux indicateurs sont sans objet.</p></div>
        """
    }
    return """
      <ul class="qp-results">
      \(.each(main, separator: "\n", card))
      </ul>
      """
  }

  private func card(_ item: PublishedFigure) -> HTML {
    """
    <li><span class="qp-results__value">\(value(item))</span>\
    <span class="qp-results__name">\(PublicSentence.name(item))</span>\
    <span class="qp-results__note">\(.with(item.target) { "\(target($0, item)) " })\
    \(.with(PublicSentence.outOfHundred(item)) { "\($0). " })\(comparison(item))</span></li>
    """
  }

  private func value(_ item: PublishedFigure) -> String {
    item.figure.value.map { FrenchNumber.value($0, item.unit) } ?? ""
  }

  private func target(_ target: Quantity, _ item: PublishedFigure) -> HTML {
    let words = FrenchNumber.target(target, item.unit)
    return item.status == .belowTarget
      ? .badge("objectif de \(words) pas encore atteint", .warning)
      : .badge("objectif de \(words) atteint", .success)
  }

  /// « 82,2 % il y a un an. »; nothing when the figure is of the same survey.
  private func comparison(_ item: PublishedFigure) -> String {
    guard let before = figureBefore(item) else { return "" }
    return "\(before) il y a un an."
  }

  private func figureBefore(_ item: PublishedFigure) -> String? {
    guard let before = yearBefore?.figures.first(where: { $0.code == item.code }),
      before.figurePeriod != item.figurePeriod, let value = before.figure.value
    else { return nil }
    return FrenchNumber.value(value, before.unit)
  }

  var others: HTML {
    if rest.isEmpty { return .empty }
    return .details(
      "Tous les autres résultats du \(publication.period.french)",
      DataTable(
        "Autres résultats du \(publication.period.french)",
        columns: [.text("Résultat"), .number("Chiffre"), .number("Calcul"), .number("Il y a un an")],
        rows: rest.map { item in
          [
            HTML(text: item.label), HTML(text: value(item)),
            HTML(text: item.calculation),
            HTML(text: figureBefore(item) ?? "non publié"),
          ]
        }
      ).html)
  }
}
