import QualityDomain
import QualityStore
import QualityWording

extension Frame {
  /// The header of someone signed in: brand, name, search.
  func header(_ viewer: Viewer) -> HTML {
    """
    \(header(brand, title: "Suivi de la qualité", link: .home, menuButton: menuButton))
    <div class="fr-header__tools">
    <div class="fr-header__tools-links"><ul class="fr-btns-group">
    <li><a class="fr-btn" href="\(Link.account)"><span class="fr-sr-only">Mon compte : </span>\
    \(viewer.access.name)</a></li>
    <li>\(signOut(button: "fr-btn"))</li>
    </ul></div>
    \(.when(viewer.can(.readRequests), search))
    </div>
    """
  }

  private var menuButton: HTML {
    ##"<div class="fr-header__navbar"><a class="fr-btn fr-btn--menu" href="#menu">Menu</a></div>"##
  }

  func header(_ brand: Brand, title: String, link: Link, menuButton: HTML) -> HTML {
    """
    <div class="fr-header__brand">
    <div class="fr-header__brand-top">
    <div class="fr-header__logo"><p class="fr-logo">\(brand.logo)</p></div>
    \(menuButton)
    </div>
    <div class="fr-header__service"><a href="\(link)"><p class="fr-header__service-title">\(title)</p></a>
    \(.with(brand.tagline) { #"<p class="fr-header__service-tagline">\#($0)</p>"# })</div>
    </div>
    """
  }

  private var search: HTML {
    """
    <div class="fr-header__search"><form class="fr-search-bar" role="search" action="\(Link.requests)">
    <label class="fr-label" for="recherche-site">Rechercher une demande</label>
    <input class="fr-input" type="search" id="recherche-site" name="q" \
    placeholder="Référence, objet, usager…">
    <button class="fr-btn" type="submit">Rechercher</button>
    </form></div>
    """
  }

  /// Signing out changes something, so it is a form and not a link.
  private func signOut(button style: HTML) -> HTML {
    .form(.signOut, token: token, style: "qp-inline") {
      #"<button class="\#(style)" type="submit">Se déconnecter</button>"#
    }
  }

  /// The side menu, with what the viewer may see.
  func menu(_ viewer: Viewer, _ active: MenuEntry?) -> HTML {
    """
    <nav class="fr-sidemenu qp-nav" id="menu" aria-label="Menu principal">
    <div class="fr-sidemenu__inner">
    <p class="qp-nav__close"><a href="#contenu">Fermer le menu</a></p>
    \(.each(MenuGroup.all.enumerated()) { rank, group in
      menuGroup(group, rank: rank, entries: group.entries.filter { $0.isShown(to: viewer) }, active)
    })
    <div class="qp-nav__leave fr-hidden-lg"><a class="fr-sidemenu__link" href="\(Link.account)">\
    Mon compte</a>\(signOut(button: "fr-sidemenu__link"))</div>
    </div>
    </nav>
    """
  }

  private func menuGroup(
    _ group: MenuGroup, rank: Int, entries: [MenuEntry], _ active: MenuEntry?
  ) -> HTML {
    if entries.isEmpty { return .empty }
    let items = HTML.each(entries) { menuItem($0, isActive: $0 == active) }
    guard let title = group.title else {
      return #"<ul class="fr-sidemenu__list">\#(items)</ul>"#
    }
    return """
      <p class="fr-sidemenu__title" id="menu-\(rank)">\(title)</p>
      <ul class="fr-sidemenu__list" aria-labelledby="menu-\(rank)">\(items)</ul>
      """
  }

  private func menuItem(_ entry: MenuEntry, isActive: Bool) -> HTML {
    let count =
      lateRequests > SignedIn.mostLate ? "plus de \(SignedIn.mostLate)" : "\(lateRequests)"
    let late = HTML.when(
      entry == .requests && lateRequests > 0,
      #" <span class="qp-nav__count">\#(count) en retard</span>"#)
    return """
      <li class="fr-sidemenu__item\(.when(isActive, " fr-sidemenu__item--active"))">\
      <a class="fr-sidemenu__link" href="\(entry.link)"\(.when(isActive, #" aria-current="page""#))>\
      \(entry.title)\(late)</a></li>
      """
  }
}
