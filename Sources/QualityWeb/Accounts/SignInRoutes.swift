import Hummingbird
import QualityDomain
import QualityStore

/// Signing in, before anyone is known.
struct SignInRoutes: Sendable {
  let office: Office

  func add(to router: some RouterMethods<WebContext>) {
    router.get("/connexion") { _, context in show(context) }
    router.post("/connexion") { _, context in try await open(context) }
  }

  private func show(_ context: WebContext) -> Response {
    document(context, Fields()).response()
  }

  private func open(_ context: WebContext) async throws -> Response {
    let form = context.form
    let email = form.trimmed("email")
    var errors = FormErrors()
    if email.isEmpty { errors.add("email", "Donnez votre adresse électronique.") }
    if form["password"].isEmpty { errors.add("password", "Donnez votre mot de passe.") }
    guard errors.isEmpty else { throw refused(context, errors) }
    let clock = office.environment.clock
    let outcome = try await office.signIn.open(
      email: email, password: form["password"], at: clock.now(),
      today: clock.today(in: office.environment.timeZone))
    switch outcome {
    case .opened(let token):
      var response = Response.seeOther(.home)
      response.setCookie(SessionMiddleware.cookie(token, isBehindTLS: office.isBehindTLS))
      return response
    case .refused:
      throw refused(
        context,
        FormErrors(
          "email",
          "L’adresse et le mot de passe ne vont pas ensemble. Vérifiez l’un et l’autre."))
    case .throttled(let minutes):
      throw refused(
        context,
        FormErrors(
          "email",
          "Trop d’essais sans succès pour ce compte. Attendez \(minutes) minutes, puis recommencez."))
    }
  }

  private func refused(_ context: WebContext, _ errors: FormErrors) -> WebProblem {
    .answered(
      .unprocessableContent, document(context, Fields(context.form, errors: errors)))
  }

  private func document(_ context: WebContext, _ fields: Fields) -> HTML {
    let isRefused = !fields.errors.isEmpty
    return Frame(office.environment, context).publicDocument(
      title: isRefused ? "Erreur : se connecter" : "Se connecter",
      body: SignInPage(fields: fields, token: context.token).html)
  }
}
