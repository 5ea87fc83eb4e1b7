import QualityDomain
import QualityStore
import QualityWording

/// One indicator over the sites below a node: its sum, how the sites are spread, the best and the
/// worst, and each of them.
struct ComparisonPage {
  /// Sites a page.
  static let length = 100

  let choice: NodeChoice
  let reading: NodeReading
  /// The best first.
  let ranked: [SiteComparison]
  /// Of the page of the table, from 1.
  let number: Int

  var definition: IndicatorDefinition { reading.definition }
  var period: Period { choice.period.period }
  private var text: NodeReadingText { NodeReadingText(reading) }
  private var values: [Quantity] { ranked.compactMap(\.reading.figure?.value) }

  var page: Page {
    Page(
      "\(definition.shortLabel), \(choice.node.french), \(period.frenchShort)",
      heading: HTML(text: definition.shortLabel), entry: .network,
      parents: choice.parents + [PageLink(choice.node.french, choice.link(choice.node))],
      facts: [
        HTML(text: definition.code), HTML(text: choice.node.french),
        HTML(text: FrenchNumber.count(values.count, "site a un chiffre", "sites ont un chiffre")),
      ],
      body: """
        \(choice.period.views { .network(definition.code, choice.node, $0) })
        \(figure)
        \(ranked.isEmpty ? nothing : spread + extremes + table)
        """)
  }

  private var nothing: HTML {
    if !definition.isOwed(each: period.length) { return notEachMonth }
    return .emptyState(
      "Aucun chiffre pour cette période",
      """
      <p>Aucun site de ce ressort n’a de chiffre, de demande en cours ou de chiffre à saisir \
      pour cet indicateur.</p>
      """)
  }

  private var notEachMonth: HTML {
    let stated = definition.frequency.period(containing: period)
    return .emptyState(
      "Pas de chiffre par mois",
      """
      <p>Cet indicateur se relève \(definition.frequency.french) ; aucun site n’a donné de chiffre pour ce \
      mois.</p>
      <p><a class="fr-btn" href="\(Link.network(definition.code, choice.node, stated))">\
      Voir la période : \(stated.french)</a></p>
      """)
  }

  private var figure: HTML {
    .section(
      HTML(text: period.french.capitalizedFirst), id: "t-valeur",
      style: "qp-panel qp-stack",
      """
      <p class="qp-value"><span class="qp-value__number">\(text.value)</span> \
      \(.with(text.parts) { "<span>\($0)</span>" }) \(text.badge)</p>
      <p class="fr-text--sm qp-muted">\(remarks.joined(separator: " "))</p>
      """)
  }

  private var remarks: [String] {
    let before = period.advanced(by: -1).frenchShort
    return [
      definition.aggregation.french,
      text.change.map { "Évolution depuis \(before) : \($0)." },
      text.target.map { "Cible nationale : \($0), atteinte par \(text.onTarget) sites jugés." },
      text.notes.isEmpty ? nil : FrenchList.joined(text.notes) + ".",
    ].compactMap(\.self)
  }

  // MARK: How the sites are spread

  private var spread: HTML {
    guard let distribution = Distribution(values) else {
      return .section(
        "Répartition des sites", id: "t-repartition",
        """
        <p>Il faut au moins \(Distribution.fewest) sites avec un chiffre pour dire comment ils se \
        répartissent.</p>
        """)
    }
    return .section(
      "Répartition des sites", id: "t-repartition",
      SpreadChart(
        id: "r", title: "\(definition.shortLabel), \(choice.node.french), \(period.frenchShort)",
        unit: definition.unit, distribution: distribution, marks: values, target: reading.target,
        isAnonymous: false
      ).html)
  }

  // MARK: Best and worst

  private var extremes: HTML {
    guard definition.better != .none else { return .empty }
    return RankingEnds(
      ranked: ranked.filter { $0.reading.figure?.value != nil }, best: "Les meilleurs résultats",
      worst: "Les moins bons résultats"
    ) { comparison in
      ListItem(
        HTML(text: comparison.site.name), right: "<strong>\(value(comparison))</strong>",
        note: HTML(
          text: [parts(comparison), trend(comparison)].compactMap(\.self).joined(separator: " · ")))
    }.html
  }

  func value(_ comparison: SiteComparison) -> String {
    FigureText(comparison.reading.figure, definition).value(places: 1)
  }

  private func parts(_ comparison: SiteComparison) -> String? {
    FigureText(comparison.reading.figure, definition).parts
  }

  private func trend(_ comparison: SiteComparison) -> String? {
    comparison.change.map {
      "\(FrenchNumber.change($0, definition.unit)) depuis \(period.advanced(by: -1).frenchShort)"
    }
  }
}
