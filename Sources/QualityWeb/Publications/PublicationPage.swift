import QualityDomain
import QualityStore
import QualityWording

/// What was published, as it was, with what was corrected since beside it.
struct PublicationPage {
  let publication: Publication
  /// Of the same period, the latest first; this one among them.
  let revisions: [Publication]
  /// The figures of the period as they stand today; nil for those who do not see the whole site.
  let current: [PublishedFigure]?
  let desk: Desk
  let isNew: Bool

  private var words: PublicationWords { PublicationWords(publication, at: desk.site) }
  private var author: String {
    desk.viewer.name(of: publication.publishedBy, in: desk.profile)
      ?? "une personne qui n’a plus de rôle à ce site"
  }

  private var isLatest: Bool { revisions.first?.id == publication.id }

  private var hasChanged: Bool { current.map { $0 != publication.figures } ?? false }

  private var canPublish: Bool {
    desk.viewer.access.has(.publish, throughout: desk.site)
  }

  private var title: String {
    "Publication : \(publication.period.french)"
      + (publication.revision == 1 ? "" : ", révision \(publication.revision)")
  }

  var page: Page {
    Page(
      title, entry: .publications, parents: [PageLink("Publications", .publications)],
      facts: [
        "Publié le \(words.day) à \(words.time)", HTML(text: "par \(author)"),
        HTML(text: words.revision),
      ],
      actions: isLatest && hasChanged && canPublish
        ? [PageLink("Publier une révision", .publish(publication.period))] : [],
      body: """
        \(.when(isNew, .message(.success, "La période est publiée. Ses chiffres ne changeront plus.")))
        \(state)
        \(.section("Chiffres publiés", id: "t-chiffres", table))
        \(facts)
        """)
  }

  private var state: HTML {
    if !isLatest, let latest = revisions.first {
      return .alert(
        .info, "Une révision plus récente existe",
        """
        Cette publication reste telle quelle. \
        <a href="\(Link.publication(latest.id))">Voir la révision \(latest.revision)</a>
        """)
    }
    guard hasChanged else { return .empty }
    return .alert(
      .warning, "Des chiffres ont changé depuis cette publication",
      "Ils sont montrés à côté, sans remplacer ce qui est publié. Une révision datée peut les publier.")
  }

  private var table: HTML {
    let byCode = Dictionary((current ?? []).map { ($0.code, $0) }, uniquingKeysWith: { $1 })
    return FigureTable(
      figures: publication.figures, caption: "Chiffres de la publication",
      current: isLatest ? byCode : [:]
    ).html
  }

  private var facts: HTML {
    let edition = desk.office.book.library[publication.edition]?.name ?? publication.edition
    return .section(
      "Comment lire cette publication", id: "t-lecture",
      """
      \(.facts([
        ("Période", "\(.time(publication.period.firstDay)) au \(.time(publication.period.lastDay))"),
        ("Référentiel", HTML(text: edition)),
        ("Situation au", .time(publication.asOf)),
        ("Publié", "le \(words.day) à \(words.time), par \(author)"),
        ("Motif", publication.reason.isEmpty ? "aucun : rien ne manquait" : HTML(text: publication.reason)),
      ]))
      \(.when(revisions.count > 1, """
        <h3>Toutes les publications de la période</h3>
        \(.list(revisions.map { revision in
          let words = PublicationWords(revision, at: desk.site)
          return ListItem(
            PageLink(words.revision.capitalizedFirst, .publication(revision.id)), right: words.day,
            note: revision.id == publication.id ? "Celle-ci" : .empty)
        }))
        """))
      """)
  }
}
