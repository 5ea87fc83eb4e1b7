import QualityDomain
import QualityStore
import QualityWording

/// What moved since the period before, and the sites at both ends.
extension NodePage {
  /// Named of each direction.
  private static let mostMoved = 5

  private var before: String { period.advanced(by: -1).frenchShort }

  // MARK: Since the period before

  var changeSection: HTML {
    let changes = NodeChanges(outline.readings)
    return .section(
      "Depuis \(before)", id: "t-depuis",
      """
      <p>\(targetWords) \(indicatorWords(changes))</p>
      \(.when(!changes.improved.isEmpty || !changes.worsened.isEmpty, """
        <div class="qp-pair">
        \(moved("Ce qui progresse", id: "t-progres", changes.improved))
        \(moved("Ce qui recule", id: "t-reculs", changes.worsened))
        </div>
        """))
      """)
  }

  /// « Sites à la cible : 2 sur 9 (22,2 %), contre 1 sur 9 (11,1 %). »
  private var targetWords: String {
    let then = summary.onTargetBefore
    return then.whole == 0
      ? "Aucun site n’était jugé en \(before)."
      : "Sites à la cible : \(words(summary.onTarget)), contre \(words(then))."
  }

  private func indicatorWords(_ changes: NodeChanges) -> String {
    if changes.compared == 0 { return "Aucun indicateur n’a de chiffre aux deux périodes." }
    let rest = changes.compared - changes.improved.count - changes.worsened.count
    return FrenchNumber.count(changes.improved.count, "indicateur progresse", "indicateurs progressent")
      + ", \(FrenchNumber.count(changes.worsened.count, "recule", "reculent")), "
      + FrenchNumber.count(rest, "est stable ou sans sens.", "sont stables ou sans sens.")
  }

  private func moved(_ title: HTML, id: String, _ readings: [NodeReading]) -> HTML {
    if readings.isEmpty { return .empty }
    return .section(
      title, id: id, level: 3,
      .list(
        readings.prefix(Self.mostMoved).map { reading in
          let text = NodeReadingText(reading)
          return ListItem(
            PageLink(reading.definition.shortLabel, choice.link(reading.definition.code)),
            right: "<strong>\(text.change ?? "")</strong>", note: HTML(text: text.value))
        }))
  }

  // MARK: Best and worst

  /// Sites by the share of their judged indicators that are on target, with that of the period
  /// before; nothing below four sites, which the table of sites tells apart.
  var extremeSection: HTML {
    let ends = RankingEnds(
      ranked: outlooks.rankedByTarget(), least: 2, best: "Les meilleurs sites",
      worst: "Les sites les plus loin de la cible"
    ) { outlook in
      ListItem(
        HTML(text: outlook.site.name), right: "<strong>\(outlook.standing.onTargetWords)</strong>",
        note: HTML(
          text: (outlook.before?.judged ?? 0) > 0
            ? "\(outlook.before.onTargetWords) en \(before)" : "pas de chiffre jugé en \(before)"))
    }.html
    return ends.isEmpty
      ? .empty
      : """
      \(ends)
      <p class="fr-text--sm qp-muted">D’après la part de leurs indicateurs jugés qui atteignent la cible \
      nationale. <a href="\(sites(.target))">Voir tous les sites dans cet ordre</a></p>
      """
  }
}
