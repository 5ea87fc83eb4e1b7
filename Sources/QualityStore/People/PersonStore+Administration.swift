public import QualityDomain

/// An account as those who administer it see it.
public struct PersonAccount: Hashable, Sendable {
  public let email: String
  public let name: String
  public let passwordHash: String?
  public let isDisabled: Bool
}

/// What an administrator or the person themself does to an account.
extension PersonStore {
  /// nil when there is no such person.
  public func account(of person: Person.ID) async throws(StoreError) -> PersonAccount? {
    try await engine.read { connection throws(StoreError) in
      try connection.first(
        """
        SELECT p.email, p.name, c.password_hash, p.disabled_at
        FROM person p LEFT JOIN credential c ON c.person_id = p.id WHERE p.id = \(person)
        """
      ) { row throws(StoreError) in
        PersonAccount(
          email: try row.text(0), name: try row.text(1), passwordHash: try row.textOrNil(2),
          isDisabled: try row.instantOrNil(3) != nil)
      }
    }
  }

  /// The sites at which a person has a role: whoever changes their account must administer all.
  public func sites(of person: Person.ID) async throws(StoreError) -> Set<Site.ID> {
    try await engine.read { connection throws(StoreError) in
      Set(
        try connection.rows(
          """
          SELECT DISTINCT site_id FROM role_assignment
          WHERE person_id = \(person) AND revoked_at IS NULL
          """
        ) { row throws(StoreError) in try row.id(0, of: Site.self) })
    }
  }

  /// Replaces one's own password and ends all of one's sessions but the one of that token.
  public func changePassword(
    _ hash: String, keepingSession tokenHash: String, by author: Authorship
  ) async throws(StoreError) {
    guard let person = author.person else { throw .unavailable("a password needs a person") }
    try await engine.write { connection throws(StoreError) in
      try connection.setPassword(hash, of: person, at: author.at)
      try connection.execute(
        "DELETE FROM session WHERE person_id = \(person) AND token_hash <> \(tokenHash)")
      try connection.audit(.passwordChanged, person.text, site: nil, by: author)
    }
  }

  /// Lets a disabled person sign in again, with the password and the roles that they had.
  /// - Returns: false when there is no such person, or they are not disabled.
  public func enable(_ person: Person.ID, by author: Authorship) async throws(StoreError) -> Bool {
    try await engine.write { connection throws(StoreError) in
      let changed = try connection.execute(
        "UPDATE person SET disabled_at = NULL WHERE id = \(person) AND disabled_at IS NOT NULL")
      guard changed == 1 else { return false }
      try connection.audit(.personEnabled, person.text, site: nil, by: author)
      return true
    }
  }
}
