import QualityDomain

extension SQLConnection {
  /// See `RollUpStore.refresh`.
  func refresh(
    _ quarter: Period, of site: Site, book: RuleBook, today: CivilDate
  ) throws(StoreError) {
    let periods = quarter.kept(on: today)
    guard !periods.isEmpty else { return }
    let year = try SiteYear(
      Period(.year, containing: quarter.firstDay), of: site, book: book, in: self)
    let found = year.readings(of: periods, asOf: today)
    let stored = Set(
      try readings(of: site.id, "r.period IN \(list: periods.map { .text($0.text) })"))
    let current = Set(found.flatMap(\.readings))
    let (former, new) = (stored.subtracting(current), current.subtracting(stored))
    try delete(Set(former.map(\.key)).subtracting(new.map(\.key)), at: site.id)
    try write(new, at: site.id)
    try write(found.map(\.standing), at: site.id)
    try write(work(of: site.id, on: today), at: site.id)
    // Last: what is above is locked for others until the end of the transaction.
    var ledger = NodeLedger()
    for reading in former { ledger.remove(reading, at: site.territory) }
    for reading in new { ledger.add(reading, at: site.territory) }
    try ledger.write(in: self)
  }

  private func delete(
    _ keys: Set<SiteReading.Key>, at site: Site.ID
  ) throws(StoreError) {
    guard !keys.isEmpty else { return }
    let rows = keys.sorted().map { key -> SQL in "(\(key.period), \(key.indicator))" }
    try execute(
      """
      DELETE FROM site_reading
      WHERE site_id = \(site)
        AND (period, indicator) IN (VALUES \(.joined(rows, separator: ", ")))
      """)
  }

  private func write(_ readings: Set<SiteReading>, at site: Site.ID) throws(StoreError) {
    let sorted = readings.sorted { $0.key < $1.key }
    for chunk in sorted.inChunks(of: SiteReading.rowsAStatement) {
      let rows = chunk.map { reading -> SQL in
        """
        (\(reading.period), \(reading.indicator), \(site), \(reading.aggregation),
         \(reading.figure?.numerator), \(reading.figure?.denominator), \(reading.figure?.value),
         \(reading.pending), \(reading.target), \(reading.status))
        """
      }
      try execute(
        """
        INSERT INTO site_reading (
          period, indicator, site_id, aggregation, numerator, denominator, figure, pending, target,
          status
        ) VALUES \(.joined(rows, separator: ", "))
        ON CONFLICT (period, indicator, site_id) DO UPDATE SET
          aggregation = excluded.aggregation, numerator = excluded.numerator,
          denominator = excluded.denominator, figure = excluded.figure, pending = excluded.pending,
          target = excluded.target, status = excluded.status
        """)
    }
  }

  private func write(_ standings: [SiteStanding], at site: Site.ID) throws(StoreError) {
    let rows = standings.map { standing -> SQL in
      """
      (\(site), \(standing.period), \(standing.owed), \(standing.judged), \(standing.onTarget),
       \(standing.missing), \(standing.asOf))
      """
    }
    try execute(
      """
      INSERT INTO site_standing (site_id, period, owed, judged, on_target, missing, as_of)
      VALUES \(.joined(rows, separator: ", "))
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

extension SiteReading {
  fileprivate static let rowsAStatement = 50

  /// What tells the readings of one site apart.
  fileprivate struct Key: Hashable, Comparable {
    let period: Period
    let indicator: String

    static func < (left: Self, right: Self) -> Bool {
      (left.period, left.indicator) < (right.period, right.indicator)
    }
  }

  fileprivate var key: Key { Key(period: period, indicator: indicator) }
}
