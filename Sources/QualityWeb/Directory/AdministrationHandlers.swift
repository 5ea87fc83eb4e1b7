import Hummingbird
import QualityDomain
import QualityStore

/// Administrations to which requests are redirected.
struct AdministrationHandlers: Sendable {
  let office: Office

  func list(_ request: Hummingbird.Request, _ context: WebContext) async throws -> Response {
    let query = try request.query()
    let visit = try await office.directory(context, saying: query)
    let words = query.searched()
    let found = try await visit.store.administrations(words: words, in: visit.scope)
    return visit.desk.answer(
      AdministrationListPage(visit: visit, words: words, found: found).page)
  }

  func show(_ request: Hummingbird.Request, _ context: WebContext) async throws -> Response {
    let visit = try await office.directory(context, saying: try request.query())
    let record = try await record(visit, context)
    return visit.desk.answer(AdministrationPage(visit: visit, record: record).page)
  }

  func new(_ context: WebContext) async throws -> Response {
    let visit = try await office.changingDirectory(context)
    return visit.desk.answer(NewAdministrationPage(visit: visit, fields: Fields()).page)
  }

  func add(_ context: WebContext) async throws -> Response {
    let visit = try await office.changingDirectory(context)
    let page = { (fields: Fields) in NewAdministrationPage(visit: visit, fields: fields).page }
    let place = try visit.chosenPlace(context.form)
    let administration = try visit.desk.read(AdministrationForm(context.form).parsed, orShow: page)
    let id = try await visit.desk.write(orSay: AdministrationForm.taken, on: page) {
      try await visit.store.add(administration, at: place, by: visit.desk.author)
    }
    return .seeOther(Link.administration(id).saying(.added))
  }

  func change(_ context: WebContext) async throws -> Response {
    let (visit, record, place) = try await own(context)
    let page = { (fields: Fields) in
      AdministrationPage(visit: visit, record: record, fields: fields).page
    }
    let administration = try visit.desk.read(AdministrationForm(context.form).parsed, orShow: page)
    _ = try await visit.desk.write(orSay: AdministrationForm.taken, on: page) {
      try await visit.store.change(record.id, to: administration, at: place, by: visit.desk.author)
    }
    return .seeOther(Link.administration(record.id).saying(.changed))
  }

  func remove(_ context: WebContext) async throws -> Response {
    let (visit, record, place) = try await own(context)
    _ = try await visit.store.remove(record.id, at: place, by: visit.desk.author)
    return .seeOther(Link.administrations.saying(.removed))
  }

  private func record(
    _ visit: DirectoryVisit, _ context: WebContext
  ) async throws -> AdministrationRecord {
    guard let id = context.parameters.get("id").flatMap({ Administration.ID($0) }),
      let record = try await visit.store.administration(id, in: visit.scope)
    else { throw WebProblem.notFound }
    return record
  }

  /// The administration of the address, for someone who may change it.
  private func own(
    _ context: WebContext
  ) async throws -> (DirectoryVisit, AdministrationRecord, DirectoryPlace) {
    let visit = try await office.changingDirectory(context)
    let record = try await record(visit, context)
    guard let place = visit.place(of: record.node) else { throw WebProblem.notFound }
    return (visit, record, place)
  }
}
