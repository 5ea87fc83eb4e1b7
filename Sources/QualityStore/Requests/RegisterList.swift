public import QualityDomain

/// One line of a list of requests.
public struct RegisterRow: Hashable, Sendable {
  public let id: Request.ID
  public let reference: String
  public let subject: String
  public let kind: RequestKind
  public let channel: RequestChannel
  public let receivedOn: CivilDate
  public let service: Service.ID?
  public let assignee: Person.ID?
  public let stage: RequestStage
  /// The due date of open work, the end of finished work; nil when there is none.
  public let sortOn: CivilDate?
  public let firstAnswerOn: CivilDate?
  public let replyDue: CivilDate?
  /// How many events the request has: what whoever acts on it from a list has seen.
  public let version: Int
  public let position: RegisterQuery.Position

  /// Stands for a missing due date, after all others.
  static let withoutDate = CivilDate.latest.iso

  /// The rows of a page.
  /// - Parameters:
  ///   - page: a query of the columns `request_id` and `position_on`.
  ///   - isDescending: the order of these two.
  static func statement(_ page: SQL, isDescending: Bool) -> SQL {
    """
    SELECT s.request_id, r.reference, t.subject, s.kind, s.channel, s.received_on, s.service_id,
      s.assignee_id, s.stage, s.sort_on, s.first_answer_on, s.reply_due, p.position_on,
      s.version
    FROM (\(page)) AS p
    JOIN request_state s ON s.request_id = p.request_id
    JOIN request r ON r.id = p.request_id
    JOIN request_text t ON t.request_id = p.request_id
    ORDER BY \(order("p.position_on", "p.request_id", isDescending: isDescending))
    """
  }

  static func order(_ first: SQL, _ second: SQL, isDescending: Bool) -> SQL {
    isDescending ? "\(first) DESC, \(second) DESC" : "\(first), \(second)"
  }

  init(row: SQLRow) throws(StoreError) {
    id = try row.id(0)
    reference = try row.text(1)
    subject = try row.text(2)
    kind = try row.raw(3)
    channel = try row.raw(4)
    receivedOn = try row.date(5)
    service = try row.idOrNil(6)
    assignee = try row.idOrNil(7)
    stage = try row.raw(8)
    let day = try row.date(9)
    sortOn = day == .latest ? nil : day
    firstAnswerOn = try row.dateOrNil(10)
    replyDue = try row.dateOrNil(11)
    position = .init(sortOn: try row.text(12), request: id)
    version = try row.integer(13)
  }
}

/// How many requests each view holds, with the same filters.
public struct RegisterViewCounts: Hashable, Sendable {
  /// Counts stop here.
  public static let ceiling = 1_000

  /// How many of the requests that hold the words of a search are known, the latest entered first.
  /// Of open requests every one, within reason: the earliest due may be any of them. Of finished
  /// ones some pages: each costs two look-ups, and whoever looks for one adds a word.
  public static func mostFound(_ stage: RequestStage) -> Int {
    stage == .done ? 250 : 10_000
  }

  private let counts: [RegisterView: Int]
  private let cutStages: Set<RequestStage>

  init(_ counts: [RegisterView: Int], cutStages: Set<RequestStage>) {
    self.counts = counts
    self.cutStages = cutStages
  }

  /// Whether more requests hold the words than a search knows, so that the view may lack some.
  public func isCut(_ view: RegisterView) -> Bool { cutStages.contains(view.stage) }

  /// Where the count of a view stops: `ceiling`, or less when a search does not know all.
  public func most(_ view: RegisterView) -> Int {
    isCut(view) ? min(Self.mostFound(view.stage), Self.ceiling) : Self.ceiling
  }

  /// nil when there are more than `most`.
  public subscript(view: RegisterView) -> Int? {
    let count = counts[view] ?? 0
    return count > most(view) ? nil : count
  }
}

extension RequestStore {
  /// A page of the register: one statement.
  ///
  /// Work to do comes by due date; finished work by its end, the latest first, or by receipt when
  /// the query asks for a period of receipt; unless it asks for another order. A search knows the
  /// latest requests that hold its words: see `RegisterViewCounts.mostFound`.
  public func list(
    _ query: RegisterQuery, in scope: Scope, today: CivilDate
  ) async throws(StoreError) -> [RegisterRow] {
    let selection = RegisterSelection(query, in: scope, today: today)
    return try await engine.read { connection throws(StoreError) in
      try connection.list(selection)
    }
  }

  /// How many requests each view holds under the filters of `query`: one statement.
  public func counts(
    _ query: RegisterQuery, in scope: Scope, today: CivilDate
  ) async throws(StoreError) -> RegisterViewCounts {
    let selection = RegisterSelection(query, in: scope, today: today)
    return try await engine.read { connection throws(StoreError) in
      try connection.counts(selection)
    }
  }

  /// The counts of the views, then the page that they lead to, at one moment: two statements.
  ///
  /// - Parameters:
  ///   - query: whose filters are counted.
  ///   - page: the page to read once the counts are known.
  public func page(
    counting query: RegisterQuery, in scope: Scope, today: CivilDate,
    page: @escaping @Sendable (RegisterViewCounts) -> RegisterQuery
  ) async throws(StoreError) -> (counts: RegisterViewCounts, rows: [RegisterRow]) {
    try await engine.read { connection throws(StoreError) in
      let counts = try connection.counts(RegisterSelection(query, in: scope, today: today))
      let selection = RegisterSelection(page(counts), in: scope, today: today)
      return (counts, try connection.list(selection))
    }
  }
}

extension SQLConnection {
  /// How many requests are late, `most` + 1 when there are more: one statement, which reads no more
  /// rows of an index than that.
  func lateCount(upTo most: Int, in scope: Scope, today: CivilDate) throws(StoreError) -> Int {
    let selection = RegisterSelection(RegisterQuery(view: .late), in: scope, today: today)
    return try first(selection.count(upTo: most)) { row throws(StoreError) in
      try row.integer(1)
    } ?? 0
  }

  fileprivate func list(_ selection: RegisterSelection) throws(StoreError) -> [RegisterRow] {
    try rows(selection.list(dialect), RegisterRow.init(row:))
  }

  fileprivate func counts(_ selection: RegisterSelection) throws(StoreError) -> RegisterViewCounts {
    var counts: [RegisterView: Int] = [:]
    var cut: Set<RequestStage> = []
    try forEachRow(selection.counts(dialect)) { row throws(StoreError) in
      let (name, count): (String, Int) = (try row.text(0), try row.integer(1))
      if let view = RegisterView(rawValue: name) { counts[view] = count }
      if name.hasPrefix("found "), let stage = RequestStage(rawValue: String(name.dropFirst(6))),
        count > RegisterViewCounts.mostFound(stage)
      {
        cut.insert(stage)
      }
    }
    return RegisterViewCounts(counts, cutStages: cut)
  }
}
