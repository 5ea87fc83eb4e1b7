import QualityDomain

extension RequestRecord {
  /// Whether what follows the version is that event already: someone who got no answer has sent it
  /// again. One with a file is not compared.
  fileprivate func holds(
    _ new: NewEvent, after version: Int, by author: Authorship
  ) -> Bool {
    guard new.file == nil, events.indices.contains(version) else { return false }
    let event = events[version]
    return event.recordedBy == author.person && event.fact == new.fact
      && event.happenedOn == new.happenedOn && notes[event.id, default: ""] == new.note
  }
}

extension SQLConnection {
  /// See `RequestStore.append`.
  func append(
    _ new: NewEvent, to id: Request.ID, expecting expected: Int, in scope: Scope,
    by author: Authorship, rules: RegisterRules
  ) throws(StoreError) -> AppendOutcome {
    guard let request = try request(id, in: scope) else { return .notFound }
    if request.version > expected, request.holds(new, after: expected, by: author),
      let situation = rules.situation(request.history, asOf: .latest)
    {
      return .recorded(situation)
    }
    guard request.version == expected else { return .conflict }
    if case .duplicate(let other) = new.fact, try !hasRequest(other, site: scope.site) {
      return .notFound
    }
    let history = request.history
    do throws(RequestError) {
      try RequestRules.check(
        new.fact, on: new.happenedOn, note: new.note, request: id, history: history,
        today: author.today)
    } catch {
      return .refused(error)
    }
    var writer = RegisterWriter(site: scope.site, author: author, rules: rules)
    let situation = try writer.add([new], to: id, history: history, in: self)
    try writer.finish(in: self)
    try audit(.requestChanged, id.text, site: scope.site, by: author)
    return .recorded(situation)
  }

  private func hasRequest(_ id: Request.ID, site: Site.ID) throws(StoreError) -> Bool {
    try first("SELECT 1 FROM request WHERE id = \(id) AND site_id = \(site)") {
      row throws(StoreError) in try row.bool(0)
    } != nil
  }

  /// The next free reference of the year, as `2026-0434`.
  func nextReference(site: Site.ID, year: Int) throws(StoreError) -> String {
    while true {
      let number = try first(
        """
        INSERT INTO reference_counter (site_id, year, last_number) VALUES (\(site), \(year), 1)
        ON CONFLICT (site_id, year)
        DO UPDATE SET last_number = reference_counter.last_number + 1
        RETURNING last_number
        """
      ) { row throws(StoreError) in try row.integer(0) }
      guard let number else { throw .unavailable("no number for a reference") }
      let digits = String(number)
      let reference =
        "\(year)-" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
      let isTaken = try first(
        "SELECT 1 FROM request WHERE site_id = \(site) AND reference = \(reference)"
      ) { row throws(StoreError) in try row.bool(0) }
      if isTaken == nil { return reference }
    }
  }

  /// The requester known under the same key, with what is new about them, and the name that stays
  /// theirs; nil when there is none.
  func knownRequester(
    _ details: RequesterDetails, site: Site.ID
  ) throws(StoreError) -> (id: Requester.ID, name: String)? {
    guard let key = details.matchKey else { return nil }
    return try first(
      """
      UPDATE requester SET
        email = CASE WHEN email = '' THEN \(details.email) ELSE email END,
        telephone = CASE WHEN telephone = '' THEN \(details.telephone) ELSE telephone END,
        address = CASE WHEN address = '' THEN \(details.address) ELSE address END
      WHERE site_id = \(site) AND match_key = \(key) AND match_key <> ''
      RETURNING id, name
      """
    ) { row throws(StoreError) in (try row.id(0), try row.text(1)) }
  }

  /// See `RequestStore.erase`.
  func erase(
    _ requester: Requester.ID, in scope: Scope, by author: Authorship
  ) throws(StoreError) -> Bool {
    let site = try scope.wholeSite()
    let changed = try execute(
      """
      UPDATE requester SET name = '', email = '', telephone = '', address = '', match_key = '',
        erased_at = \(author.at)
      WHERE id = \(requester) AND site_id = \(site) AND erased_at IS NULL
      """)
    guard changed == 1 else { return false }
    let requests = try rows(
      "SELECT id, reference FROM request WHERE requester_id = \(requester)"
    ) { row throws(StoreError) in (try row.id(0, of: Request.self), try row.text(1)) }
    var words: [Request.ID: String] = [:]
    for (id, reference) in requests {
      try execute("UPDATE request_text SET subject = '' WHERE request_id = \(id)")
      let events: SQL = "(SELECT id FROM request_event WHERE request_id = \(id))"
      try execute("DELETE FROM event_text WHERE event_id IN \(events)")
      try execute("DELETE FROM attachment WHERE event_id IN \(events)")
      words[id] = SearchWords.of(reference: reference)
    }
    try dialect.replaceSearchWords(words, in: self)
    try audit(.requesterErased, requester.text, site: site, by: author)
    return true
  }
}
