public import QualityDomain

/// The scores of the sites below a node, for someone above them: each says whose it is.
extension BarometerStore {
  /// The years with a score at some site of the scope, the latest first: one statement.
  public func years(in network: NetworkScope) async throws(StoreError) -> [Int] {
    try await engine.read { connection throws(StoreError) in
      try connection.rows(
        """
        SELECT DISTINCT b.scored_year FROM barometer_score b JOIN site s ON s.id = b.site_id
        WHERE b.replaced_at IS NULL AND \(network.filter) ORDER BY b.scored_year DESC
        """
      ) { row throws(StoreError) in try row.integer(0) }
    }
  }

  /// The scores in force of the sites of the scope, of every question of some years: one statement.
  public func scores(
    of years: [Int], in network: NetworkScope
  ) async throws(StoreError) -> [BarometerScore] {
    try await scores(where: Self.condition(years), in: network)
  }

  /// The scores in force of the sites of the scope, of one axis in every year: one statement.
  public func scores(
    of axis: BarometerAxis, in network: NetworkScope
  ) async throws(StoreError) -> [BarometerScore] {
    try await scores(where: Self.condition(axis), in: network)
  }

  private func scores(
    where condition: SQL, in network: NetworkScope
  ) async throws(StoreError) -> [BarometerScore] {
    try await engine.read { connection throws(StoreError) in
      try connection.rows(
        """
        SELECT \(BarometerScore.columns) FROM barometer_score b JOIN site s ON s.id = b.site_id
        WHERE b.replaced_at IS NULL AND \(condition) AND \(network.filter)
        """, BarometerScore.init(row:))
    }
  }
}
