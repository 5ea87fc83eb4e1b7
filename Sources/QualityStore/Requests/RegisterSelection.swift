import QualityDomain

/// The statements that a query of the register comes to.
///
/// A page is found in an index alone, and only its rows are read: each filter has an index in the
/// order of the list, so that the size of the register does not count.
struct RegisterSelection {
  private let query: RegisterQuery
  private let scope: Scope
  private let today: CivilDate
  private let words: [SoughtWord]
  /// nil: every service, and requests that have none.
  private let services: [Service.ID]?

  init(_ query: RegisterQuery, in scope: Scope, today: CivilDate) {
    self.query = query
    self.scope = scope
    self.today = today
    words = SearchWords.sought(query.words)
    services =
      query.service.map { scope.includes($0) ? [$0] : [] } ?? scope.services?.sorted()
  }

  func list(_ dialect: any SQLDialect) -> SQL {
    let rows = RegisterRow.statement(page, isDescending: query.isDescending)
    return "\(searches([stage], tellsMore: false, dialect)) \(rows)"
  }

  /// The page before a row is read from that row up.
  private var isReadDescending: Bool {
    query.isDescending != (query.after == nil && query.before != nil)
  }

  /// The day that sorts the list.
  private var position: SQL {
    guard query.isByReceipt else { return "s.sort_on" }
    // Finished work has an index by receipt. Work to do is little: it is read whole and sorted, since
    // that index would lead through all that is finished to find it.
    return stage == .done ? "s.received_on" : "coalesce(s.received_on, '')"
  }

  private var page: SQL {
    guard let services, services.count > 1, !isSearch else {
      return slice("\(source) WHERE \(conditions(ofServices: services))")
    }
    // Each service has its list in order: the page is the first rows of all of them.
    let slices = services.enumerated().map { index, service -> SQL in
      let slice = slice("request_state s WHERE \(conditions(ofServices: [service]))")
      return "SELECT * FROM (\(slice)) AS \(Self.name(ofSlice: index))"
    }
    return """
      \(.joined(slices, separator: " UNION ALL "))
      ORDER BY \(RegisterRow.order("position_on", "request_id", isDescending: isReadDescending))
      LIMIT \(query.limit)
      """
  }

  private static func name(ofSlice index: Int) -> SQL { SQL(stringLiteral: "slice\(index)") }

  private func slice(_ source: SQL) -> SQL {
    var after: SQL = ""
    if let row = query.after ?? query.before {
      let comparison: SQL = isReadDescending ? "<" : ">"
      after = """
        AND (\(position), s.request_id) \(comparison) (\(row.sortOn), \(row.request))
        """
    }
    return """
      SELECT s.request_id, \(position) AS position_on FROM \(source) \(after)
      ORDER BY \(RegisterRow.order(position, "s.request_id", isDescending: isReadDescending))
      LIMIT \(query.limit)
      """
  }

  /// One row for each view: its name and its count. In a search, one more for each stage: how many
  /// requests hold the words, before any filter.
  func counts(_ dialect: any SQLDialect) -> SQL {
    guard !words.isEmpty else {
      let views = RegisterView.allCases.map { selection(of: $0).count() }
      return .joined(views, separator: " UNION ALL ")
    }
    let views = RegisterView.allCases.map { selection(of: $0).countOfFound }
    let found = RequestStage.allCases.map { stage -> SQL in
      "SELECT CAST(\("found \(stage.rawValue)") AS TEXT), count(*) FROM \(Self.table(stage))"
    }
    return """
      \(searches(RequestStage.allCases, tellsMore: true, dialect)), \(selection(of: .open).openMatches)
      \(.joined(views + found, separator: " UNION ALL "))
      """
  }

  private func selection(of view: RegisterView) -> RegisterSelection {
    var query = query
    query.view = view
    return RegisterSelection(query, in: scope, today: today)
  }

  /// What the search found of open work and the filters keep: a table, read once for all the views of
  /// open work.
  private var openMatches: SQL {
    """
    \(Self.openMatches) AS MATERIALIZED (
      SELECT s.sort_on FROM \(source) WHERE \(conditions(ofServices: services))
    )
    """
  }

  private static let openMatches: SQL = "open_matches"

