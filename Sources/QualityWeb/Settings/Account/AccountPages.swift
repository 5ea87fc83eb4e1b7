import QualityDomain
import QualityStore
import QualityWording

/// Who one is here: name, roles, the sites that one works for.
struct AccountPage {
  let viewer: Viewer
  /// Of the site that they work for.
  let profile: SiteProfile?
  let email: String
  let message: HTML

  var page: Page {
    Page(
      "Mon compte", facts: [HTML(text: viewer.access.name), HTML(text: email)],
      actions: [PageLink("Changer mon mot de passe", .accountPassword)],
      body: """
        \(message)
        \(.section(profile == nil ? "Mes rôles" : "Mes rôles à ce site", id: "t-roles", .list(roles)))
        \(.when(viewer.choosesSite, .section("Mes sites", id: "t-sites", sites)))
        <p class="fr-text--sm qp-muted">Un rôle se donne et se retire dans les réglages du site, par un \
        administrateur ou un référent qualité\(aboveSites). \
        <a href="\(Link.legalNotice)">Ce que l’application enregistre</a></p>
        """)
  }

  /// Who gives roles above sites, for someone who has one.
  private var aboveSites: String {
    viewer.access.assignments.contains { $0.node.isAboveSites }
      ? " ; au-dessus des sites, par un administrateur du réseau" : ""
  }

  private var roles: [ListItem] {
    viewer.access.assignments.filter { role in
      profile.map { role.node.holds($0.site) } ?? true
    }.map {
      ListItem(
        "<strong>\($0.role.french)</strong>", right: HTML(text: place($0)),
        note: HTML(text: $0.role.frenchPowers))
    }
  }

  private func place(_ role: RoleAssignment) -> String {
    if role.node.isAboveSites { return role.node.french }
    return profile?.serviceName(role.service) ?? "Tout le site"
  }

  private var sites: HTML {
    """
    <p>\(viewer.site.map { "Vous travaillez pour le site « \($0.name) »." } ?? "Vous n’avez ouvert aucun site.") \
    <a href="\(Link.sites)">Choisir un site</a></p>
    """
  }
}

/// The form that changes one's password.
struct PasswordPage {
  let desk: NetworkDesk
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
