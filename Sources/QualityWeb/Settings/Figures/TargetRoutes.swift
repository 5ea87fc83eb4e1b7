import Hummingbird
import QualityDomain
import QualityStore
import QualityWording

/// The targets of the site's indicators, to look at and to give up. A local one is set on the page
/// of its indicator.
struct TargetRoutes: Sendable {
  let office: Office

  func add(to router: some RouterMethods<WebContext>) {
    router.get("/reglages/cibles") { request, context in
      let visit = try office.settings(request, context)
      return visit.desk.answer(TargetPage(visit: visit, indicators: indicators(visit)).page)
    }
    router.post("/reglages/cibles/:code/retirer") { _, context in try await remove(context) }
  }

  private func indicators(_ visit: SettingsVisit) -> [IndicatorDefinition] {
    IndicatorReader(
      store: office.store, book: office.book, profile: visit.profile,
      scope: visit.scope
    ).definitions(on: visit.today)
  }

  private func remove(_ context: WebContext) async throws -> Response {
    let visit = try office.changingSettings(context)
    let code = context.parameters.get("code") ?? ""
    guard visit.profile.targets.contains(where: { $0.indicator == code }) else {
      throw WebProblem.notFound
    }
    try await visit.sites.removeTarget(
      for: code, in: visit.scope, from: visit.today, by: visit.desk.author)
    return .seeOther(Link.localTargets.saying(.targetRemoved))
  }
}
