extension HTML {
  /// A part of a page with its heading; `id` is that of the heading.
  static func section(
    _ title: HTML, id: String, level: Int = 2, style: HTML = "qp-stack", _ body: HTML
  ) -> HTML {
    """
    <section class="\(style)" aria-labelledby="\(id)">
    <h\(level) id="\(id)">\(title)</h\(level)>
    \(body)
    </section>
    """
  }

  /// What to read first at the left, facts, people and links at the right.
  static func split(_ main: HTML, aside: HTML, asideLabel: String) -> HTML {
    """
    <div class="qp-split">
    <div class="qp-stack qp-stack--lg">
    \(main)
    </div>
    <aside class="qp-stack qp-stack--lg" aria-label="\(asideLabel)">
    \(aside)
    </aside>
    </div>
    """
  }

  /// Names and values, one under the other.
  static func facts(_ facts: [(name: String, value: HTML)], isStacked: Bool = false) -> HTML {
    """
    <dl class="qp-facts\(.when(isStacked, " qp-facts--stacked"))">\(.each(facts) {
      "<dt>\($0.name)</dt><dd>\($0.value)</dd>"
    })</dl>
    """
  }

  /// Lines with a rule between: each a link or words, then what goes at the right, then a note.
  static func list(_ items: [ListItem]) -> HTML {
    """
    <ul class="qp-list">
    \(.each(items, separator: "\n") { item in
      """
      <li>\(item.what)\(.when(!item.right.isEmpty, " <div>\(item.right)</div>"))\
      \(.when(!item.note.isEmpty, #"<span class="qp-list__note">\#(item.note)</span>"#))</li>
      """
    })
    </ul>
    """
  }

  /// Large figures; `level` is that of their headings.
  static func tiles(_ tiles: [Tile], level: Int = 3) -> HTML {
    """
    <ul class="qp-tiles">
    \(.each(tiles, separator: "\n") { $0.html(level: level) })
    </ul>
    """
  }

  /// Actions that are not the main one, each with its effect on the deadline.
  static func choices(_ choices: [(action: PageLink, effect: String)]) -> HTML {
    """
    <ul class="qp-choices">
    \(.each(choices, separator: "\n") {
      #"<li><a href="\#($0.action.link)">\#($0.action.label)</a><span>\#($0.effect)</span></li>"#
    })
    </ul>
    """
  }

  /// A share of what is expected: done, then to renew, then missing.
  ///
  /// - Parameters:
  ///   - id: unique in the page.
  ///   - title: the same in words.
  static func progress(id: String, done: Int, due: Int, of all: Int, title: String) -> HTML {
    let width = { (count: Int) in DrawingLength(tenths: Int64(count * 2000 / max(all, 1))).text }
    return """
      <svg class="qp-progress" viewBox="0 0 200 8" preserveAspectRatio="none" role="img" \
      aria-labelledby="\(id)"><title id="\(id)">\(title)</title>\
      <rect class="qp-progress__all" width="200" height="8"/>\
      <rect class="qp-progress__due" width="\(width(done + due))" height="8"/>\
      <rect class="qp-progress__done" width="\(width(done))" height="8"/></svg>
      """
  }
}

struct ListItem {
  let what: HTML
  let right: HTML
  let note: HTML

  init(_ what: HTML, right: HTML = .empty, note: HTML = .empty) {
    self.what = what
    self.right = right
    self.note = note
  }

  init(_ link: PageLink, right: HTML = .empty, note: HTML = .empty) {
    self.init(#"<a href="\#(link.link)">\#(link.label)</a>"#, right: right, note: note)
  }
}

/// One large figure with what it counts, that may lead to a list.
struct Tile {
  enum Accent { case late, today }

  let figure: String
  let label: String
  let link: Link?
  let accent: Accent?

  init(_ figure: String, _ label: String, link: Link? = nil, accent: Accent? = nil) {
    self.figure = figure
    self.label = label
    self.link = link
    self.accent = accent
  }

  fileprivate func html(level: Int) -> HTML {
    let style: HTML =
      switch accent {
      case .late: " qp-tile--late"
      case .today: " qp-tile--today"
      case nil: .empty
      }
    let words = HTML.with(link) { #"<a class="fr-tile__link" href="\#($0)">\#(label)</a>"# }
    return """
      <li><div class="fr-tile fr-tile--sm fr-tile--no-icon\(.when(link != nil, " fr-enlarge-link"))\(style)">\
      <div class="fr-tile__body"><div class="fr-tile__content">\
      <h\(level) class="fr-tile__title">\(link == nil ? HTML(text: label) : words)</h\(level)>\
      <p class="fr-tile__detail">\(figure)</p></div></div></div></li>
      """
  }
}
