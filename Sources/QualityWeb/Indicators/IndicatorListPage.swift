import QualityDomain
import QualityWording

/// The indicators of a site for one period, by commitment.
struct IndicatorListPage {
  let choice: PeriodChoice
  let outline: IndicatorOutline
  let filter: IndicatorFilter
  let viewer: Viewer
  /// Whose figures the viewer sees.
  let scope: String
  let message: String?

  var page: Page {
    Page(
      "Indicateurs, \(choice.period.frenchShort)", heading: "Indicateurs", entry: .indicators,
      facts: [HTML(text: choice.period.french.capitalizedFirst), HTML(text: scope)],
      actions: actions,
      body: """
        \(.with(message) { HTML.message(.success, HTML(text: $0)) })
        \(choice.views { .indicators($0, filter) })
        \(outline.readings.isEmpty ? empty : list)
        """)
  }

  private var actions: [PageLink] {
    let settings =
      viewer.can(.configureSite) ? [PageLink("Ajouter un indicateur", .newIndicator)] : []
    let entry =
      viewer.can(.enterMeasures)
      ? [
        PageLink("Importer un tableau", .importMeasures),
        PageLink("Saisir les chiffres", .enterMeasures(choice.period)),
      ] : []
    return settings + entry
  }

  private var list: HTML {
    let modules = outline.modules.filter { $0.readings.contains(where: filter.takes) }
    let others = outline.others.filter(filter.takes)
    return """
      \(.views("États", IndicatorFilter.allCases.map(view)))
      \(.when(modules.isEmpty && others.isEmpty, nothing))\(.each(modules, separator: "\n") { part in
        HTML.section("Module \(part.module.number) : \(part.module.title)", id: "m\(part.module.number)",
          table("Indicateurs du module \(part.module.number)", part.parts.map(group)))
      })\(.when(!others.isEmpty, HTML.section("Autres indicateurs du site", id: "autres",
        table("Autres indicateurs du site", [("Engagements que le site ne prend pas", others)]))))
      \(exports)
      """
  }

  private func view(_ filter: IndicatorFilter) -> PageView {
    PageView(
      filter.label, count: FrenchNumber.integer(outline.readings.count(where: filter.takes)),
      link: .indicators(choice.period, filter), isCurrent: filter == self.filter)
  }

  private func group(
    _ part: IndicatorOutline.CommitmentPart
  ) -> (title: HTML, readings: [IndicatorReading]) {
    let number = part.commitment.number
    return (
      #"<a href="\#(Link.commitment(number))">Engagement \#(number)</a> : \#(part.commitment.title)"#,
      part.readings.filter(filter.takes)
    )
  }

  private func table(
    _ caption: String, _ groups: [(title: HTML, readings: [IndicatorReading])]
  ) -> HTML {
    """
    <div class="fr-table fr-table--no-caption qp-grouped qp-fold">
    <div class="fr-table__wrapper"><div class="fr-table__container"><div class="fr-table__content">
    <table>
    <caption>\(caption), \(choice.period.french)</caption>
    <thead><tr><th scope="col">Indicateur</th><th scope="col" class="fr-cell--right">Résultat</th>\
    <th scope="col" class="fr-cell--right">Cible</th><th scope="col">État</th>\
    <th scope="col">Source</th></tr></thead>
    \(.each(groups.filter { !$0.readings.isEmpty }, separator: "\n") { group in
      """
      <tbody><tr><th scope="rowgroup" colspan="5">\(group.title)</th></tr>
      \(.each(group.readings, separator: "\n", row))</tbody>
      """
    })
    </table>
    </div></div></div>
    </div>
    """
  }

  private func row(_ reading: IndicatorReading) -> HTML {
    let text = ReadingText(reading)
    let definition = reading.definition
    let notes = [definition.commitments.count > 1 ? text.commitments : nil, text.otherPeriod]
      .compactMap(\.self) + text.warnings.map { "à vérifier : \($0.midSentence)" }
    let target = reading.target.map {
      FrenchNumber.target($0.value, definition.unit) + ($0.scope == .local ? " (locale)" : "")
    }
    return """
      <tr><th scope="row"><a href="\(Link.indicator(definition.code, choice.period))">\
      \(definition.shortLabel)</a>\(.when(!notes.isEmpty,
        #" <span class="qp-note">\#(notes.joined(separator: " · "))</span>"#))</th>\
      <td class="fr-cell--right" data-label="Résultat">\(text.value())\(.with(text.parts) {
        #" <span class="qp-note">\#($0)</span>"#
      })</td>\
      <td class="fr-cell--right" data-label="Cible">\(target ?? "–")</td>\
      <td data-label="État">\(.badge(reading.status))</td>\
      <td data-label="Source">\(source(reading))</td></tr>
      """
  }

  private func source(_ reading: IndicatorReading) -> String {
    guard let source = reading.source else { return "–" }
    let pending = reading.pending ?? 0
    return pending == 0
      ? source.french
      : "\(source.french), \(FrenchNumber.count(pending, "demande en cours", "demandes en cours"))"
  }

  private var nothing: HTML {
    .nothingFound(
      "Aucun indicateur dans cet état pour cette période.",
      wider: [PageLink("Voir tous les indicateurs", .indicators(choice.period))])
  }

  private var empty: HTML {
    .emptyState(
      "Pas d’indicateur pour cette période",
      """
      <p>Les indicateurs sont ceux des modules que le site applique. Il n’en appliquait aucun en \
      \(choice.period.frenchShort).</p>
      <p><a href="\(Link.indicators)">Voir le dernier trimestre</a></p>
      """)
  }

  private var exports: HTML {
    """
    <p class="fr-text--sm">Exporter ce tableau : \
    <a href="\(Link.indicatorExport("export.csv", choice.period))">CSV</a> · \
    <a href="\(Link.indicatorExport("export.json", choice.period))">JSON</a></p>
    """
  }
}
