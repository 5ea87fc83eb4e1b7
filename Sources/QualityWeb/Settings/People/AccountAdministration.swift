import Hummingbird
import QualityDomain
import QualityStore

extension Access {
  /// Whether the person administers every place where someone has a role.
  func administers(_ places: PersonPlaces) -> Bool {
    let network = network(.manageNetwork)
    return places.sites.allSatisfy { has(.configureSite, throughout: $0) }
      && places.above.allSatisfy { network?.includes($0) ?? false }
  }
}

/// What an administrator does to the account of someone else. An account may serve at several
/// sites: it is changed only by someone who administers all of them.
struct AccountAdministration: Sendable {
  /// The person of an address.
  typealias Lookup = @Sendable (SettingsVisit, WebContext) async throws -> PersonRecord

  let office: Office

  func resetPassword(_ context: WebContext, of lookup: Lookup) async throws -> Response {
    let (visit, person) = try await administered(context, lookup)
    let password = DrawnPassword.make()
    try await office.store.people.setPassword(
      try await office.hasher.hash(password), of: person.id, by: visit.desk.author)
    return visit.desk.answer(
      DrawnPasswordPage(
        title: "Nouveau mot de passe", list: PeoplePage.link, name: person.name, email: person.email,
        password: password
      ).page)
  }

  func disable(_ context: WebContext, _ lookup: Lookup) async throws -> Response {
    let (visit, person) = try await administered(context, lookup)
    _ = try await office.store.people.disable(person.id, by: visit.desk.author)
    return .seeOther(Link.person(person.id).saying(.disabled))
  }

  func enable(_ context: WebContext, _ lookup: Lookup) async throws -> Response {
    let (visit, person) = try await administered(context, lookup)
    _ = try await office.store.people.enable(person.id, by: visit.desk.author)
    return .seeOther(Link.person(person.id).saying(.enabled))
  }

  private func administered(
    _ context: WebContext, _ lookup: Lookup
  ) async throws -> (SettingsVisit, PersonRecord) {
    let visit = try office.changingSettings(context)
    let person = try await lookup(visit, context)
    let viewer = visit.desk.viewer.access
    let page = { (fields: Fields) in
      PersonPage(visit: visit, person: person, fields: fields).page
    }
    guard person.id != viewer.person else {
      throw visit.refused(
        FormErrors(nil, "C’est votre propre compte. Changez votre mot de passe depuis « Mon compte »."), page)
    }
    let places = try await office.store.people.places(of: person.id)
    guard viewer.administers(places) else {
      throw visit.refused(
        FormErrors(
          nil,
          "Cette personne a aussi un rôle à un autre site, que vous n’administrez pas. "
            + "Retirez ses rôles ici, ou demandez-le à l’administrateur de l’autre site."),
        page)
    }
    return (visit, person)
  }
}
