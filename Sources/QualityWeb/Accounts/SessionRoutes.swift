import Hummingbird
import QualityDomain
import QualityStore

/// Where a session starts, and how it ends.
struct SessionRoutes: Sendable {
  let office: Office

  func add(to router: some RouterMethods<WebContext>) {
    router.get("/") { _, context in try home(context) }
    router.post("/deconnexion") { request, context in try await close(request, context) }
    router.post("/site") { _, context in try await choose(context) }
  }

  /// The first page that the viewer may see.
  private func home(_ context: WebContext) throws -> Response {
    let viewer = try context.signedIn()
    let entry = MenuEntry.allCases.first { $0.isShown(to: viewer) }
    return .seeOther(entry?.link ?? .accessibility)
  }

  private func close(
    _ request: Hummingbird.Request, _ context: WebContext
  ) async throws -> Response {
    let name = SessionMiddleware.cookie(isBehindTLS: office.isBehindTLS)
    if let viewer = context.viewer, let token = request.cookies[name]?.value {
      let clock = office.environment.clock
      try await office.signIn.close(
        token: token,
        by: Authorship(
          person: viewer.access.person, at: clock.now(),
          today: clock.today(in: viewer.site?.timeZone ?? office.environment.timeZone)))
    }
    var response = Response.seeOther(.signIn)
    response.setCookie(SessionMiddleware.farewell(isBehindTLS: office.isBehindTLS))
    return response
  }

  /// Someone with several sites, or above sites, works for one at a time.
  private func choose(_ context: WebContext) async throws -> Response {
    let viewer = try context.signedIn()
    let code = context.form["site"]
    guard let site = try await office.store.sites.find(code: code),
      viewer.access.reach?.includes(site) == true
    else { throw WebProblem.notFound }
    var response = Response.seeOther(.home)
    response.setCookie(
      Cookie(
        name: SessionMiddleware.siteCookie, value: code, path: "/", secure: office.isBehindTLS,
        httpOnly: true, sameSite: .lax))
    return response
  }
}
