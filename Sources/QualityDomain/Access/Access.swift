/// Someone who is signed in, with all that they may do and where.
public struct Access: Hashable, Sendable {
  public let person: Person.ID
  public let name: String
  public let assignments: [RoleAssignment]

  public init(person: Person.ID, name: String, assignments: [RoleAssignment]) {
    self.person = person
    self.name = name
    self.assignments = assignments
  }

  /// The part of `site` for which the person has `permission`, by a role there or at a node above;
  /// nil when none.
  public func scope(_ permission: Permission, at site: Site) -> Scope? {
    let granting = assignments.filter {
      $0.node.holds(site) && $0.role.permissions.contains(permission)
    }
    guard !granting.isEmpty else { return nil }
    if granting.contains(where: { $0.service == nil }) { return Scope(site: site.id) }
    return Scope(site: site.id, services: Set(granting.compactMap(\.service)))
  }

  /// Whether the person has `permission` for every service of `site`.
  public func has(_ permission: Permission, throughout site: Site) -> Bool {
    scope(permission, at: site)?.isWholeSite ?? false
  }

  /// The part of the network for the whole of which the person has `permission`; nil when none. A
  /// role in a service gives none.
  public func network(_ permission: Permission) -> NetworkScope? {
    NetworkScope(
      assignments.lazy
        .filter { $0.service == nil && $0.role.permissions.contains(permission) }.map(\.node))
  }

  /// Where the person has some role, be it in one service: the sites whose pages they may open. nil
  /// for someone without any role.
  public var reach: NetworkScope? { NetworkScope(assignments.lazy.map(\.node)) }
}
