import QualityDomain
import QualityStore
import QualityWording

/// The periods that were published, and those that may be.
struct PublicationListPage {
  let desk: Desk
  /// The latest period first, and of one period the latest revision.
  let publications: [PublicationHeading]

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

  private func revision(_ latest: PublicationHeading, older: [PublicationHeading]) -> ListItem {
    let targets = FrenchNumber.count(latest.judged, "cible atteinte", "cibles atteintes")
    let earlier = HTML.each(older, separator: ", ") { publication in
      """
      <a href="\(Link.publication(publication.id))">\(words(publication).revision) \
      du \(words(publication).day)</a>
      """
    }
    return ListItem(
      PageLink(latest.period.french.capitalizedFirst, .publication(latest.id)),
      right: .when(latest.judged > 0, "\(latest.onTarget) sur \(targets)"),
      note: """
        \(words(latest).revision.capitalizedFirst) le \(words(latest).day)\
        \(.when(!older.isEmpty, " · Avant elle : \(earlier)"))
        """)
  }

  private func words(_ heading: PublicationHeading) -> PublicationWords {
    PublicationWords(
      revision: heading.revision, publishedAt: heading.publishedAt, at: desk.site)
  }
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
  private let number: Int
  private let publishedAt: Instant
  private let site: Site

  /// - Parameter revision: its number.
  init(revision: Int, publishedAt: Instant, at site: Site) {
    number = revision
    self.publishedAt = publishedAt
    self.site = site
  }

  init(_ publication: Publication, at site: Site) {
    self.init(revision: publication.revision, publishedAt: publication.publishedAt, at: site)
  }

  /// « publication initiale », « révision 2 ».
  var revision: String { number == 1 ? "publication initiale" : "révision \(number)" }

  var day: HTML { .time(WallClock.date(of: publishedAt, in: site.timeZone)) }

  var time: String { WallClock.frenchTime(of: publishedAt, in: site.timeZone) }
}
