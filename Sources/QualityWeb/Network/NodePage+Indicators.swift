import QualityDomain
import QualityWording

/// Each module's indicators, summed over the sites.
extension NodePage {
  var indicatorSections: HTML {
    if outline.parts.isEmpty {
      return HTML.section(
        "Indicateurs", id: "t-indicateurs",
        "<p>Aucun site n’a de chiffre pour cette période.</p>") + unstatedSection
    }
    return """
      \(.each(outline.parts, separator: "\n") { part in
        HTML.section(
          "Module \(part.module.number) : \(part.module.title)", id: "m\(part.module.number)",
          table(part) + unknown(part))
      })
      \(unstatedSection)
      <p class="fr-text--sm qp-muted">Un chiffre du réseau est la somme des numérateurs des sites \
      sur la somme de leurs dénominateurs, jamais une moyenne de leurs taux. Un chiffre saisi sans \
      numérateur ni dénominateur n’est pas additionné : il est compté comme non consolidable. \
      Chaque site est jugé sur la cible nationale.</p>
      \(export("Exporter les indicateurs", "indicateurs.csv"))
      """
  }

  private func table(_ part: NodeOutline.Part) -> HTML {
    let known = part.readings.filter(\.isKnown)
    if known.isEmpty { return "<p>Aucun site n’a de chiffre de ce module pour cette période.</p>" }
    return DataTable(
      "Indicateurs du module \(part.module.number), \(period.french)", isFocusable: false,
      columns: [
        .text("Indicateur"), .number("Résultat"), .number("Évolution"), .number("Cible"),
        .text("État"), .number("Sites à la cible"),
      ], rows: known.map(row)
    ).html
  }

  /// Those of which no site has a figure, folded away.
  private func unknown(_ part: NodeOutline.Part) -> HTML {
    let unknown = part.readings.filter { !$0.isKnown }
    if unknown.isEmpty { return .empty }
    return .details(
      FrenchNumber.count(
        unknown.count, "indicateur sans chiffre d’aucun site",
        "indicateurs sans chiffre d’aucun site"),
      .list(
        unknown.map {
          ListItem(
            PageLink($0.definition.shortLabel, choice.link($0.definition.code)),
            note: HTML(text: NodeReadingText($0).notes.joined(separator: " · ")))
        }))
  }

  /// Those that are not stated each month, folded away, each with the way to a period that it is stated for.
  private var unstatedSection: HTML {
    if outline.unstated.isEmpty { return .empty }
    return .section(
      "Sans chiffre par mois", id: "t-sans-mois",
      """
      <p>Ces indicateurs se relèvent chaque trimestre ou plus rarement. Aucun site n’a donné de chiffre pour \
      ce mois, et aucun n’en doit.</p>
      \(HTML.details(
        FrenchNumber.count(outline.unstated.count, "indicateur", "indicateurs"),
        .list(
          outline.unstated.map { definition in
            let stated = definition.frequency.period(containing: period)
            return ListItem(
              PageLink(definition.shortLabel, .network(definition.code, choice.node, stated)),
              right: HTML(text: stated.frenchShort), note: "relevé \(definition.frequency.french)")
          })))
      """)
  }

  private func row(_ reading: NodeReading) -> [HTML] {
    let text = NodeReadingText(reading)
    let notes = text.notes
    return [
      """
      <a href="\(choice.link(reading.definition.code))">\(reading.definition.shortLabel)</a>\
      \(.when(!notes.isEmpty, #" <span class="qp-note">\#(notes.joined(separator: " · "))</span>"#))
      """,
      """
      \(text.value)\(.with(text.parts) { #" <span class="qp-note">\#($0)</span>"# })
      """,
      HTML(text: text.change ?? "–"), HTML(text: text.target ?? "–"), text.badge,
      HTML(text: text.onTarget),
    ]
  }
}

extension NodeReading {
  /// Whether some site has a figure, or requests that will make one.
  fileprivate var isKnown: Bool { figure != nil || sums.leftOut > 0 || sums.pending > 0 }
}
