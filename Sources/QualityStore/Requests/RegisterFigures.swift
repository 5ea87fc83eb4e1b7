public import QualityDomain

extension RequestStore {
  /// What the indicators of the register are made of, for the requests received from `from`
  /// through `through` (whole months), all services together: one statement, whatever the size of
  /// the register.
  ///
  /// - Parameter service: only this one, within the scope.
  /// - Parameter asOf: today or later: due dates before it are past.
  public func counts(
    from: Period, through: Period, service: Service.ID? = nil, asOf: CivilDate, in scope: Scope
  ) async throws(StoreError) -> RegisterCounts {
    try await engine.read { connection throws(StoreError) in
      try connection.counts(from: from, through: through, service: service, asOf: asOf, in: scope)
    }
  }

  /// What the indicators were made of at a past day: the events of the period's requests are replayed
  /// without those that happened later.
  public func tallies(
    from: Period, through: Period, service: Service.ID? = nil, asOf: CivilDate, in scope: Scope,
    rules: RegisterRules
  ) async throws(StoreError) -> [RegisterTally] {
    try await engine.read { connection throws(StoreError) in
      var ledger = RegisterLedger(site: scope.site)
      try connection.forEachHistory(
        receivedFrom: from.firstDay, through: through.lastDay, at: scope.site
      ) { history throws(StoreError) in
        guard let situation = rules.situation(history, asOf: asOf),
          scope.includes(situation.service), service == nil || service == situation.service
        else { return }
        ledger.add(situation)
      }
      return ledger.tallies
    }
  }

  /// The requests of a period that a rule counts, as they stand: what a figure is made of, latest
  /// receipt first.
  public func requests(
    behind rule: RegisterRule, period: Period, in scope: Scope, after: RegisterQuery.Position? = nil,
    limit: Int = 25
  ) async throws(StoreError) -> [RegisterRow] {
    var conditions: [SQL] = [
      scope.filter,
      "s.received_on >= \(period.firstDay) AND s.received_on <= \(period.lastDay)",
      "s.kind IN \(list: rule.kinds.map { .text($0.rawValue) })",
      "s.channel IN \(list: rule.channels.map { .text($0.rawValue) })",
      "s.outcome IN \(list: RegisterTally.Outcome.allCases.map { .text($0.rawValue) })",
    ]
    if rule.clock == .announcedDate { conditions.append("s.announced_on IS NOT NULL") }
    if let after {
      conditions.append("(s.received_on, s.request_id) < (\(after.sortOn), \(after.request))")
    }
    let page: SQL = """
      SELECT s.request_id, s.received_on AS position_on FROM request_state s
      WHERE \(.joined(conditions, separator: " AND "))
      ORDER BY \(RegisterRow.order("s.received_on", "s.request_id", isDescending: true))
      LIMIT \(limit)
      """
    return try await engine.read { connection throws(StoreError) in
      try connection.rows(
        RegisterRow.statement(page, isDescending: true), RegisterRow.init(row:))
    }
  }
}

extension SQLConnection {
  /// See `RequestStore.counts`. Summed by the database, in the order in which the rows lie.
  func counts(
    from: Period, through: Period, service: Service.ID?, asOf: CivilDate, in scope: Scope
  ) throws(StoreError) -> RegisterCounts {
    var counts = RegisterCounts()
    try forEachRow(
      """
      SELECT s.month, s.clock, s.kind, s.channel, sum(s.in_time), sum(s.answered_late),
        sum(CASE WHEN s.due_on < \(asOf) THEN s.unanswered ELSE 0 END), sum(s.unanswered),
        sum(s.waiting), sum(s.in_time_days + s.answered_late_days)
      FROM register_tally s
      WHERE \(tallied(from: from, through: through, service: service, in: scope))
      GROUP BY s.month, s.clock, s.kind, s.channel
      """
    ) { row throws(StoreError) in
      let (late, unanswered): (Int, Int) = (try row.integer(6), try row.integer(7))
      counts.add(
        RegisterCount(
          inTime: try row.integer(4), answeredLate: try row.integer(5), late: late,
          running: unanswered - late, waiting: try row.integer(8), days: try row.integer(9)),
        of: .init(clock: try row.raw(1), kind: try row.raw(2), channel: try row.raw(3)),
        in: try row.period(0))
    }
    return counts
  }

  /// The condition for the rows of `register_tally s` that hold these months, once each.
  private func tallied(
    from: Period, through: Period, service: Service.ID?, in scope: Scope
  ) -> SQL {
    let first = Period(.month, containing: from.firstDay)
    let last = Period(.month, containing: through.lastDay)
    let ofService: SQL =
      service.map { "AND s.service_id = \($0)" }
      ?? (scope.services == nil ? "AND s.service_id = \(RegisterLedger.allServices)" : "")
    return "\(scope.filter) AND s.month >= \(first) AND s.month <= \(last) \(ofService)"
  }

  /// What the requests received in these months amount to, service by service but for the whole site,
  /// and all said to be of `service`: one statement.
  func tallies(
    from: Period, through: Period, service: Service.ID? = nil, in scope: Scope
  ) throws(StoreError) -> [RegisterTally] {
    try tallies(tallied(from: from, through: through, service: service, in: scope)) { _ in service }
  }

  /// Calls `body` with the history of each request of a site received in those days, reading some
  /// thousands of requests at a time.
  fileprivate func forEachHistory(
    receivedFrom from: CivilDate, through: CivilDate, at site: Site.ID,
    _ body: (EventHistory) throws(StoreError) -> Void
  ) throws(StoreError) {
    var last: (receivedOn: CivilDate, request: String) = (from, "")
    var count = 0
    repeat {
      count = 0
      var current: Request.ID?
      var events: [RequestEvent] = []
      try forEachRow(Self.histories(after: last, through: through, at: site)) {
        row throws(StoreError) in
        let request: Request.ID = try row.id(RequestEvent.columnCount)
        if request != current {
          if current != nil { try body(EventHistory(events)) }
          events.removeAll(keepingCapacity: true)
          last = (try row.date(RequestEvent.columnCount + 1), request.text)
          count += 1
        }
        current = request
        events.append(try RequestEvent(row: row))
      }
      if current != nil { try body(EventHistory(events)) }
    } while count == historiesAPage
  }

  private static func histories(
    after last: (receivedOn: CivilDate, request: String), through: CivilDate, at site: Site.ID
  ) -> SQL {
    """
    SELECT \(RequestEvent.columns), e.request_id, s.received_on
    FROM (
      SELECT s.request_id, s.received_on FROM request_state s
      WHERE s.site_id = \(site) AND (s.received_on, s.request_id) > (\(last.receivedOn), \(last.request))
        AND s.received_on <= \(through)
      ORDER BY s.received_on, s.request_id LIMIT \(historiesAPage)
    ) AS s
    JOIN request_event e ON e.request_id = s.request_id
    \(RequestEvent.joinedText)
    ORDER BY s.received_on, s.request_id, e.sequence
    """
  }
}

private let historiesAPage = 2_000
