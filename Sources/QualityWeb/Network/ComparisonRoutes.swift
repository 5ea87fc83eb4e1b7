import Hummingbird
import QualityDomain
import QualityFormats
import QualityStore

/// One indicator over the sites below a node.
struct ComparisonRoutes: Sendable {
  let office: Office

  func add(to router: some RouterMethods<WebContext>) {
    router.get("/reseau/indicateurs/:code") { request, context in
      let (desk, page) = try await page(request, context)
      return desk.answer(page.page)
    }
    router.get("/reseau/indicateurs/:code/export.csv") { request, context in
      let page = try await page(request, context).page
      return Response.file(
        NetworkExport.comparison(page.ranked), name: page.choice.fileName(page.definition.code))
    }
  }

  /// Three statements, one of them to know who asks, whatever the number of sites.
  private func page(
    _ request: Hummingbird.Request, _ context: WebContext
  ) async throws -> (desk: NetworkDesk, page: ComparisonPage) {
    let desk = try office.networkDesk(context)
    let query = try request.query()
    let choice = try NodeChoice(query, at: desk)
    let code = try context.parameters.require("code")
    let (node, period) = (choice.node, choice.period.period)
    guard let edition = office.book.library.current(on: choice.period.day),
      let definition = edition.indicator(code)
    else { throw WebProblem.notFound }
    let rollUp = desk.store.rollUp
    let before = period.advanced(by: -1)
    let figures = try await rollUp.figures(
      of: [node], [period, before], indicators: [code], in: choice.network)[node]
    let comparisons = try await rollUp.comparison(
      of: code, below: node, period, in: choice.network)
    return (
      desk,
      ComparisonPage(
        choice: choice,
        reading: NodeReading(
          definition: definition, period: period, sums: figures?[period]?[code] ?? NodeFigure(),
          before: figures?[before]?[code] ?? NodeFigure(),
          target: edition.target(of: definition, on: choice.period.day)),
        ranked: comparisons.ranked(better: definition.better), number: Int(query["page"]) ?? 1)
    )
  }
}
