import QualityDomain
import QualityStore
import QualityWording

/// The periods that were published, and those that may be.
struct PublicationListPage {
  let desk: Desk
  /// The latest period first, and of one period the latest revision.
  let publications: [Publication]

  private var canPublish: Bool {
    desk.viewer.access.has(.publish, throughout: desk.site)
  }

  var page: Page {
    Page(
      "Publications", entry: .publications,
      facts: [HTML(text: FrenchNumber.count(periods.count, "période publiée", "périodes publiées"))],
      actions: [PageLink("Voir la page publique", .publicPage(desk.site.code))],
      body: """
        \(waiting)
        \(published)
        """)
  }

  /// The periods published, each once, the latest first.
  private var periods: [Period] {
    var periods: [Period] = []
    for publication in publications where periods.last != publication.period {
      periods.append(publication.period)
    }
    return periods
  }

  private var waiting: HTML {
    let waiting = WaitingPeriods(published: Set(periods), today: desk.today)
    return .section(
      "À publier", id: "t-a-publier",
      """
      \(waiting.over.isEmpty
        ? .message(.success, "Tout ce qui est terminé est publié.") : .list(waiting.over.map(item)))
      <p class="fr-text--sm qp-muted">Le \(waiting.running.french) se termine le \
      \(.time(waiting.running.lastDay)) : il se publie à partir du lendemain.\
      \(.when(canPublish, #" <a href="\#(Link.publish(nil))">Publier une autre période</a>"#))</p>
      """)
  }

  private func item(_ period: Period) -> ListItem {
    let ended = "A pris fin le \(FrenchDate.short(period.lastDay))"
    return canPublish
      ? ListItem(
        PageLink("Relire et publier : \(period.french)", .publish(period)), note: HTML(text: ended))
      : ListItem("<strong>\(period.french.capitalizedFirst)</strong>", note: HTML(text: ended))
  }

  private var published: HTML {
    if publications.isEmpty {
      return .emptyState(
        "Rien n’est encore publié",
        """
        <p>Publier une période fige ses chiffres et les montre sur la page publique. Les corrections \
        ultérieures se publient à côté, comme révisions datées.</p>
        """)
    }
    return .section(
      "Publiées", id: "t-publiees",
      .list(
        periods.map { period in
          let revisions = publications.filter { $0.period == period }
          return revision(revisions[0], older: Array(revisions.dropFirst()))
        }))
  }

  private func revision(_ latest: Publication, older: [Publication]) -> ListItem {
    let reached = latest.figures.filter { $0.status == .onTarget }.count
    let targeted = reached + latest.figures.filter { $0.status == .belowTarget }.count
    let targets = FrenchNumber.count(targeted, "cible atteinte", "cibles atteintes")
    let earlier = HTML.each(older, separator: ", ") { publication in
      """
      <a href="\(Link.publication(publication.id))">\(PublicationWords(publication, desk).revision) \
      du \(PublicationWords(publication, desk).day)</a>
      """
    }
    return ListItem(
      PageLink(latest.period.french.capitalizedFirst, .publication(latest.id)),
      right: .when(targeted > 0, "\(reached) sur \(targets)"),
      note: """
        \(PublicationWords(latest, desk).revision.capitalizedFirst) le \(PublicationWords(latest, desk).day)\
        \(.when(!older.isEmpty, " · Avant elle : \(earlier)"))
        """)
  }
}

extension String {
  /// The same with a capital: « 1er trimestre », « Année 2025 ».
  var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}

/// The periods that are over and wait to be published, the latest first.
struct WaitingPeriods {
  /// Not over yet: the quarter of today.
  let running: Period
  let over: [Period]

  /// - Parameter published: every period that was.
  init(published: Set<Period>, today: CivilDate) {
    let running = Period(.quarter, containing: today)
    let first = published.filter { $0.length == .quarter }.min()
    // Those passed over since the first one published; the last four when there is none.
    let quarters = (1...8).map { running.advanced(by: -$0) }.enumerated().filter { back, quarter in
      !published.contains(quarter) && (first.map { $0 < quarter } ?? (back < 4))
    }.map(\.element)
    let year = Period(.year, containing: today).advanced(by: -1)
    self.running = running
    over = quarters + (published.contains(year) ? [] : [year])
  }
}

/// How a publication is spoken of.
struct PublicationWords {
  private let publication: Publication
  private let desk: Desk

  init(_ publication: Publication, _ desk: Desk) {
    self.publication = publication
    self.desk = desk
  }

  /// « publication initiale », « révision 2 ».
  var revision: String {
    publication.revision == 1 ? "publication initiale" : "révision \(publication.revision)"
  }

  var day: HTML { .time(WallClock.date(of: publication.publishedAt, in: desk.site.timeZone)) }

  var time: String {
    WallClock.frenchTime(of: publication.publishedAt, in: desk.site.timeZone)
  }

  var author: String {
    desk.viewer.name(of: publication.publishedBy, in: desk.profile) ?? "une personne qui n’a plus de rôle à ce site"
  }
}
