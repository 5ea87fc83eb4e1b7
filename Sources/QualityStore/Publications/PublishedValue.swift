public import QualityDomain

/// One indicator as it was published for one period.
public struct PublishedValue: Hashable, Sendable {
  public let publication: Publication.ID
  public let period: Period
  /// 1 for the first publication of the period.
  public let revision: Int
  public let publishedAt: Instant
  public let figure: Figure
  /// The period of the figure, which may be an earlier one.
  public let figurePeriod: Period
}

extension PublicationStore {
  /// Everything that was published of one indicator, the latest revision of a period first: one
  /// statement.
  public func values(
    of indicator: String, in scope: Scope
  ) async throws(StoreError) -> [PublishedValue] {
    try await engine.read { connection throws(StoreError) in
      try connection.rows(
        """
        SELECT p.id, p.period, p.revision, p.published_at, f.numerator, f.denominator, f.figure,
          f.figure_period
        FROM publication p JOIN published_figure f ON f.publication_id = p.id
        WHERE p.site_id = \(scope.site) AND f.code = \(indicator)
        ORDER BY p.period, p.revision DESC
        """
      ) { row throws(StoreError) in
        PublishedValue(
          publication: try row.id(0), period: try row.period(1), revision: try row.integer(2),
          publishedAt: try row.instant(3),
          figure: Figure(
            numerator: try row.quantityOrNil(4), denominator: try row.quantityOrNil(5),
            value: try row.quantityOrNil(6)),
          figurePeriod: try row.period(7))
      }
    }
  }

  /// Whether a period was published: one statement.
  public func isPublished(_ period: Period, in scope: Scope) async throws(StoreError) -> Bool {
    try await engine.read { connection throws(StoreError) in
      try connection.isPublished(period, in: scope)
    }
  }
}

extension SQLConnection {
  func isPublished(_ period: Period, in scope: Scope) throws(StoreError) -> Bool {
    try first(
      "SELECT 1 FROM publication WHERE site_id = \(scope.site) AND period = \(period)"
    ) { row throws(StoreError) in try row.bool(0) } ?? false
  }
}
