import Hummingbird
import QualityDomain
import QualityStore
import QualityWording

/// Quick entry of what arrives on paper, at the counter or in the box.
struct EntryHandlers: Sendable {
  let office: Office

  /// The entries shown beside the form.
  private static let mostShown = 3

  func show(_ request: Hummingbird.Request, _ context: WebContext) async throws -> Response {
    let desk = try office.desk(context)
    let query = try request.query()
    let entered = try await entered(query, desk: desk)
    return desk.answer(
      EntryPage(
        desk: desk, fields: Fields(), kept: query, requester: try await requester(query, desk: desk),
        entered: entered, isAfterEntry: true
      ).page)
  }

  func register(_ context: WebContext) async throws -> Response {
    let desk = try office.desk(context)
    let scope = try desk.scope(.recordRequests)
    let form = context.form
    let new: NewRequest
    do throws(FormErrors) {
      new = try EntryForm(body: form).parsed(services: desk.openServices, today: desk.today)
    } catch {
      let page = EntryPage(
        desk: desk, fields: Fields(form, errors: error), kept: FormBody(), requester: nil,
        entered: try await entered(form, desk: desk), isAfterEntry: false
      ).page
      throw desk.refused(page)
    }
    let id = try await desk.store.requests.register(
      new, in: scope, by: desk.author, rules: desk.rules
    ).id
    let canOpen = desk.viewer.access.scope(.readRequests, at: desk.site)?.includes(new.service)
    if form.has("ouvrir"), canOpen == true {
      return .seeOther(.request(id).with("fait", RequestNotice.entered))
    }
    return .seeOther(next(after: id, new, form: form, today: desk.today))
  }

  /// The empty form with what stays: channel, service, date and the latest entries.
  private func next(
    after id: QualityDomain.Request.ID, _ new: NewRequest, form: FormBody, today: CivilDate
  ) -> Link {
    let link = Link.newRequest.with("canal", new.channel.rawValue)
      .with("service", new.service?.text)
      .with("recue", new.receivedOn == today ? nil : FrenchDate.numeric(new.receivedOn))
    return ([id.text] + form.all("saisies").prefix(Self.mostShown - 1))
      .reduce(link) { $0.with("saisies", $1) }
  }

  /// The authority that was chosen in the directory, or someone elected there.
  private func requester(_ query: FormBody, desk: Desk) async throws -> RequesterDetails? {
    guard let id = LocalAuthority.ID(query["collectivite"]),
      let record = try await desk.store.directory.authority(id, in: try desk.scope(.recordRequests))
    else { return nil }
    guard let official = record.officials.first(where: { $0.id.text == query["elu"] })?.official
    else { return RequesterDetails(name: record.authority.name, profile: .localAuthority) }
    return RequesterDetails(
      name: "\(official.french), \(record.authority.name)", profile: .electedOfficial,
      email: official.email, telephone: official.telephone)
  }

  private func entered(_ form: FormBody, desk: Desk) async throws -> [EnteredRequest] {
    let scope = try desk.scope(.recordRequests)
    let ids = form.all("saisies").prefix(Self.mostShown)
      .compactMap { QualityDomain.Request.ID($0) }
    if ids.isEmpty { return [] }
    return try await desk.store.requests.entered(
      ids, by: desk.viewer.access.person, in: scope)
  }
}
