import Hummingbird
import QualityDomain
import QualityStore

/// Who works at the site, and as what.
struct PeopleRoutes: Sendable {
  let office: Office

  func add(to router: some RouterMethods<WebContext>) {
    router.get("/reglages/personnes") { request, context in try await list(request, context) }
    router.get("/reglages/personnes/ajouter") { _, context in
      let visit = try office.changingSettings(context)
      return visit.desk.answer(NewPersonPage(visit: visit, fields: Fields()).page)
    }
    router.post("/reglages/personnes/ajouter") { _, context in try await create(context) }
    router.get("/reglages/personnes/:id") { request, context in
      let visit = try office.settings(request, context)
      return visit.desk.answer(
        PersonPage(visit: visit, person: try await person(visit, context), fields: Fields()).page)
    }
    router.post("/reglages/personnes/:id/roles") { _, context in try await grant(context) }
    router.post("/reglages/personnes/:id/roles/:grant/retirer") { _, context in
      try await revoke(context)
    }
    let accounts = AccountAdministration(office: office)
    router.post("/reglages/personnes/:id/mot-de-passe") { _, context in
      try await accounts.resetPassword(context, of: person)
    }
    router.post("/reglages/personnes/:id/desactiver") { _, context in
      try await accounts.disable(context, person)
    }
    router.post("/reglages/personnes/:id/reactiver") { _, context in
      try await accounts.enable(context, person)
    }
  }

  /// The person of the address, if they have a role at the site.
  @Sendable private func person(
    _ visit: SettingsVisit, _ context: WebContext
  ) async throws -> PersonRecord {
    let id = context.parameters.get("id").flatMap { Person.ID($0) }
    let people = try await office.store.people.people(in: visit.scope)
    guard let person = people.first(where: { $0.id == id }) else { throw WebProblem.notFound }
    return person
  }

  private func list(_ request: Hummingbird.Request, _ context: WebContext) async throws -> Response {
    let visit = try office.settings(request, context)
    let people = try await office.store.people.people(in: visit.scope)
    return visit.desk.answer(PeoplePage(visit: visit, people: people).page)
  }

  /// Creates an account, or gives a role here to someone who has one already.
  private func create(_ context: WebContext) async throws -> Response {
    let visit = try office.changingSettings(context)
    let new = try visit.read(PersonForm(context.form, profile: visit.profile).parsed) {
      NewPersonPage(visit: visit, fields: $0).page
    }
    let people = office.store.people
    if let known = try await people.find(email: new.email) {
      try checkGrant(to: known, visit) { NewPersonPage(visit: visit, fields: $0).page }
      try await people.grant(new.roles, to: known, in: visit.scope, by: visit.desk.author)
      return .seeOther(Link.person(known).saying(.roleGranted))
    }
    let password = DrawnPassword.make()
    _ = try await people.create(
      email: new.email, name: new.name, passwordHash: try await office.hasher.hash(password),
      roles: new.roles, in: visit.scope, by: visit.desk.author)
    // Shown in the answer itself: an address must not hold it, nor the database.
    return visit.desk.answer(
      DrawnPasswordPage(
        title: "Compte créé", list: PeoplePage.link, name: new.name, email: new.email, password: password
      ).page)
  }

  private func grant(_ context: WebContext) async throws -> Response {
    let visit = try office.changingSettings(context)
    let person = try await person(visit, context)
    let roles = try visit.read(RoleForm(context.form, profile: visit.profile).parsed) {
      PersonPage(visit: visit, person: person, fields: $0).page
    }
    try checkGrant(to: person.id, visit) {
      PersonPage(visit: visit, person: person, fields: $0).page
    }
    try await office.store.people.grant(roles, to: person.id, in: visit.scope, by: visit.desk.author)
    return .seeOther(Link.person(person.id).saying(.roleGranted))
  }

  private func checkGrant(
    to person: Person.ID, _ visit: SettingsVisit, _ page: (Fields) -> Page
  ) throws {
    guard person == visit.desk.viewer.access.person else { return }
    throw visit.refused(.ownRole, page)
  }

  private func revoke(_ context: WebContext) async throws -> Response {
    let visit = try office.changingSettings(context)
    let person = try await person(visit, context)
    let id = context.parameters.get("grant").flatMap { ID<RoleAssignment>($0) }
    guard let grant = person.assignments.first(where: { $0.id == id }) else {
      throw WebProblem.notFound
    }
    let isOwn = person.id == visit.desk.viewer.access.person
    if isOwn, grant.assignment.role.permissions.contains(.configureSite) {
      // Otherwise a site could be left with nobody who may give a role.
      throw visit.refused(
        FormErrors(
          nil,
          "Vous ne pouvez pas retirer votre propre rôle de réglage. "
            + "Demandez-le à une autre personne qui l’a.")
      ) { PersonPage(visit: visit, person: person, fields: $0).page }
    }
    _ = try await office.store.people.revoke(grant.id, in: visit.scope, by: visit.desk.author)
    let next = person.assignments.count > 1 ? Link.person(person.id) : .people
    return .seeOther(next.saying(.roleRevoked))
  }
}
