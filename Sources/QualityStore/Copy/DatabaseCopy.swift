public import QualityDomain

/// Moves all that a site has, or all there is, from one database to another, whatever their engines.
///
/// A copy that was interrupted is run again: what the target has already is compared and left alone.
/// Nothing is overwritten: the first row that differs ends the copy. The source is only read; nobody
/// should write to it meanwhile. What background jobs find out is not copied: once all is there, the copy
/// asks for those jobs in the target.
public struct DatabaseCopy: Sendable {
  let source: any SQLEngine
  let target: any SQLEngine
  let site: Site.ID?

  /// - Parameters:
  ///   - source: with its schema up to date, as the target.
  ///   - site: nil for everything.
  public init(from source: any SQLEngine, to target: any SQLEngine, site: Site.ID?) {
    self.source = source
    self.target = target
    self.site = site
  }

  /// Copies, and verifies each table when it is done: all its rows are read again on both sides.
  /// - Parameters:
  ///   - now: when the jobs of the target are asked for.
  ///   - today: the day at a site.
  ///   - report: called after each table.
  public func run(
    at now: Instant, today: (Site) -> CivilDate, _ report: (CopiedRows) -> Void
  ) async throws(CopyError) {
    for table in CopiedTable.all {
      let content = try await inSource { [site] connection throws(StoreError) in
        try TableContent(table, site: site, in: connection)
      }
      let added = try await copy(content)
      var rows = try await compare(content)
      rows.added = added
      report(rows)
    }
    try await completeSearch()
    for site in try await copiedSites() {
      try await askForJobs(of: site.id, on: today(site), at: now)
    }
  }

  /// - Returns: how many rows the target did not have.
  private func copy(_ content: TableContent) async throws(CopyError) -> Int {
    var added = 0
    try await forEachPage(content) { page, last, isEnd async throws(CopyError) in
      let outcome = try await inTarget { connection throws(StoreError) in
        let known = try content.counterparts(of: page, after: last, isEnd: isEnd, in: connection)
        let change = PageChange(page, known: known, content)
        if change.different == nil { try change.write(in: connection) }
        return change
      }
      if let key = outcome.different { throw .different(table: content.table.name, key: key) }
      added += outcome.missing.count
    }
    return added
  }

  /// Reads a table on both sides.
  private func compare(_ content: TableContent) async throws(CopyError) -> CopiedRows {
    var here = RowDigest(), there = RowDigest()
    try await forEachPage(content) { page, last, isEnd async throws(CopyError) in
      let known = try await readTarget { connection throws(StoreError) in
        try content.counterparts(of: page, after: last, isEnd: isEnd, in: connection)
      }
      for row in page { here.add(row) }
      for row in known { there.add(row) }
    }
    guard here.text == there.text else {
      throw .different(table: content.table.name, key: nil)
    }
    return CopiedRows(table: content.table.name, rows: here.count, digest: here.text)
  }

  /// Calls `body` with each page of the source, the key of the row before it, and whether it is the
  /// last; with an empty one when there are no rows at all.
  private func forEachPage(
    _ content: TableContent,
    _ body: ([TableContent.Row], TableContent.Row?, Bool) async throws(CopyError) -> Void
  ) async throws(CopyError) {
    var last: TableContent.Row?
    var isEnd = false
    while !isEnd {
      let page = try await inSource { [last] connection throws(StoreError) in
        try content.page(after: last, in: connection)
      }
      isEnd = page.count < content.table.rowsAPage
      try await body(page, last, isEnd)
      last = page.last.map(content.key(of:)) ?? last
    }
  }

  func inSource<Value: Sendable>(
    _ body: @escaping @Sendable (any SQLConnection) throws(StoreError) -> Value
  ) async throws(CopyError) -> Value {
    do throws(StoreError) { return try await source.read(body) } catch { throw .source(error) }
  }

  func readTarget<Value: Sendable>(
    _ body: @escaping @Sendable (any SQLConnection) throws(StoreError) -> Value
  ) async throws(CopyError) -> Value {
    do throws(StoreError) { return try await target.read(body) } catch { throw .target(error) }
  }

  /// A page is kept whole or not at all.
  func inTarget<Value: Sendable>(
    on subject: WriteSubject? = nil,
    _ body: @escaping @Sendable (any SQLConnection) throws(StoreError) -> Value
  ) async throws(CopyError) -> Value {
    do throws(StoreError) {
      return try await target.transaction(on: subject ?? site.map(WriteSubject.site) ?? .others) {
        connection throws(StoreError) in .commit(try body(connection))
      }
    } catch {
      throw .target(error)
    }
  }
}

/// What a page of rows changes in the target.
private struct PageChange: Sendable {
  private let content: TableContent
  let missing: [TableContent.Row]
  /// The key of the first row that is another in the target, or is only there.
  let different: String?

  init(_ page: [TableContent.Row], known: [TableContent.Row], _ content: TableContent) {
    self.content = content
    let rows = Set(page)
    let stray = known.first { !rows.contains($0) }
    different = stray.map { row in
      content.key(of: row).map { "\($0.plain)" }.joined(separator: " ")
    }
    let found = Set(known)
    missing = page.filter { !found.contains($0) }
  }

  func write(in connection: any SQLConnection) throws(StoreError) {
    var rows = RowBuffer(content.target)
    for row in missing { rows.add(TableContent.list(row)) }
    try rows.flush(in: connection)
  }
}
