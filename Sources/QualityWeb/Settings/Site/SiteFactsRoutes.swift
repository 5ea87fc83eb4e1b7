import Hummingbird
import QualityDomain
import QualityStore

/// The name of the site and how the public reaches it.
struct SiteFactsRoutes: Sendable {
  let office: Office

  func add(to router: some RouterMethods<WebContext>) {
    router.get("/reglages/site") { request, context in
      let visit = try office.settings(request, context)
      return visit.desk.answer(SiteFactsPage(visit: visit, fields: Fields()).page)
    }
    router.post("/reglages/site") { _, context in try await save(context) }
  }

  private func save(_ context: WebContext) async throws -> Response {
    let visit = try office.changingSettings(context)
    let form = SiteFactsForm(context.form, site: visit.site)
    let facts = try visit.read(form.parsed) { SiteFactsPage(visit: visit, fields: $0).page }
    try await visit.sites.setFacts(
      name: facts.name, goodFriday: facts.goodFriday, contact: facts.contact, in: visit.scope,
      by: visit.desk.author)
    return .seeOther(Link.siteFacts.saying(.facts))
  }
}
