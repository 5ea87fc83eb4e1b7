import QualityDomain
import QualityWording

/// Every site, some a page.
extension ComparisonPage {
  private var pages: Int { max(1, (ranked.count + Self.length - 1) / Self.length) }
  private var current: Int { min(max(number, 1), pages) }

  var table: HTML {
    let rows = ranked.dropFirst((current - 1) * Self.length).prefix(Self.length)
    return .section(
      "Tous les sites", id: "t-sites",
      """
      <div class="qp-places">\(DataTable(
        "\(definition.shortLabel) par site, \(order)",
        columns: [
          .text("Site"), .text("Département"), .number("Numérateur"), .number("Dénominateur"),
          .number("Résultat"), .number("Cible"), .text("État"), .number("Évolution"),
          .number("En cours"),
        ], rows: rows.map(row)
      ).html)</div>
      \(HTML.pagination(
        "Pages des sites", previous: link(current - 1), next: link(current + 1)))
      <p class="fr-text--sm">\
      <a href="\(Link.networkExport(indicator: definition.code, choice.node, period))">\
      Exporter ce tableau (CSV)</a></p>
      """)
  }

  private var order: String {
    definition.better == .none ? "du plus grand au plus petit" : "le meilleur d’abord"
  }

  private func link(_ page: Int) -> Link? {
    (1...pages).contains(page) ? choice.link(definition.code).with("page", String(page)) : nil
  }

  private func row(_ comparison: SiteComparison) -> [HTML] {
    let reading = comparison.reading
    return [
      HTML(text: comparison.site.name), HTML(text: comparison.site.territory.french),
      HTML(text: reading.figure?.numerator.map(FrenchNumber.plain) ?? "–"),
      HTML(text: reading.figure?.denominator.map(FrenchNumber.plain) ?? "–"),
      HTML(text: reading.figure == nil ? "–" : value(comparison)),
      HTML(text: reading.target.map { FrenchNumber.target($0, definition.unit) } ?? "–"),
      .badge(reading.status),
      HTML(text: comparison.change.map { FrenchNumber.change($0, definition.unit) } ?? "–"),
      HTML(text: FrenchNumber.integer(reading.pending)),
    ]
  }
}
