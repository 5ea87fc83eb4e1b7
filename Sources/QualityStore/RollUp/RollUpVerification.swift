public import QualityDomain

/// What a comparison of the network's figures with what they are made of found.
public struct RollUpReport: Hashable, Sendable {
  /// Readings of sites, or figures of nodes, that were compared.
  public var compared = 0
  public var differing = 0
  /// Quarters of sites that a job is about to read, for the first time or again: they are not
  /// compared.
  public var pending = 0

  public var isSound: Bool { differing == 0 }
}

extension RollUpStore {
  /// Reads every period of a site again from its register and measures, as of the day of its stored
  /// readings, and compares.
  public func verify(
    _ site: Site, book: RuleBook, today: CivilDate
  ) async throws(StoreError) -> RollUpReport {
    try await engine.read { connection throws(StoreError) in
      var report = RollUpReport()
      let known = try connection.standings(of: site.id)
      let unread = try connection.quartersInUse(at: site.id, today: today).filter { !known.isWhole($0) }
      let pending = try connection.pendingQuarters(of: site.id).union(unread)
      report.pending = pending.count
      let periods = known.keys.filter { period in
        !pending.contains { $0.covers(period) || period.covers($0) }
      }
      let stored = Dictionary(grouping: try connection.readings(of: site.id), by: \.period)
      let byYear = Dictionary(grouping: periods) { Period(.year, containing: $0.firstDay) }
      for (year, parts) in byYear {
        let figures = try SiteYear(year, of: site, book: book, in: connection)
        for (day, parts) in Dictionary(grouping: parts, by: { known[$0]?.asOf }) {
          guard let day else { continue }
          for (expected, readings) in figures.readings(of: parts, asOf: day) {
            let difference = Set(readings).symmetricDifference(stored[expected.period] ?? [])
            report.compared += readings.count
            report.differing += Set(difference.map(\.indicator)).count
            report.differing += known[expected.period] == expected ? 0 : 1
          }
        }
      }
      if pending.isEmpty, let work = try connection.work(of: site.id) {
        report.differing += try connection.work(of: site.id, on: work.asOf) == work ? 0 : 1
      }
      return report
    }
  }

  /// Sums the readings of all sites again and compares with the figures of the nodes, whatever jobs
  /// wait: readings and sums change together.
  ///
  /// - Parameter repairs: writes what differs.
  public func verifyNodes(repairs: Bool) async throws(StoreError) -> RollUpReport {
    let check: @Sendable (any SQLConnection) throws(StoreError) -> RollUpReport = {
      connection throws(StoreError) in
      let sums = try connection.sumsOfReadings()
      let stored = try connection.nodeFigures()
      let keys = Set(sums.keys).union(stored.keys)
      let differing = keys.filter { (sums[$0] ?? NodeFigure()) != (stored[$0] ?? NodeFigure()) }
      for key in repairs ? differing : [] { try connection.rewrite(key, as: sums[key]) }
      return RollUpReport(compared: keys.count, differing: differing.count)
    }
    return repairs ? try await engine.write(check) : try await engine.read(check)
  }
}

extension SQLConnection {
  /// The quarters that a job has to read, or reads. A job that was given up has to, too.
  fileprivate func pendingQuarters(of site: Site.ID) throws(StoreError) -> Set<Period> {
    Set(
      try rows(
        """
        SELECT on_day FROM job
        WHERE site_id = \(site) AND kind = \(JobKind.readings) AND state <> 'done'
        """
      ) { row throws(StoreError) in Period(.quarter, containing: try row.date(0)) })
  }

  fileprivate func work(of site: Site.ID) throws(StoreError) -> SiteWork? {
    try first("SELECT \(SiteWork.columns) FROM site_work w WHERE w.site_id = \(site)") {
      row throws(StoreError) in try SiteWork(row: row)
    }
  }

  fileprivate func sumsOfReadings() throws(StoreError) -> [NodeLedger.Key: NodeFigure] {
    var ledger = NodeLedger()
    try forEachRow(
      """
      SELECT \(SiteReading.columns(of: "r")), s.territory
      FROM site_reading r JOIN site s ON s.id = r.site_id
      """
    ) { row throws(StoreError) in
      let territory = try row.value(SiteReading.columnCount) { Territory(code: $0) }
      ledger.add(try SiteReading(row: row), at: territory)
    }
    return ledger.figures
  }

  fileprivate func nodeFigures() throws(StoreError) -> [NodeLedger.Key: NodeFigure] {
    var figures: [NodeLedger.Key: NodeFigure] = [:]
    try forEachRow("SELECT node, period, indicator, \(NodeFigure.columns) FROM node_reading") {
      row throws(StoreError) in
      let key = NodeLedger.Key(
        node: try row.text(0), period: try row.period(1), indicator: try row.text(2))
      figures[key] = try NodeFigure(row: row, from: 3)
    }
    return figures
  }

  fileprivate func rewrite(
    _ key: NodeLedger.Key, as figure: NodeFigure?
  ) throws(StoreError) {
    try execute(
      """
      DELETE FROM node_reading
      WHERE (node, period, indicator) = (\(key.node), \(key.period), \(key.indicator))
      """)
    guard let figure else { return }
    try execute(
      """
      INSERT INTO node_reading (node, period, indicator, \(NodeFigure.columns))
      VALUES (\(key.node), \(key.period), \(key.indicator), \(figure.values))
      """)
  }
}
