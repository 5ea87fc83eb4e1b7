import QualityDomain
import QualityWording

/// How the last quarter that is over stands, for those who answer for it.
struct TodayQuarter {
  struct Pair {
    let now: IndicatorReading
    let yearBefore: IndicatorReading
  }

  let choice: PeriodChoice
  let readings: [Pair]
  let isPublished: Bool

  var awaited: [IndicatorReading] { readings.map(\.now).filter(\.awaitsEntry) }

  private var below: [Pair] { readings.filter { $0.now.status == .belowTarget } }

  /// The indicators below their target.
  var html: HTML {
    """
    <section class="qp-stack" aria-labelledby="t-sous">
    <div class="qp-section"><h2 id="t-sous">Indicateurs sous la cible, \(choice.period.frenchShort)</h2>\
    <a class="fr-link fr-link--sm" href="\(Link.dashboard(choice.period))">Tableau de bord</a></div>
    \(below.isEmpty ? "<p>Aucun indicateur n’est sous sa cible.</p>" : table)
    </section>
    """
  }

  private var table: HTML {
    DataTable(
      "Indicateurs sous la cible, \(choice.period.french)", isFocusable: false,
      columns: [
        .text("Indicateur"), .number("Résultat"), .number("Détail"), .number("Cible"), .number("Sur un an"),
      ],
      rows: below.map { pair in
        let text = ReadingText(pair.now)
        let definition = pair.now.definition
        let link = Link.indicator(definition.code, choice.period)
        let target = pair.now.target.map { FrenchNumber.target($0.value, definition.unit) }
        return [
          #"<a href="\#(link)">\#(definition.shortLabel)</a>"#,
          HTML(text: text.value()), HTML(text: text.parts ?? "–"), HTML(text: target ?? "–"),
          HTML(text: text.change(since: pair.yearBefore) ?? "–"),
        ]
      }
    ).html
  }
}
