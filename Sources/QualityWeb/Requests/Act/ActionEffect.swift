import QualityDomain
import QualityWording

/// What an action does to the deadlines of a request, said before it is recorded.
struct ActionEffect {
  private let action: RequestAction
  private let request: OpenRequest

  init(_ action: RequestAction, _ request: OpenRequest) {
    self.action = action
    self.request = request
  }

  var html: HTML { .message(tone, words) }

  private var clock: ReplyClock? { request.situation.reply }
  private var isAnswered: Bool { clock?.firstAnswer != nil }

  private var isPastDue: Bool {
    guard let clock, !isAnswered, clock.current.suspendedOn == nil else { return false }
    return clock.current.due < request.today
  }

  private var tone: Tone {
    switch action {
    case .reply, .holdingReply, .redirect, .askPieces: isPastDue ? .warning : .info
    default: .info
    }
  }

  private var words: HTML {
    switch action {
    case .reply: answer("Met fin au délai.", otherwise: "Met fin au suivi de la demande.")
    case .holdingReply:
      answer(
        """
        \(isPastDue ? "Arrête le retard" : "Tient le délai de réponse"). La date que vous annoncez devient \
        la nouvelle échéance.
        """,
        otherwise: "La date que vous annoncez devient l’échéance.")
    case .redirect:
      answer(
        """
        Met fin au délai : l’usager est prévenu et reçoit le nom et le contact de l’administration \
        (engagement 17.3).
        """,
        otherwise: "Met fin au suivi : l’usager est prévenu et reçoit ce contact (engagement 17.3).")
    case .askPieces: pieces
    case .piecesArrived: arrival
    case .transfer: transfer
    case .acknowledge, .assign, .toldOfTransfer, .withoutContact, .duplicate, .attach:
      HTML(text: sentence)
    case .reopen:
      """
      La demande revient dans les demandes en cours, sans nouvelle échéance : la première réponse \
      continue de compter.
      """
    }
  }

  private var sentence: String {
    switch action {
    case .acknowledge:
      "Le délai de réponse continue. Un accusé de réception donne la date de réception, le service, "
        + "son adresse et son téléphone."
    case .assign: "Le délai continue."
    case .toldOfTransfer:
      "Clôt l’échéance d’information du transfert (engagement 17.3). Le délai de réponse continue."
    case .withoutContact:
      "Met fin au suivi : sans coordonnées, personne ne peut recevoir de réponse. La demande est "
        + "analysée, et ne compte dans aucun taux ni aucune moyenne."
    case .duplicate: "Met fin au suivi de celle-ci : seule l’autre demande compte."
    default: action.effect
    }
  }

  /// An answer is in time until the due date, also while it is suspended.
  private func answer(_ effect: HTML, otherwise: HTML) -> HTML {
    guard let clock, !isAnswered else { return otherwise }
    let due = clock.current.due
    return due < request.today
      ? "\(effect) L’échéance était le \(.time(due)) : une réponse donnée après compte hors délai."
      : "\(effect) Jusqu’au \(.time(due)), elle compte dans le délai."
  }

  private var pieces: HTML {
    guard let clock, !isAnswered else {
      return "La demande passe en attente de l’usager. Aucun délai ne court."
    }
    let due = clock.current.due
    return isPastDue
      ? "L’échéance était le \(.time(due)) : demandées après elle, des pièces ne suspendent plus le délai."
      : """
      Suspend le délai jusqu’à l’arrivée des pièces, si elles sont demandées au plus tard le \
      \(.time(due)).
      """
  }

  private var arrival: HTML {
    guard !isAnswered, let limit = request.limit(.reply, on: request.today) else {
      return "La demande revient dans les demandes en cours."
    }
    let due = request.rules.calendar.date(workingDays: limit.workingDays, after: request.today)
    return """
      Un nouveau délai complet de \(FrenchDelay.long(workingDays: limit.workingDays)) commence. Arrivées \
      aujourd’hui, elles donnent jusqu’au \(.time(due)).
      """
  }

  private var transfer: HTML {
    guard let limit = request.limit(.toldOfRedirection, on: request.today) else {
      return "Le délai de réponse continue. Prévenez l’usager du transfert."
    }
    let due = request.rules.calendar.date(workingDays: limit.workingDays, after: request.today)
    return """
      Le délai de réponse continue. L’usager doit être prévenu du transfert sous \
      \(FrenchDelay.long(workingDays: limit.workingDays)) (engagement \(limit.article)) : transférée \
      aujourd’hui, au plus tard le \(.time(due)).
      """
  }
}
