public import QualityDomain

extension RequestError {
  /// What is wrong, then what to do: for the field and the summary.
  public var french: String {
    switch self {
    case .beforeReceipt(let received):
      "Cette date précède la réception (\(FrenchDate.short(received))). "
        + "Donnez ce jour ou un jour suivant."
    case .receivedBefore(let year):
      "Cette date précède \(year). Vérifiez l’année, par exemple 18/05/2026."
    case .inTheFuture(let today):
      "Cette date est à venir : nous sommes le \(FrenchDate.short(today)). "
        + "Donnez ce jour ou un jour passé."
    case .alreadyDone(let day):
      "Cette demande est terminée depuis le \(FrenchDate.short(day)). Rouvrez-la d’abord."
    case .notDone: "Cette demande est encore en cours : il n’y a rien à rouvrir."
    case .noPiecesAsked:
      "Aucune pièce n’a été demandée avant cette date. Enregistrez d’abord la demande de pièces."
    case .announcedInThePast(let reply):
      "La date annoncée précède la réponse d’attente (\(FrenchDate.short(reply))). "
        + "Annoncez ce jour ou un jour suivant."
    case .announcedAfter(let year):
      "La date annoncée dépasse l’année \(year). Vérifiez l’année, par exemple 12/06/2026."
    case .noteRequired:
      "Une réponse par téléphone doit laisser une trace. Notez ce qui a été dit."
    case .reasonRequired: "Donnez le motif de la correction : il reste dans l’historique."
    case .sameService: "La demande est déjà dans ce service. Choisissez-en un autre."
    case .duplicateOfItself:
      "Une demande ne peut pas être son propre doublon. Donnez la référence de l’autre demande."
    case .unknownEvent:
      "Cette étape a été corrigée entre-temps. Revenez à la demande pour voir son historique."
    case .correctionOfCorrection:
      "Une correction ne se corrige pas. Corrigez à nouveau l’étape d’origine."
    case .unsettles(let fact, let day):
      "Cette correction contredit une autre étape : « \(fact.french) », \(FrenchDate.short(day)). "
        + "Corrigez d’abord celle-ci, ou retirez-la."
    case .receiptRequired:
      "Une demande garde une seule réception. Corrigez sa date au lieu de la retirer."
    }
  }
}
