public import QualityDomain

/// The register of requests. Every call is given the scope of the person who asks.
public struct RequestStore: Sendable {
  let engine: any SQLEngine

  public init(_ engine: any SQLEngine) {
    self.engine = engine
  }

  /// The request with its events; nil when there is none in the scope.
  public func find(_ id: Request.ID, in scope: Scope) async throws(StoreError) -> RequestRecord? {
    try await engine.read { connection throws(StoreError) in
      try connection.request(id, in: scope)
    }
  }

  /// The request of that reference; nil when there is none in the scope.
  public func find(
    reference: String, in scope: Scope
  ) async throws(StoreError) -> RequestRecord? {
    try await engine.read { connection throws(StoreError) in
      guard
        let id = try connection.first(
          "SELECT id FROM request WHERE site_id = \(scope.site) AND reference = \(reference)",
          { row throws(StoreError) in try row.id(0, of: Request.self) })
      else { return nil }
      return try connection.request(id, in: scope)
    }
  }

  /// Puts a request in the register. A mail room enters letters for every service: the scope only
  /// says which site.
  ///
  /// The requester is the one already known under the same e-mail address, or name with telephone
  /// or postal address, and otherwise a new one.
  ///
  /// What its author has registered already, under the same identifier, is there once: it is given
  /// back as it is.
  /// - Throws: `conflict` when the reference is taken, or the identifier by another author.
  public func register(
    _ new: NewRequest, in scope: Scope, by author: Authorship, rules: RegisterRules
  ) async throws(StoreError) -> (id: Request.ID, reference: String) {
    try await engine.write(at: scope.site) { connection throws(StoreError) in
      if let id = new.id,
        let known = try connection.entered([id], by: author.person, in: scope).first
      {
        return (id, known.reference)
      }
      let reference: String
      if let given = new.reference {
        reference = given
      } else {
        reference = try connection.nextReference(site: scope.site, year: new.receivedOn.year)
      }
      var writer = RegisterWriter(site: scope.site, author: author, rules: rules)
      var requester: (id: Requester.ID, name: String)?
      if let details = new.requester {
        requester =
          try connection.knownRequester(details, site: scope.site)
          ?? (writer.add(details), details.name)
      }
      let receipt = NewEvent(
        .received(new.kind, new.channel, service: new.service), on: new.receivedOn,
        note: new.note)
      let id = try writer.add(
        .init(
          id: new.id, reference: reference, subject: new.subject, requester: requester?.id,
          requesterName: requester?.name, events: [receipt]))
      try writer.finish(in: connection)
      try connection.audit(.requestRegistered, id.text, site: scope.site, by: author)
      return (id, reference)
    }
  }

  /// Adds what happened to a request; once, when the same is sent again by its author.
  ///
  /// - Parameter expected: the version that the person saw.
  public func append(
    _ new: NewEvent, to id: Request.ID, expecting expected: Int, in scope: Scope,
    by author: Authorship, rules: RegisterRules
  ) async throws(StoreError) -> AppendOutcome {
    do throws(StoreError) {
      return try await engine.write(at: scope.site) { connection throws(StoreError) in
        try connection.append(
          new, to: id, expecting: expected, in: scope, by: author, rules: rules)
      }
    } catch .conflict {
      // Another writer took the sequence number between our look and our write.
      return .conflict
    }
  }

  /// The content of an attached file; nil when there is none in the scope.
  public func attachment(
    _ event: RequestEvent.ID, of id: Request.ID, in scope: Scope
  ) async throws(StoreError) -> (fileName: String, mediaType: String, content: [UInt8])? {
    try await engine.read { connection throws(StoreError) in
      try connection.first(
        """
        SELECT w.file_name, a.media_type, a.content
        FROM attachment a
        JOIN event_text w ON w.event_id = a.event_id
        JOIN request_event e ON e.id = a.event_id
        JOIN request_state s ON s.request_id = e.request_id
        WHERE e.id = \(event) AND e.request_id = \(id) AND \(scope.filter)
        """
      ) { row throws(StoreError) in
        (try row.text(0), try row.text(1), try row.bytes(2))
      }
    }
  }

  /// Forgets who wrote: the name, the addresses, and of all their requests the subject, the notes
  /// and the files. What happened and when stays, so no figure changes.
  /// - Returns: false when the site has no such requester, or not any more.
  /// - Throws: `outsideScope` when the scope is not the whole site: a person may have written to
  ///   any service.
  public func erase(
    _ requester: Requester.ID, in scope: Scope, by author: Authorship
  ) async throws(StoreError) -> Bool {
    try await engine.write(at: scope.site) { connection throws(StoreError) in
      try connection.erase(requester, in: scope, by: author)
    }
  }
}

extension Scope {
  /// The site, for what concerns the whole of it.
  /// - Throws: `outsideScope` when the scope is some services only.
  func wholeSite() throws(StoreError) -> Site.ID {
    guard isWholeSite else { throw .outsideScope }
    return site
  }

  /// The condition that keeps a query on `request_state s` inside the scope.
  var filter: SQL {
    guard let services else { return "s.site_id = \(site)" }
    return
      "s.site_id = \(site) AND s.service_id IN \(list: services.sorted().map { .text($0.text) })"
  }
}
