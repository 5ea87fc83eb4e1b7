public import QualityDomain

/// A request that someone has just entered: what goes on the letter.
public struct EnteredRequest: Hashable, Sendable {
  public let id: Request.ID
  public let reference: String
  public let kind: RequestKind
  public let channel: RequestChannel
  public let service: Service.ID?
  /// nil when no limit applies.
  public let due: CivilDate?
}

extension RequestStore {
  /// Those of `ids` that `person` entered at the site of the scope, in the order of `ids`: one
  /// statement.
  ///
  /// A mail room enters letters for every service: what someone typed themselves they may see, also
  /// outside the services of the scope.
  public func entered(
    _ ids: [Request.ID], by person: Person.ID, in scope: Scope
  ) async throws(StoreError) -> [EnteredRequest] {
    let found = try await engine.read { connection throws(StoreError) in
      try connection.entered(ids, by: person, in: scope)
    }
    return ids.compactMap { id in found.first { $0.id == id } }
  }
}

extension SQLConnection {
  /// See `RequestStore.entered`; in any order.
  func entered(
    _ ids: [Request.ID], by person: Person.ID?, in scope: Scope
  ) throws(StoreError) -> [EnteredRequest] {
    try rows(
      """
      SELECT s.request_id, r.reference, s.kind, s.channel, s.service_id, s.reply_due
      FROM request_state s
      JOIN request r ON r.id = s.request_id
      JOIN request_event e ON e.request_id = s.request_id AND e.sequence = 1
      WHERE s.request_id IN \(list: ids.map { .text($0.text) }) AND s.site_id = \(scope.site)
        AND e.recorded_by = \(person)
      """
    ) { row throws(StoreError) in
      EnteredRequest(
        id: try row.id(0), reference: try row.text(1), kind: try row.raw(2),
        channel: try row.raw(3), service: try row.idOrNil(4), due: try row.dateOrNil(5))
    }
  }
}
