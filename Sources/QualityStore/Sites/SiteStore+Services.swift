public import QualityDomain

/// The services of a site: a service is closed, never deleted, since requests name it.
extension SiteStore {
  /// - Returns: false when the site has no such service.
  /// - Throws: `conflict` when the site has another of that name.
  public func rename(
    _ service: Service.ID, to name: String, in scope: Scope, by author: Authorship
  ) async throws(StoreError) -> Bool {
    let site = try scope.wholeSite()
    return try await engine.write(at: site) { connection throws(StoreError) in
      try connection.change(
        service, "name = \(name)", at: site, as: .serviceRenamed, by: author)
    }
  }

  /// Keeps a service from getting further requests from `day` on; what it has stays its own.
  /// - Returns: false when the site has no such service.
  public func close(
    _ service: Service.ID, on day: CivilDate, in scope: Scope, by author: Authorship
  ) async throws(StoreError) -> Bool {
    let site = try scope.wholeSite()
    return try await engine.write(at: site) { connection throws(StoreError) in
      try connection.change(
        service, "closed_on = \(day)", at: site, as: .serviceClosed, by: author)
    }
  }

  /// - Returns: false when the site has no such service.
  public func reopen(
    _ service: Service.ID, in scope: Scope, by author: Authorship
  ) async throws(StoreError) -> Bool {
    let site = try scope.wholeSite()
    return try await engine.write(at: site) { connection throws(StoreError) in
      try connection.change(
        service, "closed_on = NULL", at: site, as: .serviceReopened, by: author)
    }
  }
}

extension SQLConnection {
  fileprivate func change(
    _ service: Service.ID, _ assignment: SQL, at site: Site.ID, as action: AuditAction,
    by author: Authorship
  ) throws(StoreError) -> Bool {
    let changed = try execute(
      "UPDATE service SET \(assignment) WHERE site_id = \(site) AND id = \(service)")
    guard changed == 1 else { return false }
    try audit(action, service.text, site: site, by: author)
    return true
  }
}
