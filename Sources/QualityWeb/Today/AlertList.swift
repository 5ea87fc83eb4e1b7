import QualityDomain
import QualityStore
import QualityWording

/// What whoever answers for the site's quality must know, as it was found out this morning.
struct AlertList {
  let alerts: [SiteAlert]
  let viewer: Viewer

  /// Nothing when there is nothing to know.
  var html: HTML {
    .with(alerts.map(\.asOf).max()) { day in
      .section(
        "À savoir, au \(.time(day))", id: "t-alertes", style: "qp-stack qp-stack--sm",
        .list(alerts.sorted { $0.alert.rank < $1.alert.rank }.map(item)))
    }
  }

  private func item(_ known: SiteAlert) -> ListItem {
    let note: HTML = known.since < known.asOf ? "Signalé depuis le \(.time(known.since))" : .empty
    switch known.alert {
    case .labelExpired(let end):
      return ListItem(
        label("Label expiré"), right: .badge("expiré", .error),
        note: "Depuis le \(.time(end.adding(days: 1)))")
    case .labelExpiring(let end):
      return ListItem(
        label("Label à renouveler"), right: .badge("à renouveler", .warning),
        note: "Il vaut jusqu’au \(.time(end))")
    case .lateRequests(let count):
      return ListItem(
        PageLink(FrenchNumber.count(count, "demande en retard", "demandes en retard"), .work(.late)),
        right: .badge("en retard", .error), note: note)
    case .missingFigures(let count, let quarter):
      return ListItem(
        PageLink(
          FrenchNumber.count(count, "chiffre", "chiffres") + " du \(quarter.frenchShort) à saisir",
          .indicators(quarter, .awaited)),
        right: .badge("à saisir", .warning), note: note)
    }
  }

  /// The page of the label, for those who may open it.
  private func label(_ words: String) -> HTML {
    viewer.can(.configureSite) || viewer.can(.readAuditLog)
      ? #"<a href="\#(Link.siteLabel)">\#(words)</a>"# : HTML(text: words)
  }
}

extension Alert {
  /// The most pressing first, as `Alert.all` gives them.
  fileprivate var rank: Int {
    switch self {
    case .labelExpired: 0
    case .lateRequests: 1
    case .missingFigures: 2
    case .labelExpiring: 3
    }
  }
}
