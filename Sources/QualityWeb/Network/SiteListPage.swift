import QualityDomain
import QualityStore
import QualityWording

/// Why someone comes to the list of sites, as the address of the page says it.
enum SiteListNotice: String {
  case created = "ajoute"
  /// The page that was asked for is one of a site, and none is open.
  case siteRequired = "site-a-ouvrir"

  static let name = "fait"
}

/// The sites that the viewer may open, wherever their roles stand.
struct SiteListPage {
  /// Rows a page.
  static let length = 50

  let desk: NetworkDesk
  let reach: NetworkScope
  let address: SiteListAddress
  /// Those of the page, and one more when there are others after.
  let found: [SiteListing]
  /// On all pages.
  let total: Int
  /// What has just happened, as the address says it.
  let notice: SiteListNotice?

  private var shown: ArraySlice<SiteListing> { found.prefix(Self.length) }

  var page: Page {
    Page(
      title, heading: "Sites", entry: .sites, facts: facts, actions: actions, isList: true,
      body: message + filters + (shown.isEmpty ? nothing : orders + table + pages))
  }

  private var title: String {
    address.query.words.isEmpty ? "Sites" : "Sites : « \(address.query.words) »"
  }

  private var facts: [HTML] {
    let count = FrenchNumber.count(total, "site", "sites")
    return reach.isAboveSites ? [HTML(text: reach.french), HTML(text: count)] : [HTML(text: count)]
  }

  private var actions: [PageLink] {
    guard desk.viewer.access.network(.manageNetwork)?.isAboveSites == true else { return [] }
    return [
      NetworkPeoplePage.link, PageLink("Importer une liste", .importSites),
      PageLink("Ajouter un site", .newSite),
    ]
  }

  private var message: HTML {
    switch notice {
    case nil: .empty
    case .created:
      .message(
        .success, "Le site est ajouté. Ouvrez-le pour lui donner ses services et ses personnes.")
    case .siteRequired:
      .message(
        .info, "La page demandée est celle d’un site. Ouvrez d’abord le site qu’elle doit montrer.")
    }
  }

  /// The sites whose figures the viewer reads as someone above them; nil when there are none.
  private var network: NetworkScope? { try? desk.viewer.network(.readIndicators) }

  private var orders: HTML {
    .when(
      network != nil,
      .views(
        "Ordre",
        SiteOrder.allCases.map {
          PageView($0.french, link: address.link($0), isCurrent: $0 == address.query.order)
        }))
  }

  // MARK: Filters

  private var filters: HTML {
    let fields = Fields.filter(FormBody())
    let query = address.query
    return .filters(
      "Filtrer les sites", action: .sites,
      fields: """
        \(fields.text("q", "Nom du site", value: query.words, type: "search", width: .search))
        \(.when(places.count > 1, fields.select(
          "lieu", "Région ou département", places, empty: "Tous", value: query.node?.text)))
        \(fields.select(
          "nature", "Nature", SiteKind.allCases.map { Choice($0.rawValue, $0.french) },
          empty: "Toutes", value: query.kind?.rawValue))
        \(fields.select(
          "label", "Label", LabelState.allCases.map { Choice($0.rawValue, $0.french) },
          empty: "Tous", value: query.label?.rawValue))
        \(.with(query.period) { #"<input type="hidden" name="periode" value="\#($0.text)">"# })\
        \(.with(query.order.parameter) { #"<input type="hidden" name="tri" value="\#($0)">"# })
        """)
  }

  /// Regions and departments of the scope, each region before its own departments.
  private var places: [Choice] {
    Node.aboveSites.filter { $0 != .nation && reach.includes($0) }
      .map { Choice($0.text, $0.french) }
  }

  // MARK: The list

  private var table: HTML {
    """
    <div id="liste">
    \(DataTable(
      "Sites, \(address.query.order.french.midSentence)", hidesCaption: true, isFocusable: false,
      columns: [
        .text("Site"), .text("Département"), .text("Nature"), .text("Modules"), .text("Label"),
      ] + (network == nil ? [] : [.number("À la cible, \(periodName)"), .number("En retard")]),
      rows: shown.map(row)
    ).html)
    </div>
    """
  }

  private func row(_ listing: SiteListing) -> [HTML] {
    let site = listing.site
    return [
      #"\#(opening(site)) <span class="qp-note">\#(site.code)</span>"#,
      """
      \(site.territory.french)\
      \(.with(site.territory.region) { #" <span class="qp-note">\#($0.name)</span>"# })
      """,
      HTML(text: site.kind.french),
      HTML(text: listing.modules.isEmpty ? "–" : FrenchList.joined(listing.modules.sorted().map(String.init))),
      .label(listing.labelExpiresOn, today: desk.today),
    ] + figures(listing)
  }

  private var periodName: String { address.query.period?.frenchShort ?? "" }

  /// How the site stands and its late work, for someone above it.
  private func figures(_ listing: SiteListing) -> [HTML] {
    guard let network else { return [] }
    guard network.includes(listing.site) else { return ["–", "–"] }
    return [
      HTML(text: listing.standing.onTargetWords),
      HTML(text: listing.work.map { FrenchNumber.integer($0.late) } ?? "–"),
    ]
  }

  /// The name, which opens the site: a form, since it changes the site that one works for.
  private func opening(_ site: Site) -> HTML {
    if site.id == desk.viewer.site?.id { return "\(site.name) \(.badge("site ouvert", .info))" }
    return .form(.chooseSite, token: desk.token, style: "qp-inline") {
      """
      <input type="hidden" name="site" value="\(site.code)">\
      <button class="qp-link" type="submit"><span class="fr-sr-only">Ouvrir </span>\(site.name)</button>
      """
    }
  }

  private var pages: HTML {
    let next = found.count > Self.length ? shown.last.map { address.link(after: $0.site.id) } : nil
    return """
      <div class="fr-table__footer"><p class="fr-table__detail">\(count)</p>
      \(.pagination(
        "Pages des sites", previous: address.query.after == nil ? nil : address.link(), next: next))
      </div>
      \(export)
      """
  }

  /// Of all the sites of the place, whatever the filters.
  private var export: HTML {
    guard let network, let period = address.query.period else { return .empty }
    guard let node = address.query.node ?? network.above.first, network.includes(node) else {
      return .empty
    }
    return """
      <p class="fr-text--sm"><a href="\(Link.networkExport("sites.csv", node, period))">Exporter tous les sites : \
      \(node.french) (CSV)</a></p>
      """
  }

  private var count: String {
    shown.count == total
      ? FrenchNumber.count(total, "site", "sites")
      : "\(shown.count) sur \(FrenchNumber.integer(total)) sites"
  }

  private var nothing: HTML {
    if address.hasFilters {
      return """
        <div id="liste">\(HTML.nothingFound(
          "Aucun site ne correspond.", wider: [PageLink("Retirer tous les filtres", .sites)]))</div>
        """
    }
    return """
      <div id="liste">\(HTML.emptyState(
        "Aucun site pour l’instant",
        "<p>Les sites de votre ressort apparaîtront ici dès leur création.</p>"))</div>
      """
  }
}
