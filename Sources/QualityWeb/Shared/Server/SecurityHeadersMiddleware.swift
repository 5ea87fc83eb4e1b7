import HTTPTypes
import Hummingbird

/// Tells browsers what pages of ours never do, so that they refuse it: scripts, foreign content,
/// frames. Must come first, so that problem pages are covered too.
struct SecurityHeadersMiddleware: RouterMiddleware {
  typealias Context = WebContext

  /// Whether browsers reach us by TLS, of our own or of a proxy.
  let isBehindTLS: Bool

  func handle(
    _ request: Hummingbird.Request, context: WebContext,
    next: (Hummingbird.Request, WebContext) async throws -> Response
  ) async throws -> Response {
    var response = try await next(request, context)
    for (name, value) in Self.always { response.headers[name] = value }
    if isBehindTLS { response.headers[.strictTransportSecurity] = "max-age=31536000" }
    // Pages hold personal data: nothing keeps them unless they say so.
    if response.headers[.cacheControl] == nil { response.headers[.cacheControl] = "no-store" }
    return response
  }

  private static let always: [(HTTPField.Name, String)] = [
    (
      .contentSecurityPolicy,
      "default-src 'none'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
        + "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    (.xContentTypeOptions, "nosniff"),
    (.referrerPolicy, "same-origin"),
    (.permissionsPolicy, "camera=(), geolocation=(), microphone=(), payment=(), usb=()"),
    (.crossOriginOpenerPolicy, "same-origin"),
  ]
}

// These names are tokens (RFC 9110, 5.6.2), which is all that the initialiser checks.
extension HTTPField.Name {
  fileprivate static let referrerPolicy = HTTPField.Name("Referrer-Policy")!
  fileprivate static let permissionsPolicy = HTTPField.Name("Permissions-Policy")!
  fileprivate static let crossOriginOpenerPolicy = HTTPField.Name("Cross-Origin-Opener-Policy")!
}
