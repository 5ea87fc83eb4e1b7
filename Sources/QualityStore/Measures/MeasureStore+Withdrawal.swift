public import QualityDomain

extension MeasureStore {
  /// A recorded figure of an indicator, in force or not; nil when there is none in the scope.
  public func find(
    _ id: Measure.ID, of indicator: String, in scope: Scope
  ) async throws(StoreError) -> MeasureRecord? {
    try await engine.read { connection throws(StoreError) in
      try connection.measure(id, of: indicator, in: scope)
    }
  }

  /// Takes a figure out of force without another in its place; it stays in the history.
  ///
  /// - Returns: false when it is not in force any more, or there is none that the scope may change:
  ///   a figure of the whole site is not of a scope of services.
  public func withdraw(
    _ id: Measure.ID, of indicator: String, in scope: Scope, by author: Authorship
  ) async throws(StoreError) -> Bool {
    try await engine.write(at: scope.site) { connection throws(StoreError) in
      guard let record = try connection.measure(id, of: indicator, in: scope),
        record.replacedAt == nil, scope.includes(record.measure.service)
      else { return false }
      try connection.execute(
        "UPDATE measure SET replaced_at = \(author.at), ending = 'withdrawn' WHERE id = \(id)")
      try connection.enqueueReadings(
        restingOn: [record.measure.period], at: scope.site, by: author)
      try connection.audit(
        .measureWithdrawn, "\(indicator) \(record.measure.period.text)", site: scope.site,
        by: author)
      return true
    }
  }
}

extension SQLConnection {
  fileprivate func measure(
    _ id: Measure.ID, of indicator: String, in scope: Scope
  ) throws(StoreError) -> MeasureRecord? {
    try first(
      """
      SELECT \(MeasureRecord.columns) FROM measure m
      WHERE m.id = \(id) AND m.indicator = \(indicator) AND \(scope.figureFilter)
      """, MeasureRecord.init(row:))
  }
}
