import Hummingbird
import QualityDomain
import QualityStore
import QualityWording

/// Forgetting who wrote, after a page that says what goes and what stays.
struct ErasureHandlers: Sendable {
  let office: Office

  func show(_ context: WebContext) async throws -> Response {
    let desk = try office.desk(context)
    let (request, requester) = try await subject(desk)
    let others = try await desk.store.requests.requests(
      of: requester.id, apartFrom: request.id, in: desk.scope(.eraseRequesters), limit: 1)
    return desk.answer(
      ErasurePage(request: request, count: others.total + 1, token: desk.token).page)
  }

  func erase(_ context: WebContext) async throws -> Response {
    let desk = try office.desk(context)
    let (request, requester) = try await subject(desk)
    let isErased = try await desk.store.requests.erase(
      requester.id, in: desk.scope(.eraseRequesters), by: desk.author)
    guard isErased else { throw WebProblem.conflict }
    return .seeOther(.request(request.id).with("fait", RequestNotice.erased))
  }

  /// The request and its requester, who is still known.
  private func subject(_ desk: Desk) async throws -> (OpenRequest, RequesterRecord) {
    let request = try await desk.openRequest(.eraseRequesters)
    guard let requester = request.record.requester, requester.erasedAt == nil else {
      throw WebProblem.notFound
    }
    return (request, requester)
  }
}
