import QualityDomain
import QualityStore

/// What a list of sites shows, as its address says it. What is misspelt asks for nothing.
struct SiteListAddress {
  let query: SiteQuery

  /// - Parameter period: for which it is said how sites stand.
  init(_ form: FormBody, _ period: Period) {
    query = SiteQuery(
      words: form.searched(), node: Node(form["lieu"]), kind: SiteKind(rawValue: form["nature"]),
      label: LabelState(rawValue: form["label"]), period: period,
      order: SiteOrder.allCases.first { $0.parameter == form["tri"] } ?? .place,
      after: Site.ID(form["suite"]))
  }

  var hasFilters: Bool {
    !query.words.isEmpty || query.node != nil || query.kind != nil || query.label != nil
  }

  /// The same list in its order or another, from the start or after a site.
  func link(_ order: SiteOrder? = nil, after site: Site.ID? = nil) -> Link {
    Link.sites.with("q", query.words).with("lieu", query.node?.text)
      .with("nature", query.kind?.rawValue).with("label", query.label?.rawValue)
      .with("periode", query.period?.text).with("tri", (order ?? query.order).parameter)
      .with("suite", site?.text)
  }
}

extension SiteOrder {
  /// In the address; nil for the usual order.
  var parameter: String? {
    switch self {
    case .place: nil
    case .label: "label"
    case .late: "retard"
    case .target: "cible"
    }
  }

  /// As a view of the list.
  var french: String {
    switch self {
    case .place: "Par département"
    case .label: "Par échéance du label"
    case .late: "Par retards"
    case .target: "Par part à la cible"
    }
  }
}
