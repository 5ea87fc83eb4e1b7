import Hummingbird
import QualityDomain
import QualityStore

/// Local authorities and those elected there.
struct AuthorityHandlers: Sendable {
  let office: Office

  /// Four statements, two of them to know who asks and for which site.
  func list(_ request: Hummingbird.Request, _ context: WebContext) async throws -> Response {
    let query = try request.query()
    let visit = try await office.directory(context, saying: query)
    let address = AuthorityListAddress(query)
    var asked = address.query
    // One more than shown says whether there is a next page.
    asked.limit = AuthorityListPage.length + 1
    let found = try await visit.store.authorities(asked, in: visit.scope)
    return visit.desk.answer(
      AuthorityListPage(visit: visit, address: address, found: found).page)
  }

  func show(_ request: Hummingbird.Request, _ context: WebContext) async throws -> Response {
    let visit = try await office.directory(context, saying: try request.query())
    let record = try await record(visit, context)
    return visit.desk.answer(AuthorityPage(visit: visit, record: record).page)
  }

  func new(_ context: WebContext) async throws -> Response {
    let visit = try await office.changingDirectory(context)
    return visit.desk.answer(NewAuthorityPage(visit: visit, fields: Fields()).page)
  }

  func add(_ context: WebContext) async throws -> Response {
    let visit = try await office.changingDirectory(context)
    let page = { (fields: Fields) in NewAuthorityPage(visit: visit, fields: fields).page }
    let place = try visit.chosenPlace(context.form)
    let authority = try visit.desk.read(AuthorityForm(context.form).parsed, orShow: page)
    let id = try await visit.desk.write(orSay: AuthorityForm.taken, on: page) {
      try await visit.store.add(authority, at: place, by: visit.desk.author)
    }
    return .seeOther(Link.authority(id).saying(.added))
  }

  func change(_ context: WebContext) async throws -> Response {
    let (visit, record, place) = try await own(context)
    let page = { (fields: Fields) in
      AuthorityPage(visit: visit, record: record, fields: fields).page
    }
    let authority = try visit.desk.read(AuthorityForm(context.form).parsed, orShow: page)
    _ = try await visit.desk.write(orSay: AuthorityForm.taken, on: page) {
      try await visit.store.change(record.id, to: authority, at: place, by: visit.desk.author)
    }
    return .seeOther(Link.authority(record.id).saying(.changed))
  }

  func remove(_ context: WebContext) async throws -> Response {
    let (visit, record, place) = try await own(context)
    _ = try await visit.store.remove(record.id, at: place, by: visit.desk.author)
    return .seeOther(Link.directory.saying(.removed))
  }

  func setOfficial(_ context: WebContext) async throws -> Response {
    let (visit, record, place) = try await own(context)
    let official = try visit.desk.read(OfficialForm(context.form).parsed) {
      AuthorityPage(visit: visit, record: record, officialFields: $0).page
    }
    _ = try await visit.store.set(official, of: record.id, at: place, by: visit.desk.author)
    return .seeOther(Link.authority(record.id).saying(.officialSet))
  }

  func removeOfficial(_ context: WebContext) async throws -> Response {
    let (visit, record, place) = try await own(context)
    let id = context.parameters.get("official").flatMap { ElectedOfficial.ID($0) }
    guard let official = record.officials.first(where: { $0.id == id }) else {
      throw WebProblem.notFound
    }
    _ = try await visit.store.remove(official.id, at: place, by: visit.desk.author)
    return .seeOther(Link.authority(record.id).saying(.officialRemoved))
  }

  private func record(
    _ visit: DirectoryVisit, _ context: WebContext
  ) async throws -> AuthorityRecord {
    guard let id = context.parameters.get("id").flatMap({ LocalAuthority.ID($0) }),
      let record = try await visit.store.authority(id, in: visit.scope)
    else { throw WebProblem.notFound }
    return record
  }

  /// The authority of the address, for someone who may change it.
  private func own(
    _ context: WebContext
  ) async throws -> (DirectoryVisit, AuthorityRecord, DirectoryPlace) {
    let visit = try await office.changingDirectory(context)
    let record = try await record(visit, context)
    guard let place = visit.place(of: record.node) else { throw WebProblem.notFound }
    return (visit, record, place)
  }
}

/// What a list of authorities shows, as its address says it.
struct AuthorityListAddress {
  let query: AuthorityQuery

  init(_ form: FormBody) {
    query = AuthorityQuery(
      words: form.searched(), kind: AuthorityKind(rawValue: form["type"]),
      after: LocalAuthority.ID(form["suite"]))
  }

  var hasFilters: Bool { !query.words.isEmpty || query.kind != nil }

  /// The same list, from the start or after an authority.
  func link(after id: LocalAuthority.ID? = nil) -> Link {
    Link.directory.with("q", query.words).with("type", query.kind?.rawValue).with("suite", id?.text)
  }
}
