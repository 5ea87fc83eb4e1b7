package import QualityDomain

/// For whoever runs the program itself: nobody is asked for a right.
extension PersonStore {
  /// Creates a person with a password and roles, wherever these stand: all of it or nothing.
  /// - Throws: `conflict` when the e-mail address is taken.
  package func create(
    email: String, name: String, passwordHash: String, roles: [RoleAssignment] = [],
    by author: Authorship
  ) async throws(StoreError) -> Person.ID {
    try await engine.write { connection throws(StoreError) in
      try connection.addPerson(
        email: email, name: name, passwordHash: passwordHash, roles: roles, by: author)
    }
  }

  /// Gives a role wherever it stands; nothing happens when the person has it.
  package func grant(
    _ assignment: RoleAssignment, to person: Person.ID, by author: Authorship
  ) async throws(StoreError) {
    try await engine.write { connection throws(StoreError) in
      try connection.grant(assignment, to: person, by: author)
    }
  }
}
