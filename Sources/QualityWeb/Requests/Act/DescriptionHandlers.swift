import Hummingbird
import QualityDomain
import QualityStore

/// Correcting the subject of a request, and the name, contact and profile of its requester.
struct DescriptionHandlers: Sendable {
  let office: Office

  func show(_ context: WebContext) async throws -> Response {
    let desk = try office.desk(context)
    return desk.answer(DescriptionPage(try await subject(desk), desk: desk).page)
  }

  func record(_ context: WebContext) async throws -> Response {
    let desk = try office.desk(context)
    let request = try await subject(desk)
    let seen = request.record.description
    let form = DescriptionForm(body: context.form)
    let corrected: RequestDescription
    do throws(FormErrors) {
      corrected = try form.parsed(replacing: seen.requester)
    } catch {
      throw desk.refused(
        DescriptionPage(request, desk: desk, fields: Fields(context.form, errors: error)).page)
    }
    guard form.mark == DescriptionForm.mark(of: seen) else { throw conflict(request, desk: desk) }
    let outcome = try await desk.store.requests.describe(
      request.id, as: corrected, replacing: seen, isSomeoneElse: form.isSomeoneElse,
      in: desk.scope(.recordRequests), by: desk.author)
    switch outcome {
    case .recorded: return .seeOther(.request(request.id).with("fait", RequestNotice.described))
    case .joined: return .seeOther(.request(request.id).with("fait", RequestNotice.joined))
    case .unchanged: return .seeOther(.request(request.id))
    case .conflict: throw conflict(try await subject(desk), desk: desk)
    case .notFound: throw WebProblem.notFound
    }
  }

  /// The request, unless its requester was erased: nothing may be written about them again.
  private func subject(_ desk: Desk) async throws -> OpenRequest {
    let request = try await desk.openRequest(.recordRequests)
    guard !request.isErased else { throw WebProblem.notFound }
    return request
  }

  private func conflict(_ request: OpenRequest, desk: Desk) -> WebProblem {
    let page = DescriptionPage(
      request, desk: desk, fields: Fields(desk.context.form), isConflict: true
    ).page
    return .answered(.conflict, desk.frame.document(page))
  }
}
