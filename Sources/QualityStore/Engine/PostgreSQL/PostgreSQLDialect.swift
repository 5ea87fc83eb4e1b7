import QualityDomain

/// The register's search on `tsvector` and GIN.
///
/// Words come folded, so they are lexemes as they are: no dictionary, and the same answers in a
/// database of any language. As on SQLite, where a request stands (its site and stage) is a lexeme
/// like the others.
struct PostgreSQLDialect: SQLDialect {
  var bytesType: SQL { "BYTEA" }

  var clustered: SQL { "" }

  var skippingLocked: SQL { " FOR UPDATE SKIP LOCKED" }

  /// Texts compare as bytes, as they do on SQLite: dates, identifiers and codes come in one order
  /// whatever the locale of the database.
  func definition(_ statement: SQL) -> SQL {
    guard statement.text.hasPrefix("CREATE TABLE") || statement.text.hasPrefix("ALTER TABLE")
    else { return statement }
    return SQL(stringLiteral: statement.text.replacing(/\bTEXT\b/, with: "TEXT COLLATE \"C\""))
  }

  var createSearchIndex: [SQL] {
    [
      """
      CREATE TABLE request_search (
        request_id TEXT PRIMARY KEY REFERENCES request (id),
        place TEXT NOT NULL,
        words TEXT NOT NULL,
        lexemes TSVECTOR NOT NULL
          GENERATED ALWAYS AS (array_to_tsvector(string_to_array(place || words, ' '))) STORED
      )
      """,
      "CREATE INDEX request_search_lexemes ON request_search USING gin (lexemes)",
    ]
  }

  func addToSearch(
    _ entries: [SearchEntry], in connection: any SQLConnection
  ) throws(StoreError) {
    var rows = RowBuffer("request_search (request_id, place, words)")
    for entry in entries {
      rows.add("\(entry.request), \(place(entry.site, entry.stage)), \(lexemes(entry.words))")
    }
    try rows.flush(in: connection)
  }

  func replaceSearchWords(
    _ words: [Request.ID: String], in connection: any SQLConnection
  ) throws(StoreError) {
    for (request, words) in words {
      try connection.execute(
        "UPDATE request_search SET words = \(lexemes(words)) WHERE request_id = \(request)")
    }
  }

  func setSearchStage(
    _ stage: RequestStage, of request: Request.ID, site: Site.ID, in connection: any SQLConnection
  ) throws(StoreError) {
    try connection.execute(
      "UPDATE request_search SET place = \(place(site, stage)) WHERE request_id = \(request)")
  }

  func search(_ words: [SoughtWord], site: Site.ID, stage: RequestStage, limit: Int) -> SQL {
    let terms = words.map { "'\(Self.cut($0.text))'\($0.isWhole ? "" : ":*")" }
    let query = (["'\(place(site, stage))'"] + terms).joined(separator: " & ")
    return """
      SELECT request_id FROM request_search WHERE lexemes @@ CAST(CAST(\(query) AS TEXT) AS tsquery)
      ORDER BY request_id DESC LIMIT \(limit)
      """
  }

  /// One word, which no text holds by chance.
  private func place(_ site: Site.ID, _ stage: RequestStage) -> String {
    site.text + stage.rawValue
  }

  /// The words as the column takes them: each after a space, no longer and no more of them than a
  /// `tsvector` holds.
  private func lexemes(_ words: String) -> String {
    words.split(separator: " ").prefix(Self.mostWords).map { " " + Self.cut($0) }.joined()
  }

  /// A `tsvector` takes 2 KiB a lexeme and 1 MiB in all: with four bytes a scalar, a quarter of it.
  private static let longestWord = 60
  private static let mostWords = 1_000

  private static func cut(_ word: some StringProtocol) -> String {
    String(String.UnicodeScalarView(word.unicodeScalars.prefix(longestWord)))
  }
}
