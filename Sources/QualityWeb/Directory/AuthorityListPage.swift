import QualityDomain
import QualityStore
import QualityWording

/// The local authorities that the site sees, with those elected there.
struct AuthorityListPage {
  /// Entries a page.
  static let length = 25

  let visit: DirectoryVisit
  let address: AuthorityListAddress
  /// Those of the page, and one more when there are others after.
  let found: [AuthorityRecord]

  private var shown: ArraySlice<AuthorityRecord> { found.prefix(Self.length) }

  var page: Page {
    Page(
      address.query.words.isEmpty ? "Annuaire" : "Annuaire : « \(address.query.words) »",
      heading: "Annuaire", entry: .directory, facts: ["Collectivités et élus"],
      actions: visit.canChange
        ? [
          PageLink("Importer un tableau", .importDirectory),
          PageLink("Ajouter une collectivité", .newAuthority),
        ] : [],
      isList: true,
      body: visit.message + DirectoryViews(current: .authorities).html + filters + list)
  }

  private var filters: HTML {
    let fields = Fields.filter(FormBody())
    return .filters(
      "Filtrer les collectivités", action: .directory,
      fields: """
        \(fields.text(
          "q", "Nom, code ou élu", value: address.query.words, type: "search", width: .search))
        \(fields.select(
          "type", "Type", AuthorityKind.allCases.map { Choice($0.rawValue, $0.french) },
          empty: "Tous", value: address.query.kind?.rawValue))
        """)
  }

  private var list: HTML {
    if shown.isEmpty { return #"<div id="liste">\#(address.hasFilters ? nothing : empty)</div>"# }
    let next = found.count > Self.length ? shown.last.map { address.link(after: $0.id) } : nil
    return """
      <div id="liste" class="qp-stack">
      \(HTML.list(shown.map(item)))
      \(.pagination(
        "Pages de l’annuaire", previous: address.query.after == nil ? nil : address.link(), next: next))
      </div>
      """
  }

  private func item(_ record: AuthorityRecord) -> ListItem {
    let authority = record.authority
    let officials = record.officials.prefix(3).map(\.official.french)
    let rest = record.officials.count - officials.count
    let people = officials + (rest > 0 ? ["et \(FrenchNumber.count(rest, "autre", "autres"))"] : [])
    let facts = ([authority.code] + people).filter { !$0.isEmpty }
    return ListItem(
      PageLink(authority.name, .authority(record.id)), right: HTML(text: authority.kind.french),
      note: HTML(text: facts.joined(separator: " · ")))
  }

  private var nothing: HTML {
    .nothingFound(
      "Aucune collectivité ne correspond.", wider: [PageLink("Retirer tous les filtres", .directory)])
  }

  private var empty: HTML {
    .emptyState(
      "L’annuaire n’a pas encore de collectivité",
      """
      <p>Une collectivité de l’annuaire et ses élus se retrouvent en un clic à la saisie d’une demande.</p>
      \(.when(visit.canChange, """
        <p><strong>Vous tenez déjà une liste des communes et des maires ?</strong> \
        <a href="\(Link.importDirectory)">Importez-la</a>.</p>
        """))\(visit.whoFills)
      """)
  }
}

/// The two lists of the directory.
struct DirectoryViews {
  enum List { case authorities, administrations }

  let current: List

  var html: HTML {
    .views(
      "Listes de l’annuaire",
      [
        PageView("Collectivités et élus", link: .directory, isCurrent: current == .authorities),
        PageView("Administrations", link: .administrations, isCurrent: current == .administrations),
      ])
  }
}
