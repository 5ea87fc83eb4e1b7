import HTTPTypes
import Hummingbird
import Logging
import QualityDomain

/// Turns whatever is thrown into a page in French, and keeps what is behind it for the log.
struct ProblemMiddleware: RouterMiddleware {
  typealias Context = WebContext

  let environment: WebEnvironment

  func handle(
    _ request: Hummingbird.Request, context: WebContext,
    next: (Hummingbird.Request, WebContext) async throws -> Response
  ) async throws -> Response {
    do {
      return try await next(request, context)
    } catch {
      let problem = WebProblem(error)
      log(error, problem, request, context)
      return answer(problem, context)
    }
  }

  private func answer(_ problem: WebProblem, _ context: WebContext) -> Response {
    if case .signInRequired = problem { return .seeOther(.signIn) }
    if case .siteRequired = problem {
      return .seeOther(Link.sites.with(SiteListNotice.name, SiteListNotice.siteRequired.rawValue))
    }
    if case .answered(let status, let document) = problem { return document.response(status) }
    guard let page = ProblemPage(problem) else { return Response(status: problem.status) }
    let now = environment.clock.now()
    let date = WallClock.date(of: now, in: environment.timeZone)
    let time = WallClock.frenchTime(of: now, in: environment.timeZone)
    let body = page.body(
      action: action(problem),
      facts: [
        ("Référence", "<code>\(context.reference.text)</code>"),
        ("Heure", "\(.time(date)), \(time)"), ("Code", "\(problem.status.code)"),
      ])
    var response = Page(page.title, body: body)
      .response(in: Frame(environment, context), status: problem.status)
    if case .crowded = problem { response.headers[.retryAfter] = "60" }
    return response
  }

  private func action(_ problem: WebProblem) -> HTML {
    switch problem {
    case .unavailable(_, let retry?), .unknownOutcome(let retry?): return retry
    default: break
    }
    return """
      <ul class="fr-btns-group"><li><a class="fr-btn" href="\(Link.home)">Revenir à l’accueil</a></li></ul>
      """
  }

  private func log(
    _ error: any Error, _ problem: WebProblem, _ request: Hummingbird.Request, _ context: WebContext
  ) {
    let level: Logger.Level =
      switch problem.status.kind {
      case .serverError: .error
      case .redirection: .debug
      default: .info
      }
    context.logger.log(
      level: level, "\(request.method.rawValue) \(request.uri.path) \(problem.status.code)",
      metadata: ["error": "\((error as? WebProblem)?.name ?? String(reflecting: error))"])
  }
}
