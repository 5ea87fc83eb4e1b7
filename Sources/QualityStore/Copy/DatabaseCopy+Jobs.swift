import QualityDomain

extension DatabaseCopy {
  /// The sites that the copy is about, which the target has by now.
  func copiedSites() async throws(CopyError) -> [Site] {
    try await readTarget { [site] connection throws(StoreError) in
      let own: SQL = site.map { "WHERE s.id = \($0)" } ?? ""
      return try connection.rows(
        "SELECT \(Site.columns) FROM site s \(own) ORDER BY s.code", Site.init(row:))
    }
  }

  /// Asks, in one transaction, for what background jobs find out of a site: the network's figures of the
  /// quarters that the source had read, of those of which the site has something and of the current one, and
  /// its alerts.
  ///
  /// An instance of the target that saw the site before it was whole may have done this day's jobs: so all
  /// are asked for, done or not. What waits already is not asked for twice.
  func askForJobs(
    of site: Site.ID, on today: CivilDate, at now: Instant
  ) async throws(CopyError) {
    let known = try await inSource { connection throws(StoreError) in
      try connection.standings(of: site).keys.filter { $0.length == .quarter }
    }
    try await inTarget(on: .site(site)) { connection throws(StoreError) in
      let used = try connection.quartersInUse(at: site, today: today)
      try connection.enqueueReadings(
        of: known + used + [Period(.quarter, containing: today)], at: site, now: now)
      try connection.enqueue(.alerts(site, on: today), at: now)
    }
  }
}
