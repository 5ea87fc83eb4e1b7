import QualityDomain
import QualityWording

/// What is typed of a local authority.
struct AuthorityForm {
  static let longestName = 200
  static let taken = FormErrors(
    "code", "L’annuaire a déjà une collectivité de ce type avec ce code. Vérifiez-le.")

  private let form: FormBody

  init(_ form: FormBody) {
    self.form = form
  }

  func parsed() throws(FormErrors) -> LocalAuthority {
    var errors = FormErrors()
    let kind = AuthorityKind(rawValue: form["kind"])
    if kind == nil { errors.add("kind", "Choisissez le type de la collectivité.") }
    let name = form.trimmed("name")
    errors.check("name", name, longest: Self.longestName, missing: "Donnez le nom de la collectivité.")
    let code = form.trimmed("code").uppercased()
    if let kind, !code.isEmpty, !kind.isCode(code) {
      errors.add("code", "« \(code) » n’est pas le code d’une telle collectivité. \(kind.frenchCode)")
    }
    guard errors.isEmpty, let kind else { throw errors }
    return LocalAuthority(kind: kind, name: name, code: code)
  }
}

/// What is typed of someone elected.
struct OfficialForm {
  private let form: FormBody

  init(_ form: FormBody) {
    self.form = form
  }

  func parsed() throws(FormErrors) -> ElectedOfficial {
    var errors = FormErrors()
    let official = ElectedOfficial(
      name: form.trimmed("official"), mandate: form.trimmed("mandate"), email: form.trimmed("email"),
      telephone: form.trimmed("telephone"))
    errors.check(
      "official", official.name, longest: AuthorityForm.longestName,
      missing: "Donnez le prénom et le nom de l’élu.")
    for (field, value) in [("mandate", official.mandate), ("telephone", official.telephone)] {
      errors.check(field, value, longest: AuthorityForm.longestName)
    }
    if !official.email.isEmpty, !EmailAddress.isPlausible(official.email) {
      errors.add(
        "email", "« \(official.email) » n’est pas une adresse. Donnez par exemple mairie@commune.example.")
    }
    guard errors.isEmpty else { throw errors }
    return official
  }
}

/// What is typed of an administration.
struct AdministrationForm {
  static let longestContact = 500
  static let taken = FormErrors(
    "name", "L’annuaire a déjà une administration de ce nom. Complétez sa fiche, ou donnez un autre nom.")

  private let form: FormBody

  init(_ form: FormBody) {
    self.form = form
  }

  func parsed() throws(FormErrors) -> Administration {
    var errors = FormErrors()
    let administration = Administration(
      name: form.trimmed("name"), contact: form.trimmed("contact"), website: form.trimmed("website"))
    errors.check(
      "name", administration.name, longest: AuthorityForm.longestName,
      missing: "Donnez le nom de l’administration.")
    errors.check(
      "contact", administration.contact, longest: Self.longestContact,
      missing: "Donnez le contact que recevra l’usager : une adresse, un téléphone ou un courriel.")
    if !administration.website.isEmpty, !SiteFactsForm.isAddress(administration.website) {
      errors.add(
        "website",
        "« \(administration.website) » n’est pas une adresse de site. Commencez-la par https:// et n’y mettez pas d’espace."
      )
    }
    guard errors.isEmpty else { throw errors }
    return administration
  }
}

extension FormErrors {
  /// Checks a text that is typed.
  /// - Parameter missing: what to say when it is empty; nil when it may be.
  mutating func check(_ field: String, _ text: String, longest: Int, missing: String? = nil) {
    if text.isEmpty, let missing { add(field, missing) }
    if text.count > longest { add(field, "Ce texte dépasse \(longest) caractères. Raccourcissez-le.") }
  }
}
