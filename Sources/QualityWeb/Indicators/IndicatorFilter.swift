import QualityDomain

/// Which indicators a list shows.
enum IndicatorFilter: String, CaseIterable {
  case all = "tous"
  case onTarget = "atteinte"
  case belowTarget = "sous-la-cible"
  case awaited = "a-saisir"
  case doubtful = "a-verifier"

  var label: String {
    switch self {
    case .all: "Tous"
    case .onTarget: "À la cible"
    case .belowTarget: "Sous la cible"
    case .awaited: "À saisir"
    case .doubtful: "À vérifier"
    }
  }

  func takes(_ reading: IndicatorReading) -> Bool {
    switch self {
    case .all: true
    case .onTarget: reading.status == .onTarget
    case .belowTarget: reading.status == .belowTarget
    case .awaited: reading.awaitsEntry
    case .doubtful: !reading.flags.isEmpty
    }
  }
}
