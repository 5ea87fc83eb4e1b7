import QualityDomain
import QualityStore
import QualityWording

/// A request: what to do now, how each due date was obtained, and what happened.
struct RequestPage {
  let request: OpenRequest
  let desk: Desk
  /// nil without a requester.
  let others: RequesterHistory?
  let history: RequestHistory
  /// What has just been done, with what comes next.
  let notice: String?

  var page: Page {
    let record = request.record
    return Page(
      "Demande \(record.reference)", heading: HTML(text: request.subject), entry: .requests,
      parents: [PageLink("Demandes", .requests)],
      facts: [
        HTML(text: record.reference), HTML(text: nature), stateBadge,
      ],
      body: .with(notice) { .message(.success, HTML(text: $0)) }
        + .split(
          NextStep(
            request, canRecord: desk.can(.recordRequests, request),
            canCorrect: desk.can(.correctRequests, request)
          ).html + ClockSections(request).html + history.html,
          aside: RequestFacts(request, desk: desk, others: others).html,
          asideLabel: "Fiche de la demande"))
  }

  /// « Demande d’information par courrier ».
  private var nature: String {
    "\(request.situation.kind.frenchNoun.capitalizedFirst) \(request.situation.channel.frenchBy)"
  }

  private var stateBadge: HTML {
    let situation = request.situation
    if situation.stage == .open, let due = situation.nextDue, due < request.today {
      return .badge("En retard", .error)
    }
    switch situation.stage {
    case .open: return .badge("En cours", .info)
    case .waiting: return .badge("En attente de l’usager", .warning)
    case .done:
      let words = situation.state.french.capitalizedFirst
      return switch situation.state {
      case .answeredInTime: .badge(words, .success)
      case .answeredLate: .badge(words, .error)
      default: .badge("Terminée")
      }
    }
  }
}

/// What a request's page says that was just done, from a code in its address.
enum RequestNotice {
  static let entered = "enregistree"
  static let corrected = "corrigee"
  static let described = "fiche-corrigee"
  static let joined = "usager-reuni"
  static let erased = "usager-efface"

  /// nil for a code that is none.
  static func french(_ code: String, _ request: OpenRequest) -> String? {
    let done: String
    switch code {
    case entered: done = "Demande \(request.record.reference) enregistrée."
    case corrected: done = "Correction enregistrée. L’ancienne valeur reste dans l’historique."
    case described: done = "Fiche corrigée."
    case joined:
      done = "Fiche corrigée. Cet usager était déjà connu : toutes ses demandes sont réunies."
    case erased: return "Les données de l’usager sont effacées. Les dates et les chiffres restent."
    default:
      guard let action = RequestAction(rawValue: code) else { return nil }
      done = action.done
    }
    return "\(done) \(next(request))"
  }

  private static func next(_ request: OpenRequest) -> String {
    switch request.situation.stage {
    case .done: "La demande est terminée."
    case .waiting: "Le délai est suspendu jusqu’à l’arrivée des pièces."
    case .open:
      switch request.situation.nextDue {
      case nil: "Aucun délai de réponse ne s’applique."
      case let due? where due < request.today:
        "L’échéance du \(FrenchDate.short(due)) est dépassée : répondez sans attendre."
      case let due?: "À répondre au plus tard le \(FrenchDate.short(due))."
      }
    }
  }
}
