public import QualityDomain

/// What the network reads of its sites: their figures by quarter, half-year and year, their work, and
/// the sums by node.
///
/// Background jobs find all of it out; whoever changes something that it rests on only asks for the
/// job, in the same transaction.
public struct RollUpStore: Sendable {
  let engine: any SQLEngine

  public init(_ engine: any SQLEngine) {
    self.engine = engine
  }

  /// Reads the indicators of a site for a quarter, its half-year and its year as they are today, and
  /// moves the sums of the nodes above by what changed.
  ///
  /// - Parameter lease: of the job that does it.
  /// - Throws: `conflict` when someone else has the job now.
  public func refresh(
    _ quarter: Period, of site: Site, book: RuleBook, today: CivilDate, holding lease: JobLease,
    at now: Instant
  ) async throws(StoreError) {
    try await engine.write(at: site.id) { connection throws(StoreError) in
      try connection.keep(lease, progress: lease.progress, at: now)
      try connection.refresh(quarter, of: site, book: book, today: today)
    }
  }

  /// The quarters of a site whose readings a new day changes, or that have none yet: the current one,
  /// where a figure may be owed from today on, those that ended since, those where a due date passed
  /// since, and those that have something and no readings.
  public func quartersToRefresh(
    of site: Site.ID, today: CivilDate
  ) async throws(StoreError) -> [Period] {
    try await engine.read { connection throws(StoreError) in
      let known = try connection.standings(of: site)
      let used = try connection.quartersInUse(at: site, today: today)
      let passed = try connection.quartersWithDueDates(passedBy: today, at: site)
      let current = Period(.quarter, containing: today)
      let aged = (used + known.keys + [current]).filter { quarter in
        guard quarter.length == .quarter else { return false }
        guard let standing = known[quarter] else { return true }
        return standing.asOf < min(today, quarter.lastDay)
      }
      let overdue = passed.filter { passed in
        known[passed.quarter].map { $0.asOf <= passed.due } ?? true
      }
      return Set(aged + overdue.map(\.quarter)).sorted()
    }
  }

  /// Reads everything of a site again, without a job: for those who mend what was found to differ.
  public func rebuild(
    _ site: Site, book: RuleBook, today: CivilDate
  ) async throws(StoreError) {
    try await engine.write(at: site.id) { connection throws(StoreError) in
      let known = try connection.standings(of: site.id).keys.filter { $0.length == .quarter }
      let used = try connection.quartersInUse(at: site.id, today: today)
      for quarter in Set(known + used).sorted() {
        try connection.refresh(quarter, of: site, book: book, today: today)
      }
    }
  }
}

extension SQLConnection {
  /// See `RollUpStore.refresh`.
  func refresh(
    _ quarter: Period, of site: Site, book: RuleBook, today: CivilDate
  ) throws(StoreError) {
    guard quarter.firstDay <= today else { return }
    let year = try SiteYear(
      Period(.year, containing: quarter.firstDay), of: site, book: book, in: self)
    var ledger = NodeLedger()
    for period in quarter.kept {
      let (standing, readings) = year.readings(period, asOf: today)
      try replace(readings, of: period, at: site, ledger: &ledger)
      try write(standing, at: site.id)
    }
    try write(work(of: site.id, on: today), at: site.id)
    try ledger.write(in: self)
  }

  /// Writes the readings of a period that are not those that are stored.
  private func replace(
    _ readings: [SiteReading], of period: Period, at site: Site, ledger: inout NodeLedger
  ) throws(StoreError) {
    let stored = Set(try self.readings(of: site.id, "r.period = \(period)"))
    let current = Set(readings)
    for reading in stored.subtracting(current).sorted(by: { $0.indicator < $1.indicator }) {
      ledger.remove(reading, at: site.territory)
      try execute(
        """
        DELETE FROM site_reading
        WHERE (period, indicator, site_id) = (\(period), \(reading.indicator), \(site.id))
        """)
    }
    var rows = RowBuffer(
      """
      site_reading (
        period, indicator, site_id, aggregation, numerator, denominator, figure, pending, target,
        status
      )
      """)
    for reading in current.subtracting(stored).sorted(by: { $0.indicator < $1.indicator }) {
      ledger.add(reading, at: site.territory)
      rows.add(
        """
        \(period), \(reading.indicator), \(site.id), \(reading.aggregation),
        \(reading.figure?.numerator), \(reading.figure?.denominator), \(reading.figure?.value),
        \(reading.pending), \(reading.target), \(reading.status)
        """)
    }
    try rows.flush(in: self)
  }

  private func write(_ standing: SiteStanding, at site: Site.ID) throws(StoreError) {
    try execute(
      """
      INSERT INTO site_standing (site_id, period, owed, judged, on_target, missing, as_of)
      VALUES (
        \(site), \(standing.period), \(standing.owed), \(standing.judged), \(standing.onTarget),
        \(standing.missing), \(standing.asOf)
      )
      ON CONFLICT (site_id, period) DO UPDATE SET
        owed = excluded.owed, judged = excluded.judged, on_target = excluded.on_target,
        missing = excluded.missing, as_of = excluded.as_of
      """)
  }

  private func write(_ work: SiteWork, at site: Site.ID) throws(StoreError) {
    try execute(
      """
      INSERT INTO site_work (site_id, open_requests, late_requests, as_of)
      VALUES (\(site), \(work.open), \(work.late), \(work.asOf))
      ON CONFLICT (site_id) DO UPDATE SET
        open_requests = excluded.open_requests, late_requests = excluded.late_requests,
        as_of = excluded.as_of
      """)
  }

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
  fileprivate func quartersWithDueDates(
    passedBy day: CivilDate, at site: Site.ID
  ) throws(StoreError) -> [(quarter: Period, due: CivilDate)] {
    try rows(
      """
      SELECT month, max(due_on) FROM register_tally
      WHERE site_id = \(site) AND service_id = \(RegisterLedger.allServices)
        AND outcome = 'unanswered' AND due_on < \(day)
      GROUP BY month
      """
    ) { row throws(StoreError) in
      (Period(.quarter, containing: try row.period(0).firstDay), try row.date(1))
    }
  }
}
