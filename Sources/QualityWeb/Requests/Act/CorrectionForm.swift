import QualityDomain
import QualityStore
import QualityWording

/// What the form of a correction sends.
struct CorrectionForm {
  let body: FormBody

  /// The value of the choice that withdraws.
  static let withdraw = "retirer"
  static let restate = "corriger"

  var version: Int? { Int(body["version"]) }
  var target: RequestEvent.ID? { RequestEvent.ID(body["etape"]) }

  /// - Parameter entry: the step to correct, as it is known now.
  func parsed(
    for entry: EventHistory.Entry, today: CivilDate
  ) throws(FormErrors) -> NewEvent {
    var errors = FormErrors()
    let correction: Correction?
    switch (entry.fact, body["correction"]) {
    case (.received, _), (_, Self.restate): correction = restated(entry, today: today, &errors)
    case (_, Self.withdraw): correction = .withdrawn
    default:
      errors.add("correction", "Dites si l’étape est à corriger ou à retirer.")
      correction = nil
    }
    let reason = body.trimmed("note")
    if reason.isEmpty { errors.add("note", RequestError.reasonRequired.french) }
    if reason.count > ActionForm.longestNote {
      errors.add("note", "Ce texte dépasse 5 000 caractères. Raccourcissez-le.")
    }
    guard errors.isEmpty, let correction else { throw errors }
    return NewEvent(.corrected(entry.event.id, correction), on: today, note: reason)
  }

  private func restated(
    _ entry: EventHistory.Entry, today: CivilDate, _ errors: inout FormErrors
  ) -> Correction? {
    let day = errors.date("jour", in: body, today: today)
    let fact: RequestFact
    switch entry.fact {
    case .received(let kind, let channel, let service):
      fact = .received(
        RequestKind(rawValue: body["nature"]).flatMap {
          RequestKind.register.contains($0) ? $0 : nil
        } ?? kind,
        RequestChannel(rawValue: body["canal"]) ?? channel, service: service)
    case .holdingReply:
      if body.trimmed("annonce").isEmpty {
        errors.add("annonce", "Donnez la date annoncée à l’usager, par exemple 12/06/2026.")
      }
      fact = .holdingReply(announced: errors.date("annonce", in: body, today: today))
    case .replied(let medium):
      fact = .replied(ReplyMedium(rawValue: body["moyen"]) ?? medium)
    default: fact = entry.fact
    }
    return day.map { .restated(on: $0, fact: fact) }
  }
}
