import HTTPTypes
import Hummingbird
import QualityWording

/// What one page says; the frame adds what every page has.
struct Page {
  /// Of the browser's window and, unless `heading` says it otherwise, of the page.
  let title: String
  /// Whether the title is the name of someone or something, which keeps its capital in a sentence.
  let isName: Bool
  let heading: HTML
  /// The entry of the menu under which the page stands.
  let entry: MenuEntry?
  /// The pages above a detail page, from the list down; empty on a list.
  let parents: [PageLink]
  /// The grey line of facts under the heading.
  let facts: [HTML]
  /// At the right of the heading: the main one last, solid; the others outlined.
  let actions: [PageLink]
  /// A list has skip links to its filters (`#filtres`) and rows (`#liste`).
  let isList: Bool
  /// A form that was refused says so in the title of the window.
  let isRefused: Bool
  let body: HTML

  init(
    _ title: String, isName: Bool = false, heading: HTML? = nil, entry: MenuEntry? = nil,
    parents: [PageLink] = [], facts: [HTML] = [], actions: [PageLink] = [], isList: Bool = false,
    isRefused: Bool = false, body: HTML
  ) {
    self.title = title
    self.isName = isName
    self.heading = heading ?? HTML(text: title)
    self.entry = entry
    self.parents = parents
    self.facts = facts
    self.actions = actions
    self.isList = isList
    self.isRefused = isRefused
    self.body = body
  }

  /// The whole document as an answer; a refused form answers 422 unless `status` says otherwise.
  func response(in frame: Frame, status: HTTPResponse.Status? = nil) -> Response {
    frame.document(self).response(status ?? (isRefused ? .unprocessableContent : .ok))
  }

  var windowTitle: String {
    isRefused ? "Erreur : \(isName ? title : title.midSentence)" : title
  }

  /// The breadcrumb and the head, as they stand above the body.
  var head: HTML {
    """
    \(.when(!parents.isEmpty, .breadcrumb(parents, current: title)))<div class="qp-head">\
    <div class="qp-head__text"><h1>\(heading)</h1>\(factLine)</div>\(actionList)</div>
    """
  }

  private var factLine: HTML {
    .when(
      !facts.isEmpty,
      #"<div class="qp-head__meta">\#(.each(facts) { "<span>\($0)</span>" })</div>"#)
  }

  private var actionList: HTML {
    guard let main = actions.last else { return .empty }
    return #"""
      <ul class="fr-btns-group">\#(.each(actions.dropLast()) {
        #"<li><a class="fr-btn fr-btn--tertiary" href="\#($0.link)">\#($0.label)</a></li>"#
      })<li><a class="fr-btn" href="\#(main.link)">\#(main.label)</a></li></ul>
      """#
  }
}

/// A link with its words.
struct PageLink: Hashable, Sendable {
  let label: String
  let link: Link

  init(_ label: String, _ link: Link) {
    self.label = label
    self.link = link
  }
}
