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
  public func verify(
    _ site: Site.ID, rules: RegisterRules, repairs: Bool
  ) async throws(StoreError) -> VerificationReport {
    let check: @Sendable (any SQLConnection) throws(StoreError) -> VerificationReport = {
      connection throws(StoreError) in
      var run = VerificationRun(site: site, rules: rules, repairs: repairs)
      return try run.report(connection)
    }
    return repairs ? try await engine.write(check) : try await engine.read(check)
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
  private var repaired: [(request: Request.ID, values: SQL)] = []

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
    var current: (request: Request.ID, reference: String, stored: [String?])?
    var events: [RequestEvent] = []
    try connection.forEachRow(statement(after: reference)) { row throws(StoreError) in
      let request: Request.ID = try row.id(RequestEvent.columnCount)
      if request != current?.request {
        if let current { try compare(current.request, events, current.stored) }
        events.removeAll(keepingCapacity: true)
        var stored: [String?] = []
        for column in 0..<Self.stateColumnCount {
          stored.append(try row.textOrNil(RequestEvent.columnCount + 2 + column))
        }
        current = (request, try row.text(RequestEvent.columnCount + 1), stored)
      }
      events.append(try RequestEvent(row: row))
    }
    guard let current else { return nil }
    try compare(current.request, events, current.stored)
    for (request, values) in repaired {
      try connection.execute("DELETE FROM request_state WHERE request_id = \(request)")
      try connection.execute(
        """
        INSERT INTO request_state (request_id, site_id, \(RequestProjection.columns))
        VALUES (\(request), \(site), \(values))
        """)
    }
    repaired.removeAll()
    return current.reference
  }

  /// The stored state comes as text, and empty when there is none.
  private func statement(after reference: String) -> SQL {
    """
    SELECT \(RequestEvent.columns), r.id, r.reference, s.service_id, s.assignee_id, s.kind,
      s.channel, s.received_on, s.stage, s.sort_on, s.outcome, s.reply_due, s.first_answer_on,
      CAST(s.elapsed AS TEXT), s.announced_on, s.announced_met_on, CAST(s.version AS TEXT)
    FROM (
      SELECT id, reference FROM request WHERE site_id = \(site) AND reference > \(reference)
      ORDER BY reference LIMIT \(Self.requestsAPage)
    ) AS r
    JOIN request_event e ON e.request_id = r.id
    \(RequestEvent.joinedText)
    LEFT JOIN request_state s ON s.request_id = r.id
    ORDER BY r.reference, e.sequence
    """
  }

  private static let stateColumnCount = 14

  private mutating func compare(
    _ request: Request.ID, _ events: [RequestEvent], _ stored: [String?]
  ) throws(StoreError) {
    let projection = try RequestProjection(EventHistory(events), rules: rules)
    report.requests += 1
    ledger.add(projection.situation)
    let values = projection.values
    guard stored != values.arguments.map(\.text) else { return }
    report.differingRequests.append(request)
    if repairs { repaired.append((request, values)) }
  }

  private func compareTallies(_ connection: any SQLConnection) throws(StoreError) -> Int {
    let stored = try connection.rows(
      """
      SELECT month, clock, kind, channel, outcome, due_on, service_id, requests, days
      FROM register_tally WHERE site_id = \(site)
      """
    ) { row throws(StoreError) in
      var key: [String] = []
      for column in 0...6 { key.append(try row.text(column)) }
      return RegisterLedger.Count(
        key: key, requests: try row.integer(7), days: try row.integer(8))
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
      return RegisterLedger.Count(key: key, requests: try row.integer(4), days: 0)
    }
    return Self.differences(stored, ledger.stageRows)
  }

  /// How many keys have not the same values; a missing row counts nothing.
  private static func differences(
    _ stored: [RegisterLedger.Count], _ expected: [RegisterLedger.Count]
  ) -> Int {
    let left = Set(stored.filter { $0.requests != 0 || $0.days != 0 })
    let right = Set(expected.filter { $0.requests != 0 || $0.days != 0 })
    return Set(left.symmetricDifference(right).map(\.key)).count
  }
}

extension SQLValue {
  /// As a column of text shows it.
  fileprivate var text: String? {
    switch self {
    case .text(let text): text
    case .integer(let integer): String(integer)
    case .null, .bytes: nil
    }
  }
}
