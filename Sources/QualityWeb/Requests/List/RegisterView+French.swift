import QualityDomain

extension RequestStage {
  /// After « demandes ».
  var qualifier: String {
    switch self {
    case .open: RegisterView.open.qualifier(isPlural: true)
    case .waiting: RegisterView.waiting.qualifier(isPlural: true)
    case .done: RegisterView.done.qualifier(isPlural: true)
    }
  }
}

extension RegisterView {
  /// In addresses.
  var slug: String {
    switch self {
    case .open: "en-cours"
    case .late: "retard"
    case .today: "aujourdhui"
    case .week: "semaine"
    case .waiting: "attente"
    case .done: "terminees"
    }
  }

  init?(slug: String) {
    guard let view = Self.allCases.first(where: { $0.slug == slug }) else { return nil }
    self = view
  }

  /// Over a list.
  var title: String {
    switch self {
    case .open: "En cours"
    case .late: "En retard"
    case .today: "Aujourd’hui"
    case .week: "Cette semaine"
    case .waiting: "En attente de l’usager"
    case .done: "Terminées"
    }
  }

  /// After « demandes » or « demande »: « Aucune demande en retard ».
  func qualifier(isPlural: Bool) -> String {
    switch self {
    case .open: "en cours"
    case .late: "en retard"
    case .today: "à répondre aujourd’hui"
    case .week: "à répondre cette semaine"
    case .waiting: "en attente de l’usager"
    case .done: isPlural ? "terminées" : "terminée"
    }
  }
}
