import QualityDomain

extension SQLRow {
  func node(_ column: Int) throws(StoreError) -> Node {
    try value(column) { Node($0) }
  }

  /// A role, from the columns `role`, `node`, `site_id` and `service_id` of its table.
  func assignment(_ first: Int) throws(StoreError) -> RoleAssignment {
    let role: Role = try raw(first)
    guard let site: Site.ID = try idOrNil(first + 2) else {
      return RoleAssignment(role: role, at: try node(first + 1))
    }
    return RoleAssignment(role: role, site: site, service: try idOrNil(first + 3))
  }
}
