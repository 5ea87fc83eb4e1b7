import HTTPTypes
import Hummingbird
import Metrics
import QualityStore

/// Counts and times the answers, and the statements that each costs, by the template of the route:
/// an address may name a request, and each new one would be a series more for ever.
struct RequestMeasureMiddleware: RouterMiddleware {
  typealias Context = WebContext

  func handle(
    _ request: Hummingbird.Request, context: WebContext,
    next: (Hummingbird.Request, WebContext) async throws -> Response
  ) async throws -> Response {
    let start = ContinuousClock.now
    // Whoever counts already goes on counting.
    let meter = StatementMeter.current ?? StatementMeter()
    let before = meter.count
    let response = try await StatementMeter.$current.withValue(meter) {
      try await next(request, context)
    }
    let route = context.endpointPath ?? "none"
    let method = Self.methods.contains(request.method) ? request.method.rawValue : "other"
    Metric.requests.counter(
      ("route", route), ("method", method), ("status", "\(response.status.code / 100)xx")
    ).increment()
    Metric.requestDuration.timer(("route", route), ("method", method)).record(since: start)
    Metric.requestStatements.distribution(("route", route)).record(meter.count - before)
    return response
  }

  /// Anything may be sent as a method.
  private static let methods: Set<HTTPRequest.Method> = [.get, .head, .post]
}
