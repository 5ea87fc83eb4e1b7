public import QualityDomain

/// What an import of the directory did, or would do.
public struct DirectoryImportSummary: Hashable, Sendable {
  public var added = 0
  public var changed = 0
  public var unchanged = 0
}

extension DirectoryStore {
  /// Adds and updates the authorities of a list and those elected there, in one transaction. What
  /// the list leaves out stays: a list of one department says nothing of the next. Importing the
  /// same list again changes nothing.
  ///
  /// An authority is known by its code, or else by its kind and name.
  public func importAuthorities(
    _ rows: [ImportedAuthority], at place: DirectoryPlace, by author: Authorship, isTrial: Bool
  ) async throws(StoreError) -> DirectoryImportSummary {
    try await importing(at: place, by: author, isTrial: isTrial) {
      connection, summary throws(StoreError) in
      for row in rows { try connection.take(row, at: place, author, &summary) }
    }
  }

  /// The same with administrations, known by their name.
  public func importAdministrations(
    _ rows: [ImportedAdministration], at place: DirectoryPlace, by author: Authorship,
    isTrial: Bool
  ) async throws(StoreError) -> DirectoryImportSummary {
    try await importing(at: place, by: author, isTrial: isTrial) {
      connection, summary throws(StoreError) in
      for row in rows { try connection.take(row.administration, at: place, author, &summary) }
    }
  }

  private func importing(
    at place: DirectoryPlace, by author: Authorship, isTrial: Bool,
    _ body: @escaping @Sendable (
      any SQLConnection, inout DirectoryImportSummary
    ) throws(StoreError) -> Void
  ) async throws(StoreError) -> DirectoryImportSummary {
    try await engine.transaction(on: .others) { connection throws(StoreError) in
      var summary = DirectoryImportSummary()
      try body(connection, &summary)
      if isTrial { return .rollback(summary) }
      let touched = summary.added + summary.changed
      if touched > 0 {
        try connection.audit(.directoryImported, "\(touched)", site: place.site, by: author)
      }
      return .commit(summary)
    }
  }
}

extension SQLConnection {
  fileprivate func take(
    _ row: ImportedAuthority, at place: DirectoryPlace, _ author: Authorship,
    _ summary: inout DirectoryImportSummary
  ) throws(StoreError) {
    let authority = row.authority
    let identity: SQL =
      authority.code.isEmpty
      ? "search_name = \(authority.searchName)" : "code = \(authority.code)"
    let known = try first(
      """
      SELECT id, name FROM authority
      WHERE node = \(place.node) AND kind = \(authority.kind) AND \(identity)
      """
    ) { row throws(StoreError) in (id: try row.id(0, of: LocalAuthority.self), name: try row.text(1)) }
    let id: LocalAuthority.ID
    if let known {
      id = known.id
      let isRenamed = known.name != authority.name
      if isRenamed {
        try execute(
          """
          UPDATE authority SET name = \(authority.name), search_name = \(authority.searchName)
          WHERE id = \(id)
          """)
      }
      // Each row counts once, for the most that it changes.
      let officialChanged = try take(row.official, of: id, author)
      summary.changed += isRenamed || officialChanged ? 1 : 0
      summary.unchanged += isRenamed || officialChanged ? 0 : 1
    } else {
      id = try insert(authority, at: place, author)
      _ = try take(row.official, of: id, author)
      summary.added += 1
    }
  }

  /// - Returns: whether anything changed.
  private func take(
    _ official: ElectedOfficial?, of id: LocalAuthority.ID, _ author: Authorship
  ) throws(StoreError) -> Bool {
    guard let official else { return false }
    let known = try first(
      """
      SELECT name, mandate, email, telephone FROM official
      WHERE authority_id = \(id) AND search_name = \(SearchWords.line(official.name))
      """
    ) { row throws(StoreError) in
      ElectedOfficial(
        name: try row.text(0), mandate: try row.text(1), email: try row.text(2),
        telephone: try row.text(3))
    }
    guard known != official else { return false }
    try set(official, of: id, author)
    return true
  }

  fileprivate func take(
    _ administration: Administration, at place: DirectoryPlace, _ author: Authorship,
    _ summary: inout DirectoryImportSummary
  ) throws(StoreError) {
    let known = try first(
      """
      SELECT id, name, contact, website FROM administration
      WHERE node = \(place.node) AND search_name = \(SearchWords.line(administration.name))
      """
    ) { row throws(StoreError) in
      (
        id: try row.id(0, of: Administration.self),
        administration: Administration(
          name: try row.text(1), contact: try row.text(2), website: try row.text(3))
      )
    }
    guard let known else {
      _ = try insert(administration, at: place, author)
      summary.added += 1
      return
    }
    guard known.administration != administration else {
      summary.unchanged += 1
      return
    }
    _ = try update(known.id, to: administration, at: place)
    summary.changed += 1
  }
}
