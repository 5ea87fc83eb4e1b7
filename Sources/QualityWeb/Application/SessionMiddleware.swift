import Hummingbird
import QualityDomain
import QualityStore

/// Finds out who asks and what holds at their site, from the cookie of their session: three statements at most.
struct SessionMiddleware: RouterMiddleware {
  typealias Context = WebContext

  let office: Office

  func handle(
    _ request: Hummingbird.Request, context: WebContext,
    next: (Hummingbird.Request, WebContext) async throws -> Response
  ) async throws -> Response {
    guard let token = request.cookies[Self.cookie(isBehindTLS: office.isBehindTLS)]?.value,
      let session = try await office.signIn.session(
        token: token, wanting: request.cookies[Self.siteCookie]?.value,
        at: office.environment.clock.now())
    else { return try await next(request, context) }
    var context = context
    context.token = FormToken(secret: session.formToken)
    if session.access.reach != nil {
      context.viewer = Viewer(access: session.access, site: session.site, sites: session.sites)
      context.profile = session.profile
      context.lateRequests = session.lateRequests
    }
    return try await next(request, context)
  }

  /// Behind TLS the name itself keeps other hosts and plain HTTP from setting it.
  static func cookie(isBehindTLS: Bool) -> String { isBehindTLS ? "__Host-session" : "session" }

  /// The code of the site that someone with several works for; it gives no right: the session's own
  /// statement checks it against their roles.
  static let siteCookie = "site"

  static func cookie(_ token: String, isBehindTLS: Bool) -> Cookie {
    Cookie(
      name: cookie(isBehindTLS: isBehindTLS), value: token, path: "/", secure: isBehindTLS,
      httpOnly: true, sameSite: .lax)
  }

  /// The cookie that takes a session's cookie away.
  static func farewell(isBehindTLS: Bool) -> Cookie {
    Cookie(
      name: cookie(isBehindTLS: isBehindTLS), value: "", maxAge: 0, path: "/",
      secure: isBehindTLS, httpOnly: true, sameSite: .lax)
  }
}
