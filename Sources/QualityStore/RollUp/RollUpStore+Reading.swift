public import QualityDomain

/// One indicator at every site of the network, without a word of which site is which.
public struct AnonymousReadings: Hashable, Sendable {
  /// That of the site that asks; nil when it has none.
  public let own: SiteReading?
  /// Of every site, that of the one that asks among them.
  public let all: [SiteReading]
}

/// The figures of some nodes, by period and indicator.
public typealias NodeFigures = [Node: [Period: [String: NodeFigure]]]

extension RollUpStore {
  /// The sites below a node, by department and name, each with how it stands in a period and the one
  /// before: one statement.
  /// - Returns: those of the scope alone.
  public func outlooks(
    below node: Node, _ period: Period, in network: NetworkScope
  ) async throws(StoreError) -> [SiteOutlook] {
    guard let scope = network.narrowed(to: node) else { return [] }
    return try await engine.read { connection throws(StoreError) in
      try connection.rows(
        """
        SELECT \(Site.columns), \(SiteQuery.labelExpiry), \(SiteStanding.columns(of: "t")),
          \(SiteStanding.columns(of: "b")), \(SiteWork.columns)
        FROM site s
        LEFT JOIN site_standing t ON t.site_id = s.id AND t.period = \(period)
        LEFT JOIN site_standing b ON b.site_id = s.id AND b.period = \(period.advanced(by: -1))
        LEFT JOIN site_work w ON w.site_id = s.id
        WHERE \(scope.filter) ORDER BY s.territory, s.search_name, s.id
        """, SiteOutlook.init(row:))
    }
  }

  /// The figures of nodes in some periods, of all indicators or of some: one statement.
  /// - Returns: those of nodes that are in the scope alone.
  public func figures(
    of nodes: [Node], _ periods: [Period], indicators: [String]? = nil, in network: NetworkScope
  ) async throws(StoreError) -> NodeFigures {
    let known = Dictionary(
      nodes.filter(network.includes).map { ($0.text, $0) }, uniquingKeysWith: { $1 })
    let some: SQL = indicators.map { "AND indicator IN \(list: $0.map { .text($0) })" } ?? ""
    return try await engine.read { connection throws(StoreError) in
      var figures: NodeFigures = [:]
      try connection.forEachRow(
        """
        SELECT node, period, indicator, \(NodeFigure.columns) FROM node_reading
        WHERE node IN \(list: known.keys.sorted().map { .text($0) })
          AND period IN \(list: periods.map { .text($0.text) }) \(some)
        """
      ) { row throws(StoreError) in
        guard let node = known[try row.text(0)] else { return }
        let figure = try NodeFigure(row: row, from: 3)
        guard !figure.isEmpty else { return }
        figures[node, default: [:]][try row.period(1), default: [:]][try row.text(2)] = figure
      }
      return figures
    }
  }

  /// One indicator at each site below a node that has something of it in a period, by department and
  /// name: one statement.
  /// - Returns: sites of the scope alone.
  public func comparison(
    of indicator: String, below node: Node, _ period: Period, in network: NetworkScope
  ) async throws(StoreError) -> [SiteComparison] {
    guard let scope = network.narrowed(to: node) else { return [] }
    return try await engine.read { connection throws(StoreError) in
      try connection.rows(
        """
        SELECT \(Site.columns), \(SiteReading.columns(of: "r")), \(SiteReading.columns(of: "b"))
        FROM site_reading r
        JOIN site s ON s.id = r.site_id
        LEFT JOIN site_reading b ON b.site_id = r.site_id AND b.indicator = r.indicator
          AND b.period = \(period.advanced(by: -1))
        WHERE r.period = \(period) AND r.indicator = \(indicator) AND \(scope.filter)
        ORDER BY s.territory, s.search_name, s.id
        """, SiteComparison.init(row:))
    }
  }

  /// One indicator of a period at every site of the network, for one of them: one statement.
  /// - Throws: `outsideScope` when the scope is some services only.
  public func anonymous(
    _ indicator: String, _ period: Period, in scope: Scope
  ) async throws(StoreError) -> AnonymousReadings {
    let site = try scope.wholeSite()
    let rows = try await engine.read { connection throws(StoreError) in
      try connection.rows(
        """
        SELECT \(SiteReading.columns(of: "r")), CASE WHEN r.site_id = \(site) THEN 1 ELSE 0 END
        FROM site_reading r WHERE r.period = \(period) AND r.indicator = \(indicator)
        """
      ) { row throws(StoreError) in
        (reading: try SiteReading(row: row), isOwn: try row.bool(SiteReading.columnCount))
      }
    }
    return AnonymousReadings(own: rows.first(where: \.isOwn)?.reading, all: rows.map(\.reading))
  }
}

extension SiteOutlook {
  fileprivate init(row: SQLRow) throws(StoreError) {
    let standing = Site.columnCount + 1
    let before = standing + SiteStanding.columnCount
    let work = before + SiteStanding.columnCount
    self.init(
      site: try Site(row: row), labelExpiresOn: try row.dateOrNil(Site.columnCount),
      standing: try SiteStanding(orNil: row, from: standing),
      before: try SiteStanding(orNil: row, from: before),
      work: try SiteWork(orNil: row, from: work))
  }
}

extension SiteComparison {
  fileprivate init(row: SQLRow) throws(StoreError) {
    let before = Site.columnCount + SiteReading.columnCount
    self.init(
      site: try Site(row: row), reading: try SiteReading(row: row, from: Site.columnCount),
      before: try row.textOrNil(before) == nil ? nil : SiteReading(row: row, from: before))
  }
}
