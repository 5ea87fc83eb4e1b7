public import QualityDomain

/// Bringing a register up to date after its calendar changed, a month of receipt at a time, so that
/// nobody who writes waits for long. A month is made again whole in one transaction: its counts are
/// right from then on, whatever was written meanwhile by the days before and after the change.
extension RequestStore {
  /// The month of receipt that follows `month` among those of a site, the first one after nil; nil
  /// when there is none.
  public func monthOfReceipt(
    after month: Period?, at site: Site.ID
  ) async throws(StoreError) -> Period? {
    let start = month.map { $0.lastDay.adding(days: 1) } ?? .earliest
    return try await engine.read { connection throws(StoreError) in
      try connection.first(
        """
        SELECT min(received_on) FROM request_state
        WHERE site_id = \(site) AND received_on >= \(start)
        """
      ) { row throws(StoreError) in try row.dateOrNil(0) }?.map { Period(.month, containing: $0) }
    }
  }

  /// Makes what lists and figures read of the requests received in a month again from their events.
  ///
  /// - Parameter lease: of the job that does it; its progress is then `month`.
  /// - Returns: how many requests changed.
  /// - Throws: `conflict` when someone else has the job now.
  @discardableResult
  public func recompute(
    _ month: Period, at site: Site.ID, rules: RegisterRules, holding lease: JobLease,
    at now: Instant
  ) async throws(StoreError) -> Int {
    try await engine.write(at: site) { connection throws(StoreError) in
      try connection.keep(lease, progress: month.text, at: now)
      var ledger = RegisterLedger(site: site)
      var changed: [ComparedRequest] = []
      try connection.forEachCompared(
        """
        SELECT q.id, q.reference FROM request_state p JOIN request q ON q.id = p.request_id
        WHERE p.site_id = \(site) AND p.received_on >= \(month.firstDay)
          AND p.received_on <= \(month.lastDay)
        """, rules: rules
      ) { request in
        ledger.add(request.projection.situation)
        if request.differs { changed.append(request) }
      }
      for request in changed { try connection.rewrite(request, site: site) }
      try ledger.removeStoredTallies(of: month, in: connection)
      try ledger.writeTallies(in: connection)
      if !changed.isEmpty {
        try connection.enqueueReadings(
          of: [Period(.quarter, containing: month.firstDay)], at: site, now: now)
      }
      return changed.count
    }
  }

  /// Counts the requests of a site by stage again, once its months are done.
  /// - Throws: `conflict` when someone else has the job now.
  public func recountStages(
    at site: Site.ID, holding lease: JobLease, at now: Instant
  ) async throws(StoreError) {
    try await engine.write(at: site) { connection throws(StoreError) in
      try connection.keep(lease, progress: lease.progress, at: now)
      var ledger = RegisterLedger(site: site)
      try ledger.addStages(
        """
        SELECT COALESCE(service_id, ''), kind, channel, stage, count(*) FROM request_state
        WHERE site_id = \(site) GROUP BY service_id, kind, channel, stage
        """, sign: 1, in: connection)
      try ledger.addStages(
        """
        SELECT service_id, kind, channel, stage, requests FROM register_stage
        WHERE site_id = \(site)
        """, sign: -1, in: connection)
      try ledger.writeStages(in: connection)
    }
  }
}