  /// The view's name and how many requests of a search it holds. Without a filter, a stage holds what
  /// was found of it, and none of that has to be read.
  private var countOfFound: SQL {
    let source: SQL =
      switch query.view {
      case .open: isFiltered ? Self.openMatches : Self.table(stage)
      case .waiting, .done:
        isFiltered ? "\(source) WHERE \(conditions(ofServices: services))" : Self.table(stage)
      case .late, .today, .week:
        "\(Self.openMatches) WHERE \(.joined(days("sort_on"), separator: " AND "))"
      }
    return "SELECT CAST(\(query.view.rawValue) AS TEXT), count(*) FROM \(source)"
  }

  private var isFiltered: Bool {
    services != nil || query.kind != nil || query.channel != nil || query.assignee != nil
      || query.isUnassigned || query.received != nil
  }

  /// The view's name and how many requests it holds, without a search.
  ///
  /// Stages are counted in `register_stage` where that is possible: the register keeps every
  /// request for years, and its totals must not be counted one by one.
  /// - Parameter most: what is counted one by one stops after it.
  func count(upTo most: Int = RegisterViewCounts.ceiling) -> SQL {
    let name = query.view.rawValue
    let isStage = [.open, .waiting, .done].contains(query.view)
    if isStage, !isSearch, query.assignee == nil, !query.isUnassigned, query.received == nil {
      let conditions = conditions(ofServices: services)
      return """
        SELECT CAST(\(name) AS TEXT), coalesce(sum(s.requests), 0) FROM register_stage s
        WHERE \(conditions)
        """
    }
    return """
      SELECT CAST(\(name) AS TEXT), count(*) FROM (
        SELECT 1 FROM \(source) WHERE \(conditions(ofServices: services))
        LIMIT \(most + 1)
      ) AS counted
      """
  }

  private var isSearch: Bool { !query.words.isEmpty }

  /// What the search finds at each of these stages, as tables `found_open` and so on.
  /// - Parameter tellsMore: takes one request more than a search knows, where there are more.
  private func searches(
    _ stages: [RequestStage], tellsMore: Bool, _ dialect: any SQLDialect
  ) -> SQL {
    guard !words.isEmpty else { return "" }
    let tables = stages.map { stage -> SQL in
      let limit = RegisterViewCounts.mostFound(stage) + (tellsMore ? 1 : 0)
      let found = dialect.search(words, site: scope.site, stage: stage, limit: limit)
      return "\(Self.table(stage)) AS MATERIALIZED (\(found))"
    }
    return "WITH \(.joined(tables, separator: ", "))"
  }

  private static func table(_ stage: RequestStage) -> SQL {
    SQL(stringLiteral: "found_\(stage.rawValue)")
  }

  /// CROSS JOIN: what was found leads, and the states of these requests alone are read.
  private var source: SQL {
    words.isEmpty ? "request_state s" : "\(Self.table(stage)) AS found CROSS JOIN request_state s"
  }

  private var stage: RequestStage { query.view.stage }

  /// What tells the view from others of the same stage.
  private func days(_ sortOn: SQL) -> [SQL] {
    return switch query.view {
    case .open, .waiting, .done: []
    case .late: ["\(sortOn) < \(today)"]
    case .today: ["\(sortOn) = \(today)"]
    case .week: ["\(sortOn) > \(today)", "\(sortOn) <= \(today.sundayOfWeek)"]
    }
  }

  private func conditions(ofServices services: [Service.ID]?) -> SQL {
    var conditions: [SQL] = ["s.site_id = \(scope.site)", "s.stage = \(stage)"]
    if let services {
      conditions.append("s.service_id IN \(list: services.map { .text($0.text) })")
    }
    conditions += days("s.sort_on")
    if let kind = query.kind { conditions.append("s.kind = \(kind)") }
    if let channel = query.channel { conditions.append("s.channel = \(channel)") }
    if let assignee = query.assignee { conditions.append("s.assignee_id = \(assignee)") }
    if query.isUnassigned {
      conditions.append(query.view == .done ? "1 = 0" : "s.assignee_id IS NULL")
    }
    if let received = query.received {
      conditions.append(
        "s.received_on >= \(received.firstDay) AND s.received_on <= \(received.lastDay)")
    }
    if isSearch {
      conditions.append(words.isEmpty ? "1 = 0" : "s.request_id = found.request_id")
    }
    return .joined(conditions, separator: " AND ")
  }
}
