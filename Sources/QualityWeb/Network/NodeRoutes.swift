import Hummingbird
import QualityDomain
import QualityFormats
import QualityStore

/// What the sites below a node amount to, and their tables for spreadsheets.
struct NodeRoutes: Sendable {
  let office: Office

  func add(to router: some RouterMethods<WebContext>) {
    router.get("/reseau") { request, context in
      let (desk, page) = try await page(request, context)
      return desk.answer(page.page)
    }
    router.get("/reseau/indicateurs.csv") { request, context in
      let page = try await page(request, context).page
      return Response.file(
        NetworkExport.indicators(page.outline.readings), name: page.choice.fileName("indicateurs"))
    }
    router.get("/reseau/lieux.csv") { request, context in
      let page = try await page(request, context).page
      return Response.file(
        NetworkExport.places(
          page.children.map { ($0.node.text, $0.summary, $0.figures) }, indicators: page.headlines),
        name: page.choice.fileName("lieux"))
    }
    router.get("/reseau/sites.csv") { request, context in
      let page = try await page(request, context).page
      return Response.file(
        NetworkExport.sites(page.outlooks, page.period), name: page.choice.fileName("sites"))
    }
  }

  /// Four statements, one of them to know who asks, whatever the number of sites.
  private func page(
    _ request: Hummingbird.Request, _ context: WebContext
  ) async throws -> (desk: NetworkDesk, page: NodePage) {
    let desk = try office.networkDesk(context)
    let choice = try NodeChoice(try request.query(), at: desk)
    let (node, period) = (choice.node, choice.period.period)
    let edition = office.book.library.current(on: choice.period.day)
    let headlines = edition?.headlines(on: choice.period.day) ?? []
    let rollUp = desk.store.rollUp
    let outlooks = try await rollUp.outlooks(below: node, period, in: choice.network)
    let groups = Dictionary(grouping: outlooks) { node.child(holding: $0.site.territory) }
    let before = period.advanced(by: -1)
    let own = try await rollUp.figures(of: [node], [period, before], in: choice.network)[node] ?? [:]
    let below = try await rollUp.figures(
      of: groups.keys.compactMap(\.self), [period], indicators: headlines.map(\.code),
      in: choice.network)
    let children = groups.compactMap { child, outlooks in
      child.map {
        NodePage.Child(
          node: $0, summary: NodeSummary(outlooks, today: desk.today),
          figures: below[$0]?[period] ?? [:])
      }
    }
    return (
      desk,
      NodePage(
        choice: choice, today: desk.today, outlooks: outlooks,
        outline: NodeOutline(
          edition, on: choice.period, now: own[period] ?? [:], before: own[before] ?? [:]),
        headlines: headlines, children: children.inOrder)
    )
  }
}

extension [NodePage.Child] {
  /// Regions by name, then departments by code.
  fileprivate var inOrder: Self {
    let order = { (child: NodePage.Child) -> (Int, String) in
      switch child.node {
      case .region(let region): (0, region.name)
      case let node: (1, node.text)
      }
    }
    return sorted { order($0) < order($1) }
  }
}
