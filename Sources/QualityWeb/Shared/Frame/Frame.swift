import QualityDomain
import QualityWording

/// What surrounds a page: header, menu and footer for someone who is signed in; header and footer
/// alone for everyone else.
struct Frame {
  let environment: WebEnvironment
  let viewer: Viewer?
  let token: FormToken?
  /// Shown beside « Demandes » when there are any; beyond `SignedIn.mostLate`, as more.
  let lateRequests: Int
  /// A strip above the page of someone signed in, that holds for every page; or nothing.
  var notice = HTML.empty

  /// The work page of someone signed in; for anyone else the head and body in a plain column.
  func document(_ page: Page) -> HTML {
    guard let viewer else {
      return publicDocument(
        title: page.windowTitle,
        body: #"<div class="qp-public qp-text qp-stack">\#(page.head)\#(page.body)</div>"#)
    }
    return document(
      title: "\(page.windowTitle) – \(Self.application)", skipLinks: skipLinks(page), isFluid: true,
      header: header(viewer),
      content: """
        \(notice)<div class="qp-page">
        \(menu(viewer, page.entry))
        <main class="qp-main" id="contenu" tabindex="-1">
        \(page.head)\(page.body)
        </main>
        </div>
        """,
      footnote: viewer.site.map { "Qualepref · heure de \($0.frenchTimeZone)" } ?? "Qualepref")
  }

  /// A page for everyone, without a menu, whose body lays itself out.
  ///
  /// - Parameters:
  ///   - site: whose page it is, when it is one site's.
  ///   - isOnePage: the page of results, that prints on one A4.
  func publicDocument(
    title: String, site: Site? = nil, isOnePage: Bool = false, body: HTML
  ) -> HTML {
    let brand = site.map(Brand.init(site:)) ?? brand
    return document(
      title: "\(title) – \(site?.name ?? Self.application)",
      skipLinks: [PageLink("Aller au contenu", .anchor("contenu")), footerSkipLink],
      isFluid: false, bodyClass: isOnePage ? " class=\"qp-onepage\"" : .empty,
      header: header(
        brand, title: "Qualité de service", link: site.map { .publicPage($0.code) } ?? .home,
        menuButton: .empty),
      content: """
        <main id="contenu" tabindex="-1">
        \(body)
        </main>
        """,
      footnote: brand.name)
  }

  /// The end of every title but those of a site's public pages.
  private static let application = "Suivi de la qualité"

  /// Whose pages these are: the viewer's site, or the installation's.
  var brand: Brand { viewer?.site.map(Brand.init(site:)) ?? environment.brand }

  private func document(
    title: String, skipLinks: [PageLink], isFluid: Bool, bodyClass: HTML = .empty, header: HTML,
    content: HTML, footnote: String
  ) -> HTML {
    let container: HTML = isFluid ? "fr-container fr-container--fluid" : "fr-container"
    return """
      <!DOCTYPE html>
      <html lang="fr" data-fr-scheme="system">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="color-scheme" content="light dark">
      <title>\(title)</title>
      \(.each(environment.files.stylesheets) { #"<link rel="stylesheet" href="\#($0)">"# })
      <link rel="icon" href="\(environment.files.icon)" type="image/svg+xml">
      </head>
      <body\(bodyClass)>
      <div class="fr-skiplinks"><nav class="fr-container fr-container--fluid" aria-label="Accès rapide">\
      <ul class="fr-skiplinks__list">\(.each(skipLinks) {
        #"<li><a class="fr-link" href="\#($0.link)">\#($0.label)</a></li>"#
      })</ul></nav></div>
      <header class="fr-header">
      <div class="fr-header__body"><div class="\(container)"><div class="fr-header__body-row">
      \(header)
      </div></div></div>
      </header>
      \(content)
      <footer class="fr-footer" id="pied">
      <div class="\(container)"><div class="fr-footer__bottom">
      <ul class="fr-footer__bottom-list">
      <li class="fr-footer__bottom-item"><a class="fr-footer__bottom-link" href="\(Link.accessibility)">\
      Accessibilité : \(environment.declarations.accessibility.status.french)</a></li>
      <li class="fr-footer__bottom-item"><a class="fr-footer__bottom-link" href="\(Link.legalNotice)">\
      Mentions légales</a></li>
      </ul>
      <div class="fr-footer__bottom-copy"><p>\(footnote)</p></div>
      </div></div>
      </footer>
      </body>
      </html>
      """
  }

  private func skipLinks(_ page: Page) -> [PageLink] {
    let ofList = [
      PageLink("Aller aux filtres", .anchor("filtres")), PageLink("Aller à la liste", .anchor("liste")),
    ]
    return [PageLink("Aller au contenu", .anchor("contenu")), PageLink("Aller au menu", .anchor("menu"))]
      + (page.isList ? ofList : []) + [footerSkipLink]
  }

  private var footerSkipLink: PageLink { PageLink("Aller au pied de page", .anchor("pied")) }
}

extension Frame {
  /// The frame of whoever sent a request.
  init(
    _ environment: WebEnvironment, _ context: WebContext, notice: HTML = .empty
  ) {
    self.init(
      environment: environment, viewer: context.viewer, token: context.token,
      lateRequests: context.lateRequests, notice: notice)
  }
}
