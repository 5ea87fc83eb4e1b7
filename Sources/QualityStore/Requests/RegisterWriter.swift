import QualityDomain

/// Writes requests, what happens to them and their projections, in one transaction.
///
/// New rows wait in memory and go to the database together: a letter is a handful of statements,
/// and so are some dozens of rows of a file.
struct RegisterWriter {
  /// A request that is about to enter the register.
  struct Entry {
    /// nil: a new one.
    var id: Request.ID?
    let reference: String
    let subject: String
    let requester: Requester.ID?
    let requesterName: String?
    /// The receipt first.
    let events: [NewEvent]
  }

  let site: Site.ID
  let author: Authorship
  let rules: RegisterRules
  private var numbers = IncreasingNumbers()
  private var requesters = RowBuffer(
    "requester (id, site_id, profile, name, email, telephone, address, match_key)")
  private var requests = RowBuffer("request (id, site_id, reference, requester_id, created_at)")
  private var subjects = RowBuffer("request_text (request_id, subject)")
  /// By the columns that they fill.
  private var events: [String: RowBuffer] = [:]
  private var texts = RowBuffer("event_text (event_id, words, file_name)")
  private var files = RowBuffer("attachment (event_id, media_type, size, sha256, content)")
  private var states = RowBuffer(
    "request_state (request_id, site_id, \(RequestProjection.columns))")
  private var searched: [SearchEntry] = []
  private var ledger: RegisterLedger
  /// The quarters of receipt of what changed for lists or figures.
  private var changedQuarters: Set<Period> = []

  init(site: Site.ID, author: Authorship, rules: RegisterRules) {
    self.site = site
    self.author = author
    self.rules = rules
    ledger = RegisterLedger(site: site)
  }

  /// Adds a requester.
  mutating func add(_ details: RequesterDetails) -> Requester.ID {
    let id = Requester.ID.make(at: author.at, using: &numbers)
    requesters.add(
      """
      \(id), \(site), \(details.profile), \(details.name), \(details.email), \(details.telephone),
      \(details.address), \(details.matchKey ?? "")
      """)
    return id
  }

  /// Adds a request with its first events.
  mutating func add(_ entry: Entry) throws(StoreError) -> Request.ID {
    let id = entry.id ?? .make(at: author.at, using: &numbers)
    requests.add("\(id), \(site), \(entry.reference), \(entry.requester), \(author.at)")
    subjects.add("\(id), \(entry.subject)")
    let history = EventHistory(record(entry.events, of: id, after: []))
    let projection = try RequestProjection(history, rules: rules)
    states.add("\(id), \(site), \(projection.values)")
    searched.append(
      SearchEntry(
        request: id, site: site, stage: projection.situation.stage, reference: entry.reference,
        subject: entry.subject, requesterName: entry.requesterName))
    ledger.add(projection.situation)
    noteChange(of: projection.situation)
    return id
  }

  /// Adds checked events to a request that is in the database.
  /// - Parameter history: what happened to it so far.
  /// - Throws: `conflict` when someone else added something since.
  mutating func add(
    _ new: [NewEvent], to id: Request.ID, history: EventHistory, in connection: any SQLConnection
  ) throws(StoreError) -> RequestSituation {
    let before = try RequestProjection(history, rules: rules)
    let extended = EventHistory(history.events + record(new, of: id, after: history.events))
    let after = try RequestProjection(extended, rules: rules)
    let changed = try connection.execute(
      """
      UPDATE request_state SET (\(RequestProjection.columns)) = (\(after.values))
      WHERE request_id = \(id) AND version = \(before.version)
      """)
    guard changed == 1 else { throw .conflict }
    if after.situation.stage != before.situation.stage {
      try connection.dialect.setSearchStage(
        after.situation.stage, of: id, site: site, in: connection)
    }
    ledger.remove(before.situation)
    ledger.add(after.situation)
    if before.situation.standing != after.situation.standing {
      noteChange(of: before.situation)
      noteChange(of: after.situation)
    }
    return after.situation
  }

  /// Puts the rows that wait into the database.
  mutating func flush(in connection: any SQLConnection) throws(StoreError) {
    try requesters.flush(in: connection)
    try requests.flush(in: connection)
    try subjects.flush(in: connection)
    for columns in events.keys { try events[columns]?.flush(in: connection) }
    try texts.flush(in: connection)
    try files.flush(in: connection)
    try states.flush(in: connection)
    if !searched.isEmpty { try connection.dialect.addToSearch(searched, in: connection) }
    searched.removeAll(keepingCapacity: true)
  }

  /// Puts what remains, and the changed counts, into the database, and asks for the readings that
  /// rest on them.
  mutating func finish(in connection: any SQLConnection) throws(StoreError) {
    try flush(in: connection)
    try ledger.write(in: connection)
    try connection.enqueueReadings(of: changedQuarters, at: site, now: author.at)
  }

  private mutating func noteChange(of situation: RequestSituation) {
    changedQuarters.insert(Period(.quarter, containing: situation.receivedOn))
  }

  private mutating func record(
    _ new: [NewEvent], of request: Request.ID, after events: [RequestEvent]
  ) -> [RequestEvent] {
    new.enumerated().map { index, item in
      let event = RequestEvent(
        id: .make(at: author.at, using: &numbers), sequence: events.count + index + 1,
        happenedOn: item.happenedOn, happenedAt: item.happenedAt, recordedAt: author.at,
        recordedBy: author.person, fact: item.fact)
      let (columns, values) = event.insertion(of: request)
      self.events[columns.text, default: RowBuffer("request_event (\(columns))")].add(values)
      let fileName = event.fact.fileName ?? ""
      if !item.note.isEmpty || !fileName.isEmpty {
        texts.add("\(event.id), \(item.note), \(fileName)")
      }
      if let file = item.file {
        files.add(
          """
          \(event.id), \(file.mediaType), \(file.content.count), \(file.sha256), \(file.content)
          """)
      }
      return event
    }
  }
}

extension RequestSituation {
  /// All that figures and counts of work read of a request.
  fileprivate var standing: Standing {
    Standing(tallies: tallies, stage: stage, nextDue: nextDue)
  }

  fileprivate struct Standing: Equatable {
    let tallies: [RegisterTally]
    let stage: RequestStage
    let nextDue: CivilDate?
  }
}

/// Random numbers that only grow, so that the identifiers that one transaction makes sort in the
/// order of their making: an index takes a million of them at its end much faster than all over.
/// The start is the system's; the steps are as irregular as a congruence makes them, without asking
/// the system a million times.
///
/// Multiples of 2¹⁶, so that the cut of an identifier's upper bits never makes one smaller.
private struct IncreasingNumbers: RandomNumberGenerator {
  private var last = UInt64.random(in: 0...(.max / 4))
  private var seed = UInt64.random(in: 0...(.max))

  mutating func next() -> UInt64 {
    seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    last += (seed >> 48 | 1) << 16
    return last
  }
}
