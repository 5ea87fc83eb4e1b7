extension Migration {
  /// The outcomes of `register_tally` become columns: a dashboard reads half as many rows, and has
  /// nothing left to tell apart.
  static let putOutcomesSideBySide = Migration(version: 10) { dialect in
    let requests = { (outcome: String) -> SQL in
      "sum(CASE WHEN outcome = \(outcome) THEN requests ELSE 0 END)"
    }
    let days = { (outcome: String) -> SQL in
      "sum(CASE WHEN outcome = \(outcome) THEN days ELSE 0 END)"
    }
    return [
      "ALTER TABLE register_tally RENAME TO register_tally_by_outcome",
      """
      CREATE TABLE register_tally (
        site_id TEXT NOT NULL REFERENCES site (id),
        month TEXT NOT NULL,
        clock TEXT NOT NULL,
        kind TEXT NOT NULL,
        channel TEXT NOT NULL,
        due_on TEXT NOT NULL,
        service_id TEXT NOT NULL,
        in_time INTEGER NOT NULL,
        in_time_days INTEGER NOT NULL,
        answered_late INTEGER NOT NULL,
        answered_late_days INTEGER NOT NULL,
        unanswered INTEGER NOT NULL,
        waiting INTEGER NOT NULL,
        PRIMARY KEY (site_id, service_id, month, clock, kind, channel, due_on)
      )\(dialect.clustered)
      """,
      """
      INSERT INTO register_tally (
        site_id, month, clock, kind, channel, due_on, service_id, in_time, in_time_days,
        answered_late, answered_late_days, unanswered, waiting
      )
      SELECT site_id, month, clock, kind, channel, due_on, service_id, \(requests("in-time")),
        \(days("in-time")), \(requests("answered-late")), \(days("answered-late")),
        \(requests("unanswered")), \(requests("waiting"))
      FROM register_tally_by_outcome
      GROUP BY site_id, month, clock, kind, channel, due_on, service_id
      """,
      "DROP TABLE register_tally_by_outcome",
    ]
  }
}
