import QualityDomain
import QualityStore
import QualityWording

/// How late, suspended and finished work is told.
extension NextStep {
  var title: HTML {
    if let day = situation.doneOn { return "Terminée le \(.time(day))" }
    if situation.stage == .waiting { return "Attendre les pièces de l’usager" }
    guard let due = situation.nextDue else { return "Répondre à l’usager" }
    if due < request.today {
      return canRecord ? "Répondre sans attendre : l’échéance est dépassée" : "L’échéance est dépassée"
    }
    if due == request.today { return "Répondre aujourd’hui" }
    return "Répondre au plus tard le \(.time(due))"
  }

  var sentences: [HTML] {
    switch situation.stage {
    case .done: ending
    case .waiting: [suspension, who, told].filter { !$0.isEmpty }
    case .open: [delay, who, told].filter { !$0.isEmpty }
    }
  }

  private var delay: HTML {
    guard let due = situation.nextDue else { return Self.whyNoLimit(request) }
    let isPromise = situation.reply?.firstAnswer != nil || situation.reply == nil
    let name: HTML =
      isPromise ? "La date annoncée à l’usager" : "L’échéance"
    let left = request.workingDays(until: due)
    if due < request.today {
      let late: HTML =
        left < 0
        ? "la demande est en retard de <strong>\(FrenchDelay.long(workingDays: -left))</strong>"
        : "la demande est en retard"
      return "\(name) était le <strong>\(.time(due))</strong> : \(late). Même tardive, une réponse est due."
    }
    if due == request.today { return "\(name) est ce jour : passé ce soir, la demande sera en retard." }
    let promise: HTML = .when(isPromise, " C’est la date annoncée dans la réponse d’attente.")
    return "Il reste <strong>\(FrenchDelay.long(workingDays: left))</strong>.\(promise)"
  }

  private var who: HTML {
    guard let agent = situation.assignee else {
      return "Personne n’en est encore chargé au service <strong>\(request.serviceName)</strong>."
    }
    let name = request.profile.personName(agent) ?? "un ancien agent"
    return "C’est à <strong>\(name)</strong> (\(request.serviceName)) de répondre."
  }

  private var suspension: HTML {
    guard let since = situation.reply?.current.suspendedOn else {
      return "Des pièces ont été demandées. Aucun délai ne court pendant leur attente."
    }
    let limit = request.limit(.reply, on: request.today)
    let next: HTML = .with(limit) {
      """
       À leur arrivée, un nouveau délai complet de \(FrenchDelay.long(workingDays: $0.workingDays)) \
      commencera.
      """
    }
    return """
      Le délai est suspendu depuis le <strong>\(.time(since))</strong> : la demande ne peut pas être en \
      retard tant que les pièces manquent.\(next)
      """
  }

  /// The transfer of which the requester has not been told yet (17.3).
  var transferToTell: SideClock? {
    guard situation.stage != .done else { return nil }
    return situation.sideClocks.last { $0.kind == .toldOfRedirection && $0.metOn == nil }
  }

  private var told: HTML {
    .with(transferToTell) { clock in
      let verb: HTML = clock.due < request.today ? "devait" : "doit"
      return """
        L’usager \(verb) être prévenu du transfert au plus tard le <strong>\(.time(clock.due))</strong> \
        (engagement 17.3).
        """
    }
  }

  /// How the work ended, and what it counts for.
  private var ending: [HTML] {
    var sentences: [HTML] = []
    switch situation.state {
    case .answeredInTime: sentences.append("Répondue dans le délai\(elapsed).")
    case .answeredLate:
      let due = HTML.with(situation.reply?.current.due) { .time($0) }
      sentences.append("Répondue hors délai\(elapsed) : l’échéance était le \(due).")
    case .withoutContact:
      sentences.append(
        "Close sans coordonnées : elle est analysée, et ne compte dans aucun taux ni aucune moyenne.")
    case .duplicate: sentences.append("Elle répète une autre demande : seule l’autre compte.")
    case .noLimit: sentences.append(Self.whyNoLimit(request))
    case .late, .running, .waiting: break
    }
    if let promise = situation.announcedDate, let met = promise.metOn {
      sentences.append(
        met <= promise.due
          ? "La date annoncée, le \(.time(promise.due)), est tenue."
          : "La date annoncée était le \(.time(promise.due)) : elle n’est pas tenue.")
    }
    return sentences
  }

  private var elapsed: HTML {
    switch situation.elapsed {
    case nil: .empty
    case 0: ", le jour même"
    case let days?: ", en \(FrenchDelay.long(workingDays: days))"
    }
  }

  /// Why the request has no due date.
  static func whyNoLimit(_ request: OpenRequest) -> HTML {
    let situation = request.situation
    if situation.reply != nil {
      return "La première réponse a été donnée : aucun autre délai ne court."
    }
    if request.rules.limits.runs(.reply, kind: situation.kind, channel: situation.channel) {
      return """
        Reçue avant le premier délai fixé par le référentiel : elle est gardée, sans échéance, et ne \
        compte dans aucun taux.
        """
    }
    return """
      Le référentiel ne fixe aucun délai de réponse pour une \(situation.kind.frenchNoun) reçue \
      \(situation.channel.frenchBy) : elle n’a pas d’échéance et ne compte dans aucun taux.
      """
  }
}
