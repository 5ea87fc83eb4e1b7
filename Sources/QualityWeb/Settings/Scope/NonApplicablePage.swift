import QualityDomain
import QualityStore
import QualityWording

/// The commitments that do not concern the site, with their reasons.
struct NonApplicablePage {
  let visit: SettingsVisit
  let edition: Edition?
  let fields: Fields

  var page: Page {
    Page(
      "Engagements sans objet", entry: .settings, parents: [PageLink("Réglages du site", .settings)],
      facts: ["Règle II.2"], isRefused: !fields.errors.isEmpty,
      body: """
        \(visit.message)\(fields.errors.summary)
        \(.callout("Ce que dit le référentiel", """
          Une préfecture applique tous les engagements des modules qu’elle a choisis ; une sous-préfecture \
          applique ceux qui concernent ses missions (II.2). Restent à la main de tous : l’engagement 46, \
          facultatif, et ceux qui dépendent d’un équipement que le site n’a pas, comme un serveur vocal local.
          """))
        \(held)
        \(form)
        """)
  }

  private var held: HTML {
    let dated = visit.profile.nonApplicable.filter { $0.through.map { $0 >= visit.today } ?? true }
    if dated.isEmpty {
      return .emptyState(
        "Tous les engagements des modules pris s’appliquent",
        "<p>C’est le cas ordinaire. "
          + "Un engagement sans objet sort de la page publique, et ses indicateurs du tableau de bord.</p>"
      )
    }
    return .list(
      dated.map { item in
        let number = item.value.commitment
        let title = edition?.commitment(number)?.commitment.title ?? ""
        return ListItem(
          PageLink("\(number). \(title)", .commitment(number)),
          right: visit.button(
            Link.nonApplicable.appending(String(number)).appending("appliquer"), "Rendre applicable",
            hidden: "l’engagement \(number)"),
          note: "\(item.value.reason) À partir du \(.time(item.from)).")
      })
  }

  private var form: HTML {
    let taken = visit.profile.modules(on: visit.today)
    let modules = (edition?.modules ?? []).filter { taken.contains($0.number) }
    return visit.form(.nonApplicable, style: "qp-panel qp-stack qp-narrow") {
      """
      <h2>Déclarer un engagement sans objet</h2>
      \(fields.select(
        "commitment", "Engagement",
        modules.flatMap(\.commitments).map {
          Choice(String($0.number), "\($0.number). \($0.title)")
        }))
      \(fields.textArea(
        "reason", "Motif", hint: "Exemple : le site n’a pas de serveur vocal interactif local."))
      \(fields.date("from", "À partir du"))
      \(.submit("Déclarer sans objet"))
      """
    }
  }
}
