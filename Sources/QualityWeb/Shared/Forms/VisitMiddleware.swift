import Hummingbird

/// Gives the forms that come before sign-in a token: without a session, it rests on a cookie that
/// only the pages of `path` get and that says nothing of anyone.
struct VisitMiddleware: RouterMiddleware {
  typealias Context = WebContext

  let path: Link
  let isBehindTLS: Bool

  func handle(
    _ request: Hummingbird.Request, context: WebContext,
    next: (Hummingbird.Request, WebContext) async throws -> Response
  ) async throws -> Response {
    let known = request.cookies[Self.cookie]?.value
    var context = context
    if request.method == .get || known != nil {
      let secret = known ?? Self.secret()
      context.token = FormToken(secret: secret)
      var response = try await next(request, context)
      if known == nil {
        response.setCookie(
          Cookie(
            name: Self.cookie, value: secret, path: path.address, secure: isBehindTLS,
            httpOnly: true, sameSite: .strict))
      }
      return response
    }
    return try await next(request, context)
  }

  static let cookie = "visite"

  /// 128 random bits of the system.
  private static func secret() -> String {
    var generator = SystemRandomNumberGenerator()
    return String(generator.next(), radix: 16) + String(generator.next(), radix: 16)
  }
}
