import HTTPTypes
import Hummingbird
import QualityDomain
import QualityStore

/// One request: its page and its files.
struct RequestHandlers: Sendable {
  let office: Office

  func show(_ request: Hummingbird.Request, _ context: WebContext) async throws -> Response {
    let desk = try office.desk(context)
    let open = try await desk.openRequest(.readRequests)
    let scope = try desk.scope(.readRequests)
    var others: RequesterHistory?
    if let requester = open.record.requester, requester.erasedAt == nil {
      others = try await desk.store.requests.requests(
        of: requester.id, apartFrom: open.id, in: scope)
    }
    let page = RequestPage(
      request: open, desk: desk, others: others,
      history: RequestHistory(
        open, names: try await names(in: open, desk: desk),
        references: try await references(in: open, scope: scope, desk: desk)),
      notice: RequestNotice.french(try request.query()["fait"], open))
    return desk.answer(page.page)
  }

  /// The file that came with an event, always to save and never to open in the page.
  func download(_ context: WebContext) async throws -> Response {
    let desk = try office.desk(context)
    let scope = try desk.scope(.readRequests)
    guard let id = context.parameters.get("id").flatMap({ QualityDomain.Request.ID($0) }),
      let event = context.parameters.get("event").flatMap({ RequestEvent.ID($0) }),
      let file = try await desk.store.requests.attachment(event, of: id, in: scope)
    else { throw WebProblem.notFound }
    return Response(
      status: .ok,
      headers: [
        .contentType: file.mediaType,
        .contentDisposition: AttachedFile.disposition(file.fileName),
      ],
      body: ResponseBody(byteBuffer: ByteBuffer(bytes: file.content)))
  }

  /// The names of those who wrote in the history and work here no more: no statement when there are
  /// none.
  private func names(in request: OpenRequest, desk: Desk) async throws -> [Person.ID: String] {
    var people: Set<Person.ID> = []
    for event in request.record.events {
      if let author = event.recordedBy { people.insert(author) }
      if case .assigned(let agent?) = event.fact { people.insert(agent) }
    }
    people = people.filter { desk.profile.person($0) == nil }
    return try await desk.store.people.names(of: people, in: try desk.scope(.readRequests))
  }

  /// The references of the requests that this one repeats.
  private func references(
    in request: OpenRequest, scope: Scope, desk: Desk
  ) async throws -> [QualityDomain.Request.ID: String] {
    var references: [QualityDomain.Request.ID: String] = [:]
    for entry in request.history.entries {
      guard case .duplicate(let other) = entry.fact else { continue }
      references[other] = try await desk.store.requests.find(other, in: scope)?.reference
    }
    return references
  }
}
