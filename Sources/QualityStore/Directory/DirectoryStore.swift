public import QualityDomain

/// A local authority with those elected there.
public struct AuthorityRecord: Hashable, Sendable {
  public let id: LocalAuthority.ID
  /// To which the entry belongs: whoever administers it may change the entry.
  public let node: Node
  public let authority: LocalAuthority
  /// By name.
  public internal(set) var officials: [OfficialRecord] = []
}

public struct OfficialRecord: Hashable, Sendable {
  public let id: ElectedOfficial.ID
  public let official: ElectedOfficial
}

public struct AdministrationRecord: Hashable, Sendable {
  public let id: Administration.ID
  /// To which the entry belongs.
  public let node: Node
  public let administration: Administration
}

/// Which local authorities a list shows, and from where on.
public struct AuthorityQuery: Hashable, Sendable {
  /// Typed words, each of which the name, the code or someone elected there holds.
  public var words: String
  public var kind: AuthorityKind?
  /// The last one of the page before; nil for the first page.
  public var after: LocalAuthority.ID?
  public var limit: Int

  public init(
    words: String = "", kind: AuthorityKind? = nil, after: LocalAuthority.ID? = nil, limit: Int = 25
  ) {
    self.words = words
    self.kind = kind
    self.after = after
    self.limit = limit
  }
}

/// The directory: local authorities, those elected there, and other administrations. Entries belong
/// to the nation, a department or a site, and are read by the sites below, within a scope.
public struct DirectoryStore: Sendable {
  let engine: any SQLEngine

  public init(_ engine: any SQLEngine) {
    self.engine = engine
  }

  /// A page of the local authorities that the site of the scope sees, by name: two statements.
  public func authorities(
    _ query: AuthorityQuery, in scope: Scope
  ) async throws(StoreError) -> [AuthorityRecord] {
    let after: SQL = query.after.map { last in
      "AND (d.search_name, d.id) > (SELECT x.search_name, x.id FROM authority x WHERE x.id = \(last))"
    } ?? ""
    let kind: SQL = query.kind.map { "AND d.kind = \($0)" } ?? ""
    let words = SearchWords.folded(query.words).prefix(SearchLimits.words).map { word -> SQL in
      // Folded words hold letters and digits alone: nothing that LIKE would read otherwise.
      let pattern = "%\(word)%"
      return """
        AND (d.search_name LIKE \(pattern) OR EXISTS (
          SELECT 1 FROM official o WHERE o.authority_id = d.id AND o.search_name LIKE \(pattern)
        ))
        """
    }
    return try await engine.read { connection throws(StoreError) in
      try connection.authorities(
        """
        \(scope.directoryFilter) \(kind) \(.joined(words, separator: " ")) \(after)
        ORDER BY d.search_name, d.id LIMIT \(query.limit)
        """)
    }
  }

  /// nil when the site of the scope sees no such authority.
  public func authority(
    _ id: LocalAuthority.ID, in scope: Scope
  ) async throws(StoreError) -> AuthorityRecord? {
    try await engine.read { connection throws(StoreError) in
      try connection.authorities("\(scope.directoryFilter) AND d.id = \(id)").first
    }
  }

  /// The administrations that the site of the scope sees, by name, whose name holds all the typed
  /// words: one statement.
  public func administrations(
    words: String = "", in scope: Scope, limit: Int = 500
  ) async throws(StoreError) -> [AdministrationRecord] {
    let words = SearchWords.folded(words).prefix(SearchLimits.words).map { word -> SQL in
      "AND d.search_name LIKE \("%\(word)%")"
    }
    return try await administrations(
      """
      \(scope.directoryFilter) \(.joined(words, separator: " "))
      ORDER BY d.search_name, d.id LIMIT \(limit)
      """)
  }

  /// nil when the site of the scope sees no such administration.
  public func administration(
    _ id: Administration.ID, in scope: Scope
  ) async throws(StoreError) -> AdministrationRecord? {
    try await administrations("\(scope.directoryFilter) AND d.id = \(id)").first
  }

  private func administrations(
    _ condition: SQL
  ) async throws(StoreError) -> [AdministrationRecord] {
    try await engine.read { connection throws(StoreError) in
      try connection.rows(
        "SELECT d.id, d.node, d.name, d.contact, d.website FROM administration d WHERE \(condition)"
      ) { row throws(StoreError) in
        AdministrationRecord(
          id: try row.id(0), node: try row.node(1),
          administration: Administration(
            name: try row.text(2), contact: try row.text(3), website: try row.text(4)))
      }
    }
  }
}

extension Scope {
  /// The condition that keeps a query on an entry `d` of the directory to what the site sees: the
  /// nation’s, its department’s and its own.
  var directoryFilter: SQL {
    """
    d.node IN (
      \(Node.nation), \(Node.site(site)),
      (SELECT 'department:' || s.territory FROM site s WHERE s.id = \(site))
    )
    """
  }
}

extension SQLConnection {
  /// The authorities of a condition on `authority d`, with those elected there.
  fileprivate func authorities(_ condition: SQL) throws(StoreError) -> [AuthorityRecord] {
    var records = try rows(
      "SELECT d.id, d.node, d.kind, d.name, d.code FROM authority d WHERE \(condition)"
    ) { row throws(StoreError) in
      AuthorityRecord(
        id: try row.id(0), node: try row.node(1),
        authority: LocalAuthority(
          kind: try row.raw(2), name: try row.text(3), code: try row.text(4)))
    }
    var officials: [LocalAuthority.ID: [OfficialRecord]] = [:]
    try forEachRow(
      """
      SELECT o.authority_id, o.id, o.name, o.mandate, o.email, o.telephone FROM official o
      WHERE o.authority_id IN \(list: records.map { .text($0.id.text) })
      ORDER BY o.search_name
      """
    ) { row throws(StoreError) in
      officials[try row.id(0), default: []].append(
        OfficialRecord(
          id: try row.id(1),
          official: ElectedOfficial(
            name: try row.text(2), mandate: try row.text(3), email: try row.text(4),
            telephone: try row.text(5))))
    }
    for index in records.indices { records[index].officials = officials[records[index].id] ?? [] }
    return records
  }
}
