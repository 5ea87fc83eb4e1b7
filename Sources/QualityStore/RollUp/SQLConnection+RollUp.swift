import QualityDomain

/// What is kept of a site, and what it could be kept of.
extension SQLConnection {
  /// The readings of a site for which `condition` on `site_reading r` holds, or all.
  func readings(
    of site: Site.ID, _ condition: SQL? = nil
  ) throws(StoreError) -> [SiteReading] {
    let further: SQL = condition.map { "AND \($0)" } ?? ""
    return try rows(
      """
      SELECT \(SiteReading.columns(of: "r")) FROM site_reading r
      WHERE r.site_id = \(site) \(further)
      """
    ) { row throws(StoreError) in try SiteReading(row: row) }
  }

  /// How the site stands in each period that was ever read.
  func standings(of site: Site.ID) throws(StoreError) -> [Period: SiteStanding] {
    let standings = try rows(
      "SELECT \(SiteStanding.columns(of: "t")) FROM site_standing t WHERE t.site_id = \(site)"
    ) { row throws(StoreError) in try SiteStanding(row: row) }
    return Dictionary(standings.map { ($0.period, $0) }, uniquingKeysWith: { $1 })
  }

  /// The quarters, begun by `today`, of which the site's register or its stated figures have something.
  func quartersInUse(at site: Site.ID, today: CivilDate) throws(StoreError) -> [Period] {
    let periods = try rows(
      """
      SELECT month FROM register_tally
      WHERE site_id = \(site) AND service_id = \(RegisterLedger.allServices)
      UNION
      SELECT period FROM measure WHERE site_id = \(site) AND replaced_at IS NULL
      """
    ) { row throws(StoreError) in try row.period(0) }
    let quarters = periods.flatMap {
      Period.quarters(from: $0.firstDay, through: min($0.lastDay, today))
    }
    return Set(quarters).sorted()
  }

  /// The quarters of receipt of the requests without answer whose due date is past on `day`, each with
  /// the last of these due dates.
  func quartersWithDueDates(
    passedBy day: CivilDate, at site: Site.ID
  ) throws(StoreError) -> [(quarter: Period, due: CivilDate)] {
    try rows(
      """
      SELECT month, max(due_on) FROM register_tally
      WHERE site_id = \(site) AND service_id = \(RegisterLedger.allServices)
        AND due_on <> '' AND due_on < \(day)
      GROUP BY month
      """
    ) { row throws(StoreError) in
      (Period(.quarter, containing: try row.period(0).firstDay), try row.date(1))
    }
  }
}
