import QualityDomain

/// An entry of the side menu, in the order in which they stand.
enum MenuEntry: CaseIterable {
  case today, requests, directory
  case commitments, dashboard, indicators, barometer
  case publications
  case network, networkBarometer, sites
  case settings

  var title: String {
    switch self {
    case .today: "Aujourd’hui"
    case .requests: "Demandes"
    case .directory: "Annuaire"
    case .commitments: "Engagements"
    case .dashboard: "Tableau de bord"
    case .indicators: "Indicateurs"
    case .barometer: "Baromètre"
    case .publications: "Publications"
    case .network: "Vue d’ensemble"
    case .networkBarometer: "Baromètre du réseau"
    case .sites: "Sites"
    case .settings: "Réglages du site"
    }
  }

  var link: Link {
    switch self {
    case .today: .today
    case .requests: .requests
    case .directory: .directory
    case .commitments: .commitments
    case .dashboard: .dashboard
    case .indicators: .indicators
    case .barometer: .barometer
    case .publications: .publications
    case .network: .network
    case .networkBarometer: .networkBarometer
    case .sites: .sites
    case .settings: .settings
    }
  }

  /// Whoever has one of these sees the entry; « Sites » is for those who have several, and the network
  /// for those who read its figures above sites.
  private var permissions: [Permission] {
    switch self {
    case .today, .requests, .directory: [.readRequests]
    case .commitments, .dashboard, .indicators, .barometer, .publications: [.readIndicators]
    case .settings: [.configureSite, .readAuditLog]
    case .network, .networkBarometer, .sites: []
    }
  }

  func isShown(to viewer: Viewer) -> Bool {
    switch self {
    case .network, .networkBarometer: viewer.access.network(.readIndicators)?.isAboveSites ?? false
    case .sites: viewer.choosesSite
    default: permissions.contains(where: viewer.can)
    }
  }
}

/// The entries that stand under one title; the first group has none.
struct MenuGroup {
  let title: String?
  let entries: [MenuEntry]

  static let all = [
    MenuGroup(title: nil, entries: [.today, .requests, .directory]),
    MenuGroup(title: "Nos promesses", entries: [.commitments, .dashboard, .indicators, .barometer]),
    MenuGroup(title: "Faire savoir", entries: [.publications]),
    MenuGroup(title: "Réseau", entries: [.network, .networkBarometer, .sites]),
    MenuGroup(title: "Site et compte", entries: [.settings]),
  ]
}
