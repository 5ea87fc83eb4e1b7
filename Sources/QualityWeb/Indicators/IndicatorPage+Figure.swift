import QualityDomain
import QualityStore
import QualityWording

extension IndicatorPage {
  /// The figure, what there is to know of it, and its trend.
  var figure: HTML {
    .section(
      HTML(text: choice.period.french.capitalizedFirst),
      id: "t-valeur", style: "qp-panel qp-stack",
      """
      <p class="qp-value"><span class="qp-value__number">\(text.value(places: 2))</span> \
      \(.with(text.parts) { "<span>\($0)</span>" }) \
      \(.badge(badge, figures.reading.status.tone, isSmall: false))</p>
      \(.when(!remarks.isEmpty, #"<p class="fr-text--sm qp-muted">\#(remarks.joined(separator: " "))</p>"#))
      \(.each(text.warnings) { HTML.message(.warning, "À vérifier : \($0.midSentence)") })
      \(correction)\(localFigure)
      \(.when(!figures.reading.comment.isEmpty, "<p>« \(figures.reading.comment) »</p>"))
      \(chart)
      """)
  }

  private var badge: String {
    let target = figures.reading.target.map { FrenchNumber.target($0.value, definition.unit) }
    return switch (figures.reading.status, target) {
    case (.onTarget, let target?): "cible de \(target) atteinte"
    case (.belowTarget, let target?):
      definition.better == .lower ? "au-dessus de la cible de \(target)" : "sous la cible de \(target)"
    default: figures.reading.status.french
    }
  }

  private var remarks: [String] {
    var remarks: [String] = []
    if let other = text.otherPeriod {
      remarks.append("C’est le dernier chiffre connu : \(other).")
    }
    if let change = text.change(since: figures.yearBefore) {
      let before = ReadingText(figures.yearBefore).value(places: 2)
      remarks.append("\(change) sur un an (\(choice.yearBefore.frenchShort) : \(before)).")
    }
    if let pending = figures.reading.pending, pending > 0 {
      remarks.append(
        FrenchNumber.count(
          pending, "demande ne compte pas encore : elle est",
          "demandes ne comptent pas encore : elles sont")
          + " en cours ou en attente de l’usager.")
    }
    if !choice.isOver { remarks.append("La période n’est pas terminée : ce chiffre est provisoire.") }
    return remarks
  }

  /// Beside a published figure that is not today's.
  private var correction: HTML {
    guard let last = published(choice.period), Self.differs(last, figures.reading) else {
      return .empty
    }
    return .callout(
      "Le chiffre publié n’est plus celui d’aujourd’hui", level: 3,
      """
      Publié le \(.time(date(last.publishedAt))) : \(words(last.figure)). Aujourd’hui : \
      \(words(figures.reading.figure)). La publication reste telle quelle ; une révision peut être \
      publiée à côté. <a href="\(Link.publication(last.publication))">Voir la publication</a>
      """)
  }

  private var localFigure: HTML {
    .with(figures.local) {
      .callout(
        "Avec les délais que le site s’est fixés", level: 3,
        """
        \(words($0)). Ce second chiffre montre un engagement plus exigeant ; le résultat ci-dessus reste \
        compté avec les délais du référentiel.
        """)
    }
  }

  private var chart: HTML {
    if figures.trend.isEmpty {
      return "<p>Pas encore de chiffre à montrer dans le temps.</p>"
    }
    return BarChart(
      id: "g", title: "\(definition.shortLabel), \(figures.trend.span)", unit: definition.unit,
      points: figures.trend.points, target: figures.reading.target?.value, better: definition.better
    ).html
  }
}
