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
    let material = try await reader.material(
      from: min(IndicatorTrend.firstPeriod(through: choice.period), choice.yearBefore),
      through: choice.period, asOf: desk.today, today: desk.today)
    let definitions = reader.definitions(on: choice.day)
    let readings = definitions.map { material.reading($0, choice.period) }
    let late =
      desk.viewer.can(.readRequests)
      ? try await desk.store.requests.lateByService(
        in: try desk.scope(.readRequests), today: desk.today) : []
    let isPublished = try await desk.store.publications.isPublished(
      choice.period, in: reader.scope)
    return desk.answer(
      DashboardPage(
        choice: choice, outline: desk.outline(readings, on: choice),
        trends: Dictionary(
          definitions.map {
            ($0.code, IndicatorTrend($0, through: choice.period, in: material))
          }, uniquingKeysWith: { first, _ in first }),
        late: late.map { (name: desk.profile.serviceName($0.service), service: $0.service, late: $0.late) },
        isPublished: isPublished, viewer: desk.viewer, today: desk.today,
        scope: desk.words(for: reader.scope)
      ).page)
  }
}
