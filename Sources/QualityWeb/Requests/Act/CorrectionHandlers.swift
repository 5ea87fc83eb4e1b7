import Hummingbird
import QualityDomain
import QualityStore
import QualityWording

/// Correcting or withdrawing what was recorded.
struct CorrectionHandlers: Sendable {
  let office: Office

  func show(_ http: Hummingbird.Request, _ context: WebContext) async throws -> Response {
    let desk = try office.desk(context)
    let request = try await desk.openRequest(.correctRequests)
    let wanted = try http.query()["etape"]
    let entry = RequestEvent.ID(wanted).flatMap { request.entry($0) }
    guard wanted.isEmpty || entry != nil else { throw WebProblem.notFound }
    return desk.answer(CorrectionPage(request, desk: desk, entry: entry).page)
  }

  func record(_ context: WebContext) async throws -> Response {
    let desk = try office.desk(context)
    let scope = try desk.scope(.correctRequests)
    let request = try await desk.openRequest(.correctRequests)
    let form = CorrectionForm(body: context.form)
    guard let version = form.version, let target = form.target else { throw WebProblem.malformed }
    guard version == request.record.version else {
      throw conflict(request, target, since: version, desk: desk)
    }
    guard let entry = request.entry(target) else { throw WebProblem.notFound }
    let refuse = { (errors: FormErrors) in
      desk.refused(
        CorrectionPage(
          request, desk: desk, entry: entry, fields: Fields(context.form, errors: errors)
        ).page)
    }
    let event: NewEvent
    do throws(FormErrors) {
      event = try form.parsed(for: entry, today: desk.today)
    } catch {
      throw refuse(error)
    }
    let outcome = try await desk.store.requests.append(
      event, to: request.id, expecting: version, in: scope, by: desk.author, rules: desk.rules)
    switch outcome {
    case .recorded(let situation):
      let isReadable = desk.viewer.access.scope(.readRequests, at: desk.site)?
        .includes(situation.service)
      return .seeOther(
        isReadable == true
          ? .request(request.id).with("fait", RequestNotice.corrected)
          : .requests.with("fait", RegisterNotice.Code.gone.rawValue))
    case .refused(let error): throw refuse(FormErrors(error.field, error.french))
    case .conflict:
      throw conflict(
        try await desk.openRequest(.correctRequests), target, since: version, desk: desk)
    case .notFound: throw WebProblem.notFound
    }
  }

  /// What changed, and the form again while its step is still there.
  private func conflict(
    _ request: OpenRequest, _ target: RequestEvent.ID, since version: Int, desk: Desk
  ) -> WebProblem {
    let page = CorrectionPage(
      request, desk: desk, entry: request.entry(target), fields: Fields(desk.context.form),
      meanwhile: RequestHistory(request).steps(after: version)
    ).page
    return .answered(.conflict, desk.frame.document(page))
  }
}

extension OpenRequest {
  /// A step as it is known now; nil when there is none, or it was withdrawn.
  func entry(_ id: RequestEvent.ID) -> EventHistory.Entry? {
    history.entries.first { $0.event.id == id }
  }
}
