public import QualityDomain

extension JobKind {
  /// « Recalcul des échéances ».
  public var french: String {
    switch self {
    case .recomputeDueDates: "Recalcul des échéances"
    case .purge: "Nettoyage"
    case .alerts: "Alertes du jour"
    case .readings: "Chiffres du réseau"
    case .readingsOfDay: "Chiffres du réseau, chaque jour"
    }
  }

  /// What it does, and when.
  public var frenchExplanation: String {
    switch self {
    case .recomputeDueDates:
      "Remet les échéances et les chiffres du registre d’accord avec le calendrier du site, dès qu’il change"
    case .purge:
      "Supprime les sessions finies, les échecs de connexion passés et les travaux finis depuis 30 jours, "
        + "une fois par jour"
    case .alerts:
      "Relève ce que le référent qualité doit savoir (retards, chiffres à saisir, label), une fois par jour"
    case .readings:
      "Relit les indicateurs d’un site pour un trimestre et ses mois et reporte ce qui change dans le réseau, "
        + "dès qu’une demande ou un chiffre change"
    case .readingsOfDay:
      "Relit les trimestres qu’un nouveau jour change (échéances dépassées, chiffres dus), une fois par jour"
    }
  }
}

extension JobState {
  /// « en attente ».
  public var french: String {
    switch self {
    case .waiting: "en attente"
    case .running: "en cours"
    case .done: "fait"
    case .failed: "abandonné"
    }
  }
}
