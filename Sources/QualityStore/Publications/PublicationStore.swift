public import QualityDomain

/// What a list says of a publication.
public struct PublicationHeading: Hashable, Sendable {
  public let id: Publication.ID
  public let period: Period
  public let revision: Int
  public let publishedAt: Instant
  /// How many of its figures reach their target.
  public let onTarget: Int
  /// How many of its figures have a target to be judged by.
  public let judged: Int
}

/// What was published. A publication is written once; a revision stands beside it.
public struct PublicationStore: Sendable {
  let engine: any SQLEngine

  public init(_ engine: any SQLEngine) {
    self.engine = engine
  }

  /// Writes a publication.
  /// - Throws: `conflict` when its revision is not the next one of its period: someone published the
  ///   period since the last one was read; `outsideScope` when the scope is not the whole site.
  public func publish(
    _ publication: Publication, in scope: Scope, by author: Authorship
  ) async throws(StoreError) {
    let site = try scope.wholeSite()
    guard publication.site == site else { throw .outsideScope }
    try await engine.write(at: site) { connection throws(StoreError) in
      let last =
        try connection.first(
          """
          SELECT max(revision) FROM publication
          WHERE site_id = \(site) AND period = \(publication.period)
          """
        ) { row throws(StoreError) in try row.integerOrNil(0).map(Int.init) ?? 0 } ?? 0
      guard publication.revision == last + 1 else { throw .conflict }
      try connection.insert(publication)
      try connection.audit(
        .periodPublished, "\(publication.period.text) \(publication.revision)", site: site, by: author)
    }
  }

  /// Every publication of a site without its figures, the latest period first and of one period the
  /// latest revision: one statement.
  public func headings(in scope: Scope) async throws(StoreError) -> [PublicationHeading] {
    let statuses = [IndicatorStatus.onTarget, .belowTarget]
    return try await engine.read { connection throws(StoreError) in
      try connection.rows(
        """
        SELECT p.id, p.period, p.revision, p.published_at,
          count(CASE WHEN f.status = \(IndicatorStatus.onTarget) THEN 1 END),
          count(CASE WHEN f.status IN \(list: statuses.map { .text($0.rawValue) }) THEN 1 END)
        FROM publication p LEFT JOIN published_figure f ON f.publication_id = p.id
        WHERE p.site_id = \(scope.site)
        GROUP BY p.id, p.period, p.revision, p.published_at
        """
      ) { row throws(StoreError) in
        PublicationHeading(
          id: try row.id(0), period: try row.period(1), revision: try row.integer(2),
          publishedAt: try row.instant(3), onTarget: try row.integer(4), judged: try row.integer(5))
      }
    }.sorted { ($0.period.lastDay, $0.revision) > ($1.period.lastDay, $1.revision) }
  }

  /// Every publication of a site, the latest period first and of one period the latest revision.
  public func all(in scope: Scope) async throws(StoreError) -> [Publication] {
    try await publications("p.site_id = \(scope.site)")
  }

  /// The latest revision of a period; nil when it was never published.
  public func last(of period: Period, in scope: Scope) async throws(StoreError) -> Publication? {
    try await publications(
      """
      p.site_id = \(scope.site) AND p.period = \(period) AND p.revision = (
        SELECT max(l.revision) FROM publication l
        WHERE l.site_id = \(scope.site) AND l.period = \(period)
      )
      """
    ).first
  }

  /// The revisions of one period, the latest first.
  public func revisions(
    of period: Period, in scope: Scope
  ) async throws(StoreError) -> [Publication] {
    try await publications("p.site_id = \(scope.site) AND p.period = \(period)")
  }

  /// The publication of that identifier with the other revisions of its period, the latest first;
  /// empty when the site has none of that identifier.
  public func revisions(
    with id: Publication.ID, in scope: Scope
  ) async throws(StoreError) -> [Publication] {
    try await publications(
      """
      p.site_id = \(scope.site) AND p.period = (
        SELECT period FROM publication WHERE id = \(id) AND site_id = \(scope.site)
      )
      """)
  }

