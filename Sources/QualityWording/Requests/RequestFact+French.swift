public import QualityDomain

extension RequestFact {
  /// What happened, without the people and services that only a page can name: « Reçue par
  /// courrier », « Réponse d’attente envoyée ».
  public var french: String {
    switch self {
    case .received(_, let channel, _): "Reçue \(channel.frenchBy)"
    case .acknowledged: "Accusé de réception envoyé"
    case .assigned(nil): "Remise à attribuer"
    case .assigned: "Attribuée"
    case .piecesAsked: "Pièces demandées"
    case .piecesReceived: "Pièces reçues"
    case .holdingReply: "Réponse d’attente envoyée"
    case .replied(let medium): "Réponse donnée \(medium.frenchBy)"
    case .toldOfTransfer: "Usager prévenu du transfert"
    case .transferred: "Transférée"
    case .redirected(let administration, _):
      administration.isEmpty ? "Réorientée" : "Réorientée vers \(administration)"
    case .closedWithoutContact: "Close sans coordonnées"
    case .duplicate: "Doublon d’une autre demande"
    case .reopened: "Rouverte"
    case .attached(let fileName): "Document ajouté : \(fileName)"
    case .corrected(_, .withdrawn): "Étape retirée"
    case .corrected(_, .restated): "Étape corrigée"
    }
  }

  /// What the step does to the deadline, nil where it says nothing of it.
  public var frenchEffect: String? {
    switch self {
    case .piecesAsked: "Suspend le délai jusqu’à leur arrivée."
    case .piecesReceived: "Un nouveau délai complet commence."
    case .holdingReply(let announced?):
      "Tient le délai ; réponse annoncée pour le \(FrenchDate.short(announced))."
    case .holdingReply(nil): "Sans date annoncée, ne compte pas comme réponse."
    case .transferred, .assigned: "Le délai continue."
    case .redirected: "Met fin au délai, l’usager est prévenu."
    case .closedWithoutContact: "Comptée dans aucun taux ni aucune moyenne."
    case .duplicate: "Seule l’autre demande compte."
    default: nil
    }
  }
}

/// What is left before a due date, in working days.
public enum FrenchDelay {
  /// For a table whose caption explains « j »: « retard 4 j », « aujourd’hui », « dans 6 j ».
  ///
  /// - Parameter workingDays: left before the due date, 0 on that day, negative when late.
  public static func short(workingDays: Int) -> String {
    switch workingDays {
    case 0: "aujourd’hui"
    case ..<0: "retard \(FrenchNumber.integer(-workingDays)) j"
    default: "dans \(FrenchNumber.integer(workingDays)) j"
    }
  }

  /// « 5 jours ouvrés », « 1 jour ouvré ».
  public static func long(workingDays: Int) -> String {
    FrenchNumber.count(workingDays, "jour ouvré", "jours ouvrés")
  }
}
