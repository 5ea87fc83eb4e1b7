import Hummingbird
import QualityDomain
import QualityStore

/// What the program does in the background, for those who may change the settings.
struct OperationsRoutes: Sendable {
  let office: Office

  func add(to router: some RouterMethods<WebContext>) {
    router.get("/reglages/operations") { request, context in try await show(request, context) }
    router.post("/reglages/operations/:id/relancer") { _, context in try await retry(context) }
  }

  private func show(_ request: Hummingbird.Request, _ context: WebContext) async throws -> Response {
    let visit = try office.changingSettings(context)
    let jobs = try await office.store.jobs.jobs(seenFrom: visit.site.id)
    return visit.desk.answer(
      OperationsPage(
        visit: visit, jobs: jobs, message: SettingsNotice.message(in: try request.query())
      ).page)
  }

  private func retry(_ context: WebContext) async throws -> Response {
    let visit = try office.changingSettings(context)
    guard let id = context.parameters.get("id").flatMap({ Job.ID($0) }),
      try await office.store.jobs.retry(id, seenFrom: visit.site.id, by: visit.desk.author)
    else { throw WebProblem.notFound }
    return .seeOther(Link.operations.saying(.jobRetried))
  }
}
