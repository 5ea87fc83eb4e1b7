import QualityDomain
import QualityStore
import QualityWording

/// What publishing a period would publish, what is pending or missing, and the decision.
struct PublicationReviewPage {
  let draft: PublicationDraft
  let desk: Desk
  let fields: Fields

  private var period: Period { draft.period }
  private var review: PublicationReview { draft.review }
  private var isOver: Bool { desk.today > period.lastDay }

  private var title: String {
    draft.last == nil ? "Publier : \(period.french)" : "Publier une révision : \(period.french)"
  }

  var page: Page {
    Page(
      title, entry: .publications, parents: [PageLink("Publications", .publications)],
      facts: [
        "Du \(.time(period.firstDay)) au \(.time(period.lastDay))",
        HTML(text: FrenchNumber.count(draft.figures.count, "indicateur", "indicateurs")),
      ], isRefused: !fields.errors.isEmpty,
      body: """
        \(fields.errors.summary)
        \(isOver ? (draft.isPublished ? nothingNew : decision) : notOver)
        \(.section("Ce qui sera publié", id: "t-chiffres", table.html))
        """)
  }

  private var table: FigureTable {
    FigureTable(figures: draft.figures, caption: "Chiffres de la période")
  }

  private var notOver: HTML {
    .alert(
      .info, "Cette période n’est pas terminée",
      "Elle se termine le \(.time(period.lastDay)). Publiez-la à partir du lendemain.")
  }

  private var nothingNew: HTML {
    .alert(
      .info, "Il n’y a rien de nouveau à publier",
      """
      Les chiffres d’aujourd’hui sont ceux de la dernière publication.\
      \(.with(draft.last) { #" <a href="\#(Link.publication($0.id))">Voir la publication</a>"# })
      """)
  }

  private var decision: HTML {
    """
    \(.when(review.needsReason, gaps))
    \(.form(.publish(period), token: desk.token, style: "qp-next qp-stack") {
      """
      <h2>\(draft.last == nil ? "Figer ces chiffres et les publier" : "Publier une révision datée")</h2>
      <p>Une publication ne change plus. Ce qui est corrigé ensuite est montré à côté, et peut être publié \
      comme révision datée. La page publique montre le dernier trimestre publié.</p>
      \(fields.textArea(
        "reason", "Motif",
        hint: review.needsReason
          ? "Pourquoi publier sans attendre. Exemple : enquête téléphonique en cours de dépouillement."
          : "Pour les agents ; il ne figure pas sur la page publique",
        isOptional: !review.needsReason))
      \(.submit(
        draft.last == nil
          ? "Publier ces chiffres" : "Publier cette révision"))
      """
    })
    """
  }

  private var gaps: HTML {
    """
    \(.alert(
      .warning, "Il manque quelque chose : un motif est demandé",
      "Les demandes en cours ne comptent ni pour ni contre. Les chiffres manquants sont publiés comme tels."))
    \(.when(!review.pending.isEmpty, .section(
      "Demandes encore en cours", id: "t-en-cours", style: "qp-stack qp-stack--sm",
      .list(review.pending.map { reading in
        ListItem(
          PageLink(reading.definition.shortLabel, .indicator(reading.definition.code, period)),
          right: HTML(text: FrenchNumber.count(reading.pending ?? 0, "demande", "demandes")))
      }))))
    \(.when(!review.missing.isEmpty, .section(
      "Chiffres manquants ou anciens", id: "t-manquants", style: "qp-stack qp-stack--sm",
      .list(review.missing.map { reading in
        ListItem(
          PageLink(reading.definition.shortLabel, .indicator(reading.definition.code, period)),
          right: .badge(reading.status))
      }))))
    """
  }
}

/// The form that asks for a period which no list offers.
struct PeriodChoicePage {
  let fields: Fields

  static func unreadable(_ typed: String) -> String {
    typed.isEmpty
      ? "Donnez la période, par exemple 2025-T4."
      : "« \(typed) » n’est pas une période. Écrivez 2025-T4, 2025-S1, 2025-05 ou 2025."
  }

  var page: Page {
    Page(
      "Publier une période", entry: .publications,
      parents: [PageLink("Publications", .publications)], isRefused: !fields.errors.isEmpty,
      body: """
        \(fields.errors.summary)
        <form class="qp-panel qp-stack qp-narrow" action="\(Link.publish(nil))" novalidate>
        \(fields.text(
          "periode", "Période", hint: "2025-T4 pour un trimestre, 2025-S1 pour un semestre, 2025-05 ou 2025",
          width: .short, takesFocus: true))
        \(.submit("Relire cette période"))
        </form>
        """)
  }
}
