extension Migration {
  /// Sites and what holds for them for some time: dated rows, `valid_through` open while it holds.
  static let createSites = Migration(version: 1) { _ in
    [
      """
      CREATE TABLE site (
        id TEXT PRIMARY KEY,
        code TEXT NOT NULL UNIQUE,
        name TEXT NOT NULL,
        search_name TEXT NOT NULL,
        kind TEXT NOT NULL CHECK (kind IN (
          'prefecture', 'subprefecture', 'police-prefecture', 'sgcd', 'departmental-directorate'
        )),
        has_cert INTEGER NOT NULL CHECK (has_cert IN (0, 1)),
        territory TEXT NOT NULL,
        time_zone TEXT NOT NULL,
        good_friday INTEGER CHECK (good_friday IN (0, 1)),
        parent_site_id TEXT,
        UNIQUE (territory, id),
        FOREIGN KEY (territory, parent_site_id) REFERENCES site (territory, id)
          DEFERRABLE INITIALLY DEFERRED
      )
      """,
      "CREATE INDEX site_list ON site (territory, search_name, id)",
      """
      CREATE TABLE service (
        id TEXT PRIMARY KEY,
        site_id TEXT NOT NULL REFERENCES site (id),
        name TEXT NOT NULL,
        email TEXT NOT NULL DEFAULT '',
        telephone TEXT NOT NULL DEFAULT '',
        closed_on TEXT,
        UNIQUE (site_id, name),
        UNIQUE (site_id, id)
      )
      """,
      """
      CREATE TABLE site_edition (
        site_id TEXT NOT NULL REFERENCES site (id),
        edition TEXT NOT NULL,
        valid_from TEXT NOT NULL,
        valid_through TEXT,
        PRIMARY KEY (site_id, edition, valid_from)
      )
      """,
      """
      CREATE TABLE site_module (
        site_id TEXT NOT NULL REFERENCES site (id),
        module INTEGER NOT NULL CHECK (module >= 1),
        valid_from TEXT NOT NULL,
        valid_through TEXT,
        PRIMARY KEY (site_id, module, valid_from)
      )
      """,
      """
      CREATE TABLE module_service (
        site_id TEXT NOT NULL REFERENCES site (id),
        module INTEGER NOT NULL,
        service_id TEXT NOT NULL REFERENCES service (id),
        valid_from TEXT NOT NULL,
        valid_through TEXT,
        PRIMARY KEY (site_id, module, service_id, valid_from)
      )
      """,
      """
      CREATE TABLE non_applicable_commitment (
        site_id TEXT NOT NULL REFERENCES site (id),
        commitment INTEGER NOT NULL,
        reason TEXT NOT NULL CHECK (reason <> ''),
        valid_from TEXT NOT NULL,
        valid_through TEXT,
        PRIMARY KEY (site_id, commitment, valid_from)
      )
      """,
      """
      CREATE TABLE local_limit (
        site_id TEXT NOT NULL REFERENCES site (id),
        clock TEXT NOT NULL,
        kind TEXT NOT NULL,
        channel TEXT NOT NULL,
        working_days INTEGER NOT NULL CHECK (working_days >= 1),
        valid_from TEXT NOT NULL,
        valid_through TEXT,
        PRIMARY KEY (site_id, clock, kind, channel, valid_from)
      )
      """,
      """
      CREATE TABLE local_target (
        site_id TEXT NOT NULL REFERENCES site (id),
        indicator TEXT NOT NULL,
        target BIGINT NOT NULL CHECK (target >= 0),
        valid_from TEXT NOT NULL,
        valid_through TEXT,
        PRIMARY KEY (site_id, indicator, valid_from)
      )
      """,
      """
      CREATE TABLE local_holiday (
        site_id TEXT NOT NULL REFERENCES site (id),
        holiday_on TEXT NOT NULL,
        label TEXT NOT NULL,
        PRIMARY KEY (site_id, holiday_on)
      )
      """,
      """
      CREATE TABLE site_label (
        site_id TEXT NOT NULL REFERENCES site (id),
        awarded_on TEXT NOT NULL,
        expires_on TEXT NOT NULL,
        awarded_by TEXT NOT NULL,
        PRIMARY KEY (site_id, awarded_on)
      )
      """,
      """
      CREATE TABLE site_indicator (
        site_id TEXT NOT NULL REFERENCES site (id),
        code TEXT NOT NULL,
        label TEXT NOT NULL,
        commitments TEXT NOT NULL,
        unit TEXT NOT NULL,
        aggregation TEXT NOT NULL,
        frequency TEXT NOT NULL,
        better TEXT NOT NULL,
        PRIMARY KEY (site_id, code)
      )
      """,
    ]
  }
}
