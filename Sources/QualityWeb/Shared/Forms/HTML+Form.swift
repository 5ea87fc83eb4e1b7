extension HTML {
  /// A form that changes something: it sends the token of the session by POST. The application
  /// checks it, and says in its own words what is to be corrected.
  static func form(
    _ action: Link, token: FormToken?, style: HTML = "qp-panel qp-stack qp-stack--lg",
    takesFiles: Bool = false, _ content: () -> HTML
  ) -> HTML {
    form(to: "\(action)", token: token, style: style, takesFiles: takesFiles, content)
  }

  static func form(
    to address: HTML, token: FormToken?, style: HTML, takesFiles: Bool = false,
    _ content: () -> HTML
  ) -> HTML {
    """
    <form class="\(style)" method="post" action="\(address)" novalidate\
    \(.when(takesFiles, #" enctype="multipart/form-data""#))>\
    <input type="hidden" name="\(FormToken.field)" value="\(token?.text ?? "")">
    \(content())
    </form>
    """
  }

  /// The buttons of a form: the main action first, which Enter sends; others have a name.
  static func submit(_ main: String, others: [Choice] = []) -> HTML {
    """
    <ul class="fr-btns-group"><li><button class="fr-btn" type="submit">\(main)</button></li>\(.each(others) {
      """
      <li><button class="fr-btn fr-btn--tertiary" type="submit" name="\($0.value)" value="oui">\($0.label)\
      </button></li>
      """
    })</ul>
    """
  }
}
