import Hummingbird
import QualityDomain
import QualityStore

/// Where the site stands with its promises, for one period.
struct DashboardRoutes: Sendable {
  let office: Office

  func add(to router: some RouterMethods<WebContext>) {
    router.get("/tableau-de-bord") { request, context in try await show(request, context) }
  }

  /// Six statements, two of them to know who asks and for which site.
  private func show(_ request: Hummingbird.Request, _ context: WebContext) async throws -> Response {
    let desk = try office.desk(context)
    try desk.requireIndicators()
    let choice = try PeriodChoice(try request.query()["periode"], today: desk.today)
    let reader = try desk.indicators()
    let material = try await reader.dashboard(
      choice.period, from: min(IndicatorTrend.firstPeriod(through: choice.period), choice.yearBefore),
      requests: desk.viewer.can(.readRequests) ? try desk.scope(.readRequests) : nil,
      today: desk.today)
    let definitions = reader.definitions(on: choice.day)
    let readings = definitions.map { material.indicators.reading($0, choice.period) }
    return desk.answer(
      DashboardPage(
        choice: choice, outline: desk.outline(readings, on: choice),
        trends: Dictionary(
          definitions.map {
            ($0.code, IndicatorTrend($0, through: choice.period, in: material.indicators))
          }, uniquingKeysWith: { first, _ in first }),
        late: material.late.map { (name: desk.profile.serviceName($0.service), service: $0.service, late: $0.late) },
        isPublished: material.isPublished, viewer: desk.viewer, today: desk.today,
        scope: desk.words(for: reader.scope)
      ).page)
  }
}
