import HTTPTypes
import Hummingbird

/// Asks whoever keeps a connection for further requests to close it, once the instance is leaving: none
/// is then sent on a connection that is about to end.
///
/// - Source: RFC 9112, 9.6.
struct DepartureMiddleware: RouterMiddleware {
  typealias Context = WebContext

  let departure: Departure

  func handle(
    _ request: Hummingbird.Request, context: WebContext,
    next: (Hummingbird.Request, WebContext) async throws -> Response
  ) async throws -> Response {
    var response = try await next(request, context)
    if departure.hasBegun { response.headers[.connection] = "close" }
    return response
  }
}
