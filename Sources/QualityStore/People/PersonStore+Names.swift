public import QualityDomain

extension PersonStore {
  /// The names of people who have, or had, a role at a site: those of its past too.
  public func names(
    of people: Set<Person.ID>, at site: Site.ID
  ) async throws(StoreError) -> [Person.ID: String] {
    if people.isEmpty { return [:] }
    return try await engine.read { connection throws(StoreError) in
      let found = try connection.rows(
        """
        SELECT p.id, p.name FROM person p
        WHERE p.id IN \(list: people.sorted().map { .text($0.text) })
          AND p.id IN (SELECT person_id FROM role_assignment WHERE site_id = \(site))
        """
      ) { row throws(StoreError) in (try row.id(0, of: Person.self), try row.text(1)) }
      return Dictionary(found) { first, _ in first }
    }
  }
}
