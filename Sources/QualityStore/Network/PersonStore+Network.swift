public import QualityDomain

/// People who work above sites.
extension PersonStore {
  /// Creates a person with a password and a role at a node above sites: both or nothing, since the
  /// password is shown once.
  /// - Throws: `conflict` when the e-mail address is taken; `outsideScope` when the scope does not
  ///   hold all of the node.
  public func create(
    email: String, name: String, passwordHash: String, role: RoleAssignment, in network: NetworkScope,
    by author: Authorship
  ) async throws(StoreError) -> Person.ID {
    try network.check(role)
    return try await engine.write { connection throws(StoreError) in
      try connection.addPerson(
        email: email, name: name, passwordHash: passwordHash, roles: [role], by: author)
    }
  }

  /// Gives a role at a node above sites; nothing happens when the person has it.
  /// - Throws: `outsideScope` when the scope does not hold all of the node.
  public func grant(
    _ assignment: RoleAssignment, to person: Person.ID, in network: NetworkScope,
    by author: Authorship
  ) async throws(StoreError) {
    try network.check(assignment)
    try await engine.write { connection throws(StoreError) in
      try connection.grant(assignment, to: person, by: author)
    }
  }

  /// Takes back a role at a node above sites.
  /// - Returns: false when no node of the scope has such a role in force.
  public func revoke(
    _ grant: ID<RoleAssignment>, in network: NetworkScope, by author: Authorship
  ) async throws(StoreError) -> Bool {
    try await engine.write { connection throws(StoreError) in
      try connection.revoke(grant, at: network.nodesAboveSites, site: nil, by: author)
    }
  }

  /// The people who have a role at the nodes of the scope, or at those below that are above sites,
  /// by name.
  public func people(in network: NetworkScope) async throws(StoreError) -> [PersonRecord] {
    try await engine.read { connection throws(StoreError) in
      try connection.people(at: network.nodesAboveSites)
    }
  }
}

extension NetworkScope {
  /// - Throws: `outsideScope` unless the role is held at a node above sites that the scope holds.
  fileprivate func check(_ role: RoleAssignment) throws(StoreError) {
    guard role.node.isAboveSites, includes(role.node) else { throw .outsideScope }
  }

  /// Those of the scope and all below them, down to the departments.
  fileprivate var nodesAboveSites: [Node] {
    Node.aboveSites.filter(includes)
  }
}
