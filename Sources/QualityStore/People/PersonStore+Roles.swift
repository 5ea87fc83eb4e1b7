public import QualityDomain

/// The roles that people have at a site.
extension PersonStore {
  /// Creates a person with a password and roles at the site of the scope, or for services of it: all
  /// of it or nothing, since the password is shown once.
  /// - Throws: `conflict` when the e-mail address is taken; `outsideScope` for a role at another node,
  ///   or when the scope is not the whole site.
  public func create(
    email: String, name: String, passwordHash: String, roles: [RoleAssignment], in scope: Scope,
    by author: Authorship
  ) async throws(StoreError) -> Person.ID {
    try scope.check(roles)
    return try await engine.write(at: scope.site) { connection throws(StoreError) in
      try connection.addPerson(
        email: email, name: name, passwordHash: passwordHash, roles: roles, by: author)
    }
  }

  /// Gives roles at the site of the scope, or for services of it; nothing happens for one that the
  /// person has.
  /// - Throws: `outsideScope` for a role at another node, or when the scope is not the whole site.
  public func grant(
    _ assignments: [RoleAssignment], to person: Person.ID, in scope: Scope, by author: Authorship
  ) async throws(StoreError) {
    try scope.check(assignments)
    try await engine.write(at: scope.site) { connection throws(StoreError) in
      for assignment in assignments { try connection.grant(assignment, to: person, by: author) }
    }
  }

  /// Takes a role back.
  /// - Returns: false when the site has no such role in force.
  /// - Throws: `outsideScope` when the scope is not the whole site.
  public func revoke(
    _ grant: ID<RoleAssignment>, in scope: Scope, by author: Authorship
  ) async throws(StoreError) -> Bool {
    let site = try scope.wholeSite()
    return try await engine.write(at: site) { connection throws(StoreError) in
      try connection.revoke(grant, at: [.site(site)], site: site, by: author)
    }
  }

  /// The people who have a role of the site's own, by name.
  /// - Throws: `outsideScope` when the scope is not the whole site.
  public func people(in scope: Scope) async throws(StoreError) -> [PersonRecord] {
    let site = try scope.wholeSite()
    return try await engine.read { connection throws(StoreError) in
      try connection.people(at: [.site(site)])
    }
  }
}

extension Scope {
  /// - Throws: `outsideScope` unless all roles are held at the site and the scope is all of it.
  fileprivate func check(_ roles: [RoleAssignment]) throws(StoreError) {
    let node = Node.site(try wholeSite())
    guard roles.allSatisfy({ $0.node == node }) else { throw .outsideScope }
  }
}

extension SQLConnection {
  /// Adds a person with a password and their roles, wherever these stand.
  func addPerson(
    email: String, name: String, passwordHash: String, roles: [RoleAssignment], by author: Authorship
  ) throws(StoreError) -> Person.ID {
    let id = Person.ID.make(at: author.at)
    try execute(
      """
      INSERT INTO person (id, email, name)
      VALUES (\(id), \(PersonStore.normalized(email: email)), \(name))
      """)
    try setPassword(passwordHash, of: id, at: author.at)
    try audit(.personCreated, account: id, by: author)
    for role in roles { try grant(role, to: id, by: author) }
    return id
  }

  /// Gives a role, which stands in the audit log of its site; nothing happens when the person has it.
  func grant(
    _ assignment: RoleAssignment, to person: Person.ID, by author: Authorship
  ) throws(StoreError) {
    let site = assignment.node.site
    let held = try first(
      """
      SELECT 1 FROM role_assignment
      WHERE person_id = \(person) AND role = \(assignment.role) AND node = \(assignment.node)
        AND service_id IS NOT DISTINCT FROM \(assignment.service) AND revoked_at IS NULL
      """
    ) { row throws(StoreError) in try row.bool(0) }
    guard held == nil else { return }
    try execute(
      """
      INSERT INTO role_assignment (id, person_id, role, node, site_id, service_id, granted_at)
      VALUES (
        \(ID<RoleAssignment>.make(at: author.at)), \(person), \(assignment.role),
        \(assignment.node), \(site), \(assignment.service), \(author.at)
      )
      """)
    try audit(.roleGranted, account: person, role: assignment.role, site: site, by: author)
  }

  /// Takes a role back.
  /// - Returns: false when none of the nodes has such a role in force.
  func revoke(
    _ grant: ID<RoleAssignment>, at nodes: [Node], site: Site.ID?, by author: Authorship
  ) throws(StoreError) -> Bool {
    let changed = try execute(
      """
      UPDATE role_assignment SET revoked_at = \(author.at)
      WHERE id = \(grant) AND node IN \(list: nodes.map { .text($0.text) })
        AND revoked_at IS NULL
      """)
    guard changed == 1 else { return false }
    try audit(.roleRevoked, grant.text, site: site, by: author)
    return true
  }

  /// The people who have a role in force at one of these nodes, by name.
  func people(at nodes: [Node]) throws(StoreError) -> [PersonRecord] {
    var people: [PersonRecord] = []
    try forEachRow(
      """
      SELECT p.id, p.email, p.name, p.disabled_at, a.id, a.role, a.node, a.site_id, a.service_id
      FROM role_assignment a JOIN person p ON p.id = a.person_id
      WHERE a.node IN \(list: nodes.map { .text($0.text) }) AND a.revoked_at IS NULL
      ORDER BY p.id, a.id
      """
    ) { row throws(StoreError) in
      let id: Person.ID = try row.id(0)
      if people.last?.id != id {
        people.append(
          PersonRecord(
            id: id, email: try row.text(1), name: try row.text(2),
            isDisabled: try row.instantOrNil(3) != nil, assignments: []))
      }
      people[people.count - 1].assignments.append(
        .init(id: try row.id(4), assignment: try row.assignment(5)))
    }
    return FrenchOrder.sorted(people, by: \.name)
  }
}
