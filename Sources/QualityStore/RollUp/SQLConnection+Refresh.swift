import QualityDomain

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
}
