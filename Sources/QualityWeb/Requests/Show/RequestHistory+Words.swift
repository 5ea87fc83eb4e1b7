import QualityDomain
import QualityStore
import QualityWording

/// How each step of a history is told.
extension RequestHistory {
  func author(_ event: RequestEvent) -> HTML {
    guard let person = event.recordedBy else { return .empty }
    return isPassive(current(event)) ? " · noté par \(name(person))" : " par \(name(person))"
  }

  private func name(_ person: Person.ID) -> String {
    request.profile.personName(person) ?? names[person] ?? "une personne d’un autre site"
  }

  func what(_ event: RequestEvent) -> HTML {
    if case .corrected(let target, let correction) = event.fact {
      let original = request.history.events.first { $0.id == target }
      let step = original.map { words($0.fact) } ?? "étape"
      return correction == .withdrawn
        ? "« \(step) » retirée" : "« \(step) » corrigée"
    }
    let fact = current(event)
    if case .attached(let fileName) = fact, isKept(event) {
      return """
        Document joint : <a href="\(Link.file(event.id, of: request.id))">\
        \(fileName.isEmpty ? "sans nom" : fileName)</a>
        """
    }
    if case .duplicate(let other) = fact, let reference = references[other] {
      return #"Doublon de la demande <a href="\#(Link.request(other))">\#(reference)</a>"#
    }
    if isWithdrawn(event) { return "<s>\(words(fact))</s>" }
    return HTML(text: words(fact))
  }

  /// Facts that need not be the work of whoever recorded them: « Pièces reçues · noté par … ».
  private func isPassive(_ fact: RequestFact) -> Bool {
    switch fact {
    case .assigned, .transferred, .redirected, .closedWithoutContact, .reopened, .corrected: false
    default: true
    }
  }

  /// A fact in words, with the people and services that it names.
  private func words(_ fact: RequestFact) -> String {
    switch fact {
    case .assigned(let agent?): "Attribuée à \(name(agent))"
    case .transferred(let service):
      "Transférée au service \(request.profile.serviceName(service) ?? "d’origine")"
    case .attached: "Document joint"
    default: fact.french
    }
  }

  func details(_ event: RequestEvent) -> [HTML] {
    var notes: [HTML] = []
    let words = request.record.notes[event.id]
    if case .corrected(let target, let correction) = event.fact {
      notes.append(replaced(target, by: correction, before: event))
      notes.append(.with(words) { "Motif : \($0)" })
      return notes.filter { !$0.isEmpty }
    }
    if isWithdrawn(event) { return ["Étape retirée : elle n’a pas eu lieu."] }
    if case .redirected(_, let contact) = current(event), !contact.isEmpty {
      notes.append("Contact donné à l’usager : \(contact).")
    }
    notes.append(.with(words) { "« \($0) »" })
    notes.append(effect(of: current(event), on: day(event)))
    if corrections[event.id] != nil { notes.append("Valeur corrigée.") }
    return notes.filter { !$0.isEmpty }
  }

  /// What a step did to the deadline of this request, which depends on when it came.
  private func effect(of fact: RequestFact, on day: CivilDate) -> HTML {
    let clock = request.situation.reply
    switch fact {
    case .piecesAsked:
      if clock?.lateAsks.contains(day) == true { return "Après l’échéance : n’a pas suspendu le délai." }
      guard clock?.runs.contains(where: { $0.suspendedOn == day }) == true else { return .empty }
    case .piecesReceived:
      guard clock?.runs.contains(where: { $0.startedBy == .pieces && $0.start == day }) == true
      else { return .empty }
    case .holdingReply(let announced?)
    where clock?.firstAnswer != day || clock?.answeredInTime != true:
      return "Réponse annoncée pour le \(.time(announced))."
    case .transferred, .assigned:
      guard clock?.firstAnswer == nil else { return .empty }
    default: break
    }
    return .with(fact.frenchEffect) { HTML(text: $0) }
  }

  /// « Reçue par courrier, lun. 11 mai 2026 » devient « … ».
  private func replaced(
    _ target: RequestEvent.ID, by correction: Correction, before: RequestEvent
  ) -> HTML {
    guard let original = request.history.events.first(where: { $0.id == target }) else {
      return .empty
    }
    var old = (day: original.happenedOn, fact: original.fact)
    for event in request.history.events where event.sequence < before.sequence {
      if case .corrected(target, .restated(let day, let fact)) = event.fact { old = (day, fact) }
    }
    guard case .restated(let day, let fact) = correction else {
      return "Elle était datée du \(.time(old.day))."
    }
    return "« \(telling(old.day, old.fact)) » devient « \(telling(day, fact)) »."
  }

  private func telling(_ day: CivilDate, _ fact: RequestFact) -> String {
    var words = "\(words(fact)), \(FrenchDate.short(day))"
    if case .received(let kind, _, _) = fact { words += ", \(kind.frenchNoun)" }
    if case .holdingReply(let announced?) = fact {
      words += ", annonce du \(FrenchDate.short(announced))"
    }
    return words
  }

  private func current(_ event: RequestEvent) -> RequestFact {
    if case .corrected(_, .restated(_, let fact)) = corrections[event.id]?.fact { return fact }
    return event.fact
  }

  private func isWithdrawn(_ event: RequestEvent) -> Bool {
    if case .corrected(_, .withdrawn) = corrections[event.id]?.fact { return true }
    return false
  }

  /// Whether the file of an event is still there: an erasure of the requester takes files away.
  private func isKept(_ event: RequestEvent) -> Bool {
    !isWithdrawn(event) && !request.isErased
  }
}
