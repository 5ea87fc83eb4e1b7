import QualityDomain

/// An entry of the side menu, in the order in which they stand.
enum MenuEntry: CaseIterable {
  case today, requests
  case commitments, dashboard, indicators
  case publications
  case sites
  case settings

  var title: String {
    switch self {
    case .today: "Aujourd’hui"
    case .requests: "Demandes"
    case .commitments: "Engagements"
    case .dashboard: "Tableau de bord"
    case .indicators: "Indicateurs"
    case .publications: "Publications"
    case .sites: "Sites"
    case .settings: "Réglages du site"
    }
  }

  var link: Link {
    switch self {
    case .today: .today
    case .requests: .requests
    case .commitments: .commitments
    case .dashboard: .dashboard
    case .indicators: .indicators
    case .publications: .publications
    case .sites: .sites
    case .settings: .settings
    }
  }

  /// Whoever has one of these sees the entry; « Sites » is for those who have several.
  private var permissions: [Permission] {
    switch self {
    case .today, .requests: [.readRequests]
    case .commitments, .dashboard, .indicators, .publications: [.readIndicators]
    case .settings: [.configureSite, .readAuditLog]
    case .sites: []
    }
  }

  func isShown(to viewer: Viewer) -> Bool {
    self == .sites ? viewer.choosesSite : permissions.contains(where: viewer.can)
  }
}

/// The entries that stand under one title; the first group has none.
struct MenuGroup {
  let title: String?
  let entries: [MenuEntry]

  static let all = [
    MenuGroup(title: nil, entries: [.today, .requests]),
    MenuGroup(title: "Nos promesses", entries: [.commitments, .dashboard, .indicators]),
    MenuGroup(title: "Faire savoir", entries: [.publications]),
    MenuGroup(title: "Réseau", entries: [.sites]),
    MenuGroup(title: "Site et compte", entries: [.settings]),
  ]
}
