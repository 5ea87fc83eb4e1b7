import Hummingbird

extension WebEnvironment {
  /// A router with what every request goes through, in order: leave-taking, measure, protection,
  /// problem pages, static files. Features add their routes, forms behind `FormMiddleware`.
  func router(isBehindTLS: Bool, departure: Departure) -> Router<WebContext> {
    let router = Router(context: WebContext.self, options: [.autoGenerateHeadEndpoints])
    router.add(middleware: DepartureMiddleware(departure: departure))
    router.add(middleware: RequestMeasureMiddleware())
    router.add(middleware: SecurityHeadersMiddleware(isBehindTLS: isBehindTLS))
    router.add(middleware: ProblemMiddleware(environment: self))
    files.addRoutes(to: router)
    return router
  }
}
