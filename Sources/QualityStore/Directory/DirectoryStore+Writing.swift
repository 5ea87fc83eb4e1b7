public import QualityDomain

/// Changes to the directory of one place.
extension DirectoryStore {
  /// Adds an authority.
  /// - Throws: `conflict` when the place has one of that kind and code.
  public func add(
    _ authority: LocalAuthority, at place: DirectoryPlace, by author: Authorship
  ) async throws(StoreError) -> LocalAuthority.ID {
    try await adding(at: place, by: author) { connection throws(StoreError) in
      try connection.insert(authority, at: place, author)
    }
  }

  /// - Returns: false when the place has no such authority.
  /// - Throws: `conflict` when the place has another of that kind and code.
  public func change(
    _ id: LocalAuthority.ID, to authority: LocalAuthority, at place: DirectoryPlace,
    by author: Authorship
  ) async throws(StoreError) -> Bool {
    try await changing(id.text, at: place, by: author) { connection throws(StoreError) in
      try connection.execute(
        """
        UPDATE authority SET kind = \(authority.kind), name = \(authority.name),
          search_name = \(authority.searchName), code = \(authority.code)
        WHERE id = \(id) AND node = \(place.node)
        """)
    }
  }

  /// Takes an authority away, with those elected there.
  /// - Returns: false when the place has no such authority.
  public func remove(
    _ id: LocalAuthority.ID, at place: DirectoryPlace, by author: Authorship
  ) async throws(StoreError) -> Bool {
    try await changing(id.text, at: place, by: author) { connection throws(StoreError) in
      let own: SQL = "SELECT id FROM authority WHERE id = \(id) AND node = \(place.node)"
      try connection.execute("DELETE FROM official WHERE authority_id IN (\(own))")
      return try connection.execute(
        "DELETE FROM authority WHERE id = \(id) AND node = \(place.node)")
    }
  }

  /// Adds someone elected, or replaces what is known of them: names are compared without case or
  /// accents.
  /// - Returns: false when the place has no such authority.
  public func set(
    _ official: ElectedOfficial, of id: LocalAuthority.ID, at place: DirectoryPlace,
    by author: Authorship
  ) async throws(StoreError) -> Bool {
    try await changing(id.text, at: place, by: author) { connection throws(StoreError) in
      let known = try connection.first(
        "SELECT 1 FROM authority WHERE id = \(id) AND node = \(place.node)"
      ) { row throws(StoreError) in try row.integer(0) }
      guard known != nil else { return 0 }
      try connection.set(official, of: id, author)
      return 1
    }
  }

  /// - Returns: false when the place has nobody of that identifier.
  public func remove(
    _ official: ElectedOfficial.ID, at place: DirectoryPlace, by author: Authorship
  ) async throws(StoreError) -> Bool {
    try await changing(official.text, at: place, by: author) { connection throws(StoreError) in
      try connection.execute(
        """
        DELETE FROM official WHERE id = \(official)
          AND authority_id IN (SELECT id FROM authority WHERE node = \(place.node))
        """)
    }
  }

  /// Adds an administration.
  /// - Throws: `conflict` when the place has one of that name.
  public func add(
    _ administration: Administration, at place: DirectoryPlace, by author: Authorship
  ) async throws(StoreError) -> Administration.ID {
    try await adding(at: place, by: author) { connection throws(StoreError) in
      try connection.insert(administration, at: place, author)
    }
  }

  /// - Returns: false when the place has no such administration.
  /// - Throws: `conflict` when the place has another of that name.
  public func change(
    _ id: Administration.ID, to administration: Administration, at place: DirectoryPlace,
    by author: Authorship
  ) async throws(StoreError) -> Bool {
    try await changing(id.text, at: place, by: author) { connection throws(StoreError) in
      try connection.update(id, to: administration, at: place)
    }
  }

  /// - Returns: false when the place has no such administration.
  public func remove(
    _ id: Administration.ID, at place: DirectoryPlace, by author: Authorship
  ) async throws(StoreError) -> Bool {
    try await changing(id.text, at: place, by: author) { connection throws(StoreError) in
      try connection.execute(
        "DELETE FROM administration WHERE id = \(id) AND node = \(place.node)")
    }
  }

  /// Adds an entry, and puts it in the audit log.
  private func adding<Entry>(
    at place: DirectoryPlace, by author: Authorship,
    _ insert: @escaping @Sendable (any SQLConnection) throws(StoreError) -> ID<Entry>
  ) async throws(StoreError) -> ID<Entry> {
    try await engine.write { connection throws(StoreError) in
      let id = try insert(connection)
      try connection.audit(.directoryChanged, id.text, site: place.site, by: author)
      return id
    }
  }

  /// Runs a change that says how many entries it touched, and puts it in the audit log.
  private func changing(
    _ subject: String, at place: DirectoryPlace, by author: Authorship,
    _ body: @escaping @Sendable (any SQLConnection) throws(StoreError) -> Int
  ) async throws(StoreError) -> Bool {
    try await engine.write { connection throws(StoreError) in
      guard try body(connection) > 0 else { return false }
      try connection.audit(.directoryChanged, subject, site: place.site, by: author)
      return true
    }
  }
}

extension LocalAuthority {
  /// What the search finds it by.
  var searchName: String { SearchWords.line("\(name) \(code)") }
}

extension SQLConnection {
  func insert(
    _ authority: LocalAuthority, at place: DirectoryPlace, _ author: Authorship
  ) throws(StoreError) -> LocalAuthority.ID {
    let id = LocalAuthority.ID.make(at: author.at)
    try execute(
      """
      INSERT INTO authority (id, node, kind, name, search_name, code) VALUES (
        \(id), \(place.node), \(authority.kind), \(authority.name), \(authority.searchName),
        \(authority.code)
      )
      """)
    return id
  }

  func set(
    _ official: ElectedOfficial, of id: LocalAuthority.ID, _ author: Authorship
  ) throws(StoreError) {
    try execute(
      """
      INSERT INTO official (id, authority_id, name, search_name, mandate, email, telephone)
      VALUES (
        \(ElectedOfficial.ID.make(at: author.at)), \(id), \(official.name),
        \(SearchWords.line(official.name)), \(official.mandate), \(official.email),
        \(official.telephone)
      )
      ON CONFLICT (authority_id, search_name) DO UPDATE SET name = excluded.name,
        mandate = excluded.mandate, email = excluded.email, telephone = excluded.telephone
      """)
  }

  func insert(
    _ administration: Administration, at place: DirectoryPlace, _ author: Authorship
  ) throws(StoreError) -> Administration.ID {
    let id = Administration.ID.make(at: author.at)
    try execute(
      """
      INSERT INTO administration (id, node, name, search_name, contact, website) VALUES (
        \(id), \(place.node), \(administration.name), \(SearchWords.line(administration.name)),
        \(administration.contact), \(administration.website)
      )
      """)
    return id
  }

  /// - Returns: how many entries changed.
  func update(
    _ id: Administration.ID, to administration: Administration, at place: DirectoryPlace
  ) throws(StoreError) -> Int {
    try execute(
      """
      UPDATE administration SET name = \(administration.name),
        search_name = \(SearchWords.line(administration.name)),
        contact = \(administration.contact), website = \(administration.website)
      WHERE id = \(id) AND node = \(place.node)
      """)
  }
}
