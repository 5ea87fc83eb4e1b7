import QualityDomain

extension Site {
  /// The columns that `init(row:)` reads, of a table named `s`.
  static let columns = columns(of: "s")
  /// How many they are.
  static let columnCount = 9

  /// The same of a table under another name.
  static func columns(of table: SQL) -> SQL {
    """
    \(table).id, \(table).code, \(table).name, \(table).kind, \(table).has_cert,
    \(table).territory, \(table).time_zone, \(table).good_friday, \(table).parent_site_id
    """
  }

  init(row: SQLRow) throws(StoreError) {
    try self.init(row: row, from: 0)
  }

  /// - Parameter first: the rank of the first column.
  init(row: SQLRow, from first: Int) throws(StoreError) {
    self.init(
      id: try row.id(first), code: try row.text(first + 1), name: try row.text(first + 2),
      kind: try row.raw(first + 3), hasCERT: try row.bool(first + 4),
      territory: try row.value(first + 5) { Territory(code: $0) },
      timeZone: try row.text(first + 6), goodFriday: try row.boolOrNil(first + 7),
      parent: try row.idOrNil(first + 8))
  }
}

extension SQLConnection {
  /// Adds a site that follows `edition` with `modules` from `from` on.
  func insert(
    _ site: Site, edition: String, modules: Set<Int>, from: CivilDate, by author: Authorship
  ) throws(StoreError) {
    try execute(
      """
      INSERT INTO site (
        id, code, name, search_name, kind, has_cert, territory, time_zone, good_friday,
        parent_site_id
      ) VALUES (
        \(site.id), \(site.code), \(site.name), \(SearchWords.line(site.name)), \(site.kind),
        \(site.hasCERT), \(site.territory.code), \(site.timeZone), \(site.goodFriday),
        \(site.parent)
      )
      """)
    try execute(
      """
      INSERT INTO site_edition (site_id, edition, valid_from)
      VALUES (\(site.id), \(edition), \(from))
      """)
    for module in modules.sorted() {
      try execute(
        "INSERT INTO site_module (site_id, module, valid_from) VALUES (\(site.id), \(module), \(from))")
    }
    try audit(.siteCreated, site.code, site: site.id, by: author)
  }
}
