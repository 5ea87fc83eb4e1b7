import QualityWording

extension HTML {
  static func breadcrumb(_ parents: [PageLink], current: String) -> HTML {
    """
    <nav class="fr-breadcrumb" aria-label="Fil d’Ariane"><ol class="fr-breadcrumb__list">\
    \(.each(parents) {
      #"<li><a class="fr-breadcrumb__link" href="\#($0.link)">\#($0.label)</a></li>"#
    })<li><a class="fr-breadcrumb__link" aria-current="page">\(current)</a></li></ol></nav>
    """
  }

  /// The views of a list or the periods of a page; `label` names them to screen readers.
  static func views(_ label: String, _ views: [PageView]) -> HTML {
    """
    <nav aria-label="\(label)"><ul class="qp-views">\(.each(views) { view in
      """
      <li><a href="\(view.link)"\(.when(view.isCurrent, #" aria-current="page""#))>\(view.label)\
      \(.with(view.count) { #" <span class="qp-views__count">\#($0)</span>"# })</a></li>
      """
    })</ul></nav>
    """
  }

  /// One row of filters above a list; `fields` are made by `Fields`.
  static func filters(
    _ label: String, action: Link, button: String = "Filtrer", fields: HTML
  ) -> HTML {
    """
    <form class="qp-filters" role="search" aria-label="\(label)" action="\(action)" id="filtres">
    \(fields)
    <button class="fr-btn fr-btn--secondary fr-btn--sm" type="submit">\(button)</button>
    </form>
    """
  }

  /// The pages before and after, under a list.
  static func pagination(_ label: String, previous: Link?, next: Link?) -> HTML {
    if previous == nil, next == nil { return .empty }
    return """
      <nav class="fr-pagination" aria-label="\(label)"><ul class="fr-pagination__list">
      <li>\(step("Précédente", "prev", previous))</li>
      <li>\(step("Suivante", "next", next))</li>
      </ul></nav>
      """
  }

  private static func step(_ label: String, _ direction: HTML, _ link: Link?) -> HTML {
    let style: HTML =
      "fr-pagination__link fr-pagination__link--\(direction) fr-pagination__link--lg-label"
    guard let link else { return #"<a class="\#(style)" aria-disabled="true">\#(label)</a>"# }
    return #"<a class="\#(style)" href="\#(link)">\#(label)</a>"#
  }
}

/// A view of a list, a period or a page, with its count where there is one.
struct PageView {
  let label: String
  let count: String?
  let link: Link
  let isCurrent: Bool

  init(_ label: String, count: String? = nil, link: Link, isCurrent: Bool) {
    self.label = label
    self.count = count
    self.link = link
    self.isCurrent = isCurrent
  }
}
