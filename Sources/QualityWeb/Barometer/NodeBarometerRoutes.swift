import Hummingbird
import QualityDomain
import QualityFormats
import QualityStore

/// What an outside body says of the sites below a node, by name, for someone above them.
struct NodeBarometerRoutes: Sendable {
  let office: Office

  func add(to router: some RouterMethods<WebContext>) {
    router.get("/reseau/barometre") { request, context in try await show(request, context) }
    router.get("/reseau/barometre/questions.csv") { request, context in
      let (_, choice, page) = try await overview(request, context)
      guard let page else { throw WebProblem.notFound }
      let past = page.overallYears.filter { $0.question.year != page.year }
      return Response.file(
        NodeBarometerExport.questions(page.standings + past),
        name: "barometre-questions-\(choice.fileName)-\(page.year).csv")
    }
    router.get("/reseau/barometre/sites") { request, context in
      let (desk, page) = try await question(request, context)
      return desk.answer(page.page)
    }
    router.get("/reseau/barometre/notes.csv") { request, context in
      try await exportScores(request, context)
    }
  }

  /// Seven statements at most, one of them to know who asks, whatever the number of sites.
  private func show(
    _ request: Hummingbird.Request, _ context: WebContext
  ) async throws -> Response {
    let (desk, choice, page) = try await overview(request, context)
    return desk.answer(page?.page ?? NodeBarometerEmptyPage(choice: choice).page)
  }

  private func overview(
    _ request: Hummingbird.Request, _ context: WebContext
  ) async throws -> (NetworkDesk, NodeBarometerChoice, NodeBarometerPage?) {
    let desk = try office.networkDesk(context)
    let choice = try await NodeBarometerChoice(try request.query(), at: desk)
    guard let year = choice.year else { return (desk, choice, nil) }
    let store = desk.store.barometer
    let latest = try await store.scores(of: [year - 1, year], in: choice.scope)
    let overall = try await store.scores(of: .overall, in: choice.scope)
    let networks = try await store.networks(of: [year])
      .merging(try await store.networks(of: .overall)) { first, _ in first }
    let barometer = NodeBarometer(
      sites: try await desk.store.sites.all(in: choice.scope), scores: latest + overall,
      networks: networks)
    return (
      desk, choice,
      NodeBarometerPage(choice: choice, year: year, barometer: barometer, edition: edition(desk))
    )
  }

  /// Five statements, one of them to know who asks, whatever the number of sites.
  private func question(
    _ request: Hummingbird.Request, _ context: WebContext
  ) async throws -> (NetworkDesk, QuestionPage) {
    let desk = try office.networkDesk(context)
    let query = try request.query()
    let choice = try await NodeBarometerChoice(query, at: desk)
    let asked = query["question"]
    guard let year = choice.year,
      let axis = asked.isEmpty ? .overall : BarometerAxis(code: asked)
    else { throw WebProblem.notFound }
    let store = desk.store.barometer
    let barometer = NodeBarometer(
      sites: try await desk.store.sites.all(in: choice.scope),
      scores: try await store.scores(of: axis, in: choice.scope),
      networks: try await store.networks(of: axis))
    guard !barometer.axes(of: choice.years).isEmpty else { throw WebProblem.notFound }
    return (
      desk,
      QuestionPage(
        choice: choice, question: BarometerQuestion(year: year, axis: axis),
        barometer: barometer, edition: edition(desk), number: Int(query["page"]) ?? 1)
    )
  }

  /// With a question, its scores in every year; without, every score of the year.
  private func exportScores(
    _ request: Hummingbird.Request, _ context: WebContext
  ) async throws -> Response {
    let asked = try request.query()["question"]
    if asked.isEmpty {
      let (_, choice, page) = try await overview(request, context)
      guard let page else { throw WebProblem.notFound }
      return .file(
        NodeBarometerExport.scores(page.standings),
        name: "barometre-\(choice.fileName)-\(page.year).csv")
    }
    let page = try await question(request, context).1
    return .file(
      NodeBarometerExport.scores(page.years), name: "barometre-\(asked)-\(page.choice.fileName).csv")
  }

  /// The edition that gives commitments their titles.
  private func edition(_ desk: NetworkDesk) -> Edition? {
    office.book.library.current(on: desk.today)
  }
}

extension NodeBarometerChoice {
  /// The node as part of the name of a file: `region-53`.
  fileprivate var fileName: String { node.text.replacing(":", with: "-") }
}
