import QualityDomain
import QualityStore
import QualityWording

/// What the sites below a node amount to in a period.
struct NodePage {
  /// A place right below the node, with its sites.
  struct Child {
    let node: Node
    let summary: NodeSummary
    /// By code, of the headline indicators.
    let figures: [String: NodeFigure]
  }

  /// Sites named one by one; the rest are behind a link.
  static let mostNamed = 10

  let choice: NodeChoice
  let today: CivilDate
  let outlooks: [SiteOutlook]
  let outline: NodeOutline
  let headlines: [IndicatorDefinition]
  let children: [Child]

  var node: Node { choice.node }
  var period: Period { choice.period.period }
  var summary: NodeSummary { NodeSummary(outlooks, today: today) }

  var page: Page {
    Page(
      "\(node.french), \(period.frenchShort)", heading: HTML(text: node.french), entry: .network,
      parents: choice.parents, facts: facts,
      actions: outlooks.isEmpty ? [] : [PageLink("Voir les sites", sites())],
      body: """
        \(choice.siblings)
        \(choice.period.views { .network(node, $0) })
        \(outlooks.isEmpty ? nothing : content)
        """)
  }

  private var facts: [HTML] {
    let name = period.french
    let state = choice.period.isOver ? "" : ", provisoire"
    return [
      HTML(text: name.prefix(1).uppercased() + name.dropFirst() + state),
      HTML(text: FrenchNumber.count(summary.sites, "site", "sites")),
    ] + (worked.map { ["retards relevés le \(.time($0))"] } ?? [])
  }

  /// The day of the oldest count of late work.
  private var worked: CivilDate? { outlooks.compactMap { $0.work?.asOf }.min() }

  private var nothing: HTML {
    .emptyState(
      "Aucun site pour l’instant",
      "<p>Les sites de ce ressort apparaîtront ici dès leur création.</p>")
  }

  private var content: HTML {
    """
    \(HTML.tiles(tiles, level: 2))
    <div class="qp-places qp-stack qp-stack--lg">
    \(.when(unread > 0, HTML.message(.info, HTML(text: unreadWords))))
    \(changeSection)
    \(placeSection)
    \(extremeSection)
    \(lateSection)
    \(labelSection)
    \(indicatorSections)
    </div>
    """
  }

  /// The list of the sites of the node.
  func sites(_ order: SiteOrder = .place) -> Link {
    Link.sites.with("lieu", node == .nation ? nil : node.text).with("tri", order.parameter)
      .with("periode", period.text)
  }

  // MARK: Sites of which nothing is known yet

  private var unread: Int { outlooks.count { $0.standing == nil } }

  private var unreadWords: String {
    FrenchNumber.count(
      unread, "site n’a rien à montrer pour cette période",
      "sites n’ont rien à montrer pour cette période")
      + " : ni demande, ni chiffre saisi, ou leur lecture est en cours."
  }

  // MARK: Tiles

  private var tiles: [Tile] {
    let summary = summary
    return [
      Tile(
        words(summary.labelled), "sites labellisés, pour un objectif de tous", link: sites(.label)),
      Tile(
        words(summary.onTarget), "sites à la cible nationale sur chaque indicateur jugé",
        link: sites(.target)),
      Tile(
        FrenchNumber.integer(summary.late), "demandes en retard", link: sites(.late),
        accent: summary.late > 0 ? .late : nil),
      Tile(
        FrenchNumber.integer(summary.missing), "chiffres à saisir par les sites",
        accent: summary.missing > 0 ? .today : nil),
    ]
  }

  /// « 12 sur 15 (80,0 %) ».
  func words(_ share: Share) -> String {
    let percentage = share.percentage.map { " (\(FrenchNumber.percent($0)))" } ?? ""
    return "\(FrenchNumber.integer(share.part)) sur \(FrenchNumber.integer(share.whole))\(percentage)"
  }

  // MARK: Labels

  private var labelSection: HTML {
    let pressing = outlooks.filter {
      [.ending, .expired].contains($0.label(on: today)) && $0.site.kind.takesModules
    }.sorted { ($0.labelExpiresOn ?? .latest, $0.site.name) < ($1.labelExpiresOn ?? .latest, $1.site.name) }
    let never = outlooks.count { $0.site.kind.takesModules && $0.label(on: today) == .never }
    return .section(
      "Labels à renouveler", id: "t-labels",
      """
      <p class="fr-text--sm qp-muted">Un label vaut trois ans ; le ministère vise tous les sites.\(.when(
        never > 0,
        " \(FrenchNumber.count(never, "site n’en a jamais obtenu", "sites n’en ont jamais obtenu"))."))</p>
      \(pressing.isEmpty
        ? "<p>Aucun label n’est expiré ni n’expire dans les six mois.</p>"
        : .list(pressing.prefix(Self.mostNamed).map(labelItem)))
      \(.when(
        pressing.count > Self.mostNamed,
        #"<p><a href="\#(sites(.label))">Voir tous les labels</a></p>"#))
      """)
  }

  private func labelItem(_ outlook: SiteOutlook) -> ListItem {
    ListItem(
      HTML(text: outlook.site.name), right: .label(outlook.labelExpiresOn, today: today),
      note: HTML(text: outlook.site.territory.french))
  }
}

extension HTML {
  /// How a site stands with its label.
  static func label(_ expiry: CivilDate?, today: CivilDate) -> HTML {
    guard let expiry else { return "aucun" }
    return switch LabelState(expiry: expiry, today: today) {
    case .expired: "\(.badge("expiré", .error)) le \(.time(expiry))"
    case .ending: "\(.badge("à renouveler", .warning)) avant le \(.time(expiry))"
    case .valid, .never: "jusqu’au \(.time(expiry))"
    }
  }
}
