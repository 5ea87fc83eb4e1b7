public import QualityDomain

/// How much work is late at a service.
public struct LateWork: Hashable, Sendable {
  /// nil: requests that no service has.
  public let service: Service.ID?
  /// At least 1.
  public let late: Int
}

extension RequestStore {
  /// How much work is late at each service at `today`, most first: one statement.
  public func lateByService(
    in scope: Scope, today: CivilDate
  ) async throws(StoreError) -> [LateWork] {
    try await engine.read { connection throws(StoreError) in
      try connection.lateByService(in: scope, today: today)
    }
  }
}

extension SQLConnection {
  /// See `RequestStore.lateByService`. Each service's late work lies together in its index, so that
  /// nothing but what is late is read, and nothing of it but the index.
  func lateByService(in scope: Scope, today: CivilDate) throws(StoreError) -> [LateWork] {
    let late: SQL = "s.stage = 'open' AND s.sort_on < \(today)"
    let ofServices: SQL =
      scope.services.map { "AND v.id IN \(list: $0.sorted().map { .text($0.text) })" } ?? ""
    let withoutService: SQL =
      scope.services == nil
      ? """
      UNION ALL SELECT NULL, count(*) FROM request_state s
      WHERE s.site_id = \(scope.site) AND s.service_id IS NULL AND \(late)
      """ : ""
    return try rows(
      """
      SELECT v.id, (
        SELECT count(*) FROM request_state s
        WHERE s.site_id = v.site_id AND s.service_id = v.id AND \(late)
      )
      FROM service v WHERE v.site_id = \(scope.site) \(ofServices) \(withoutService)
      """
    ) { row throws(StoreError) in
      LateWork(service: try row.idOrNil(0), late: try row.integer(1))
    }
    .filter { $0.late > 0 }
    .sorted { ($1.late, $0.service?.text ?? "") < ($0.late, $1.service?.text ?? "") }
  }
}
