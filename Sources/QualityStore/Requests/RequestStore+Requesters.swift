public import QualityDomain

/// The requests of one requester that a person may see.
public struct RequesterHistory: Hashable, Sendable {
  public let total: Int
  /// The latest receipt first.
  public let latest: [RegisterRow]
}

extension RequestStore {
  /// What a requester wrote, within the scope, apart from one request: two statements.
  public func requests(
    of requester: Requester.ID, apartFrom request: Request.ID, in scope: Scope, limit: Int = 5
  ) async throws(StoreError) -> RequesterHistory {
    let others: SQL = """
      request r JOIN request_state s ON s.request_id = r.id
      WHERE r.requester_id = \(requester) AND r.id <> \(request) AND \(scope.filter)
      """
    return try await engine.read { connection throws(StoreError) in
      let total = try connection.first("SELECT count(*) FROM \(others)") {
        row throws(StoreError) in try row.integer(0)
      }
      let page: SQL = """
        SELECT s.request_id, s.received_on AS position_on FROM \(others)
        ORDER BY \(RegisterRow.order("s.received_on", "s.request_id", isDescending: true))
        LIMIT \(limit)
        """
      return RequesterHistory(
        total: total ?? 0,
        latest: try connection.rows(
          RegisterRow.statement(page, isDescending: true), RegisterRow.init(row:)))
    }
  }
}
