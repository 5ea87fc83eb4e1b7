extension Migration {
  /// Background work, and what it found out for those who steer the quality of a site. A job is one
  /// row as long as it is known: asking again opens it again.
  static let createJobs = Migration(version: 6) { _ in
    [
      """
      CREATE TABLE job (
        id TEXT PRIMARY KEY,
        job_key TEXT NOT NULL UNIQUE,
        kind TEXT NOT NULL,
        site_id TEXT REFERENCES site (id),
        on_day TEXT,
        state TEXT NOT NULL CHECK (state IN ('waiting', 'running', 'done', 'failed')),
        attempts INTEGER NOT NULL,
        available_at BIGINT NOT NULL,
        lease_number BIGINT NOT NULL,
        leased_by TEXT NOT NULL,
        asked_again INTEGER NOT NULL CHECK (asked_again IN (0, 1)),
        progress TEXT NOT NULL,
        error_reference TEXT NOT NULL,
        created_at BIGINT NOT NULL,
        started_at BIGINT,
        finished_at BIGINT
      )
      """,
      """
      CREATE INDEX job_available ON job (available_at, id)
      WHERE state IN ('waiting', 'running')
      """,
      "CREATE INDEX job_site ON job (site_id)",
      """
      CREATE TABLE site_alert (
        site_id TEXT NOT NULL REFERENCES site (id),
        kind TEXT NOT NULL,
        detail TEXT NOT NULL,
        amount INTEGER NOT NULL,
        since TEXT NOT NULL,
        as_of TEXT NOT NULL,
        PRIMARY KEY (site_id, kind, detail)
      )
      """,
    ]
  }
}
