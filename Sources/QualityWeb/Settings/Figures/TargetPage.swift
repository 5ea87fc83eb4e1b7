import QualityDomain
import QualityStore
import QualityWording

/// The targets in force, national and local. A local one is set on the page of its indicator.
struct TargetPage {
  let visit: SettingsVisit
  let indicators: [IndicatorDefinition]

  private var national: [NationalTarget] { visit.desk.edition?.targets ?? [] }

  var page: Page {
    Page(
      "Cibles", entry: .settings, parents: [PageLink("Réglages du site", .settings)],
      facts: ["Une cible locale est au moins aussi exigeante que la nationale"],
      body: """
        \(visit.message)
        \(table)
        """)
  }

  private var table: HTML {
    let rows = indicators.compactMap(row)
    if rows.isEmpty {
      return .emptyState(
        "Aucune cible",
        """
        <p>Sans cible, un indicateur montre son chiffre et sa tendance, sans dire s’il suffit. Fixez-en une \
        depuis <a href="\(Link.indicators)">la page d’un indicateur</a>.</p>
        """
      )
    }
    return DataTable(
      "Cibles des indicateurs du site", isFocusable: false,
      columns: [.text("Indicateur"), .number("Nationale"), .number("Du site"), .text("Depuis")]
        + (visit.canChange ? [.text("Action")] : []),
      rows: rows
    ).html
  }

  /// nil without any target.
  private func row(_ indicator: IndicatorDefinition) -> [HTML]? {
    let common = national.filter { $0.indicator == indicator.code && $0.validFrom <= visit.today }
      .max { $0.validFrom < $1.validFrom }
    let own = visit.profile.targets.last {
      $0.indicator == indicator.code && ($0.validThrough.map { $0 >= visit.today } ?? true)
    }
    guard common != nil || own != nil else { return nil }
    let words = { (value: Quantity) in HTML(text: FrenchNumber.target(value, indicator.unit)) }
    let link = Link.localTargets.appending(indicator.code).appending("retirer")
    return [
      #"<a href="\#(Link.indicator(indicator.code))">\#(indicator.shortLabel)</a>"#,
      common.map { words($0.value) } ?? "aucune",
      own.map { "<strong>\(words($0.value))</strong>" } ?? "la même",
      (own?.validFrom ?? common?.validFrom).map { .time($0) } ?? .empty,
    ]
      + (visit.canChange
        ? [.when(own != nil, visit.button(link, "Retirer", hidden: "la cible locale"))] : [])
  }
}
