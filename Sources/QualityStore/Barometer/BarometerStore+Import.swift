public import QualityDomain

/// What an import of scores did, or would do.
public struct BarometerSummary: Hashable, Sendable {
  public var added = 0
  /// Scores that were known and got a mean, a rank or a number of sites more.
  public var completed = 0
  /// Scores whose former figures stay, with the moment of their replacement.
  public var revised = 0
  public var unchanged = 0

  public init() {}
}

/// A row that says something else than what is recorded.
public struct BarometerConflict: Error, Hashable, Sendable {
  public let line: Int
  public let problem: BarometerContradiction
}

/// The end of an import of scores.
public enum BarometerOutcome: Sendable {
  case done(BarometerSummary)
  /// Nothing was written.
  case refused([BarometerConflict])
}

extension BarometerStore {
  /// Records scores, all or nothing.
  ///
  /// A score that is not recorded yet is added; one that is recorded gets what it lacks; one that
  /// says something else is reported and stops the import, unless it is a revision.
  /// - Parameters:
  ///   - network: the sites whose scores may be written.
  ///   - isRevision: whether what a row says otherwise replaces what is recorded.
  ///   - isTrial: says what would happen and writes nothing.
  /// - Throws: `outsideScope` when a row is of another site.
  public func record(
    _ rows: [ImportedScore], in network: NetworkScope, isRevision: Bool = false,
    isTrial: Bool = false, by author: Authorship
  ) async throws(StoreError) -> BarometerOutcome {
    try await engine.transaction(on: .others) { connection throws(StoreError) in
      try connection.require(Set(rows.map(\.score.site)), in: network)
      var run = BarometerRun(
        known: try connection.currentFigures(of: rows.map(\.score)), isRevision: isRevision,
        author: author)
      for row in rows { try run.take(row, in: connection) }
      if !run.conflicts.isEmpty { return .rollback(.refused(run.conflicts)) }
      try run.finish(in: connection)
      return isTrial ? .rollback(.done(run.summary)) : .commit(.done(run.summary))
    }
  }
}

private typealias KnownFigures = [Site.ID: [BarometerQuestion: BarometerFigures]]

/// One import under way.
private struct BarometerRun {
  let known: KnownFigures
  let isRevision: Bool
  let author: Authorship
  private(set) var summary = BarometerSummary()
  private(set) var conflicts: [BarometerConflict] = []
  private var changes: [Site.ID: Int] = [:]
  private var rows = RowBuffer(
    """
    barometer_score (
      id, site_id, scored_year, axis, label, score, network_mean, network_rank, network_size,
      recorded_at, recorded_by
    )
    """)

  init(known: KnownFigures, isRevision: Bool, author: Authorship) {
    self.known = known
    self.isRevision = isRevision
    self.author = author
  }

  mutating func take(
    _ row: ImportedScore, in connection: any SQLConnection
  ) throws(StoreError) {
    let (site, question) = (row.score.site, row.score.question)
    guard let recorded = known[site]?[question] else {
      summary.added += 1
      return add(row.score.figures, for: question, of: site)
    }
    let problems = row.score.figures.contradictions(of: recorded, isRevision: isRevision)
    conflicts += problems.map { BarometerConflict(line: row.line, problem: $0) }
    let figures = row.score.figures.completed(from: recorded)
    guard problems.isEmpty, figures != recorded else {
      summary.unchanged += 1
      return
    }
    if recorded.isPart(of: figures) { summary.completed += 1 } else { summary.revised += 1 }
    try connection.execute(
      """
      UPDATE barometer_score SET replaced_at = \(author.at)
      WHERE site_id = \(site) AND scored_year = \(question.year) AND axis = \(question.axis.kind)
        AND label = \(question.axis.label) AND replaced_at IS NULL
      """)
    add(figures, for: question, of: site)
  }

  private mutating func add(
    _ figures: BarometerFigures, for question: BarometerQuestion, of site: Site.ID
  ) {
    changes[site, default: 0] += 1
    rows.add(
      """
      \(BarometerScore.ID.make(at: author.at)), \(site), \(question.year), \(question.axis.kind),
      \(question.axis.label), \(figures.score), \(figures.mean), \(figures.rank), \(figures.among),
      \(author.at), \(author.person)
      """)
  }

  /// Puts the rows into the database, and a line into the log of each site that they change.
  mutating func finish(in connection: any SQLConnection) throws(StoreError) {
    try rows.flush(in: connection)
    for (site, count) in changes.sorted(by: { $0.key < $1.key }) {
      try connection.audit(.barometerImported, "\(count)", site: site, by: author)
    }
  }
}

extension SQLConnection {
  /// - Throws: `outsideScope` unless every site is in the scope.
  fileprivate func require(
    _ sites: Set<Site.ID>, in network: NetworkScope
  ) throws(StoreError) {
    let listed = sites.sorted().map { SQLValue.text($0.text) }
    let count = try first(
      "SELECT count(*) FROM site s WHERE s.id IN \(list: listed) AND \(network.filter)"
    ) { row throws(StoreError) in try row.integer(0) }
    guard count == sites.count else { throw .outsideScope }
  }

  /// What is recorded of the sites and years of some scores: one statement.
  fileprivate func currentFigures(
    of scores: [BarometerScore]
  ) throws(StoreError) -> KnownFigures {
    let sites = Set(scores.map(\.site)).sorted().map { SQLValue.text($0.text) }
    let years = Set(scores.map(\.question.year)).sorted().map { SQLValue.integer(Int64($0)) }
    var known: KnownFigures = [:]
    try forEachRow(
      """
      SELECT \(BarometerScore.columns) FROM barometer_score b
      WHERE b.site_id IN \(list: sites) AND b.scored_year IN \(list: years)
        AND b.replaced_at IS NULL
      """
    ) { row throws(StoreError) in
      let score = try BarometerScore(row: row)
      known[score.site, default: [:]][score.question] = score.figures
    }
    return known
  }
}
