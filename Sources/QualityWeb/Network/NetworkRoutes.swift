import Hummingbird
import QualityDomain
import QualityStore

/// The pages above sites.
struct NetworkRoutes: Sendable {
  let office: Office

  func add(to router: some RouterMethods<WebContext>) {
    router.get("/sites") { request, context in try await list(request, context) }
  }

  /// Four statements, one of them to know who asks, whatever the number of sites.
  private func list(_ request: Hummingbird.Request, _ context: WebContext) async throws -> Response {
    let desk = try office.networkDesk(context)
    guard let reach = desk.viewer.access.reach else { throw WebProblem.signInRequired }
    let address = SiteListAddress(try request.query())
    var query = address.query
    // One more than shown says whether there is a next page.
    query.limit = SiteListPage.length + 1
    let found = try await desk.store.sites.list(query, in: reach, today: desk.today)
    return desk.answer(
      SiteListPage(
        desk: desk, reach: reach, address: address, found: found,
        total: try await desk.store.sites.count(query, in: reach, today: desk.today)
      ).page)
  }
}
