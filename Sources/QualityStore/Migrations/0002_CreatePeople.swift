extension Migration {
  /// Who signs in, as what, and what they changed. A role stands at a node of the tree, as `Node.text`
  /// writes it; `site_id` says the same of a site, so that its references hold.
  static let createPeople = Migration(version: 2) { _ in
    [
      """
      CREATE TABLE person (
        id TEXT PRIMARY KEY,
        email TEXT NOT NULL UNIQUE,
        name TEXT NOT NULL,
        disabled_at BIGINT
      )
      """,
      """
      CREATE TABLE credential (
        person_id TEXT PRIMARY KEY REFERENCES person (id),
        password_hash TEXT NOT NULL,
        changed_at BIGINT NOT NULL
      )
      """,
      """
      CREATE TABLE role_assignment (
        id TEXT PRIMARY KEY,
        person_id TEXT NOT NULL REFERENCES person (id),
        role TEXT NOT NULL,
        node TEXT NOT NULL,
        site_id TEXT REFERENCES site (id),
        service_id TEXT,
        granted_at BIGINT NOT NULL,
        revoked_at BIGINT,
        CHECK (node = COALESCE('site:' || site_id, node)),
        CHECK (site_id IS NOT NULL OR (node NOT LIKE 'site:%' AND service_id IS NULL)),
        FOREIGN KEY (site_id, service_id) REFERENCES service (site_id, id)
      )
      """,
      "CREATE INDEX role_assignment_person ON role_assignment (person_id)",
      "CREATE INDEX role_assignment_node ON role_assignment (node)",
      """
      CREATE TABLE session (
        token_hash TEXT PRIMARY KEY,
        person_id TEXT NOT NULL REFERENCES person (id),
        form_token TEXT NOT NULL,
        created_at BIGINT NOT NULL,
        seen_at BIGINT NOT NULL,
        expires_at BIGINT NOT NULL
      )
      """,
      "CREATE INDEX session_expires ON session (expires_at)",
      """
      CREATE TABLE sign_in_failure (
        account_hash TEXT NOT NULL,
        failed_at BIGINT NOT NULL
      )
      """,
      "CREATE INDEX sign_in_failure_account ON sign_in_failure (account_hash, failed_at)",
      """
      CREATE TABLE audit_entry (
        id TEXT PRIMARY KEY,
        recorded_at BIGINT NOT NULL,
        person_id TEXT,
        site_id TEXT,
        action TEXT NOT NULL,
        subject TEXT NOT NULL
      )
      """,
      "CREATE INDEX audit_entry_site ON audit_entry (site_id, id)",
    ]
  }
}
