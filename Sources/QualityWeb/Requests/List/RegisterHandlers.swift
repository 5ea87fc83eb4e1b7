import HTTPTypes
import Hummingbird
import QualityDomain
import QualityFormats
import QualityStore
import QualityWording

/// The list of requests, its export, and what is done to several requests at once.
struct RegisterHandlers: Sendable {
  let office: Office

  func show(_ request: Hummingbird.Request, _ context: WebContext) async throws -> Response {
    let desk = try office.desk(context)
    let query = try request.query()
    let listing = try await RegisterListing(RegisterAddress(query), desk: desk)
    let message = HTML.with(RegisterNotice(query)) { .message($0.tone, HTML(text: $0.french)) }
    return desk.answer(RegisterPage(listing, desk: desk, message: message).page)
  }

  /// The whole list as a table for spreadsheets, without anything about the people who wrote.
  func export(_ request: Hummingbird.Request, _ context: WebContext) async throws -> Response {
    let desk = try office.desk(context)
    var address = RegisterAddress(try request.query())
    address.turn = nil
    let view = address.view ?? .open
    let scope = try desk.scope(.readRequests)
    var export = RegisterExport(profile: desk.profile)
    var query = address.query(view, limit: RegisterExport.rowsAtOnce)
    while true {
      let rows = try await desk.store.requests.list(query, in: scope, today: desk.today)
      export.append(rows)
      guard rows.count == query.limit, let last = rows.last else { break }
      query.after = last.position
    }
    return .file(export.text, name: "demandes-\(view.slug).csv")
  }

  /// Does the same to each request that was ticked: those that it cannot be done to are told.
  func act(_ context: WebContext) async throws -> Response {
    let desk = try office.desk(context)
    let scope = try desk.scope(.recordRequests)
    let form = context.form
    guard let action = BulkAction(form["faire"], desk: desk) else { throw WebProblem.notFound }
    let picked = form.all("choix").prefix(Self.mostPicked).compactMap(PickedRequest.init)
    let back = RegisterAddress(try FormBody(urlEncoded: form["retour"].utf8))
    let list = back.link(back.view)
    if picked.isEmpty { return .seeOther(list.with("fait", RegisterNotice.Code.nothingPicked.rawValue)) }
    var result = BulkResult(action)
    for pick in picked {
      try await act(pick, in: scope, desk: desk, &result)
    }
    guard result.failures.isEmpty else {
      return result.page(back: list).response(in: desk.frame, status: result.status)
    }
    return .seeOther(
      list.with("fait", action.notice.rawValue).with("nombre", String(result.done)))
  }

  private static let mostPicked = 100

  private func act(
    _ pick: PickedRequest, in scope: Scope, desk: Desk, _ result: inout BulkResult
  ) async throws {
    guard let record = try await desk.store.requests.find(pick.id, in: scope) else {
      return result.fail(.notFound)
    }
    let situation = try OpenRequest.situation(of: record, desk: desk)
    if case .assign(let agent) = result.action, let person = agent.flatMap(desk.profile.person),
      !person.can(.recordRequests, for: situation.service)
    {
      let service = desk.profile.serviceName(situation.service) ?? "d’origine"
      return result.fail(.wrongService(service), record)
    }
    let outcome = try await desk.store.requests.append(
      NewEvent(result.action.fact, on: desk.today), to: pick.id, expecting: pick.version,
      in: scope, by: desk.author, rules: desk.rules)
    result.note(outcome, of: record)
  }
}
