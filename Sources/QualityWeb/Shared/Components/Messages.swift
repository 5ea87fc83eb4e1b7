extension HTML {
  /// A message with a title; `level` is that of the heading, 2…4.
  static func alert(
    _ tone: Tone, _ title: String, level: Int = 2, _ body: HTML = .empty
  ) -> HTML {
    """
    <div class="fr-alert fr-alert--\(tone.rawValue)"><h\(level) class="fr-alert__title">\(title)</h\(level)>\
    \(.when(!body.isEmpty, "<p>\(body)</p>"))</div>
    """
  }

  /// A message of one line.
  static func message(_ tone: Tone, _ body: HTML) -> HTML {
    #"<div class="fr-alert fr-alert--\#(tone.rawValue) fr-alert--sm"><p>\#(body)</p></div>"#
  }

  /// A strip for the whole page: demonstration, maintenance.
  static func notice(_ title: String, _ description: String) -> HTML {
    """
    <div class="fr-notice fr-notice--warning"><div class="fr-container fr-container--fluid">\
    <div class="fr-notice__body"><p><span class="fr-notice__title">\(title)</span> \
    <span class="fr-notice__desc">\(description)</span></p></div></div></div>
    """
  }

  /// A rule to know, such as a convention of counting.
  static func callout(_ title: String, level: Int = 2, _ body: HTML) -> HTML {
    """
    <div class="fr-callout"><h\(level) class="fr-callout__title">\(title)</h\(level)>\
    <p class="fr-callout__text">\(body)</p></div>
    """
  }

  /// An empty list: what is empty, and what to do first.
  static func emptyState(_ title: String, level: Int = 2, _ body: HTML) -> HTML {
    #"<div class="qp-empty qp-stack"><h\#(level)>\#(title)</h\#(level)>\#(body)</div>"#
  }

  /// A filter that finds nothing: what was looked for, and wider views.
  static func nothingFound(_ sentence: String, wider: [PageLink]) -> HTML {
    """
    <div class="qp-panel qp-stack qp-stack--sm"><p><strong>\(sentence)</strong></p>\
    <p class="fr-text--sm">\(.each(wider, separator: " · ") {
      #"<a href="\#($0.link)">\#($0.label)</a>"#
    })</p></div>
    """
  }

  /// A fold that needs no script.
  static func details(_ summary: String, _ body: HTML) -> HTML {
    #"<details class="qp-details"><summary>\#(summary)</summary>\#(body)</details>"#
  }
}
