import NIOCore
import QualityDomain
import QualityStore
import QualityWording

/// What the form of an action sends.
struct ActionForm {
  let action: RequestAction
  let body: FormBody

  static let longestNote = 5_000
  private static let longestName = 200
  private static let longestContact = 500

  /// The version that the page showed; nil when it is no number.
  var version: Int? { Int(body["version"]) }

  /// - Parameters:
  ///   - request: the request as it stands.
  ///   - other: the request whose reference was typed, for a duplicate.
  ///   - administrations: those of the directory, for a redirection.
  func parsed(
    for request: OpenRequest, other: RequestRecord? = nil, administrations: [Administration] = []
  ) throws(FormErrors) -> NewEvent {
    var errors = FormErrors()
    let day = errors.date("jour", in: body, today: request.today)
    let fact = fact(request, other: other, administrations, &errors)
    let note = body.trimmed("note")
    if note.count > Self.longestNote {
      errors.add("note", "Ce texte dépasse 5 000 caractères. Raccourcissez-le.")
    }
    guard errors.isEmpty, let day, let fact else { throw errors }
    return NewEvent(fact, on: day, note: note, file: body.file("fichier").map(AttachedFile.of))
  }

  private func fact(
    _ request: OpenRequest, other: RequestRecord?, _ administrations: [Administration],
    _ errors: inout FormErrors
  ) -> RequestFact? {
    switch action {
    case .reply: medium(&errors).map(RequestFact.replied)
    case .holdingReply: announced(request.today, &errors).map { .holdingReply(announced: $0) }
    case .askPieces: .piecesAsked
    case .piecesArrived: .piecesReceived
    case .acknowledge: .acknowledged
    case .assign: agent(request, &errors)
    case .transfer: service(request, &errors).map { .transferred(to: $0) }
    case .toldOfTransfer: .toldOfTransfer
    case .redirect: redirection(administrations, &errors)
    case .withoutContact: .closedWithoutContact
    case .duplicate: duplicate(other, &errors)
    case .reopen: .reopened
    case .attach: attachment(&errors)
    }
  }

  private func medium(_ errors: inout FormErrors) -> ReplyMedium? {
    let medium = ReplyMedium(rawValue: body["moyen"])
    if medium == nil { errors.add("moyen", "Dites comment la réponse a été donnée.") }
    return medium
  }

  private func announced(_ today: CivilDate, _ errors: inout FormErrors) -> CivilDate? {
    // Nothing means today elsewhere; a promise has to be written.
    guard !body.trimmed("annonce").isEmpty else {
      errors.add("annonce", "Donnez la date à laquelle vous annoncez la réponse, par exemple 12/06/2026.")
      return nil
    }
    return errors.date("annonce", in: body, today: today)
  }

  /// nobody, or someone who may answer for the service of the request.
  private func agent(_ request: OpenRequest, _ errors: inout FormErrors) -> RequestFact? {
    if body["agent"].isEmpty { return .assigned(to: nil) }
    guard let person = Person.ID(body["agent"]).flatMap(request.profile.person),
      person.can(.recordRequests, for: request.situation.service)
    else {
      errors.add("agent", "Cette personne ne suit pas les demandes de ce service. Choisissez-en une autre.")
      return nil
    }
    return .assigned(to: person.id)
  }

  private func service(_ request: OpenRequest, _ errors: inout FormErrors) -> Service.ID? {
    let service = Service.ID(body["service"]).flatMap { id in
      request.profile.services(openOn: request.today).first { $0.id == id }
    }
    if service == nil { errors.add("service", "Choisissez le service qui répondra.") }
    return service?.id
  }

  /// Without a contact it is the one of the directory.
  private func redirection(
    _ administrations: [Administration], _ errors: inout FormErrors
  ) -> RequestFact? {
    let name = body.trimmed("administration")
    let known = administrations.first { $0.name.lowercased() == name.lowercased() }
    let typed = body.trimmed("contact")
    let contact = typed.isEmpty ? known?.contact ?? "" : typed
    if name.isEmpty {
      errors.add("administration", "Donnez le nom de l’administration qui répondra.")
    }
    if contact.isEmpty {
      errors.add(
        "contact", "Donnez le contact que l’usager a reçu : une adresse, un téléphone ou un courriel.")
    }
    if name.count > Self.longestName {
      errors.add("administration", "Ce nom dépasse 200 caractères. Raccourcissez-le.")
    }
    if contact.count > Self.longestContact {
      errors.add("contact", "Ce contact dépasse 500 caractères. Raccourcissez-le.")
    }
    return .redirected(administration: name, contact: contact)
  }

  private func duplicate(_ other: RequestRecord?, _ errors: inout FormErrors) -> RequestFact? {
    let reference = body.trimmed("reference")
    if reference.isEmpty {
      errors.add("reference", "Donnez la référence de l’autre demande, par exemple 2026-0371.")
    } else if other == nil {
      errors.add(
        "reference",
        "Aucune demande de vos services n’a la référence « \(reference) ». Vérifiez-la dans le registre.")
    }
    return other.map { .duplicate(of: $0.id) }
  }

  private func attachment(_ errors: inout FormErrors) -> RequestFact? {
    guard let file = body.file("fichier") else {
      errors.add("fichier", "Choisissez le document à joindre.")
      return nil
    }
    guard file.content.readableBytes > 0 else {
      errors.add("fichier", "Ce document est vide. Vérifiez-le, puis choisissez-le à nouveau.")
      return nil
    }
    return .attached(fileName: file.name)
  }
}

extension RequestError {
  /// The field that holds what is wrong.
  var field: String {
    switch self {
    case .beforeReceipt, .receivedBefore, .inTheFuture, .alreadyDone, .notDone, .noPiecesAsked,
      .unknownEvent, .correctionOfCorrection, .unsettles, .receiptRequired:
      "jour"
    case .announcedInThePast, .announcedAfter: "annonce"
    case .noteRequired, .reasonRequired: "note"
    case .sameService: "service"
    case .duplicateOfItself: "reference"
    }
  }
}
