extension Migration {
  /// How the public writes to each site.
  static let createSiteContacts = Migration(version: 5) { _ in
    [
      """
      CREATE TABLE site_contact (
        site_id TEXT PRIMARY KEY REFERENCES site (id),
        email TEXT NOT NULL,
        telephone TEXT NOT NULL,
        postal_address TEXT NOT NULL,
        website TEXT NOT NULL
      )
      """
    ]
  }
}
