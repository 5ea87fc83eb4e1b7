public import QualityDomain

/// Someone who can sign in.
public struct PersonRecord: Hashable, Sendable {
  public let id: Person.ID
  public let email: String
  public let name: String
  public let isDisabled: Bool
  /// In force, at the node that was asked for.
  public var assignments: [Grant]

  public struct Grant: Hashable, Sendable {
    public let id: ID<RoleAssignment>
    public let assignment: RoleAssignment
  }
}

/// People, their passwords and their roles.
public struct PersonStore: Sendable {
  let engine: any SQLEngine

  public init(_ engine: any SQLEngine) {
    self.engine = engine
  }

  /// E-mail addresses are compared in lower case.
  public static func normalized(email: String) -> String {
    email.lowercased()
  }

  /// The identity and password hash under an e-mail address, unless disabled.
  public func credential(
    email: String
  ) async throws(StoreError) -> (person: Person.ID, passwordHash: String)? {
    try await engine.read { connection throws(StoreError) in
      try connection.first(
        """
        SELECT p.id, c.password_hash FROM person p JOIN credential c ON c.person_id = p.id
        WHERE p.email = \(Self.normalized(email: email)) AND p.disabled_at IS NULL
        """
      ) { row throws(StoreError) in (try row.id(0), try row.text(1)) }
    }
  }

  /// The person under an e-mail address, disabled or not.
  public func find(email: String) async throws(StoreError) -> Person.ID? {
    try await engine.read { connection throws(StoreError) in
      try connection.first(
        "SELECT id FROM person WHERE email = \(Self.normalized(email: email))"
      ) { row throws(StoreError) in try row.id(0) }
    }
  }

  /// Replaces a password and ends the person's sessions.
  public func setPassword(
    _ hash: String, of person: Person.ID, by author: Authorship
  ) async throws(StoreError) {
    try await engine.write { connection throws(StoreError) in
      try connection.setPassword(hash, of: person, at: author.at)
      try connection.execute("DELETE FROM session WHERE person_id = \(person)")
      try connection.audit(.passwordChanged, account: person, by: author)
    }
  }

  /// Keeps a person from signing in and ends their sessions; what they did stays theirs.
  /// - Returns: false when there is no such person, or they are disabled already.
  public func disable(_ person: Person.ID, by author: Authorship) async throws(StoreError) -> Bool {
    try await engine.write { connection throws(StoreError) in
      let changed = try connection.execute(
        """
        UPDATE person SET disabled_at = \(author.at)
        WHERE id = \(person) AND disabled_at IS NULL
        """)
      guard changed == 1 else { return false }
      try connection.execute("DELETE FROM session WHERE person_id = \(person)")
      try connection.audit(.personDisabled, account: person, by: author)
      return true
    }
  }
}

extension SQLConnection {
  func setPassword(
    _ hash: String, of person: Person.ID, at instant: Instant
  ) throws(StoreError) {
    try execute(
      """
      INSERT INTO credential (person_id, password_hash, changed_at)
      VALUES (\(person), \(hash), \(instant))
      ON CONFLICT (person_id) DO UPDATE SET
        password_hash = excluded.password_hash, changed_at = excluded.changed_at
      """)
  }
}
