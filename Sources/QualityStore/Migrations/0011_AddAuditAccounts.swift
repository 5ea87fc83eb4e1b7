extension Migration {
  /// Whose account an entry of the audit log is about: the log of a site shows what happened to the
  /// accounts of its people, and finds it among those of the whole country.
  static let addAuditAccounts = Migration(version: 11) { _ in
    [
      "ALTER TABLE audit_entry ADD COLUMN account_id TEXT",
      """
      UPDATE audit_entry SET account_id = substr(subject, 1, 26)
      WHERE substr(subject, 1, 26) IN (SELECT id FROM person)
      """,
      "CREATE INDEX audit_entry_account ON audit_entry (account_id, id)",
    ]
  }
}
