import QualityDomain

/// A request as its events say it, beside what lists and figures read of it.
struct ComparedRequest {
  let id: Request.ID
  let reference: String
  let projection: RequestProjection
  /// The values of `RequestProjection.columns` as text; empty where there is none.
  private let stored: [String?]

  fileprivate init(
    _ head: Head, events: [RequestEvent], rules: RegisterRules
  ) throws(StoreError) {
    id = head.id
    reference = head.reference
    stored = head.stored
    projection = try RequestProjection(EventHistory(events), rules: rules)
  }

  var differs: Bool { stored != projection.values.arguments.map(\.text) }

  /// What a row says of the request beside its events.
  fileprivate struct Head {
    let id: Request.ID
    let reference: String
    let stored: [String?]

    init(row: SQLRow) throws(StoreError) {
      id = try row.id(RequestEvent.columnCount)
      reference = try row.text(RequestEvent.columnCount + 1)
      var stored: [String?] = []
      for column in 0..<14 { stored.append(try row.textOrNil(RequestEvent.columnCount + 2 + column)) }
      self.stored = stored
    }
  }

  /// `RequestProjection.columns`, each as text.
  fileprivate static let storedColumns: SQL = """
    s.service_id, s.assignee_id, s.kind, s.channel, s.received_on, s.stage, s.sort_on, s.outcome,
    s.reply_due, s.first_answer_on, CAST(s.elapsed AS TEXT), s.announced_on, s.announced_met_on,
    CAST(s.version AS TEXT)
    """
}

extension SQLConnection {
  /// Reads requests from their events again, each beside what is stored of it, by reference.
  /// - Parameter requests: a query of two columns, `id` and `reference`.
  func forEachCompared(
    _ requests: SQL, rules: RegisterRules, _ body: (ComparedRequest) throws(StoreError) -> Void
  ) throws(StoreError) {
    var head: ComparedRequest.Head?
    var events: [RequestEvent] = []
    try forEachRow(
      """
      SELECT \(RequestEvent.columns), r.id, r.reference, \(ComparedRequest.storedColumns)
      FROM (\(requests)) AS r
      JOIN request_event e ON e.request_id = r.id
      \(RequestEvent.joinedText)
      LEFT JOIN request_state s ON s.request_id = r.id
      ORDER BY r.reference, e.sequence
      """
    ) { row throws(StoreError) in
      let request: Request.ID = try row.id(RequestEvent.columnCount)
      if request != head?.id {
        if let head { try body(ComparedRequest(head, events: events, rules: rules)) }
        events.removeAll(keepingCapacity: true)
        head = try ComparedRequest.Head(row: row)
      }
      events.append(try RequestEvent(row: row))
    }
    if let head { try body(ComparedRequest(head, events: events, rules: rules)) }
  }

  /// Writes what the events of a request say where lists and the search read it.
  func rewrite(_ request: ComparedRequest, site: Site.ID) throws(StoreError) {
    try execute("DELETE FROM request_state WHERE request_id = \(request.id)")
    try execute(
      """
      INSERT INTO request_state (request_id, site_id, \(RequestProjection.columns))
      VALUES (\(request.id), \(site), \(request.projection.values))
      """)
    try dialect.setSearchStage(
      request.projection.situation.stage, of: request.id, site: site, in: self)
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
