import Hummingbird
import QualityDomain
import QualityStore

/// What a site is and has chosen, who works there, and one's own account.
struct SettingsRoutes: Sendable {
  let office: Office

  func add(to router: some RouterMethods<WebContext>) {
    router.get("/reglages") { request, context in try await overview(request, context) }
    router.get("/reglages/journal") { request, context in try await log(request, context) }
    SiteFactsRoutes(office: office).add(to: router)
    HolidayRoutes(office: office).add(to: router)
    LabelRoutes(office: office).add(to: router)
    ModuleRoutes(office: office).add(to: router)
    ServiceRoutes(office: office).add(to: router)
    NonApplicableRoutes(office: office).add(to: router)
    LimitRoutes(office: office).add(to: router)
    TargetRoutes(office: office).add(to: router)
    PeopleRoutes(office: office).add(to: router)
    OperationsRoutes(office: office).add(to: router)
    AccountRoutes(office: office).add(to: router)
  }

  private func overview(
    _ request: Hummingbird.Request, _ context: WebContext
  ) async throws -> Response {
    let visit = try office.settings(request, context)
    return visit.desk.answer(
      SettingsOverview(visit: visit, edition: visit.desk.edition).page)
  }

  private func log(_ request: Hummingbird.Request, _ context: WebContext) async throws -> Response {
    let desk = try office.desk(context)
    let scope = try desk.scope(.readAuditLog)
    let before = try request.query()["avant"]
    let start = ID<AuditEntry>(before)
    guard before.isEmpty || start != nil else { throw WebProblem.notFound }
    // One more than shown says whether older ones exist.
    let entries = try await desk.store.audit.page(
      in: scope, before: start, limit: AuditLogPage.length + 1)
    return desk.answer(
      AuditLogPage(
        entries: entries, isFirst: start == nil, timeZone: desk.site.timeZone
      ).page)
  }
}
