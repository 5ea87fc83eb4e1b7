import Hummingbird
import QualityDomain
import QualityStore

/// Who works above sites, and as what.
struct NetworkPeopleHandlers: Sendable {
  let office: Office

  func list(_ request: Hummingbird.Request, _ context: WebContext) async throws -> Response {
    let (desk, network) = try managing(context)
    return desk.answer(
      try await page(
        desk, network, Fields(), message: NetworkPeopleNotice.message(in: try request.query())))
  }

  /// Gives a role at a node, to someone known or to a new account.
  func grant(_ context: WebContext) async throws -> Response {
    let (desk, network) = try managing(context)
    let new: NetworkRoleForm.New
    do throws(FormErrors) {
      new = try NetworkRoleForm(context.form, network: network).parsed()
    } catch {
      throw desk.refused(try await page(desk, network, Fields(context.form, errors: error)))
    }
    let people = desk.store.people
    if let known = try await people.find(email: new.email) {
      guard known != desk.viewer.access.person else {
        throw desk.refused(try await page(desk, network, Fields(context.form, errors: .ownRole)))
      }
      try await people.grant(new.role, to: known, in: network, by: desk.author)
      return .seeOther(.networkPeople.with(NetworkPeopleNotice.name, NetworkPeopleNotice.granted.rawValue))
    }
    let password = DrawnPassword.make()
    _ = try await people.create(
      email: new.email, name: new.name, passwordHash: try await office.hasher.hash(password),
      role: new.role, in: network, by: desk.author)
    return desk.answer(
      DrawnPasswordPage(
        title: "Compte créé", list: NetworkPeoplePage.link, name: new.name, email: new.email,
        password: password
      ).page)
  }

  func revoke(_ context: WebContext) async throws -> Response {
    let (desk, network, person) = try await person(context)
    let id = context.parameters.get("grant").flatMap { ID<RoleAssignment>($0) }
    guard let grant = person.assignments.first(where: { $0.id == id }) else {
      throw WebProblem.notFound
    }
    let isOwn = person.id == desk.viewer.access.person
    if isOwn, grant.assignment.role.permissions.contains(.manageNetwork) {
      // Otherwise a node could be left with nobody who may give a role.
      let errors = FormErrors(
        nil, "Vous ne pouvez pas retirer votre propre rôle d’administrateur. "
          + "Demandez-le à une autre personne qui l’a.")
      throw desk.refused(try await page(desk, network, Fields(context.form, errors: errors)))
    }
    _ = try await desk.store.people.revoke(grant.id, in: network, by: desk.author)
    return .seeOther(.networkPeople.with(NetworkPeopleNotice.name, NetworkPeopleNotice.revoked.rawValue))
  }

  /// Draws a password for someone all of whose places the viewer administers.
  func resetPassword(_ context: WebContext) async throws -> Response {
    let (desk, network, person) = try await person(context)
    let places = try await desk.store.people.places(of: person.id)
    guard person.id != desk.viewer.access.person, desk.viewer.access.administers(places) else {
      let errors = FormErrors(
        nil, "Vous n’administrez pas tous les endroits où cette personne a un rôle. "
          + "Demandez-le à un administrateur du réseau.")
      throw desk.refused(try await page(desk, network, Fields(context.form, errors: errors)))
    }
    let password = DrawnPassword.make()
    try await desk.store.people.setPassword(
      try await office.hasher.hash(password), of: person.id, by: desk.author)
    return desk.answer(
      DrawnPasswordPage(
        title: "Nouveau mot de passe", list: NetworkPeoplePage.link, name: person.name,
        email: person.email, password: password
      ).page)
  }

  private func managing(_ context: WebContext) throws -> (NetworkDesk, NetworkScope) {
    let desk = try office.networkDesk(context)
    return (desk, try desk.viewer.network(.manageNetwork))
  }

  /// The person of the address, if they have a role in the scope.
  private func person(
    _ context: WebContext
  ) async throws -> (NetworkDesk, NetworkScope, PersonRecord) {
    let (desk, network) = try managing(context)
    let id = context.parameters.get("id").flatMap { Person.ID($0) }
    let people = try await desk.store.people.people(in: network)
    guard let person = people.first(where: { $0.id == id }) else { throw WebProblem.notFound }
    return (desk, network, person)
  }

  private func page(
    _ desk: NetworkDesk, _ network: NetworkScope, _ fields: Fields, message: HTML = .empty
  ) async throws -> Page {
    NetworkPeoplePage(
      desk: desk, network: network, people: try await desk.store.people.people(in: network),
      fields: fields, message: message
    ).page
  }
}

/// What was just done, as the address of the page says it.
enum NetworkPeopleNotice: String {
  case granted = "role"
  case revoked = "role-retire"

  static let name = "fait"

  static func message(in query: FormBody) -> HTML {
    switch NetworkPeopleNotice(rawValue: query[name]) {
    case nil: .empty
    case .granted: .message(.success, "Le rôle est donné. Il vaut dès la prochaine page de cette personne.")
    case .revoked:
      .message(.success, "Le rôle est retiré. Il ne vaut plus dès la prochaine page de cette personne.")
    }
  }
}

/// What is typed of a role above sites.
struct NetworkRoleForm {
  struct New {
    let email: String
    let name: String
    let role: RoleAssignment
  }

  /// Those that someone may hold above sites.
  static let roles = Role.allCases.filter { $0.isHeld(at: .nation) }

  private let form: FormBody
  private let network: NetworkScope

  init(_ form: FormBody, network: NetworkScope) {
    self.form = form
    self.network = network
  }

  func parsed() throws(FormErrors) -> New {
    var errors = FormErrors()
    let (email, name) = PersonForm.identity(form, &errors)
    let role = Role(rawValue: form["role"]).flatMap { Self.roles.contains($0) ? $0 : nil }
    if role == nil { errors.add("role", "Choisissez un rôle.") }
    let node = Node(form["node"]).flatMap { $0.isAboveSites && network.includes($0) ? $0 : nil }
    if node == nil { errors.add("node", "Choisissez l’endroit où le rôle vaut.") }
    guard errors.isEmpty, let role, let node else { throw errors }
    return New(email: email, name: name, role: RoleAssignment(role: role, at: node))
  }
}
