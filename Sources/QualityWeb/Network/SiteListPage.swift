import QualityDomain
import QualityStore
import QualityWording

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

  private var shown: ArraySlice<SiteListing> { found.prefix(Self.length) }

  var page: Page {
    Page(
      title, heading: "Sites", entry: .sites, facts: facts, isList: true,
      body: filters + (shown.isEmpty ? nothing : table + pages))
  }

  private var title: String {
    address.query.words.isEmpty ? "Sites" : "Sites : « \(address.query.words) »"
  }

  private var facts: [HTML] {
    let count = FrenchNumber.count(total, "site", "sites")
    return reach.isAboveSites ? [HTML(text: reach.french), HTML(text: count)] : [HTML(text: count)]
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
        """)
  }

  /// Regions and departments of the scope, each region before its own departments.
  private var places: [Choice] {
    let regions = Region.allCases.sorted { $0.name < $1.name }.flatMap { region in
      [Node.region(region)] + region.departments.map(Node.department)
    }
    let others = Territory.allCases.filter { $0.region == nil }.map(Node.department)
    return (regions + others).filter(reach.includes).map { Choice($0.text, $0.french) }
  }

  // MARK: The list

  private var table: HTML {
    """
    <div id="liste">
    \(DataTable(
      "Sites, par département puis par nom", hidesCaption: true, isFocusable: false,
      columns: [
        .text("Site"), .text("Département"), .text("Nature"), .text("Modules"), .text("Label"),
        .text("Ouvrir"),
      ],
      rows: shown.map(row)
    ).html)
    </div>
    """
  }

  private func row(_ listing: SiteListing) -> [HTML] {
    let site = listing.site
    return [
      #"\#(site.name) <span class="qp-note">\#(site.code)</span>"#,
      """
      \(site.territory.french)\
      \(.with(site.territory.region) { #" <span class="qp-note">\#($0.name)</span>"# })
      """,
      HTML(text: site.kind.french),
      HTML(text: listing.modules.isEmpty ? "–" : FrenchList.joined(listing.modules.sorted().map(String.init))),
      label(listing.labelExpiresOn), opening(site),
    ]
  }

  private func label(_ expiry: CivilDate?) -> HTML {
    guard let expiry else { return "aucun" }
    return switch LabelState(expiry: expiry, today: desk.today) {
    case .expired: "\(.badge("expiré", .error)) le \(.time(expiry))"
    case .ending: "\(.badge("à renouveler", .warning)) avant le \(.time(expiry))"
    case .valid, .never: "jusqu’au \(.time(expiry))"
    }
  }

  private func opening(_ site: Site) -> HTML {
    if site.id == desk.viewer.site?.id { return .badge("site ouvert", .info) }
    return .form(.chooseSite, token: desk.token, style: "qp-inline") {
      """
      <input type="hidden" name="site" value="\(site.code)">\
      <button class="fr-btn fr-btn--tertiary fr-btn--sm" type="submit">Ouvrir\
      <span class="fr-sr-only"> \(site.name)</span></button>
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
