public import QualityDomain

/// What is written down of a request beside what happened to it: its subject, and who wrote.
public struct RequestDescription: Hashable, Sendable {
  public let subject: String
  /// nil when nobody was written down.
  public let requester: RequesterDetails?

  public init(subject: String, requester: RequesterDetails?) {
    self.subject = subject
    self.requester = requester
  }
}

extension RequestRecord {
  public var description: RequestDescription {
    RequestDescription(subject: subject, requester: requester?.details)
  }
}

/// What became of a correction of a request's description.
public enum DescriptionOutcome: Hashable, Sendable {
  case recorded
  /// The corrected details are those of someone already known: the requests of both are now theirs.
  case joined
  /// It says what was recorded already.
  case unchanged
  /// Someone else changed it since the writer looked.
  case conflict
  /// No such request in the person's scope, or its requester was erased.
  case notFound
}

extension RequestStore {
  /// Corrects what a request is about and who wrote it. No clock and no figure depends on them.
  ///
  /// The requester is corrected in all their requests, since the record is that of a person.
  /// - Parameters:
  ///   - seen: what the person was shown.
  ///   - isSomeoneElse: this request alone was given the wrong person.
  public func describe(
    _ id: Request.ID, as new: RequestDescription, replacing seen: RequestDescription,
    isSomeoneElse: Bool = false, in scope: Scope, by author: Authorship
  ) async throws(StoreError) -> DescriptionOutcome {
    try await engine.write(at: scope.site) { connection throws(StoreError) in
      guard let request = try connection.request(id, in: scope), request.requester?.erasedAt == nil
      else { return .notFound }
      guard request.description == seen else { return .conflict }
      guard new != seen else { return .unchanged }
      if new.subject != seen.subject {
        try connection.execute(
          "UPDATE request_text SET subject = \(new.subject) WHERE request_id = \(id)")
        try connection.audit(.subjectCorrected, id.text, site: scope.site, by: author)
      }
      var isJoined = false
      if let details = new.requester, details != seen.requester {
        isJoined = try connection.correctRequester(
          of: request, details, isSomeoneElse: isSomeoneElse, by: author)
        try connection.audit(.requesterCorrected, id.text, site: scope.site, by: author)
      }
      try connection.refreshSearchWords(of: id)
      return isJoined ? .joined : .recorded
    }
  }
}

extension SQLConnection {
  /// - Returns: whether the details are those of someone else who is already known.
  fileprivate func correctRequester(
    of request: RequestRecord, _ details: RequesterDetails, isSomeoneElse: Bool,
    by author: Authorship
  ) throws(StoreError) -> Bool {
    let hasSameKey = details.matchKey == request.requester?.details.matchKey
    let known = hasSameKey ? nil : try knownRequester(details, site: request.site)?.id
    let staysWithOthers = isSomeoneElse ? try hasOtherRequests(request) : false
    guard let current = request.requester?.id, !staysWithOthers else {
      // Two people who share an address: the one known first goes on being recognised by it.
      let key = hasSameKey ? nil : details.matchKey
      let added =
        known == nil ? try insertRequester(details, key: key, site: request.site, by: author) : nil
      try execute(
        "UPDATE request SET requester_id = \(known ?? added) WHERE id = \(request.id)")
      return known != nil
    }
    if let known {
      try execute("UPDATE request SET requester_id = \(known) WHERE requester_id = \(current)")
      try execute("DELETE FROM requester WHERE id = \(current)")
      return true
    }
    let newKey: SQL = hasSameKey ? "" : ", match_key = \(details.matchKey ?? "")"
    try execute(
      """
      UPDATE requester SET profile = \(details.profile), name = \(details.name),
        email = \(details.email), telephone = \(details.telephone), address = \(details.address)
        \(newKey)
      WHERE id = \(current)
      """)
    return false
  }

  /// Whether the requester of `request` wrote others.
  private func hasOtherRequests(_ request: RequestRecord) throws(StoreError) -> Bool {
    try first(
      """
      SELECT 1 FROM request WHERE requester_id = \(request.requester?.id) AND id <> \(request.id)
      LIMIT 1
      """
    ) { row throws(StoreError) in try row.bool(0) } != nil
  }

  private func insertRequester(
    _ details: RequesterDetails, key: String?, site: Site.ID, by author: Authorship
  ) throws(StoreError) -> Requester.ID {
    let id = Requester.ID.make(at: author.at)
    try execute(
      """
      INSERT INTO requester (id, site_id, profile, name, email, telephone, address, match_key)
      VALUES (\(id), \(site), \(details.profile), \(details.name), \(details.email),
        \(details.telephone), \(details.address), \(key ?? ""))
      """)
    return id
  }

  /// Makes the search find a request, and the others of its requester, by their words of now.
  fileprivate func refreshSearchWords(of id: Request.ID) throws(StoreError) {
    var words: [Request.ID: String] = [:]
    try forEachRow(
      """
      SELECT r.id, r.reference, t.subject, q.name
      FROM request r
      JOIN request_text t ON t.request_id = r.id
      LEFT JOIN requester q ON q.id = r.requester_id
      WHERE r.id = \(id)
        OR r.requester_id = (SELECT requester_id FROM request WHERE id = \(id))
      """
    ) { row throws(StoreError) in
      words[try row.id(0)] = SearchWords.of(
        reference: try row.text(1), subject: try row.text(2), requester: try row.textOrNil(3))
    }
    try dialect.setSearchWords(words, in: self)
  }
}