  /// What the public is shown, whoever asks: the publications of the latest quarter published and
  /// of the same quarter a year before, the latest first.
  public func latestQuarter(of site: Site) async throws(StoreError) -> [Publication] {
    let site = site.id
    let last = try await engine.read { connection throws(StoreError) in
      // Quarters are written `2026-T1`, which sort as they follow.
      try connection.first(
        """
        SELECT max(period) FROM publication WHERE site_id = \(site) AND period LIKE '%-T%'
        """
      ) { row throws(StoreError) in try row.textOrNil(0) }
    }
    guard let text = last ?? nil, let quarter = Period(text) else { return [] }
    return try await publications(
      """
      p.site_id = \(site) AND p.period IN (\(quarter), \(quarter.advanced(by: -4)))
      """)
  }

  private func publications(_ condition: SQL) async throws(StoreError) -> [Publication] {
    try await engine.read { connection throws(StoreError) in
      var heads: [PublicationHead] = []
      var figures: [[PublishedFigure]] = []
      try connection.forEachRow(
        """
        SELECT p.id, p.site_id, p.period, p.revision, p.edition, p.as_of, p.published_at,
          p.published_by, p.reason, f.code, f.label, f.commitments, f.unit, f.numerator,
          f.denominator, f.figure, f.pending, f.target, f.status, f.source, f.limits,
          f.figure_period
        FROM publication p LEFT JOIN published_figure f ON f.publication_id = p.id
        WHERE \(condition)
        ORDER BY p.published_at DESC, p.id DESC, f.rank
        """
      ) { row throws(StoreError) in
        let head = try PublicationHead(row: row)
        if heads.last?.id != head.id {
          heads.append(head)
          figures.append([])
        }
        if try row.textOrNil(9) != nil {
          figures[figures.count - 1].append(try PublishedFigure(row: row))
        }
      }
      return zip(heads, figures).map { $0.publication(with: $1) }
        .sorted { ($0.period.lastDay, $0.revision) > ($1.period.lastDay, $1.revision) }
    }
  }
}

/// The columns of a publication itself.
private struct PublicationHead {
  let id: Publication.ID
  let site: Site.ID
  let period: Period
  let revision: Int
  let edition: String
  let asOf: CivilDate
  let publishedAt: Instant
  let publishedBy: Person.ID
  let reason: String

  init(row: SQLRow) throws(StoreError) {
    id = try row.id(0)
    site = try row.id(1)
    period = try row.period(2)
    revision = try row.integer(3)
    edition = try row.text(4)
    asOf = try row.date(5)
    publishedAt = try row.instant(6)
    publishedBy = try row.id(7)
    reason = try row.text(8)
  }

  func publication(with figures: [PublishedFigure]) -> Publication {
    Publication(
      id: id, site: site, period: period, revision: revision, edition: edition, asOf: asOf,
      publishedAt: publishedAt, publishedBy: publishedBy, reason: reason, figures: figures)
  }
}

extension PublishedFigure {
  fileprivate init(row: SQLRow) throws(StoreError) {
    self.init(
      code: try row.text(9), label: try row.text(10),
      commitments: try row.text(11).split(separator: " ").compactMap { Int($0) },
      unit: try row.raw(12),
      figure: Figure(
        numerator: try row.quantityOrNil(13), denominator: try row.quantityOrNil(14),
        value: try row.quantityOrNil(15)),
      pending: try row.integerOrNil(16).map(Int.init), target: try row.quantityOrNil(17),
      status: try row.raw(18), source: try row.textOrNil(19).flatMap(MeasureSource.init),
      limits: try row.text(20), figurePeriod: try row.period(21))
  }
}

extension SQLConnection {
  fileprivate func insert(_ publication: Publication) throws(StoreError) {
    try execute(
      """
      INSERT INTO publication (
        id, site_id, period, revision, edition, as_of, published_at, published_by, reason
      ) VALUES (
        \(publication.id), \(publication.site), \(publication.period), \(publication.revision),
        \(publication.edition), \(publication.asOf), \(publication.publishedAt),
        \(publication.publishedBy), \(publication.reason)
      )
      """)
    for (rank, item) in publication.figures.enumerated() {
      try execute(
        """
        INSERT INTO published_figure (
          publication_id, rank, code, label, commitments, unit, numerator, denominator, figure,
          pending, target, status, source, limits, figure_period
        ) VALUES (
          \(publication.id), \(rank), \(item.code), \(item.label),
          \(item.commitments.map(String.init).joined(separator: " ")), \(item.unit),
          \(item.figure.numerator), \(item.figure.denominator), \(item.figure.value),
          \(item.pending), \(item.target), \(item.status), \(item.source), \(item.limits),
          \(item.figurePeriod)
        )
        """)
    }
  }
}
