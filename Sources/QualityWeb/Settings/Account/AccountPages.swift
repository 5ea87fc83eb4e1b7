import QualityDomain
import QualityStore
import QualityWording

/// Who one is here: name, roles, the sites that one works for.
struct AccountPage {
  let desk: Desk
  let email: String
  let message: HTML

  private var viewer: Viewer { desk.viewer }

  var page: Page {
    Page(
      "Mon compte", facts: [HTML(text: viewer.access.name), HTML(text: email)],
      actions: [PageLink("Changer mon mot de passe", .accountPassword)],
      body: """
        \(message)
        \(.section("Mes rôles à ce site", id: "t-roles", .list(roles)))
        \(.when(viewer.sites.count > 1, .section("Mes sites", id: "t-sites", .list(sites))))
        <p class="fr-text--sm qp-muted">Un rôle se donne et se retire dans les réglages du site, par un \
        administrateur ou un référent qualité. \
        <a href="\(Link.legalNotice)">Ce que l’application enregistre</a></p>
        """)
  }

  private var roles: [ListItem] {
    viewer.access.assignments.filter { $0.node.holds(desk.site) }.map {
      ListItem(
        "<strong>\($0.role.french)</strong>",
        right: HTML(text: desk.profile.serviceName($0.service) ?? "Tout le site"),
        note: HTML(text: $0.role.frenchPowers))
    }
  }

  private var sites: [ListItem] {
    viewer.sites.map { site in
      ListItem(
        HTML(text: site.name),
        right: site.id == desk.site.id
          ? .badge("site affiché", .info)
          : .form(.chooseSite, token: desk.token, style: "qp-inline") {
            """
            <input type="hidden" name="site" value="\(site.code)">\
            <button class="fr-btn fr-btn--tertiary fr-btn--sm" type="submit">Travailler pour ce site\
            <span class="fr-sr-only"> : \(site.name)</span></button>
            """
          })
    }
  }
}

/// The form that changes one's password.
struct PasswordPage {
  let desk: Desk
  let fields: Fields

  private var minimum: Int {
    let isAdministrator = desk.viewer.access.assignments.contains { $0.role == .administrator }
    return PasswordPolicy.minimumLength(for: isAdministrator ? .administrator : nil)
  }

  var page: Page {
    Page(
      "Changer mon mot de passe", parents: [PageLink("Mon compte", .account)],
      isRefused: !fields.errors.isEmpty,
      body: """
        \(fields.errors.summary)
        \(.form(.accountPassword, token: desk.token, style: "qp-panel qp-stack qp-narrow") {
          """
          \(fields.text(
            "password", "Mot de passe actuel", type: "password", takesFocus: true,
            attributes: #" autocomplete="current-password""#))
          \(fields.text(
            "newPassword", "Nouveau mot de passe",
            hint: "Au moins \(minimum) caractères, par exemple quatre mots sans lien", type: "password",
            attributes: #" autocomplete="new-password""#))
          \(fields.text(
            "repeated", "Le même, une seconde fois", type: "password",
            attributes: #" autocomplete="new-password""#))
          <p class="fr-text--sm qp-muted">Vos sessions ouvertes ailleurs seront fermées. Un mot de passe \
          n’expire pas : changez-le si quelqu’un a pu le voir.</p>
          \(.submit("Changer mon mot de passe"))
          """
        })
        """)
  }
}
