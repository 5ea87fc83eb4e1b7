import Hummingbird
import QualityDomain
import QualityStore
import QualityWording

/// Recording what happens to a request, one page for each action.
struct ActionHandlers: Sendable {
  let office: Office

  func show(_ context: WebContext) async throws -> Response {
    let action = try action(context)
    let desk = try office.desk(context)
    let request = try await desk.openRequest(.recordRequests)
    return desk.answer(
      ActionPage(
        action, request, desk: desk, administrations: try await administrations(action, desk)
      ).page)
  }

  func record(_ context: WebContext) async throws -> Response {
    let action = try action(context)
    let desk = try office.desk(context)
    let scope = try desk.scope(.recordRequests)
    let request = try await desk.openRequest(.recordRequests)
    let form = ActionForm(action: action, body: context.form)
    guard let version = form.version else { throw WebProblem.malformed }
    let administrations = try await administrations(action, desk)
    let refuse = { (errors: FormErrors) in
      desk.refused(
        ActionPage(
          action, request, desk: desk, fields: Fields(context.form, errors: errors),
          administrations: administrations
        ).page)
    }
    let other = try await duplicated(action, form, scope: scope, desk: desk)
    let event: NewEvent
    do throws(FormErrors) {
      event = try form.parsed(
        for: request, other: other, administrations: administrations)
    } catch {
      throw refuse(error)
    }
    let outcome = try await desk.store.requests.append(
      event, to: request.id, expecting: version, in: scope, by: desk.author, rules: desk.rules)
    switch outcome {
    case .recorded(let situation): return .seeOther(next(after: action, request, situation, desk: desk))
    case .refused(let error): throw refuse(FormErrors(error.field, error.french))
    case .conflict:
      throw conflict(
        action, try await desk.openRequest(.recordRequests), since: version, desk: desk)
    case .notFound: throw WebProblem.notFound
    }
  }

  private func action(_ context: WebContext) throws(WebProblem) -> RequestAction {
    guard let action = context.parameters.get("action").flatMap(RequestAction.init) else {
      throw .notFound
    }
    return action
  }

  /// Those of the directory, when the action is to redirect to one.
  private func administrations(
    _ action: RequestAction, _ desk: Desk
  ) async throws -> [Administration] {
    guard action == .redirect else { return [] }
    return try await desk.store.directory.administrations(in: try desk.scope(.recordRequests))
      .map(\.administration)
  }

  /// The request whose reference was typed, when there is one in the scope.
  private func duplicated(
    _ action: RequestAction, _ form: ActionForm, scope: Scope, desk: Desk
  ) async throws -> RequestRecord? {
    let reference = form.body.trimmed("reference")
    guard action == .duplicate, !reference.isEmpty else { return nil }
    return try await desk.store.requests.find(reference: reference, in: scope)
  }

  /// The request, or the list when another service has it now.
  private func next(
    after action: RequestAction, _ request: OpenRequest, _ situation: RequestSituation, desk: Desk
  ) -> Link {
    let scope = desk.viewer.access.scope(.readRequests, at: desk.site)
    guard scope?.includes(situation.service) == true else {
      return .requests.with("fait", RegisterNotice.Code.gone.rawValue)
    }
    return .request(request.id).with("fait", action.rawValue)
  }

  private func conflict(
    _ action: RequestAction, _ request: OpenRequest, since version: Int, desk: Desk
  ) -> WebProblem {
    let page = ActionPage(
      action, request, desk: desk, fields: Fields(desk.context.form),
      meanwhile: RequestHistory(request).steps(after: version)
    ).page
    return .answered(.conflict, desk.frame.document(page))
  }
}
