import QualityDomain
import QualityStore
import QualityWording

/// One person: their roles at the site, and their account.
struct PersonPage {
  let visit: SettingsVisit
  let person: PersonRecord
  let fields: Fields

  private var isOwn: Bool { person.id == visit.desk.viewer.access.person }
  private var link: Link { .person(person.id) }

  var page: Page {
    Page(
      person.name, isName: true, entry: .settings,
      parents: [PageLink("Réglages du site", .settings), PageLink("Personnes et rôles", .people)],
      facts: [HTML(text: person.email)] + (person.isDisabled ? [.badge("désactivé")] : []),
      isRefused: !fields.errors.isEmpty,
      body: .split(
        """
        \(visit.message)\(fields.errors.summary)
        \(.section("Rôles à ce site", id: "t-roles", .list(person.assignments.map(role))))
        \(granting)
        """,
        aside: .section("Compte", id: "t-compte", style: "qp-stack qp-stack--sm", account),
        asideLabel: "Compte de la personne"))
  }

  private func role(_ grant: PersonRecord.Grant) -> ListItem {
    let service = visit.profile.serviceName(grant.assignment.service)
    let name = grant.assignment.role.french
    return ListItem(
      "<strong>\(name)</strong>",
      right: visit.button(
        link.appending("roles").appending(grant.id.text).appending("retirer"), "Retirer",
        hidden: "le rôle \(name.midSentence)"),
      note: HTML(text: "\(service ?? "Tout le site") : \(grant.assignment.role.frenchPowers)"))
  }

  private var granting: HTML {
    if isOwn {
      return """
        <p class="fr-text--sm qp-muted">Personne ne se donne un rôle : demandez-le à une autre personne qui \
        règle le site.</p>
        """
    }
    return visit.form(link.appending("roles")) {
      """
      <h2>Donner un rôle</h2>
      \(RoleForm.fields(fields, visit: visit))
      \(.submit("Donner le rôle"))
      """
    }
  }

  private var account: HTML {
    if isOwn {
      return #"<p>C’est vous. <a href="\#(Link.account)">Ouvrir « Mon compte »</a></p>"#
    }
    if !visit.canChange {
      return "<p>\(person.isDisabled ? "Ce compte ne peut plus se connecter." : "Ce compte est actif.")</p>"
    }
    if person.isDisabled {
      return """
        <p class="fr-text--sm">Cette personne ne peut plus se connecter. Ce qu’elle a fait reste à son \
        nom.</p>
        \(visit.button(link.appending("reactiver"), "Réactiver le compte"))
        """
    }
    return """
      <p class="fr-text--sm">Mot de passe oublié : tirez-en un nouveau. Il est affiché une seule fois, \
      et les sessions ouvertes sont fermées.</p>
      \(visit.button(link.appending("mot-de-passe"), "Tirer un nouveau mot de passe"))
      <p class="fr-text--sm">Au départ de la personne, désactivez son compte : ce qu’elle a fait reste à son \
      nom.</p>
      \(visit.button(link.appending("desactiver"), "Désactiver le compte"))
      """
  }
}
