public import QualityDomain

/// Which modules and commitments a site takes, and which services apply them.
extension SiteStore {
  /// Makes `modules` those of the site from `from` on. What held before stays recorded; what was
  /// planned for later days is replaced.
  ///
  /// - Parameter hasCERT: whether the site has a CERT, which decides the modules that it may take
  ///   (II.2). It is a fact of the site and holds at once.
  public func setModules(
    _ modules: Set<Int>, hasCERT: Bool, in scope: Scope, from: CivilDate, by author: Authorship
  ) async throws(StoreError) {
    let site = try scope.wholeSite()
    try await engine.write(at: site) { connection throws(StoreError) in
      try connection.setModules(modules, hasCERT: hasCERT, of: site, from: from, by: author)
    }
  }

  /// Makes `services` those that apply a module from `from` on.
  /// - Throws: `outsideScope` when one of them is not of the site.
  public func setServices(
    _ services: Set<Service.ID>, ofModule module: Int, in scope: Scope, from: CivilDate,
    by author: Authorship
  ) async throws(StoreError) {
    let site = try scope.wholeSite()
    try await engine.write(at: site) { connection throws(StoreError) in
      let known = try connection.first(
        """
        SELECT count(*) FROM service
        WHERE site_id = \(site) AND id IN \(list: services.map { .text($0.text) })
        """
      ) { row throws(StoreError) in try row.integer(0) }
      guard known == services.count else { throw .outsideScope }
      try connection.replace(
        DatedRows(table: "module_service", owner: "site_id = \(site) AND module = \(module)"),
        with: services.sorted().map {
          DatedRow(
            condition: "service_id = \($0)", columns: "site_id, module, service_id",
            values: "\(site), \(module), \($0)")
        }, from: from)
      try connection.audit(
        .siteChanged, "module-services \(module) \(from)", site: site, by: author)
    }
  }

  /// Says that a commitment concerns the site again, from `from` on.
  public func setApplicable(
    _ commitment: Int, in scope: Scope, from: CivilDate, by author: Authorship
  ) async throws(StoreError) {
    let site = try scope.wholeSite()
    try await engine.write(at: site) { connection throws(StoreError) in
      try connection.replace(
        DatedRows(
          table: "non_applicable_commitment",
          owner: "site_id = \(site) AND commitment = \(commitment)"), with: [], from: from)
      try connection.enqueueReadings(since: from, at: site, by: author)
      try connection.audit(.siteChanged, "applicable \(commitment)", site: site, by: author)
    }
  }
}

extension SQLConnection {
  /// See `SiteStore.setModules`.
  func setModules(
    _ modules: Set<Int>, hasCERT: Bool, of site: Site.ID, from: CivilDate, by author: Authorship
  ) throws(StoreError) {
    try execute("UPDATE site SET has_cert = \(hasCERT) WHERE id = \(site)")
    try replace(
      DatedRows(table: "site_module", owner: "site_id = \(site)"),
      with: modules.sorted().map {
        DatedRow(
          condition: "module = \($0)", columns: "site_id, module", values: "\(site), \($0)")
      }, from: from)
    try enqueueReadings(since: from, at: site, by: author)
    try audit(
      .siteChanged, "modules \(modules.sorted().map(String.init).joined(separator: ",")) \(from)",
      site: site, by: author)
  }
}
