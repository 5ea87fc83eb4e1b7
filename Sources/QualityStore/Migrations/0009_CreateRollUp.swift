extension Migration {
  /// What the network reads: figures of sites by period as background jobs find them out, and their
  /// sums by node. All of it can be made again from the registers and measures.
  static let createRollUp = Migration(version: 9) { dialect in
    [
      """
      CREATE TABLE site_reading (
        period TEXT NOT NULL,
        indicator TEXT NOT NULL,
        site_id TEXT NOT NULL REFERENCES site (id),
        aggregation TEXT NOT NULL,
        numerator BIGINT,
        denominator BIGINT,
        figure BIGINT,
        pending INTEGER NOT NULL,
        target BIGINT,
        status TEXT NOT NULL,
        PRIMARY KEY (period, indicator, site_id)
      )\(dialect.clustered)
      """,
      "CREATE INDEX site_reading_site ON site_reading (site_id, period)",
      """
      CREATE TABLE site_standing (
        site_id TEXT NOT NULL REFERENCES site (id),
        period TEXT NOT NULL,
        owed INTEGER NOT NULL,
        judged INTEGER NOT NULL,
        on_target INTEGER NOT NULL,
        missing INTEGER NOT NULL,
        as_of TEXT NOT NULL,
        PRIMARY KEY (site_id, period)
      )\(dialect.clustered)
      """,
      """
      CREATE TABLE site_work (
        site_id TEXT PRIMARY KEY REFERENCES site (id),
        open_requests INTEGER NOT NULL,
        late_requests INTEGER NOT NULL,
        as_of TEXT NOT NULL
      )\(dialect.clustered)
      """,
      """
      CREATE TABLE node_reading (
        node TEXT NOT NULL,
        period TEXT NOT NULL,
        indicator TEXT NOT NULL,
        numerator BIGINT NOT NULL,
        denominator BIGINT NOT NULL,
        total BIGINT NOT NULL,
        sites INTEGER NOT NULL,
        left_out INTEGER NOT NULL,
        pending BIGINT NOT NULL,
        missing INTEGER NOT NULL,
        judged INTEGER NOT NULL,
        on_target INTEGER NOT NULL,
        PRIMARY KEY (node, period, indicator)
      )\(dialect.clustered)
      """,
    ]
  }
}
