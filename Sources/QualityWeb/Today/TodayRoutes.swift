import Hummingbird
import QualityDomain
import QualityStore

/// What someone has to do today.
struct TodayRoutes: Sendable {
  let office: Office

  func add(to router: some RouterMethods<WebContext>) {
    router.get("/aujourdhui") { _, context in try await show(context) }
  }

  /// Nine statements for those who publish, six for everyone else.
  private func show(_ context: WebContext) async throws -> Response {
    let desk = try office.desk(context)
    let scope = try desk.scope(.readRequests)
    let requests = desk.store.requests
    let counts = try await requests.counts(RegisterQuery(), in: scope, today: desk.today)
    // By due date: the late ones, then today's.
    let first = try await requests.list(
      RegisterQuery(view: .open, limit: TodayPage.mostUrgent + 1), in: scope, today: desk.today)
    let mine = try await requests.list(
      RegisterQuery(
        view: .open, assignee: desk.viewer.access.person, limit: TodayPage.mostOwn + 1),
      in: scope, today: desk.today)
    let quarter = desk.viewer.can(.publish) ? try await self.quarter(desk) : nil
    return desk.answer(
      TodayPage(
        viewer: desk.viewer, profile: desk.profile, today: desk.today,
        calendar: office.book.calendar(of: desk.profile), scope: desk.words(for: scope),
        counts: counts,
        urgent: first.filter { $0.sortOn.map { $0 <= desk.today } ?? false }, mine: mine,
        quarter: quarter
      ).page)
  }

  /// How the last quarter stands, for those who answer for it.
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
