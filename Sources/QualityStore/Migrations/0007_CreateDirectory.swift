extension Migration {
  /// Local authorities with those elected there, and administrations to which requests are
  /// redirected. An entry belongs to a node of the tree, and is seen by the sites below.
  static let createDirectory = Migration(version: 7) { _ in
    [
      """
      CREATE TABLE authority (
        id TEXT PRIMARY KEY,
        node TEXT NOT NULL,
        kind TEXT NOT NULL CHECK (
          kind IN ('commune', 'intercommunality', 'department', 'region', 'other')
        ),
        name TEXT NOT NULL CHECK (name <> ''),
        search_name TEXT NOT NULL,
        code TEXT NOT NULL
      )
      """,
      "CREATE INDEX authority_list ON authority (node, search_name, id)",
      "CREATE UNIQUE INDEX authority_code ON authority (node, kind, code) WHERE code <> ''",
      """
      CREATE TABLE official (
        id TEXT PRIMARY KEY,
        authority_id TEXT NOT NULL REFERENCES authority (id),
        name TEXT NOT NULL CHECK (name <> ''),
        search_name TEXT NOT NULL,
        mandate TEXT NOT NULL,
        email TEXT NOT NULL,
        telephone TEXT NOT NULL,
        UNIQUE (authority_id, search_name)
      )
      """,
      """
      CREATE TABLE administration (
        id TEXT PRIMARY KEY,
        node TEXT NOT NULL,
        name TEXT NOT NULL CHECK (name <> ''),
        search_name TEXT NOT NULL,
        contact TEXT NOT NULL,
        website TEXT NOT NULL,
        UNIQUE (node, search_name)
      )
      """,
    ]
  }
}
