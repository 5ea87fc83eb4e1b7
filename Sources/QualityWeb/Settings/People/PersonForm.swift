import QualityDomain
import QualityStore

/// What is typed of a new person.
struct PersonForm {
  static let longestName = 100

  struct Person {
    let email: String
    let name: String
    let roles: [RoleAssignment]
  }

  private let form: FormBody
  private let profile: SiteProfile

  init(_ form: FormBody, profile: SiteProfile) {
    self.form = form
    self.profile = profile
  }

  func parsed() throws(FormErrors) -> Person {
    var errors = FormErrors()
    let (email, name) = Self.identity(form, &errors)
    var roles: [RoleAssignment] = []
    do throws(FormErrors) {
      roles = try RoleForm(form, profile: profile).parsed()
    } catch {
      for item in error.items { errors.add(item.field, item.message) }
    }
    guard errors.isEmpty else { throw errors }
    return Person(email: email, name: name, roles: roles)
  }

  /// The address and the name that are typed of anyone.
  static func identity(
    _ form: FormBody, _ errors: inout FormErrors
  ) -> (email: String, name: String) {
    let email = form.trimmed("email")
    if email.isEmpty {
      errors.add("email", "Donnez l’adresse électronique de la personne.")
    } else if !EmailAddress.isPlausible(email) {
      errors.add(
        "email",
        "« \(email) » n’est pas une adresse. Donnez par exemple prenom.nom@departement.example.")
    }
    let name = form.trimmed("name")
    errors.check(
      "name", name, longest: longestName, missing: "Donnez le prénom et le nom de la personne.")
    return (email, name)
  }
}

extension FormErrors {
  /// Nobody gives themselves a role, by their page or by their address typed again: whoever gives
  /// roles could otherwise also enter, correct and publish figures unseen.
  static let ownRole = FormErrors(
    nil, "Vous ne pouvez pas vous donner un rôle. Demandez-le à une autre personne qui donne les rôles.")
}
