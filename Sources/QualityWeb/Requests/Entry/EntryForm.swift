import QualityDomain
import QualityStore
import QualityWording

/// What the form of quick entry sends.
struct EntryForm {
  let body: FormBody

  /// The latest entries and the second button say nothing of the letter.
  private static let beside: Set = ["saisies", "ouvrir"]

  /// - Parameters:
  ///   - services: those of the site that are open.
  ///   - today: the site's civil date.
  func parsed(
    services: [ServiceRecord], today: CivilDate
  ) throws(FormErrors) -> NewRequest {
    var errors = FormErrors()
    let channel = RequestChannel(rawValue: body["canal"])
    if channel == nil { errors.add("canal", "Dites comment la demande est arrivée.") }
    let kind = RequestKind(rawValue: body["nature"]).flatMap {
      RequestKind.register.contains($0) ? $0 : nil
    }
    if kind == nil { errors.add("nature", "Dites ce que l’usager demande.") }
    let receivedOn = receivedOn(today: today, &errors)
    let service = Service.ID(body["service"]).flatMap { id in services.first { $0.id == id }?.id }
    if service == nil { errors.add("service", "Choisissez le service qui répondra.") }
    let subject = SubjectField.parsed(body, &errors)
    let requester = RequesterFields.parsed(body, &errors)
    guard errors.isEmpty, let channel, let kind, let receivedOn, let service else { throw errors }
    return NewRequest(
      id: FormIdentity.made(by: body, apartFrom: Self.beside), kind: kind, channel: channel,
      receivedOn: receivedOn, service: service, subject: subject, requester: requester)
  }

  private func receivedOn(today: CivilDate, _ errors: inout FormErrors) -> CivilDate? {
    guard let day = errors.date("recue", in: body, today: today) else { return nil }
    do throws(RequestError) {
      try RequestRules.checkReceipt(on: day, today: today)
    } catch {
      errors.add("recue", error.french)
    }
    return day
  }
}
