public import QualityDomain

/// What a site set itself and gives up again.
extension SiteStore {
  /// Goes back to the national target of an indicator, if there is one, from `from` on.
  public func removeTarget(
    for indicator: String, in scope: Scope, from: CivilDate, by author: Authorship
  ) async throws(StoreError) {
    let site = try scope.wholeSite()
    try await engine.write(at: site) { connection throws(StoreError) in
      try connection.replace(
        .target(of: indicator, at: site), with: [], from: from)
      try connection.audit(.targetRemoved, "\(indicator) \(from)", site: site, by: author)
    }
  }

  /// Goes back to the limit of the référentiel alone, from `from` on.
  public func removeLimit(
    _ clock: ClockKind, kind: RequestKind, channel: RequestChannel, in scope: Scope,
    from: CivilDate, by author: Authorship
  ) async throws(StoreError) {
    let site = try scope.wholeSite()
    try await engine.write(at: site) { connection throws(StoreError) in
      try connection.replace(
        .limit(clock, kind: kind, channel: channel, at: site), with: [], from: from)
      try connection.audit(
        .siteChanged, "limit-removed \(kind.rawValue) \(channel.rawValue) \(from)", site: site,
        by: author)
    }
  }

  /// Takes a local day away: it is worked again, also in the past.
  ///
  /// Due dates that were already computed are brought up to date in the background.
  /// - Returns: false when the site has no such day.
  public func removeHoliday(
    _ date: CivilDate, in scope: Scope, by author: Authorship
  ) async throws(StoreError) -> Bool {
    let site = try scope.wholeSite()
    return try await engine.write(at: site) { connection throws(StoreError) in
      let removed = try connection.execute(
        "DELETE FROM local_holiday WHERE site_id = \(site) AND holiday_on = \(date)")
      guard removed > 0 else { return false }
      try connection.audit(.siteChanged, "holiday-removed \(date)", site: site, by: author)
      try connection.enqueue(.recomputeDueDates(site), at: author.at)
      return true
    }
  }
}
