import QualityDomain

/// Rows of a table that hold from one day through another, of one owner: the modules of a site, the
/// target of an indicator.
struct DatedRows {
  let table: SQL
  /// The condition that keeps to the rows of the owner.
  let owner: SQL

  /// The local targets of an indicator.
  static func target(of indicator: String, at site: Site.ID) -> DatedRows {
    DatedRows(table: "local_target", owner: "site_id = \(site) AND indicator = \(indicator)")
  }

  /// The local limits of a clock.
  static func limit(
    _ clock: ClockKind, kind: RequestKind, channel: RequestChannel, at site: Site.ID
  ) -> DatedRows {
    DatedRows(
      table: "local_limit",
      owner: "site_id = \(site) AND clock = \(clock) AND kind = \(kind) AND channel = \(channel)")
  }
}

/// What one row says, as the condition that finds it and as what is inserted, without its days.
struct DatedRow {
  let condition: SQL
  let columns: SQL
  let values: SQL
}

extension SQLConnection {
  /// Makes `rows` those that hold from `from` on. What held before stays recorded; what was planned
  /// for later days is replaced. A row that held until then goes on as the same row.
  func replace(_ dated: DatedRows, with rows: [DatedRow], from: CivilDate) throws(StoreError) {
    let eve = from.adding(days: -1)
    try execute("DELETE FROM \(dated.table) WHERE \(dated.owner) AND valid_from >= \(from)")
    try execute(
      """
      UPDATE \(dated.table) SET valid_through = \(eve)
      WHERE \(dated.owner) AND (valid_through IS NULL OR valid_through >= \(from))
      """)
    for row in rows {
      let goesOn = try execute(
        """
        UPDATE \(dated.table) SET valid_through = NULL
        WHERE \(dated.owner) AND \(row.condition) AND valid_through = \(eve)
        """)
      guard goesOn == 0 else { continue }
      try execute(
        """
        INSERT INTO \(dated.table) (\(row.columns), valid_from) VALUES (\(row.values), \(from))
        """)
    }
  }
}
