import QualityDomain
import QualityStore
import QualityWording

/// What the form of quick entry sends.
struct EntryForm {
  let body: FormBody

  private static let longestSubject = 500
  private static let longestName = 200
  private static let longestAddress = 300
  /// A register older than this is a slip of the keyboard.
  private static let firstYear = 1990

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
    let subject = body.trimmed("objet")
    if subject.isEmpty {
      errors.add("objet", "Donnez l’objet de la demande, en une ligne.")
    } else if subject.count > Self.longestSubject {
      errors.add("objet", Self.tooLong(Self.longestSubject))
    }
    let requester = requester(&errors)
    guard errors.isEmpty, let channel, let kind, let receivedOn, let service else { throw errors }
    return NewRequest(
      kind: kind, channel: channel, receivedOn: receivedOn, service: service, subject: subject,
      requester: requester)
  }

  private func receivedOn(today: CivilDate, _ errors: inout FormErrors) -> CivilDate? {
    guard let day = errors.date("recue", in: body, today: today) else { return nil }
    if day > today {
      errors.add("recue", RequestError.inTheFuture(today: today).french)
    } else if day.year < Self.firstYear {
      errors.add(
        "recue", "Cette date précède \(Self.firstYear). Vérifiez l’année, par exemple 18/05/2026.")
    }
    return day
  }

  /// nil when nothing was typed about the person.
  private func requester(_ errors: inout FormErrors) -> RequesterDetails? {
    let details = RequesterDetails(
      name: body.trimmed("nom"),
      profile: RequesterProfile(rawValue: body["profil"]) ?? .individual,
      email: body.trimmed("courriel"), telephone: body.trimmed("telephone"),
      address: body.trimmed("adresse"))
    if details.name.isEmpty, details.isReachable {
      errors.add("nom", "Donnez le nom de l’usager, ou videz ses coordonnées.")
    }
    for (field, value, longest) in [
      ("nom", details.name, Self.longestName), ("adresse", details.address, Self.longestAddress),
      ("courriel", details.email, Self.longestName),
      ("telephone", details.telephone, Self.longestName),
    ] where value.count > longest {
      errors.add(field, Self.tooLong(longest))
    }
    if !details.email.isEmpty, !Self.isEmail(details.email) {
      errors.add(
        "courriel", "Cette adresse est incomplète. Écrivez-la en entier, par exemple nom@exemple.fr.")
    }
    if !details.telephone.isEmpty, !details.telephone.contains(where: \.isNumber) {
      errors.add("telephone", "Ce numéro n’a aucun chiffre. Écrivez-le en chiffres, ou videz le champ.")
    }
    return details.name.isEmpty ? nil : details
  }

  private static func tooLong(_ most: Int) -> String {
    "Ce texte dépasse \(most) caractères. Raccourcissez-le."
  }

  private static func isEmail(_ text: String) -> Bool {
    let parts = text.split(separator: "@", omittingEmptySubsequences: false)
    return parts.count == 2 && !parts[0].isEmpty && parts[1].contains(".")
      && !parts[1].hasPrefix(".") && !parts[1].hasSuffix(".") && !text.contains(where: \.isWhitespace)
  }
}
