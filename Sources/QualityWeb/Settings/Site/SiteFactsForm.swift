import QualityDomain

/// What is typed of the facts of a site.
struct SiteFactsForm {
  struct Facts {
    let name: String
    let goodFriday: Bool?
    let contact: SiteContact
  }

  static let longestName = 200
  static let longestText = 500

  private let form: FormBody
  private let site: Site

  init(_ form: FormBody, site: Site) {
    self.form = form
    self.site = site
  }

  func parsed() throws(FormErrors) -> Facts {
    var errors = FormErrors()
    let name = form.trimmed("name")
    if name.isEmpty { errors.add("name", "Donnez le nom officiel du site.") }
    if name.count > Self.longestName {
      errors.add("name", "Ce nom dépasse \(Self.longestName) caractères. Raccourcissez-le.")
    }
    let email = form.trimmed("email")
    if !email.isEmpty, !EmailAddress.isPlausible(email) {
      errors.add(
        "email", "« \(email) » n’est pas une adresse. Donnez par exemple qualite@departement.example.")
    }
    let website = form.trimmed("website")
    if !website.isEmpty, !Self.isAddress(website) {
      errors.add(
        "website",
        "« \(website) » n’est pas une adresse de site. Commencez-la par https:// et n’y mettez pas d’espace.")
    }
    for (field, name) in [("telephone", "Ce numéro"), ("address", "Cette adresse")]
    where form.trimmed(field).count > Self.longestText {
      errors.add(field, "\(name) dépasse \(Self.longestText) caractères. Raccourcissez.")
    }
    guard errors.isEmpty else { throw errors }
    return Facts(
      name: name, goodFriday: goodFriday,
      contact: SiteContact(
        email: email, telephone: form.trimmed("telephone"), postalAddress: form.trimmed("address"),
        website: website))
  }

  /// Asked in Alsace-Moselle alone.
  private var goodFriday: Bool? {
    guard site.territory.isAlsaceMoselle else { return site.goodFriday }
    return form["goodFriday"] != "non"
  }

  /// Whether a text is the address of a website, with its scheme.
  static func isAddress(_ text: String) -> Bool {
    let rest = ["https://", "http://"].first(where: text.hasPrefix).map { text.dropFirst($0.count) }
    guard let rest, text.count <= longestText else { return false }
    return rest.prefix { $0 != "/" }.contains(".") && !rest.contains(where: \.isWhitespace)
  }
}
