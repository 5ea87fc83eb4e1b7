import Hummingbird
import QualityDomain
import QualityStore

/// The référentiel that the site follows: what it promises, what proves it, what measures it.
struct CommitmentRoutes: Sendable {
  let office: Office

  func add(to router: some RouterMethods<WebContext>) {
    router.get("/engagements") { request, context in try await list(request, context) }
    router.get("/engagements/pilotage") { _, context in try await steering(context) }
    router.get("/engagements/:number") { _, context in try await show(context) }
  }

  private func list(_ request: Hummingbird.Request, _ context: WebContext) async throws -> Response {
    let (desk, edition) = try await open(context)
    let query = try request.query()
    return desk.answer(
      CommitmentListPage(
        edition: edition, profile: desk.profile, today: desk.today, query: query,
        search: StandardSearch(query.searched())
      ).page)
  }

  private func steering(_ context: WebContext) async throws -> Response {
    let (desk, edition) = try await open(context)
    return desk.answer(SteeringPage(edition: edition).page)
  }

  private func show(_ context: WebContext) async throws -> Response {
    let (desk, edition) = try await open(context)
    guard let number = context.parameters.get("number").flatMap({ Int($0) }),
      let found = edition.commitment(number)
    else { throw WebProblem.notFound }
    let reader = try desk.indicators()
    // The last quarter that is over: the one that figures are due for.
    let quarter = Period(.quarter, containing: desk.today).advanced(by: -1)
    let material = try await reader.material(
      from: quarter, through: quarter, asOf: desk.today, today: desk.today)
    let readings = (edition.indicators + desk.profile.indicators)
      .filter { $0.commitments.contains(number) }.map { material.reading($0, quarter) }
    return desk.answer(
      CommitmentPage(
        module: found.module, commitment: found.commitment, edition: edition,
        profile: desk.profile, today: desk.today, quarter: quarter, readings: readings
      ).page)
  }

  private func open(_ context: WebContext) async throws -> (Desk, Edition) {
    let desk = try office.desk(context)
    _ = try desk.scope(.readIndicators)
    return (desk, try desk.requiredEdition())
  }
}

extension Link {
  static let steering = commitments.appending("pilotage")
}
