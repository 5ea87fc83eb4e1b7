public import QualityDomain

/// A site as a list of the network shows it.
public struct SiteListing: Hashable, Sendable {
  public let site: Site
  /// Those that the site takes on the day of the list.
  public internal(set) var modules: Set<Int> = []
  /// When its last label expires, or expired; nil without any.
  public let labelExpiresOn: CivilDate?
  /// In the period of the list; nil when nothing was found out of it.
  public let standing: SiteStanding?
  /// nil when nothing was found out yet.
  public let work: SiteWork?
}

/// Which sites a list shows, and from where on.
public struct SiteQuery: Hashable, Sendable {
  /// Typed words, each of which the name holds.
  public var words: String
  /// Below that node alone.
  public var node: Node?
  public var kind: SiteKind?
  public var label: LabelState?
  /// The period for which it is said how sites stand; nil: for none.
  public var period: Period?
  public var order: SiteOrder
  /// The last site of the page before; nil for the first page.
  public var after: Site.ID?
  public var limit: Int

  public init(
    words: String = "", node: Node? = nil, kind: SiteKind? = nil, label: LabelState? = nil,
    period: Period? = nil, order: SiteOrder = .place, after: Site.ID? = nil, limit: Int = 50
  ) {
    self.words = words
    self.node = node
    self.kind = kind
    self.label = label
    self.period = period
    self.order = order
    self.after = after
    self.limit = limit
  }
}

extension SiteStore {
  /// A page of the sites of the scope, as they are on `today`: two statements, whatever their number.
  public func list(
    _ query: SiteQuery, in network: NetworkScope, today: CivilDate
  ) async throws(StoreError) -> [SiteListing] {
    guard let condition = query.condition(in: network, today: today) else { return [] }
    let position: SQL = "rank, territory, search_name, id"
    let after: SQL = query.after.map { last in
      "WHERE (\(position)) > (SELECT \(position) FROM listed WHERE id = \(last))"
    } ?? ""
    return try await engine.read { connection throws(StoreError) in
      var listings = try connection.rows(
        """
        WITH listed AS (
          SELECT \(Site.columns), \(SiteQuery.labelExpiry) AS expires_on,
            \(SiteStanding.columns(of: "t")), \(SiteWork.columns), s.search_name,
            \(query.rank) AS rank
          FROM site s
          LEFT JOIN site_standing t ON t.site_id = s.id AND t.period = \(query.period?.text)
          LEFT JOIN site_work w ON w.site_id = s.id
          WHERE \(condition)
        )
        SELECT * FROM listed \(after) ORDER BY \(position) LIMIT \(query.limit)
        """, SiteListing.init(row:))
      let modules = try connection.modules(of: listings.map(\.site.id), on: today)
      for index in listings.indices {
        listings[index].modules = modules[listings[index].site.id] ?? []
      }
      return listings
    }
  }

  /// How many sites a list has, on all its pages: one statement.
  public func count(
    _ query: SiteQuery, in network: NetworkScope, today: CivilDate
  ) async throws(StoreError) -> Int {
    guard let condition = query.condition(in: network, today: today) else { return 0 }
    return try await engine.read { connection throws(StoreError) in
      try connection.first("SELECT count(*) FROM site s WHERE \(condition)") {
        row throws(StoreError) in try row.integer(0)
      } ?? 0
    }
  }
}

extension SiteListing {
  fileprivate init(row: SQLRow) throws(StoreError) {
    let standing = Site.columnCount + 1
    let work = standing + SiteStanding.columnCount
    self.init(
      site: try Site(row: row), labelExpiresOn: try row.dateOrNil(Site.columnCount),
      standing: try SiteStanding(orNil: row, from: standing),
      work: try SiteWork(orNil: row, from: work))
  }
}

extension SiteQuery {
  /// What the order sorts by before department and name: the smallest first.
  fileprivate var rank: SQL {
    switch order {
    case .place: "0"
    case .label: "COALESCE(\(Self.labelExpiry), '9999-12-31')"
    case .late: "-COALESCE(w.late_requests, 0)"
    case .target: "COALESCE(t.on_target * 1000 / NULLIF(t.judged, 0), 1001)"
    }
  }

  /// When the last label of a `site s` expires.
  static let labelExpiry: SQL =
    "(SELECT max(l.expires_on) FROM site_label l WHERE l.site_id = s.id)"

  /// What holds of every site of the list; nil when nothing of the scope is asked for.
  fileprivate func condition(in network: NetworkScope, today: CivilDate) -> SQL? {
    guard let scope = node.map(network.narrowed) ?? network else { return nil }
    var conditions = [scope.filter]
    for word in SearchWords.folded(words).prefix(SearchLimits.words) {
      // Folded words hold letters and digits alone: nothing that LIKE would read otherwise.
      conditions.append("s.search_name LIKE \("%\(word)%")")
    }
    if let kind { conditions.append("s.kind = \(kind)") }
    switch label {
    case nil: break
    case .never: conditions.append("\(Self.labelExpiry) IS NULL")
    case .expired: conditions.append("\(Self.labelExpiry) < \(today)")
    case .ending:
      conditions.append(
        "\(Self.labelExpiry) BETWEEN \(today) AND \(LabelState.lastDayOfEnding(from: today))")
    case .valid:
      conditions.append("\(Self.labelExpiry) > \(LabelState.lastDayOfEnding(from: today))")
    }
    return .joined(conditions, separator: " AND ")
  }
}

extension NetworkScope {
  /// The condition that keeps a query on `site s` inside the scope: the one that all queries about
  /// the network share.
  var filter: SQL {
    if nodes.contains(.nation) { return "s.id IS NOT NULL" }
    let territories = Set(nodes.flatMap(\.territories)).map(\.code).sorted()
    let sites = nodes.compactMap(\.site).sorted()
    return """
      (s.territory IN \(list: territories.map { .text($0) })
        OR s.id IN \(list: sites.map { .text($0.text) }))
      """
  }
}

extension Node {
  /// Every territory below, but for the nation and a site.
  fileprivate var territories: [Territory] {
    switch self {
    case .nation, .site: []
    case .region(let region): region.departments
    case .department(let territory): [territory]
    }
  }

  /// The site that it is; nil above sites.
  var site: Site.ID? {
    if case .site(let id) = self { id } else { nil }
  }
}

extension SQLConnection {
  /// The modules that sites take on a day: one statement.
  func modules(
    of sites: [Site.ID], on day: CivilDate
  ) throws(StoreError) -> [Site.ID: Set<Int>] {
    var modules: [Site.ID: Set<Int>] = [:]
    try forEachRow(
      """
      SELECT m.site_id, m.module FROM site_module m
      WHERE m.site_id IN \(list: sites.map { .text($0.text) }) AND m.valid_from <= \(day)
        AND (m.valid_through IS NULL OR m.valid_through >= \(day))
      """
    ) { row throws(StoreError) in modules[try row.id(0), default: []].insert(try row.integer(1)) }
    return modules
  }
}
