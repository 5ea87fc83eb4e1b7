public import QualityDomain

extension PersonStore {
  /// The names of people who have, or had, a role at the site or above sites: those of its past too.
  public func names(
    of people: Set<Person.ID>, in scope: Scope
  ) async throws(StoreError) -> [Person.ID: String] {
    if people.isEmpty { return [:] }
    return try await engine.read { connection throws(StoreError) in
      let found = try connection.rows(
        """
        SELECT p.id, p.name FROM person p
        WHERE p.id IN \(list: people.sorted().map { .text($0.text) })
          AND EXISTS (
            SELECT 1 FROM role_assignment a
            WHERE a.person_id = p.id
              AND (a.node = \(Node.site(scope.site)) OR a.site_id IS NULL)
          )
        """
      ) { row throws(StoreError) in (try row.id(0, of: Person.self), try row.text(1)) }
      return Dictionary(found) { first, _ in first }
    }
  }
}
