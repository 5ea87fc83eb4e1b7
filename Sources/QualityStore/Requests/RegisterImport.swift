public import QualityDomain

/// What an import did, or would do.
public struct ImportSummary: Hashable, Sendable {
  public var added = 0
  /// Requests that were known and got further steps.
  public var completed = 0
  public var unchanged = 0
  public var newServices: [String] = []
}

/// A row that says something else than the register.
public struct ImportConflict: Error, Hashable, Sendable {
  public let line: Int
  public let reference: String
  public let problem: ImportContradiction
}

/// The end of an import.
public enum ImportOutcome: Sendable {
  case done(ImportSummary)
  /// Nothing was written.
  case refused([ImportConflict])
}

extension RequestStore {
  /// Imports rows, all or nothing.
  ///
  /// A reference that is new is added; one that is known gets the steps that it does not have yet;
  /// one that disagrees with what is recorded is reported and stops the import.
  /// - Parameters:
  ///   - reading: starts at the first row, each time that it is called; what it returns gives the
  ///     next rows, some thousands at a time, and nil at the end. It runs inside the transaction, so
  ///     a file of any size is never held whole.
  ///   - isTrial: says what would happen and writes nothing.
  /// - Throws: `outsideScope` when a row is of a service that the scope does not hold.
  public func importRequests(
    in scope: Scope, by author: Authorship, rules: RegisterRules, isTrial: Bool,
    reading: @escaping @Sendable () -> (() -> [ImportedRequest]?)
  ) async throws(StoreError) -> ImportOutcome {
    try await engine.transaction(on: .site(scope.site)) { connection throws(StoreError) in
      var run = try ImportRun(connection: connection, scope: scope, author: author, rules: rules)
      let next = reading()
      while let rows = next() { try run.take(rows) }
      if !run.conflicts.isEmpty { return .rollback(.refused(run.conflicts)) }
      try run.finish()
      return isTrial ? .rollback(.done(run.summary)) : .commit(.done(run.summary))
    }
  }
}

/// One import under way.
private struct ImportRun {
  /// Conflicts beyond these are not kept: the file has to be looked at as a whole by then.
  static let mostConflicts = 1_000

  let connection: any SQLConnection
  let scope: Scope
  let author: Authorship
  private(set) var summary = ImportSummary()
  private(set) var conflicts: [ImportConflict] = []
  private var services: [String: Service.ID]
  private var names: [Service.ID: String]
  private var writer: RegisterWriter

  init(
    connection: any SQLConnection, scope: Scope, author: Authorship, rules: RegisterRules
  ) throws(StoreError) {
    self.connection = connection
    self.scope = scope
    self.author = author
    writer = RegisterWriter(site: scope.site, author: author, rules: rules)
    let known = try connection.rows(
      "SELECT id, name FROM service WHERE site_id = \(scope.site)"
    ) { row throws(StoreError) in (try row.id(0, of: Service.self), try row.text(1)) }
    services = Dictionary(known.map { ($0.1.lowercased(), $0.0) }) { first, _ in first }
    names = Dictionary(known) { first, _ in first }
  }

  mutating func take(_ rows: [ImportedRequest]) throws(StoreError) {
    let known = try knownRequests(rows.map(\.reference))
    for row in rows {
      if let request = known[row.reference] {
        try complete(request, with: row)
      } else {
        try add(row)
      }
    }
    try writer.flush(in: connection)
  }

  mutating func finish() throws(StoreError) {
    try writer.finish(in: connection)
    try connection.audit(
      .requestsImported, "\(summary.added)+\(summary.completed)", site: scope.site, by: author)
  }

  private typealias Known = (id: Request.ID, subject: String, events: [RequestEvent])

  /// The events of the references that the register already has.
  private func knownRequests(_ references: [String]) throws(StoreError) -> [String: Known] {
    var known: [String: Known] = [:]
    for references in references.inChunks(of: Self.referencesAStatement) {
      var chunk = references.map { SQLValue.text($0) }
      // Always as many, so that one prepared statement serves for all.
      chunk += Array(repeating: chunk[0], count: Self.referencesAStatement - chunk.count)
      try connection.forEachRow(
        """
        SELECT \(RequestEvent.columns), r.id, r.reference, t.subject
        FROM request r
        JOIN request_text t ON t.request_id = r.id
        JOIN request_event e ON e.request_id = r.id
        \(RequestEvent.joinedText)
        WHERE r.site_id = \(scope.site) AND r.reference IN \(list: chunk)
        ORDER BY r.id, e.sequence
        """
      ) { row throws(StoreError) in
        let first = RequestEvent.columnCount
        let id: Request.ID = try row.id(first)
        let reference = try row.text(first + 1)
        let subject = try row.text(first + 2)
        known[reference, default: (id, subject, [])].events.append(try RequestEvent(row: row))
      }
    }
    return known
  }

  private static let referencesAStatement = 500

  private mutating func add(_ row: ImportedRequest) throws(StoreError) {
    let service = try service(named: row.service)
    // A name alone is no one's for sure: each row has a requester of its own.
    let requester = row.requester.map {
      writer.add(RequesterDetails(name: $0, profile: .individual))
    }
    let receipt = NewEvent(
      .received(row.kind, row.channel, service: service), on: row.receivedOn)
    _ = try writer.add(
      .init(
        reference: row.reference, subject: row.subject, requester: requester,
        requesterName: row.requester, events: [receipt] + row.happenings.map(NewEvent.init)))
    summary.added += 1
  }

  private mutating func complete(_ known: Known, with row: ImportedRequest) throws(StoreError) {
    let history = EventHistory(known.events)
    // Before anything is compared: what the row contradicts would say what is recorded elsewhere.
    if scope.services != nil {
      let situation = try RequestProjection(history, rules: writer.rules).situation
      guard scope.includes(situation.service) else { throw .outsideScope }
    }
    var problems: [ImportContradiction] = []
    // An erased subject says nothing any more.
    if known.subject != row.subject, !known.subject.isEmpty { problems.append(.subject) }
    if let recorded = history.receivingService.flatMap({ names[$0] }),
      recorded.lowercased() != row.service.lowercased()
    {
      problems.append(.service(recorded: recorded))
    }
    switch row.additions(to: history, request: known.id, today: author.today) {
    case .failure(let contradictions): problems += contradictions.problems
    case .success(let additions) where problems.isEmpty:
      guard !additions.isEmpty else {
        summary.unchanged += 1
        return
      }
      let situation = try writer.add(
        additions.map(NewEvent.init), to: known.id, history: history, in: connection)
      guard scope.includes(situation.service) else { throw .outsideScope }
      summary.completed += 1
    case .success: break
    }
    for problem in problems where conflicts.count < Self.mostConflicts {
      conflicts.append(
        ImportConflict(line: row.line, reference: row.reference, problem: problem))
    }
  }

  private mutating func service(named name: String) throws(StoreError) -> Service.ID {
    if let known = services[name.lowercased()] {
      guard scope.includes(known) else { throw .outsideScope }
      return known
    }
    guard scope.services == nil else { throw .outsideScope }
    let id = try connection.insertService(name, site: scope.site, by: author)
    services[name.lowercased()] = id
    names[id] = name
    summary.newServices.append(name)
    return id
  }
}

extension NewEvent {
  fileprivate init(_ happening: ImportedRequest.Happening) {
    self.init(happening.fact, on: happening.day)
  }
}

extension EventHistory {
  /// The service that received the request first, before any transfer.
  fileprivate var receivingService: Service.ID? {
    for entry in entries {
      if case .received(_, _, let service) = entry.fact { return service }
    }
    return nil
  }
}
