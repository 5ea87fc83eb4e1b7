import QualityDomain

/// Changes to the counts of a site, gathered and then written at once.
struct RegisterLedger {
  private struct StageKey: Hashable {
    let service: Service.ID?
    let kind: RequestKind
    let channel: RequestChannel
    let stage: RequestStage
  }

  /// One stored row: the columns of its key but for the site, and its counts.
  struct Count: Hashable {
    let key: [String]
    let values: [Int]

    /// Whether it says no more than that there is no row.
    var isZero: Bool { values.allSatisfy { $0 == 0 } }
  }

  private static let rowsAStatement = 50

  private let site: Site.ID
  private var tallyCounts: [TallyKey: TallyCounts] = [:]
  private var stageCounts: [StageKey: Int] = [:]

  init(site: Site.ID) {
    self.site = site
  }

  mutating func add(_ situation: RequestSituation) { count(situation, sign: 1) }

  mutating func remove(_ situation: RequestSituation) { count(situation, sign: -1) }

  private mutating func count(_ situation: RequestSituation, sign: Int) {
    for tally in situation.tallies {
      tallyCounts[TallyKey(tally), default: TallyCounts()].add(tally, sign: sign)
    }
    let key = StageKey(
      service: situation.service, kind: situation.kind, channel: situation.channel,
      stage: situation.stage)
    stageCounts[key, default: 0] += sign
  }

  /// What was gathered, as figures read it.
  var tallies: [RegisterTally] {
    tallyCounts.flatMap { key, counts in key.tallies(counts, of: key.service) }
  }

  /// Stands for all services together in `register_tally`: the site's figures, which are asked for
  /// most, read one row where each service has one.
  static let allServices = "*"

  /// The rows of `register_tally`, in the order of their keys: each service's, and the site's.
  var tallyRows: [Count] {
    var sums: [[String]: [Int]] = [:]
    for (key, counts) in tallyCounts {
      for service in [key.service?.text ?? "", Self.allServices] {
        let columns = [
          key.month.text, key.clock.rawValue, key.kind.rawValue, key.channel.rawValue,
          key.due?.iso ?? "", service,
        ]
        let known = sums[columns] ?? TallyCounts().values
        sums[columns] = zip(known, counts.values).map(+)
      }
    }
    return sums.map { Count(key: $0.key, values: $0.value) }.inOrder
  }

  /// The rows of `register_stage`, in the order of their keys.
  var stageRows: [Count] {
    stageCounts.map { key, requests in
      Count(
        key: [
          key.service?.text ?? "", key.kind.rawValue, key.channel.rawValue, key.stage.rawValue,
        ], values: [requests])
    }.inOrder
  }

  /// Takes the stored counts of a month of receipt away from what was gathered: what remains is what
  /// they lack.
  mutating func removeStoredTallies(
    of month: Period, in connection: any SQLConnection
  ) throws(StoreError) {
    let stored = try connection.tallies(
      """
      s.site_id = \(site) AND s.month = \(month) AND s.service_id <> \(Self.allServices)
      """, service: \.service)
    for tally in stored {
      tallyCounts[TallyKey(tally), default: TallyCounts()].add(tally, sign: -1)
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
    let columns: SQL = .joined(TallyCounts.columns, separator: ", ")
    let sums: SQL = .joined(
      TallyCounts.columns.map { "\($0) = register_tally.\($0) + excluded.\($0)" }, separator: ", ")
    let changed = tallyRows.filter { !$0.isZero }
    for rows in changed.inChunks(of: Self.rowsAStatement) {
      try connection.execute(
        """
        INSERT INTO register_tally (
          site_id, month, clock, kind, channel, due_on, service_id, \(columns)
        ) VALUES \(values(rows))
        ON CONFLICT (site_id, month, clock, kind, channel, due_on, service_id)
        DO UPDATE SET \(sums)
        """)
    }
    // Most due dates are met: their rows must not pile up.
    let isZero: SQL = .joined(TallyCounts.columns.map { "\($0) = 0" }, separator: " AND ")
    let lessened = changed.filter { $0.values.contains { $0 < 0 } }
    for rows in lessened.inChunks(of: Self.rowsAStatement) {
      let keys = rows.map { row -> SQL in "(\(row.keyValues))" }
      try connection.execute(
        """
        DELETE FROM register_tally
        WHERE site_id = \(site) AND \(isZero)
          AND (month, clock, kind, channel, due_on, service_id)
            IN (VALUES \(.joined(keys, separator: ", ")))
        """)
    }
  }

  func writeStages(in connection: any SQLConnection) throws(StoreError) {
    for rows in stageRows.filter({ !$0.isZero }).inChunks(of: Self.rowsAStatement) {
      try connection.execute(
        """
        INSERT INTO register_stage (site_id, service_id, kind, channel, stage, requests)
        VALUES \(values(rows))
        ON CONFLICT (site_id, service_id, kind, channel, stage)
        DO UPDATE SET requests = register_stage.requests + excluded.requests
        """)
    }
  }

  /// Rows of a table: the site, the rest of the key, the counts.
  private func values(_ rows: some Sequence<Count>) -> SQL {
    .joined(
      rows.map { "(\(site), \($0.keyValues), \($0.countValues))" }, separator: ", ")
  }
}

extension RegisterLedger.Count {
  fileprivate var keyValues: SQL {
    .joined(key.map { "\($0)" }, separator: ", ")
  }

  fileprivate var countValues: SQL {
    .joined(values.map { "\($0)" }, separator: ", ")
  }
}

extension [RegisterLedger.Count] {
  fileprivate var inOrder: Self {
    sorted { $0.key.lexicographicallyPrecedes($1.key) }
  }
}
