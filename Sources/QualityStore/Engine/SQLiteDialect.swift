import QualityDomain

/// The register's search on FTS5. Words come folded: its tokenizer only has to part them at spaces.
///
/// The index keeps neither positions nor lengths, which only ranking and phrases need. Where a
/// request stands (its site and stage) is a word of the index like the others: a search meets the
/// few open requests of a site without passing through all that was ever done. Beginnings of words,
/// up to eight letters, are in the index too, so that they need no gathering of whole words.
struct SQLiteDialect: SQLDialect {
  var bytesType: SQL { "BLOB" }

  var clustered: SQL { " WITHOUT ROWID" }

  var skippingLocked: SQL { "" }
  func definition(_ statement: SQL) -> SQL { statement }

  func columns(of table: String) -> SQL {
    """
    SELECT name, CASE type WHEN 'TEXT' THEN 'text' WHEN 'BLOB' THEN 'bytes' ELSE 'integer' END
    FROM pragma_table_info(\(table)) ORDER BY name
    """
  }

  var searchTable: SQL { "request_search_row" }

  var createSearchIndex: [SQL] {
    [
      """
      CREATE TABLE request_search_row (
        number INTEGER PRIMARY KEY,
        request_id TEXT NOT NULL UNIQUE REFERENCES request (id),
        place TEXT NOT NULL,
        words TEXT NOT NULL
      )
      """,
      """
      CREATE VIRTUAL TABLE request_search USING fts5 (
        place, words, content = 'request_search_row', content_rowid = 'number',
        tokenize = 'ascii', detail = none, columnsize = 0, prefix = '1 2 3 4 5 6 7 8'
      )
      """,
    ]
  }

  func addToSearch(
    _ entries: [SearchEntry], in connection: any SQLConnection
  ) throws(StoreError) {
    let last =
      try connection.first("SELECT max(number) FROM request_search_row") {
        row throws(StoreError) in try row.integerOrNil(0).map(Int.init) ?? 0
      } ?? 0
    var rows = RowBuffer("request_search_row (request_id, place, words)")
    for entry in entries {
      rows.add("\(entry.request), \(place(entry.site, entry.stage)), \(entry.words)")
    }
    try rows.flush(in: connection)
    try connection.execute(
      """
      INSERT INTO request_search (rowid, place, words)
      SELECT number, place, words FROM request_search_row WHERE number > \(last)
      """)
  }

  func setSearchWords(
    _ words: [Request.ID: String], in connection: any SQLConnection
  ) throws(StoreError) {
    for (request, words) in words {
      try change("words", of: request, to: words, in: connection)
    }
  }

  func replaceSearchWords(
    _ words: [Request.ID: String], in connection: any SQLConnection
  ) throws(StoreError) {
    try setSearchWords(words, in: connection)
    // Until its parts are merged, the index only crosses out what was deleted.
    try connection.execute(
      "INSERT INTO request_search (request_search) VALUES ('optimize')")
  }

  func setSearchStage(
    _ stage: RequestStage, of request: Request.ID, site: Site.ID, in connection: any SQLConnection
  ) throws(StoreError) {
    try change("place", of: request, to: place(site, stage), in: connection)
  }

  /// FTS5 must be told the old words to forget them. What is the same already is left alone.
  private func change(
    _ column: SQL, of request: Request.ID, to value: String, in connection: any SQLConnection
  ) throws(StoreError) {
    let differs: SQL = "request_id = \(request) AND \(column) <> \(value)"
    try connection.execute(
      """
      INSERT INTO request_search (request_search, rowid, place, words)
      SELECT 'delete', number, place, words FROM request_search_row WHERE \(differs)
      """)
    let changed = try connection.execute(
      "UPDATE request_search_row SET \(column) = \(value) WHERE \(differs)")
    guard changed > 0 else { return }
    try connection.execute(
      """
      INSERT INTO request_search (rowid, place, words)
      SELECT number, place, words FROM request_search_row WHERE request_id = \(request)
      """)
  }

  /// From the first request on, the index leaps to where all words are; backwards it passes through
  /// all that the site ever did. So the latest are asked for only where there are too many.
  func search(_ words: [SoughtWord], site: Site.ID, stage: RequestStage, limit: Int) -> SQL {
    let terms = [place(site, stage)] + words.map { "\"\($0.text)\"\($0.isWhole ? "" : " *")" }
    let holding: SQL = """
      SELECT rowid FROM request_search WHERE request_search MATCH \(terms.joined(separator: " AND "))
      """
    // A limit of 0 spares the second look; a condition would be checked row by row.
    return """
      WITH few AS MATERIALIZED (\(holding) LIMIT \(limit))
      SELECT k.request_id FROM request_search_row k
      WHERE k.number IN (
        SELECT rowid FROM few WHERE (SELECT count(*) FROM few) < \(limit)
        UNION ALL
        SELECT rowid FROM (
          \(holding) ORDER BY rowid DESC
          LIMIT (SELECT CASE WHEN count(*) < \(limit) THEN 0 ELSE \(limit) END FROM few)
        ) AS latest
      )
      """
  }

  /// One word, which no text holds by chance.
  private func place(_ site: Site.ID, _ stage: RequestStage) -> String {
    site.text + stage.rawValue
  }
}
