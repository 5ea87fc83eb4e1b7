public import QualityDomain

/// Sites and what holds for them.
public struct SiteStore: Sendable {
  let engine: any SQLEngine

  public init(_ engine: any SQLEngine) {
    self.engine = engine
  }

  /// Creates a site that follows `edition` with `modules` from `from` on.
  /// - Throws: `conflict` when the code is taken; `outsideScope` when the scope does not hold the
  ///   site's department.
  public func create(
    _ site: Site, edition: String, modules: Set<Int>, from: CivilDate, in network: NetworkScope,
    by author: Authorship
  ) async throws(StoreError) {
    guard network.includes(.department(site.territory)) else { throw .outsideScope }
    try await engine.write { connection throws(StoreError) in
      try connection.insert(site, edition: edition, modules: modules, from: from, by: author)
    }
  }

  /// The site of that code; nil when there is none.
  public func find(code: String) async throws(StoreError) -> Site? {
    try await engine.read { connection throws(StoreError) in
      try connection.first(
        "SELECT \(Site.columns) FROM site s WHERE s.code = \(code)", Site.init(row:))
    }
  }

  /// The site of that identifier; nil when there is none.
  public func find(_ id: Site.ID) async throws(StoreError) -> Site? {
    try await engine.read { connection throws(StoreError) in
      try connection.first(
        "SELECT \(Site.columns) FROM site s WHERE s.id = \(id)", Site.init(row:))
    }
  }

  /// Every site of the scope, by code.
  public func all(in network: NetworkScope) async throws(StoreError) -> [Site] {
    try await engine.read { connection throws(StoreError) in
      try connection.rows(
        "SELECT \(Site.columns) FROM site s WHERE \(network.filter) ORDER BY s.code",
        Site.init(row:))
    }
  }

  /// What holds for `site`: one statement.
  public func profile(of site: Site) async throws(StoreError) -> SiteProfile {
    try await engine.read { connection throws(StoreError) in try connection.profile(of: site) }
  }

  /// Adds a service.
  /// - Throws: `conflict` when the site has one of that name.
  public func addService(
    _ name: String, in scope: Scope, by author: Authorship
  ) async throws(StoreError) -> Service.ID {
    let site = try scope.wholeSite()
    return try await engine.write(at: site) { connection throws(StoreError) in
      try connection.insertService(name, site: site, by: author)
    }
  }

  /// Sets the target of an indicator from `from` on; what was planned for later days is replaced.
  public func setTarget(
    _ value: Quantity, for indicator: String, in scope: Scope, from: CivilDate,
    by author: Authorship
  ) async throws(StoreError) {
    let site = try scope.wholeSite()
    try await engine.write(at: site) { connection throws(StoreError) in
      try connection.replace(
        .target(of: indicator, at: site),
        with: [
          DatedRow(
            condition: "target = \(value)", columns: "site_id, indicator, target",
            values: "\(site), \(indicator), \(value)")
        ], from: from)
      try connection.audit(
        .targetSet, "\(indicator) \(value.plain) \(from)", site: site, by: author)
    }
  }

  /// Sets a limit that the site wants to keep, from `from` on; what was planned for later days is
  /// replaced.
  public func setLimit(
    _ limit: LocalLimit, in scope: Scope, from: CivilDate, by author: Authorship
  ) async throws(StoreError) {
    let site = try scope.wholeSite()
    try await engine.write(at: site) { connection throws(StoreError) in
      try connection.replace(
        .limit(limit.clock, kind: limit.kind, channel: limit.channel, at: site),
        with: [
          DatedRow(
            condition: "working_days = \(limit.workingDays)",
            columns: "site_id, clock, kind, channel, working_days",
            values: """
              \(site), \(limit.clock), \(limit.kind), \(limit.channel), \(limit.workingDays)
              """)
        ], from: from)
      try connection.audit(
        .siteChanged,
        "limit \(limit.kind.rawValue) \(limit.channel.rawValue) \(limit.workingDays) \(from)",
        site: site, by: author)
    }
  }

