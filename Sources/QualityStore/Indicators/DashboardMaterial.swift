public import QualityDomain

/// What a dashboard shows of a site, as it stood at one moment.
public struct DashboardMaterial: Sendable {
  public let indicators: IndicatorMaterial
  /// Most first; empty for someone who may not read requests.
  public let late: [LateWork]
  /// Whether the period was published.
  public let isPublished: Bool
}

extension IndicatorReader {
  /// What the dashboard of a period needs: at most four statements.
  ///
  /// - Parameters:
  ///   - from: the first period whose figures are shown beside.
  ///   - requests: those that the reader may see; nil: none.
  public func dashboard(
    _ period: Period, from: Period, requests: Scope?, today: CivilDate
  ) async throws(StoreError) -> DashboardMaterial {
    try await store.engine.read { connection throws(StoreError) in
      DashboardMaterial(
        indicators: try material(connection, from: from, through: period, asOf: today),
        late: try requests.map { scope throws(StoreError) in
          try connection.lateByService(in: scope, today: today)
        } ?? [],
        isPublished: try connection.isPublished(period, in: scope))
    }
  }
}
