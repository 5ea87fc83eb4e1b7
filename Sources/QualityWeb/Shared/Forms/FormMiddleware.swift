import HTTPTypes
import Hummingbird
import Logging

/// Takes what a form sends, and nothing that does not come from a form of ours: the page must be of
/// the same origin and carry the token of the session. Handlers find the fields in `context.form`.
struct FormMiddleware: RouterMiddleware {
  typealias Context = WebContext

  func handle(
    _ request: Hummingbird.Request, context: WebContext,
    next: (Hummingbird.Request, WebContext) async throws -> Response
  ) async throws -> Response {
    if [.get, .head, .options].contains(request.method) { return try await next(request, context) }
    // Nothing is read of what comes from elsewhere, nor files of someone who is not signed in.
    guard request.isSameOrigin, let token = context.token,
      context.viewer != nil || !FormBody.mayHaveFiles(request)
    else { throw WebProblem.formExpired }
    let form = try await FormBody(reading: request)
    guard token.matches(form[FormToken.field]) else { throw WebProblem.formExpired }
    var context = context
    context.form = form
    do {
      return try await next(request, context)
    } catch {
      // What was typed would be lost with the page: the problem page carries it.
      switch WebProblem(error) {
      case .unavailable(let outage, _):
        log("nothing was written", error, context)
        throw WebProblem.unavailable(outage, retry: retry(request, form, token))
      case .unknownOutcome where form.has(FormIdentity.field) || form.has("version"):
        log("nobody knows whether it was written", error, context)
        throw WebProblem.unknownOutcome(retry: retry(request, form, token))
      default: throw error
      }
    }
  }

  private func log(_ what: Logger.Message, _ error: any Error, _ context: WebContext) {
    context.logger.error(what, metadata: ["error": "\(String(reflecting: error))"])
  }

  /// A form that sends the same again. Files and passwords cannot be put back in a page.
  private func retry(
    _ request: Hummingbird.Request, _ form: FormBody, _ token: FormToken
  ) -> HTML? {
    guard form.files.isEmpty, !form.has("password") else { return nil }
    let fields = HTML.each(form.pairs.filter { $0.name != FormToken.field }) {
      #"<input type="hidden" name="\#($0.name)" value="\#($0.value)">"#
    }
    return .form(to: HTML(text: request.uri.string), token: token, style: "qp-inline") {
      #"\#(fields)<button class="fr-btn" type="submit">Enregistrer à nouveau</button>"#
    }
  }
}

extension Hummingbird.Request {
  /// Whether the page that sent a form is ours, as far as the browser says. Old browsers say
  /// nothing: the token alone protects them.
  fileprivate var isSameOrigin: Bool {
    if let site = headers[.secFetchSite] { return site == "same-origin" }
    guard let origin = headers[.origin] else { return true }
    guard let authority = head.authority, let scheme = origin.firstRange(of: "://") else {
      return false
    }
    return origin[scheme.upperBound...] == authority
  }
}

extension HTTPField.Name {
  // A token (RFC 9110, 5.6.2), which is all that the initialiser checks.
  fileprivate static let secFetchSite = HTTPField.Name("Sec-Fetch-Site")!
}
