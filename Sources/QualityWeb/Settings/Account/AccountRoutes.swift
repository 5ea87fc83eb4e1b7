import Hummingbird
import QualityDomain
import QualityStore

/// One's own account, whatever one's role.
struct AccountRoutes: Sendable {
  let office: Office

  func add(to router: some RouterMethods<WebContext>) {
    router.get("/compte") { request, context in try await show(request, context) }
    router.get("/compte/mot-de-passe") { _, context in
      let desk = try office.networkDesk(context)
      return desk.answer(PasswordPage(desk: desk, fields: Fields()).page)
    }
    router.post("/compte/mot-de-passe") { request, context in
      try await change(request, context)
    }
  }

  private func show(_ request: Hummingbird.Request, _ context: WebContext) async throws -> Response {
    let desk = try office.networkDesk(context)
    let account = try await office.store.people.account(of: desk.viewer.access.person)
    return desk.answer(
      AccountPage(
        viewer: desk.viewer, profile: context.profile, email: account?.email ?? "",
        message: SettingsNotice.message(in: try request.query())
      ).page)
  }

  private func change(_ request: Hummingbird.Request, _ context: WebContext) async throws -> Response {
    let desk = try office.networkDesk(context)
    let refused = { (errors: FormErrors) in
      desk.refused(PasswordPage(desk: desk, fields: Fields(context.form, errors: errors)).page)
    }
    guard let account = try await office.store.people.account(of: desk.viewer.access.person),
      let token = request.cookies[SessionMiddleware.cookie(isBehindTLS: office.isBehindTLS)]?.value
    else { throw WebProblem.signInRequired }
    let new: String
    do throws(FormErrors) {
      new = try PasswordForm(
        context.form, email: account.email, roles: desk.viewer.access.assignments.map(\.role)
      ).parsed()
    } catch {
      throw refused(error)
    }
    switch try await office.signIn.change(
      to: new, confirmedBy: context.form["password"], of: account, keepingSession: token,
      by: desk.author)
    {
    case .changed: return .seeOther(Link.account.saying(.password))
    case .refused:
      throw refused(
        FormErrors("password", "Ce n’est pas votre mot de passe actuel. Saisissez-le à nouveau."))
    case .throttled(let minutes):
      throw refused(
        FormErrors(
          "password",
          "Trop d’essais sans succès. Attendez \(minutes) minutes, puis recommencez."))
    }
  }
}

/// What is typed to change one's password. The field of the present one is called `password`, so
/// that the page of an unavailable database does not carry what was typed.
struct PasswordForm {
  private let form: FormBody
  private let email: String
  private let roles: [Role]

  init(_ form: FormBody, email: String, roles: [Role]) {
    self.form = form
    self.email = email
    self.roles = roles
  }

  func parsed() throws(FormErrors) -> String {
    var errors = FormErrors()
    if form["password"].isEmpty { errors.add("password", "Donnez votre mot de passe actuel.") }
    let new = form["newPassword"]
    let role = roles.contains(.administrator) ? Role.administrator : roles.first
    if new.isEmpty {
      errors.add("newPassword", "Donnez le nouveau mot de passe.")
    } else if new == form["password"] {
      errors.add("newPassword", "C’est le mot de passe actuel. Choisissez-en un autre.")
    } else {
      do throws(PasswordPolicy.Problem) {
        try PasswordPolicy.check(new, email: email, role: role)
      } catch {
        errors.add("newPassword", error.french)
      }
    }
    if !new.isEmpty, form["repeated"] != new {
      errors.add("repeated", "Les deux saisies diffèrent. Tapez deux fois le même mot de passe.")
    }
    guard errors.isEmpty else { throw errors }
    return new
  }
}
