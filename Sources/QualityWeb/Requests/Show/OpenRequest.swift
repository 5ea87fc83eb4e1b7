import Hummingbird
import QualityDomain
import QualityStore

/// A request that someone has opened, with what it says today.
struct OpenRequest {
  let record: RequestRecord
  let history: EventHistory
  let situation: RequestSituation
  let profile: SiteProfile
  let rules: RegisterRules
  let today: CivilDate

  var id: QualityDomain.Request.ID { record.id }
  var serviceName: String { profile.serviceName(situation.service) ?? "sans service" }
  /// The subject, or that it was erased.
  var subject: String { record.subject.isEmpty ? "Objet effacé" : record.subject }

  /// Whether the personal data of who wrote is gone.
  var isErased: Bool { record.requester?.erasedAt != nil }

  init(_ record: RequestRecord, desk: Desk) throws {
    self.record = record
    history = record.history
    profile = desk.profile
    rules = desk.rules
    today = desk.today
    situation = try Self.situation(of: record, desk: desk)
  }

  /// The situation today; that of the receipt when a register is read as of an earlier day.
  static func situation(of record: RequestRecord, desk: Desk) throws -> RequestSituation {
    let history = record.history
    let receipt = history.receipt?.day ?? desk.today
    guard let situation = desk.rules.situation(history, asOf: max(desk.today, receipt)) else {
      throw WebProblem.internalError
    }
    return situation
  }

  /// Working days left before `due`: negative once it is past.
  func workingDays(until due: CivilDate) -> Int {
    due < today
      ? -rules.calendar.workingDays(after: due, through: today)
      : rules.calendar.workingDays(after: today, through: due)
  }

  func limit(_ clock: ClockKind, on day: CivilDate) -> Limit? {
    rules.limits.limit(clock, kind: situation.kind, channel: situation.channel, on: day)
  }
}

extension Desk {
  /// The request that an address names; 404 when the viewer's scope for `permission` has none.
  func openRequest(_ permission: Permission) async throws -> OpenRequest {
    let scope = try scope(permission)
    guard let id = context.parameters.get("id").flatMap({ QualityDomain.Request.ID($0) }),
      let record = try await store.requests.find(id, in: scope)
    else { throw WebProblem.notFound }
    return try OpenRequest(record, desk: self)
  }

  /// Whether the viewer may do that to a request.
  func can(_ permission: Permission, _ request: OpenRequest) -> Bool {
    viewer.access.scope(permission, at: site)?.includes(request.situation.service) ?? false
  }
}
