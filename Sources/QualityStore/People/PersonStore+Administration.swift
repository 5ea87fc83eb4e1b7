public import QualityDomain

/// An account as those who administer it see it.
public struct PersonAccount: Hashable, Sendable {
  public let email: String
  public let name: String
  public let passwordHash: String?
  public let isDisabled: Bool
}

/// Where someone has a role.
public struct PersonPlaces: Hashable, Sendable {
  /// Nodes above sites.
  public internal(set) var above: Set<Node> = []
  public internal(set) var sites: Set<Site> = []
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

  /// Where a person has a role: whoever changes their account must administer all of it.
  public func places(of person: Person.ID) async throws(StoreError) -> PersonPlaces {
    try await engine.read { connection throws(StoreError) in
      var places = PersonPlaces()
      try connection.forEachRow(
        """
        SELECT DISTINCT a.node, \(Site.columns)
        FROM role_assignment a LEFT JOIN site s ON s.id = a.site_id
        WHERE a.person_id = \(person) AND a.revoked_at IS NULL
        """
      ) { row throws(StoreError) in
        if try row.textOrNil(1) == nil {
          places.above.insert(try row.node(0))
        } else {
          places.sites.insert(try Site(row: row, from: 1))
        }
      }
      return places
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
      try connection.audit(.passwordChanged, account: person, by: author)
    }
  }

  /// Lets a disabled person sign in again, with the password and the roles that they had.
  /// - Returns: false when there is no such person, or they are not disabled.
  public func enable(_ person: Person.ID, by author: Authorship) async throws(StoreError) -> Bool {
    try await engine.write { connection throws(StoreError) in
      let changed = try connection.execute(
        "UPDATE person SET disabled_at = NULL WHERE id = \(person) AND disabled_at IS NOT NULL")
      guard changed == 1 else { return false }
      try connection.audit(.personEnabled, account: person, by: author)
      return true
    }
  }
}
