extension Migration {
  /// The register. What happened is in `request_event` and never changes; `request_state`,
  /// `register_tally` and `register_stage` are projections of it, written in the same transaction
  /// and rebuilt by `qualepref verify`. Words that may name people stand in tables of their own.
  static let createRequests = Migration(version: 3) { dialect in
    [
      """
      CREATE TABLE requester (
        id TEXT PRIMARY KEY,
        site_id TEXT NOT NULL REFERENCES site (id),
        profile TEXT NOT NULL,
        name TEXT NOT NULL,
        email TEXT NOT NULL,
        telephone TEXT NOT NULL,
        address TEXT NOT NULL,
        match_key TEXT NOT NULL,
        erased_at BIGINT
      )\(dialect.clustered)
      """,
      "CREATE INDEX requester_match ON requester (site_id, match_key) WHERE match_key <> ''",
      """
      CREATE TABLE request (
        id TEXT PRIMARY KEY,
        site_id TEXT NOT NULL REFERENCES site (id),
        reference TEXT NOT NULL,
        requester_id TEXT REFERENCES requester (id),
        created_at BIGINT NOT NULL,
        UNIQUE (site_id, reference)
      )\(dialect.clustered)
      """,
      "CREATE INDEX request_requester ON request (requester_id) WHERE requester_id IS NOT NULL",
      """
      CREATE TABLE reference_counter (
        site_id TEXT NOT NULL REFERENCES site (id),
        year INTEGER NOT NULL,
        last_number INTEGER NOT NULL,
        PRIMARY KEY (site_id, year)
      )
      """,
      """
      CREATE TABLE request_text (
        request_id TEXT PRIMARY KEY REFERENCES request (id),
        subject TEXT NOT NULL
      )\(dialect.clustered)
      """,
    ] + createEvents(dialect) + createProjections(dialect) + dialect.createSearchIndex
  }

  private static func createEvents(_ dialect: any SQLDialect) -> [SQL] {
    [
      """
      CREATE TABLE request_event (
        request_id TEXT NOT NULL REFERENCES request (id),
        sequence INTEGER NOT NULL CHECK (sequence >= 1),
        id TEXT NOT NULL UNIQUE,
        fact TEXT NOT NULL,
        happened_on TEXT NOT NULL,
        happened_at BIGINT,
        recorded_at BIGINT NOT NULL,
        recorded_by TEXT REFERENCES person (id),
        corrects TEXT REFERENCES request_event (id),
        restated_fact TEXT,
        restated_on TEXT,
        kind TEXT,
        channel TEXT,
        service_id TEXT REFERENCES service (id),
        person_id TEXT REFERENCES person (id),
        medium TEXT,
        announced_on TEXT,
        other_request_id TEXT REFERENCES request (id),
        administration TEXT,
        administration_contact TEXT,
        PRIMARY KEY (request_id, sequence)
      )\(dialect.clustered)
      """,
      """
      CREATE TABLE event_text (
        event_id TEXT PRIMARY KEY REFERENCES request_event (id),
        words TEXT NOT NULL,
        file_name TEXT NOT NULL
      )\(dialect.clustered)
      """,
      """
      CREATE TABLE attachment (
        event_id TEXT PRIMARY KEY REFERENCES request_event (id),
        media_type TEXT NOT NULL,
        size INTEGER NOT NULL,
        sha256 TEXT NOT NULL,
        content \(dialect.bytesType) NOT NULL
      )
      """,
    ]
  }

  /// The rows of a page are found in one index of `request_state`, in their order: each holds what
  /// else a list may filter by, unless a later one serves that list better. A service holds fewer
  /// requests than a channel, and a channel may hold fewer than a kind.
  private static func createProjections(_ dialect: any SQLDialect) -> [SQL] {
    [
      """
      CREATE TABLE request_state (
        request_id TEXT PRIMARY KEY REFERENCES request (id),
        site_id TEXT NOT NULL,
        service_id TEXT,
        assignee_id TEXT REFERENCES person (id),
        kind TEXT NOT NULL,
        channel TEXT NOT NULL,
        received_on TEXT NOT NULL,
        stage TEXT NOT NULL CHECK (stage IN ('open', 'waiting', 'done')),
        sort_on TEXT NOT NULL,
        outcome TEXT NOT NULL,
        reply_due TEXT,
        first_answer_on TEXT,
        elapsed INTEGER,
        announced_on TEXT,
        announced_met_on TEXT,
        version INTEGER NOT NULL,
        FOREIGN KEY (site_id) REFERENCES site (id),
        FOREIGN KEY (site_id, service_id) REFERENCES service (site_id, id)
      )\(dialect.clustered)
      """,
      """
      CREATE INDEX request_state_stage ON request_state
      (site_id, stage, sort_on, request_id, service_id, received_on)
      """,
      """
      CREATE INDEX request_state_kind ON request_state
      (site_id, kind, stage, sort_on, request_id, received_on)
      """,
      """
      CREATE INDEX request_state_channel ON request_state
      (site_id, channel, stage, sort_on, request_id, kind, received_on)
      """,
      """
      CREATE INDEX request_state_service ON request_state
      (site_id, service_id, stage, sort_on, request_id, kind, channel, received_on)
      """,
      """
      CREATE INDEX request_state_assignee ON request_state
      (site_id, assignee_id, stage, sort_on, request_id, service_id, kind, channel, received_on)
      WHERE assignee_id IS NOT NULL
      """,
      """
      CREATE INDEX request_state_received ON request_state
      (site_id, received_on, request_id, stage, service_id, kind, channel, assignee_id, outcome,
        announced_on)
      """,
      """
      CREATE TABLE register_tally (
        site_id TEXT NOT NULL REFERENCES site (id),
        month TEXT NOT NULL,
        clock TEXT NOT NULL,
        kind TEXT NOT NULL,
        channel TEXT NOT NULL,
        outcome TEXT NOT NULL,
        due_on TEXT NOT NULL,
        service_id TEXT NOT NULL,
        requests INTEGER NOT NULL,
        days INTEGER NOT NULL,
        PRIMARY KEY (site_id, service_id, month, clock, kind, channel, outcome, due_on)
      )\(dialect.clustered)
      """,
      """
      CREATE TABLE register_stage (
        site_id TEXT NOT NULL REFERENCES site (id),
        service_id TEXT NOT NULL,
        kind TEXT NOT NULL,
        channel TEXT NOT NULL,
        stage TEXT NOT NULL,
        requests INTEGER NOT NULL,
        PRIMARY KEY (site_id, service_id, kind, channel, stage)
      )\(dialect.clustered)
      """,
    ]
  }
}