  /// Adds a day that is not worked at the site and moves due dates, by local law or agreement.
  ///
  /// Due dates that were already computed are brought up to date in the background.
  public func addHoliday(
    _ holiday: LocalHoliday, in scope: Scope, by author: Authorship
  ) async throws(StoreError) {
    let site = try scope.wholeSite()
    try await engine.write(at: site) { connection throws(StoreError) in
      try connection.execute(
        """
        INSERT INTO local_holiday (site_id, holiday_on, label)
        VALUES (\(site), \(holiday.date), \(holiday.label))
        ON CONFLICT (site_id, holiday_on) DO UPDATE SET label = excluded.label
        """)
      try connection.audit(.siteChanged, "holiday \(holiday.date)", site: site, by: author)
      try connection.enqueue(.recomputeDueDates(site), at: author.at)
    }
  }

  /// Says that a commitment does not concern the site, and why.
  public func setNotApplicable(
    _ commitment: NonApplicableCommitment, in scope: Scope, from: CivilDate,
    by author: Authorship
  ) async throws(StoreError) {
    let site = try scope.wholeSite()
    try await engine.write(at: site) { connection throws(StoreError) in
      try connection.execute(
        """
        INSERT INTO non_applicable_commitment (site_id, commitment, reason, valid_from)
        VALUES (\(site), \(commitment.commitment), \(commitment.reason), \(from))
        ON CONFLICT (site_id, commitment, valid_from) DO UPDATE SET reason = excluded.reason
        """)
      try connection.enqueueReadings(since: from, at: site, by: author)
      try connection.audit(
        .siteChanged, "not-applicable \(commitment.commitment)", site: site, by: author)
    }
  }

  /// Records a label.
  public func addLabel(
    _ label: Label, in scope: Scope, by author: Authorship
  ) async throws(StoreError) {
    let site = try scope.wholeSite()
    try await engine.write(at: site) { connection throws(StoreError) in
      try connection.execute(
        """
        INSERT INTO site_label (site_id, awarded_on, expires_on, awarded_by)
        VALUES (\(site), \(label.awardedOn), \(label.expiresOn), \(label.awardedBy))
        ON CONFLICT (site_id, awarded_on)
        DO UPDATE SET expires_on = excluded.expires_on, awarded_by = excluded.awarded_by
        """)
      try connection.audit(.siteChanged, "label \(label.awardedOn)", site: site, by: author)
    }
  }

  /// Defines indicators of the site's own, all or none.
  /// - Throws: `conflict` when the site has one of that code.
  public func define(
    _ indicators: [IndicatorDefinition], in scope: Scope, by author: Authorship
  ) async throws(StoreError) {
    let site = try scope.wholeSite()
    try await engine.write(at: site) { connection throws(StoreError) in
      for indicator in indicators {
        try connection.execute(
          """
          INSERT INTO site_indicator (
            site_id, code, label, commitments, unit, aggregation, frequency, better
          ) VALUES (
            \(site), \(indicator.code), \(indicator.label),
            \(indicator.commitments.map(String.init).joined(separator: " ")), \(indicator.unit),
            \(indicator.aggregation), \(indicator.frequency), \(indicator.better)
          )
          """)
        try connection.audit(.indicatorDefined, indicator.code, site: site, by: author)
      }
    }
  }
}

extension SQLConnection {
  /// Adds a service to a site.
  func insertService(
    _ name: String, site: Site.ID, by author: Authorship
  ) throws(StoreError) -> Service.ID {
    let id = Service.ID.make(at: author.at)
    try execute("INSERT INTO service (id, site_id, name) VALUES (\(id), \(site), \(name))")
    try audit(.serviceCreated, id.text, site: site, by: author)
    return id
  }
}
