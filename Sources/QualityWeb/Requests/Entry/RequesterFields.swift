import QualityDomain
import QualityStore
import QualityWording

/// The part of a form that is about who wrote: how it is shown, and what it sends.
enum RequesterFields {
  private static let longestName = 200
  private static let longestAddress = 300

  /// - Parameter known: what is recorded.
  static func html(_ fields: Fields, known: RequesterDetails? = nil) -> HTML {
    let noFill: HTML = #" autocomplete="off""#
    return """
      \(fields.text("nom", "Nom", value: known?.name, attributes: noFill))
      \(fields.text("adresse", "Adresse postale", value: known?.address, attributes: noFill))
      \(fields.text("courriel", "Adresse électronique", value: known?.email, attributes: noFill))
      \(fields.text("telephone", "Téléphone", value: known?.telephone, attributes: noFill))
      \(fields.select(
        "profil", "Profil", RequesterProfile.allCases.map { Choice($0.rawValue, $0.french) },
        empty: nil, value: known?.profile.rawValue))
      """
  }

  /// nil when nothing was typed about the person.
  static func parsed(_ body: FormBody, _ errors: inout FormErrors) -> RequesterDetails? {
    let details = RequesterDetails(
      name: body.trimmed("nom"),
      profile: RequesterProfile(rawValue: body["profil"]) ?? .individual,
      email: body.trimmed("courriel"), telephone: body.trimmed("telephone"),
      address: body.trimmed("adresse"))
    if details.name.isEmpty, details.isReachable {
      errors.add("nom", "Donnez le nom de l’usager, ou videz ses coordonnées.")
    }
    for (field, value, longest) in [
      ("nom", details.name, longestName), ("adresse", details.address, longestAddress),
      ("courriel", details.email, longestName), ("telephone", details.telephone, longestName),
    ] {
      errors.limit(field, value, to: longest)
    }
    if !details.email.isEmpty, !EmailAddress.isPlausible(details.email) {
      errors.add(
        "courriel", "Cette adresse est incomplète. Écrivez-la en entier, par exemple nom@exemple.fr.")
    }
    if !details.telephone.isEmpty, !details.telephone.contains(where: \.isNumber) {
      errors.add("telephone", "Ce numéro n’a aucun chiffre. Écrivez-le en chiffres, ou videz le champ.")
    }
    return details.name.isEmpty ? nil : details
  }
}

/// The field that says in one line what a request is about.
enum SubjectField {
  private static let longest = 500

  static func html(_ fields: Fields, known: String? = nil, takesFocus: Bool = false) -> HTML {
    fields.text(
      "objet", "Objet", hint: "En une ligne, sans nom de personne", value: known, width: .wide,
      takesFocus: takesFocus, attributes: #" autocomplete="off""#)
  }

  static func parsed(_ body: FormBody, _ errors: inout FormErrors) -> String {
    let subject = body.trimmed("objet")
    if subject.isEmpty { errors.add("objet", "Donnez l’objet de la demande, en une ligne.") }
    errors.limit("objet", subject, to: longest)
    return subject
  }
}

extension FormErrors {
  /// - Parameter most: in characters.
  fileprivate mutating func limit(_ field: String, _ text: String, to most: Int) {
    if text.count > most {
      add(field, "Ce texte dépasse \(most) caractères. Raccourcissez-le.")
    }
  }
}
