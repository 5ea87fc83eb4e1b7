import Hummingbird
import QualityDomain
import QualityStore

/// What someone has to do today.
struct TodayRoutes: Sendable {
  let office: Office

  func add(to router: some RouterMethods<WebContext>) {
    router.get("/aujourdhui") { _, context in try await show(context) }
  }

  /// Ten statements for those who answer for figures or watch over them, seven for everyone else.
  private func show(_ context: WebContext) async throws -> Response {
    let desk = try office.desk(context)
    let scope = try desk.scope(.readRequests)
    let requests = desk.store.requests
    let counts = try await requests.counts(RegisterQuery(), in: scope, today: desk.today)
    let unassigned = try await requests.counts(
      RegisterQuery(isUnassigned: true), in: scope, today: desk.today)
    // By due date: the late ones, today's, then those of the week.
    let first = try await requests.list(
      RegisterQuery(view: .open, limit: TodayPage.mostUrgent + 1), in: scope, today: desk.today)
    let mine = try await requests.list(
      RegisterQuery(
        view: .open, assignee: desk.viewer.access.person, limit: TodayPage.mostOwn + 1),
      in: scope, today: desk.today)
    let followsFigures = desk.viewer.can(.enterMeasures) || desk.viewer.can(.readAuditLog)
    let quarter = followsFigures ? try await self.quarter(desk) : nil
    return desk.answer(
      TodayPage(
        viewer: desk.viewer, profile: desk.profile, today: desk.today,
        calendar: office.book.calendar(of: desk.profile), scope: scope,
        scopeWords: desk.words(for: scope), counts: counts, unassigned: unassigned[.open],
        urgent: first.filter { $0.sortOn.map { $0 <= desk.today.sundayOfWeek } ?? false }, mine: mine,
        quarter: quarter
      ).page)
  }

  /// How the last quarter stands.
  private func quarter(_ desk: Desk) async throws -> TodayQuarter? {
    let choice = PeriodChoice(PeriodChoice.lastQuarter(desk.today), today: desk.today)
    let reader = try desk.indicators()
    let material = try await reader.material(
      from: choice.yearBefore, through: choice.period, asOf: desk.today, today: desk.today)
    let definitions = reader.definitions(on: choice.day)
    // Nothing to publish: the site follows a référentiel that is not installed.
    guard !definitions.isEmpty else { return nil }
    return TodayQuarter(
      choice: choice,
      readings: definitions.map { definition in
        TodayQuarter.Pair(
          now: material.reading(definition, choice.period),
          yearBefore: material.reading(definition, choice.yearBefore))
      },
      isPublished: try await desk.store.publications.isPublished(
        choice.period, in: reader.scope))
  }
}
