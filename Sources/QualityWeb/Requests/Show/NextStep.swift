import QualityDomain
import QualityStore
import QualityWording

/// What to do now: the due date in words, the main action, and the other choices with what they do
/// to the deadline.
struct NextStep {
  let request: OpenRequest
  let canRecord: Bool
  private let canCorrect: Bool

  init(_ request: OpenRequest, canRecord: Bool, canCorrect: Bool) {
    self.request = request
    self.canRecord = canRecord
    self.canCorrect = canCorrect
  }

  var html: HTML {
    """
    <section class="qp-next qp-stack" aria-labelledby="t-suite">
    <div class="qp-stack qp-stack--sm">
    <h2 id="t-suite">\(title)</h2>
    \(.each(sentences) { "<p>\($0)</p>" })
    </div>
    \(actions)
    </section>
    """
  }

  var situation: RequestSituation { request.situation }

  private var main: RequestAction? {
    switch situation.stage {
    case .open: .reply
    case .waiting: .piecesArrived
    case .done: nil
    }
  }

  private var choices: [RequestAction] {
    let isDone = situation.stage == .done
    let isWaiting = situation.stage == .waiting
    let isUnanswered = situation.reply?.firstAnswer == nil
    let isAcknowledged = request.history.entries.contains { $0.fact == .acknowledged }
    return RequestAction.allCases.filter { action in
      switch action {
      case .reply: isWaiting
      case .holdingReply: !isDone && isUnanswered
      case .askPieces: situation.stage == .open
      case .piecesArrived: false
      case .acknowledge: !isDone && isUnanswered && !isAcknowledged
      case .toldOfTransfer: transferToTell != nil
      case .assign, .transfer, .redirect, .withoutContact, .duplicate: !isDone
      case .reopen: isDone
      case .attach: true
      }
    }
  }

  /// The words of the link to a choice, for this request as it stands.
  private func invitation(to action: RequestAction) -> String {
    action == .assign && situation.assignee == nil ? "Attribuer à un agent" : action.invitation
  }

  /// What a choice does to the deadline of this request as it stands.
  private func effect(of action: RequestAction) -> String {
    let isAnswered = situation.reply?.firstAnswer != nil
    let isLate = situation.state == .late
    return switch action {
    case .askPieces where situation.reply == nil || isAnswered: "Passe en attente de l’usager."
    case .askPieces where isLate: "L’échéance est passée : ne suspend plus le délai."
    case .holdingReply where isLate: "Arrête le retard ; vous annoncez une date."
    case .holdingReply where situation.reply == nil: "Vous annoncez une date."
    case .reply where situation.reply == nil: "Met fin au suivi."
    case .redirect where isAnswered || situation.reply == nil: "Met fin au suivi, l’usager est prévenu."
    default: action.effect
    }
  }

  private var actions: HTML {
    var links = canRecord ? choices.map {
      (PageLink(invitation(to: $0), .act($0, on: request.id)), effect(of: $0))
    } : []
    if canCorrect {
      links.append(
        (PageLink("Corriger une erreur", .correct(request.id)), "L’ancienne valeur reste dans l’historique."))
    }
    let button = HTML.with(canRecord ? main : nil) {
      """
      <ul class="fr-btns-group"><li><a class="fr-btn" href="\(Link.act($0, on: request.id))">\
      \($0.button)</a></li></ul>
      """
    }
    if links.isEmpty { return button }
    return "\(button)\(.when(!button.isEmpty, "<hr>"))\(.choices(links))"
  }
}
