import QualityDomain
import QualityStore
import QualityWording

/// The places right below the node, and the late work of its sites.
extension NodePage {
  var placeSection: HTML {
    switch node {
    case .nation: places("Par région")
    case .region: places("Par département")
    case .department, .site: siteTable
    }
  }

  private func places(_ title: HTML) -> HTML {
    .section(
      title, id: "t-lieux",
      """
      \(DataTable(
        "\(node.french) : ses lieux, \(period.french)", isFocusable: false,
        columns: [
          .text("Lieu"), .number("Sites"), .number("Labellisés"), .number("À la cible"),
          .number("En retard"), .number("À saisir"),
        ] + headlines.map { .number($0.shortLabel) },
        rows: children.map(row)
      ).html)
      \(export("Exporter ce tableau", "lieux.csv"))
      """)
  }

  private func row(_ child: Child) -> [HTML] {
    let summary = child.summary
    return [
      #"<a href="\#(choice.link(child.node))">\#(child.node.french)</a>"#,
      HTML(text: FrenchNumber.integer(summary.sites)), HTML(text: short(summary.labelled)),
      HTML(text: short(summary.onTarget)), HTML(text: FrenchNumber.integer(summary.late)),
      HTML(text: FrenchNumber.integer(summary.missing)),
    ] + headlines.map { definition in
      let figure = child.figures[definition.code]?.figure(definition.aggregation)
      return HTML(text: figure == nil ? "–" : FigureText(figure, definition).value(places: 1))
    }
  }

  /// « 2 sur 3 »; a dash out of none.
  private func short(_ share: Share) -> String {
    share.whole == 0 ? "–" : "\(share.part) sur \(share.whole)"
  }

  private var siteTable: HTML {
    .section(
      "Par site", id: "t-lieux",
      """
      \(DataTable(
        "\(node.french) : ses sites, \(period.french)",
        columns: [
          .text("Site"), .text("Label"), .number("À la cible"), .number("En retard"),
          .number("À saisir"),
        ],
        rows: outlooks.map { outlook in
          [
            HTML(text: outlook.site.name), .label(outlook.labelExpiresOn, today: today),
            HTML(text: outlook.standing.onTargetWords),
            HTML(text: outlook.work.map { FrenchNumber.integer($0.late) } ?? "–"),
            HTML(text: outlook.standing.map { FrenchNumber.integer($0.missing) } ?? "–"),
          ]
        }
      ).html)
      \(export("Exporter ce tableau", "sites.csv"))
      """)
  }

  var lateSection: HTML {
    if case .department = node { return .empty }
    let owing = { (outlook: SiteOutlook) in
      (outlook.work?.late ?? 0, outlook.standing?.missing ?? 0)
    }
    let late = outlooks.filter { owing($0) != (0, 0) }.sorted { left, right in
      owing(left) == owing(right) ? left.site.name < right.site.name : owing(left) > owing(right)
    }
    return .section(
      "Demandes et chiffres en retard, par site", id: "t-retards",
      """
      \(late.isEmpty
        ? "<p>Aucune demande n’est en retard, et aucun chiffre ne manque.</p>"
        : DataTable(
          "Demandes et chiffres en retard par site, les plus nombreux d’abord",
          columns: [
            .text("Site"), .text("Département"), .number("Demandes en retard"),
            .number("Demandes à traiter"), .number("Chiffres à saisir"),
          ],
          rows: late.prefix(Self.mostNamed).map { outlook in
            [
              HTML(text: outlook.site.name), HTML(text: outlook.site.territory.french),
              HTML(text: FrenchNumber.integer(outlook.work?.late ?? 0)),
              HTML(text: FrenchNumber.integer(outlook.work?.open ?? 0)),
              HTML(text: outlook.standing.map { FrenchNumber.integer($0.missing) } ?? "–"),
            ]
          }
        ).html)
      <p class="fr-text--sm">\(.when(
        late.count > Self.mostNamed, #"<a href="\#(sites(.late))">Voir tous les retards</a> · "#))\
      <a href="\(Link.networkExport("sites.csv", node, period))">Exporter tous les sites (CSV)</a></p>
      """)
  }

  func export(_ label: String, _ table: String) -> HTML {
    """
    <p class="fr-text--sm"><a href="\(Link.networkExport(table, node, period))">\(label) (CSV)</a></p>
    """
  }
}

extension SiteStanding? {
  /// « 4 sur 6 » indicators; a dash where none is judged.
  var onTargetWords: String {
    guard let self, self.judged > 0 else { return "–" }
    return "\(self.onTarget) sur \(self.judged)"
  }
}
