import QualityDomain

/// Changes to the counts of a site, gathered and then written at once.
struct RegisterLedger {
  private struct TallyKey: Hashable {
    let month: Period
    let clock: ClockKind
    let kind: RequestKind
    let channel: RequestChannel
    let outcome: RegisterTally.Outcome
    let due: CivilDate?
    let service: Service.ID?
  }

  private struct StageKey: Hashable {
    let service: Service.ID?
    let kind: RequestKind
    let channel: RequestChannel
    let stage: RequestStage
  }

  /// One stored count: the columns of its key but for the site, and its values.
  struct Count: Hashable {
    let key: [String]
    let requests: Int
    let days: Int
  }

  private let site: Site.ID
  private var tallyCounts: [TallyKey: (requests: Int, days: Int)] = [:]
  private var stageCounts: [StageKey: Int] = [:]

  init(site: Site.ID) {
    self.site = site
  }

  mutating func add(_ situation: RequestSituation) { count(situation, sign: 1) }

  mutating func remove(_ situation: RequestSituation) { count(situation, sign: -1) }

  private mutating func count(_ situation: RequestSituation, sign: Int) {
    for tally in situation.tallies {
      let key = TallyKey(
        month: tally.month, clock: tally.clock, kind: tally.kind, channel: tally.channel,
        outcome: tally.outcome, due: tally.due, service: tally.service)
      let known = tallyCounts[key] ?? (0, 0)
      tallyCounts[key] = (known.requests + sign * tally.count, known.days + sign * tally.days)
    }
    let key = StageKey(
      service: situation.service, kind: situation.kind, channel: situation.channel,
      stage: situation.stage)
    stageCounts[key, default: 0] += sign
  }

  /// What was gathered, as figures read it.
  var tallies: [RegisterTally] {
    tallyCounts.map { key, count in
      RegisterTally(
        clock: key.clock, service: key.service, kind: key.kind, channel: key.channel,
        month: key.month, outcome: key.outcome, due: key.due, count: count.requests,
        days: count.days)
    }
  }

  /// Stands for all services together in `register_tally`: the site's figures, which are asked for
  /// most, read one row where each service has one.
  static let allServices = "*"

  /// The rows of `register_tally`, in the order of their keys: each service's, and the site's.
  var tallyRows: [Count] {
    var counts: [[String]: (requests: Int, days: Int)] = [:]
    for (key, count) in tallyCounts {
      for service in [key.service?.text ?? "", Self.allServices] {
        let columns = [
          key.month.text, key.clock.rawValue, key.kind.rawValue, key.channel.rawValue,
          key.outcome.rawValue, key.due?.iso ?? "", service,
        ]
        let known = counts[columns] ?? (0, 0)
        counts[columns] = (known.requests + count.requests, known.days + count.days)
      }
    }
    return counts.map { Count(key: $0.key, requests: $0.value.requests, days: $0.value.days) }
      .inOrder
  }

  /// The rows of `register_stage`, in the order of their keys.
  var stageRows: [Count] {
    stageCounts.map { key, requests in
      Count(
        key: [
          key.service?.text ?? "", key.kind.rawValue, key.channel.rawValue, key.stage.rawValue,
        ], requests: requests, days: 0)
    }.inOrder
  }

  /// Takes the stored counts of a month of receipt away from what was gathered: what remains is what
  /// they lack.
  mutating func removeStoredTallies(
    of month: Period, in connection: any SQLConnection
  ) throws(StoreError) {
    try connection.forEachRow(
      """
      SELECT clock, kind, channel, outcome, due_on, service_id, requests, days FROM register_tally
      WHERE site_id = \(site) AND month = \(month) AND service_id <> \(Self.allServices)
      """
    ) { row throws(StoreError) in
      let key = TallyKey(
        month: month, clock: try row.raw(0), kind: try row.raw(1), channel: try row.raw(2),
        outcome: try row.raw(3), due: CivilDate(iso: try row.text(4)),
        service: Service.ID(try row.text(5)))
      let known = tallyCounts[key] ?? (0, 0)
      tallyCounts[key] = (
        known.requests - (try row.integer(6)), known.days - (try row.integer(7))
      )
    }
  }

  /// Adds the stages that a query gives, or takes them away: service (or nothing), kind, channel,
  /// stage and how many requests.
  mutating func addStages(
    _ query: SQL, sign: Int, in connection: any SQLConnection
  ) throws(StoreError) {
    try connection.forEachRow(query) { row throws(StoreError) in
      let key = StageKey(
        service: Service.ID(try row.text(0)), kind: try row.raw(1), channel: try row.raw(2),
        stage: try row.raw(3))
      stageCounts[key, default: 0] += sign * (try row.integer(4))
    }
  }

  /// Adds what was gathered to the stored counts. Rows change in one order, so that two writers
  /// never wait for each other.
  func write(in connection: any SQLConnection) throws(StoreError) {
    try writeTallies(in: connection)
    try writeStages(in: connection)
  }

  func writeTallies(in connection: any SQLConnection) throws(StoreError) {
    for row in tallyRows where row.requests != 0 || row.days != 0 {
      try connection.execute(
        """
        INSERT INTO register_tally (
          site_id, month, clock, kind, channel, outcome, due_on, service_id, requests, days
        ) VALUES (\(site), \(row.keyValues), \(row.requests), \(row.days))
        ON CONFLICT (site_id, month, clock, kind, channel, outcome, due_on, service_id)
        DO UPDATE SET requests = register_tally.requests + excluded.requests,
          days = register_tally.days + excluded.days
        """)
      // Most due dates are met: their rows must not pile up.
      guard row.requests < 0 else { continue }
      try connection.execute(
        """
        DELETE FROM register_tally
        WHERE (site_id, month, clock, kind, channel, outcome, due_on, service_id)
          = (\(site), \(row.keyValues)) AND requests = 0
        """)
    }
  }

  func writeStages(in connection: any SQLConnection) throws(StoreError) {
    for row in stageRows where row.requests != 0 {
      try connection.execute(
        """
        INSERT INTO register_stage (site_id, service_id, kind, channel, stage, requests)
        VALUES (\(site), \(row.keyValues), \(row.requests))
        ON CONFLICT (site_id, service_id, kind, channel, stage)
        DO UPDATE SET requests = register_stage.requests + excluded.requests
        """)
    }
  }
}

extension RegisterLedger.Count {
  fileprivate var keyValues: SQL {
    .joined(key.map { "\($0)" }, separator: ", ")
  }
}

extension [RegisterLedger.Count] {
  fileprivate var inOrder: Self {
    sorted { $0.key.lexicographicallyPrecedes($1.key) }
  }
}
