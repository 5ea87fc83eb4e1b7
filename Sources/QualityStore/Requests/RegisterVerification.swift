public import QualityDomain

/// What a comparison of the register's projections with its events found.
public struct VerificationReport: Hashable, Sendable {
  public var requests = 0
  /// Requests whose state is not what their events say.
  public var differingRequests: [Request.ID] = []
  /// Stored counts that are not what the requests give.
  public var differingCounts = 0

  public var isSound: Bool { differingRequests.isEmpty && differingCounts == 0 }
}

extension RequestStore {
  /// Reads every request of a site from its events again and compares with what lists and figures
  /// read.
  ///
  /// - Parameter repairs: writes the recomputed projections where they differ; other writers wait.
  /// - Throws: `outsideScope` when the scope is not a whole site.
  public func verify(
    _ scope: Scope, rules: RegisterRules, repairs: Bool
  ) async throws(StoreError) -> VerificationReport {
    let site = try scope.wholeSite()
    let check: @Sendable (any SQLConnection) throws(StoreError) -> VerificationReport = {
      connection throws(StoreError) in
      var run = VerificationRun(site: site, rules: rules, repairs: repairs)
      return try run.report(connection)
    }
    return repairs ? try await engine.write(at: site, check) : try await engine.read(check)
  }
}

/// One comparison under way, some thousands of requests at a time.
private struct VerificationRun {
  private static let requestsAPage = 2_000

  private let site: Site.ID
  private let rules: RegisterRules
  private let repairs: Bool
  private var report = VerificationReport()
  private var ledger: RegisterLedger

  init(site: Site.ID, rules: RegisterRules, repairs: Bool) {
    self.site = site
    self.rules = rules
    self.repairs = repairs
    ledger = RegisterLedger(site: site)
  }

  mutating func report(_ connection: any SQLConnection) throws(StoreError) -> VerificationReport {
    var last = ""
    while let next = try comparePage(after: last, in: connection) { last = next }
    let tallies = try compareTallies(connection)
    report.differingCounts = try tallies + compareStages(connection)
    if repairs, report.differingCounts > 0 {
      try connection.execute("DELETE FROM register_tally WHERE site_id = \(site)")
      try connection.execute("DELETE FROM register_stage WHERE site_id = \(site)")
      try ledger.write(in: connection)
    }
    return report
  }

  /// - Returns: the last reference of the page; nil when there was none.
  private mutating func comparePage(
    after reference: String, in connection: any SQLConnection
  ) throws(StoreError) -> String? {
    var last: String?
    var repaired: [ComparedRequest] = []
    try connection.forEachCompared(
      """
      SELECT id, reference FROM request WHERE site_id = \(site) AND reference > \(reference)
      ORDER BY reference LIMIT \(Self.requestsAPage)
      """, rules: rules
    ) { request in
      report.requests += 1
      ledger.add(request.projection.situation)
      last = request.reference
      guard request.differs else { return }
      report.differingRequests.append(request.id)
      if repairs { repaired.append(request) }
    }
    for request in repaired { try connection.rewrite(request, site: site) }
    return last
  }

  private func compareTallies(_ connection: any SQLConnection) throws(StoreError) -> Int {
    let stored = try connection.rows(
      """
      SELECT month, clock, kind, channel, due_on, service_id,
        \(.joined(TallyCounts.columns, separator: ", "))
      FROM register_tally WHERE site_id = \(site)
      """
    ) { row throws(StoreError) in
      var key: [String] = []
      for column in 0...5 { key.append(try row.text(column)) }
      return RegisterLedger.Count(key: key, values: try TallyCounts(row: row, from: 6).values)
    }
    return Self.differences(stored, ledger.tallyRows)
  }

  private func compareStages(_ connection: any SQLConnection) throws(StoreError) -> Int {
    let stored = try connection.rows(
      """
      SELECT service_id, kind, channel, stage, requests
      FROM register_stage WHERE site_id = \(site)
      """
    ) { row throws(StoreError) in
      var key: [String] = []
      for column in 0...3 { key.append(try row.text(column)) }
      return RegisterLedger.Count(key: key, values: [try row.integer(4)])
    }
    return Self.differences(stored, ledger.stageRows)
  }

  /// How many keys have not the same values; a missing row counts nothing.
  private static func differences(
    _ stored: [RegisterLedger.Count], _ expected: [RegisterLedger.Count]
  ) -> Int {
    let left = Set(stored.filter { !$0.isZero })
    let right = Set(expected.filter { !$0.isZero })
    return Set(left.symmetricDifference(right).map(\.key)).count
  }
}
