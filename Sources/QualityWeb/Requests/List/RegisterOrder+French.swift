import QualityDomain

extension RegisterOrder {
  /// In addresses; empty for the order that a list has by itself.
  var slug: String {
    switch self {
    case .pressing: ""
    case .reversed: "inverse"
    case .latestReceived: "recentes"
    case .earliestReceived: "anciennes"
    }
  }

  /// - Parameter slug: one that is not known is the order that a list has by itself.
  init(slug: String) {
    self = Self.allCases.first { $0.slug == slug } ?? .pressing
  }
}

extension RegisterQuery {
  /// What sorts the list, as a choice.
  var frenchOrder: String {
    if isByReceipt { return isDescending ? "Réception récente" : "Réception ancienne" }
    if view == .done { return isDescending ? "Fin récente" : "Fin ancienne" }
    return isDescending ? "Échéance lointaine" : "Échéance proche"
  }

  /// The same after the list's name in a caption.
  var frenchOrderInCaption: String {
    if isByReceipt { return isDescending ? "la dernière reçue en tête" : "la première reçue en tête" }
    if view == .done { return isDescending ? "la plus récente en tête" : "la plus ancienne en tête" }
    return isDescending ? "par échéance décroissante" : "par échéance croissante"
  }
}
