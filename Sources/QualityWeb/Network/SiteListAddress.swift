import QualityDomain
import QualityStore

/// What a list of sites shows, as its address says it. What is misspelt asks for nothing.
struct SiteListAddress {
  let query: SiteQuery
  private let form: FormBody

  init(_ form: FormBody) {
    self.form = form
    query = SiteQuery(
      words: form.trimmed("q"), node: Node(form["lieu"]), kind: SiteKind(rawValue: form["nature"]),
      label: LabelState(rawValue: form["label"]), after: Site.ID(form["suite"]))
  }

  var hasFilters: Bool {
    !query.words.isEmpty || query.node != nil || query.kind != nil || query.label != nil
  }

  /// The same list, from the start or after a site.
  func link(after site: Site.ID? = nil) -> Link {
    Link.sites.with("q", query.words).with("lieu", query.node?.text)
      .with("nature", query.kind?.rawValue).with("label", query.label?.rawValue)
      .with("suite", site?.text)
  }
}
