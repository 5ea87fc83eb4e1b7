import QualityDomain

/// The register's search on `tsvector` and GIN.
///
/// Words come folded, so they are lexemes as they are: no dictionary, and the same answers in a
/// database of any language. As on SQLite, where a request stands (its site and stage) is a lexeme
/// like the others. The lexemes of words begin with the end of their site's identifier: for the
/// beginning of a word, GIN reads all the requests that have it, which must not be those of every
/// site. Two sites that end alike share these lists, and are told apart by the place.
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

  func columns(of table: String) -> SQL {
    """
    SELECT attname, CASE atttypid
      WHEN CAST('text' AS regtype) THEN 'text' WHEN CAST('bytea' AS regtype) THEN 'bytes'
      ELSE 'integer' END
    FROM pg_attribute
    WHERE attrelid = CAST(CAST(\(table) AS TEXT) AS regclass) AND attnum > 0 AND NOT attisdropped
    ORDER BY CAST(attname AS TEXT) COLLATE "C"
    """
  }

  var searchTable: SQL { "request_search" }

  var createSearchIndex: [SQL] {
    [
      """
      CREATE TABLE request_search (
        request_id TEXT PRIMARY KEY REFERENCES request (id),
        place TEXT NOT NULL,
        words TEXT NOT NULL,
        lexemes TSVECTOR NOT NULL
          GENERATED ALWAYS AS (
            array_to_tsvector(
              string_to_array(place || replace(words, ' ', ' ' || substr(place, 21, 6)), ' '))
          ) STORED
      )
      """,
      // New words go straight into the index: a list of those that wait would be read by each search.
      """
      CREATE INDEX request_search_lexemes ON request_search USING gin (lexemes)
      WITH (fastupdate = off)
      """,
      "CREATE INDEX request_search_place ON request_search (place, request_id)",
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

  /// Words that few requests hold are found in the index, and then sorted. Of words that many hold,
  /// the latest are met soon by looking at one request after the other, from the last one on. Which
  /// of the two it is, the planner would have to guess.
  func search(_ words: [SoughtWord], site: Site.ID, stage: RequestStage, limit: Int) -> SQL {
    let place = place(site, stage)
    let ofSite = site.text.suffix(6)
    let terms = words.map { "'\(ofSite)\(Self.cut($0.text))'\($0.isWhole ? "" : ":*")" }
    let text = (["'\(place)'"] + terms).joined(separator: " & ")
    let query: SQL = "CAST(CAST(\(text) AS TEXT) AS tsquery)"
    // Put together with nothing, lexemes are none of the index.
    return """
      WITH few AS MATERIALIZED (
        SELECT request_id FROM request_search WHERE lexemes @@ \(query) LIMIT \(Self.many)
      )
      SELECT request_id FROM (
        SELECT request_id FROM few WHERE (SELECT count(*) FROM few) < \(Self.many)
        UNION ALL
        SELECT request_id FROM (
          SELECT request_id FROM request_search
          WHERE (SELECT count(*) FROM few) = \(Self.many) AND place = \(place)
            AND (lexemes || CAST('' AS tsvector)) @@ \(query)
          ORDER BY request_id DESC LIMIT \(limit)
        ) AS latest
      ) AS found
      ORDER BY request_id DESC LIMIT \(limit)
      """
  }

  /// Where both ways take as long for the finished work of a hundred thousand requests: as many matches
  /// to read, or as many requests to pass before 250 of them are met.
  private static let many = 5_000

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
