public import QualityDomain

/// A figure as it was recorded, for the history of an indicator.
public struct MeasureRecord: Hashable, Sendable {
  public let id: Measure.ID
  public let measure: Measure
  public let recordedAt: Instant
  public let recordedBy: Person.ID?
  /// Set once another figure took its place, or it was withdrawn.
  public let replacedAt: Instant?
  /// Whether it went without another in its place.
  public let isWithdrawn: Bool
}

/// Entered and imported figures, side by side. A figure that is entered (or imported) again replaces
/// the earlier one, which stays in the history. Those of the whole site are for everyone who may
/// read; those of a service are for its scope.
public struct MeasureStore: Sendable {
  let engine: any SQLEngine

  public init(_ engine: any SQLEngine) {
    self.engine = engine
  }

  /// Records figures; those equal to what is recorded change nothing, and those of services outside
  /// the scope are left out.
  /// - Returns: how many are new or changed.
  public func record(
    _ measures: [Measure], in scope: Scope, by author: Authorship
  ) async throws(StoreError) -> Int {
    try await engine.write(at: scope.site) { connection throws(StoreError) in
      var periods: Set<Period> = []
      var changed = 0
      for measure in measures where scope.includes(measure.service) {
        guard try connection.record(measure, site: scope.site, by: author) else { continue }
        periods.insert(measure.period)
        changed += 1
      }
      if changed > 0 {
        try connection.enqueueReadings(restingOn: periods, at: scope.site, by: author)
        let isImport = measures.contains { $0.source == .imported }
        try connection.audit(
          isImport ? .measuresImported : .measureRecorded, "\(changed)", site: scope.site,
          by: author)
      }
      return changed
    }
  }

  /// The figures in force, of one indicator or of all: one statement.
  public func current(
    indicator: String? = nil, in scope: Scope
  ) async throws(StoreError) -> [Measure] {
    try await engine.read { connection throws(StoreError) in
      try connection.measures(indicator.map { "m.indicator = \($0)" }, in: scope)
    }
  }

  /// Every figure that was ever recorded for an indicator, latest first.
  public func history(
    indicator: String, in scope: Scope, limit: Int = 100
  ) async throws(StoreError) -> [MeasureRecord] {
    try await engine.read { connection throws(StoreError) in
      try connection.rows(
        """
        SELECT \(MeasureRecord.columns) FROM measure m
        WHERE \(scope.figureFilter) AND m.indicator = \(indicator)
        ORDER BY m.recorded_at DESC, m.id DESC LIMIT \(limit)
        """, MeasureRecord.init(row:))
    }
  }
}

extension Scope {
  /// The condition that keeps a query on `measure m` inside the scope.
  var figureFilter: SQL {
    guard let services else { return "m.site_id = \(site)" }
    let visible = [""] + services.map(\.text).sorted()
    return "m.site_id = \(site) AND m.service_id IN \(list: visible.map { .text($0) })"
  }
}

extension MeasureRecord {
  /// The columns that `init(row:)` reads, of a table named `m`.
  static let columns: SQL = """
    \(Measure.columns), m.id, m.recorded_at, m.recorded_by, m.replaced_at, m.ending
    """

  init(row: SQLRow) throws(StoreError) {
    self.init(
      id: try row.id(9), measure: try Measure(row: row), recordedAt: try row.instant(10),
      recordedBy: try row.idOrNil(11), replacedAt: try row.instantOrNil(12),
      isWithdrawn: try row.textOrNil(13) == "withdrawn")
  }
}

extension Measure {
  /// The columns that `init(row:)` reads, of a table named `m`.
  static let columns: SQL = """
    m.indicator, m.period, m.service_id, m.criterion, m.source, m.numerator, m.denominator,
    m.figure, m.words
    """

  init(row: SQLRow) throws(StoreError) {
    let criterion = try row.text(3)
    self.init(
      indicator: try row.text(0), period: try row.period(1), service: Service.ID(try row.text(2)),
      criterion: criterion.isEmpty ? nil : criterion, source: try row.raw(4),
      figure: Figure(
        numerator: try row.quantityOrNil(5), denominator: try row.quantityOrNil(6),
        value: try row.quantityOrNil(7)),
      comment: try row.text(8))
  }
}

extension SQLConnection {
  /// The figures in force for which `condition` on `measure m` holds, or all: one statement.
  func measures(_ condition: SQL? = nil, in scope: Scope) throws(StoreError) -> [Measure] {
    let conditions = [scope.figureFilter, "m.replaced_at IS NULL"] + (condition.map { [$0] } ?? [])
    return try rows(
      """
      SELECT \(Measure.columns) FROM measure m
      WHERE \(.joined(conditions, separator: " AND "))
      ORDER BY m.indicator, m.period, m.service_id, m.criterion, m.source
      """, Measure.init(row:))
  }

  /// - Returns: false when the same figure is already in force.
  fileprivate func record(
    _ measure: Measure, site: Site.ID, by author: Authorship
  ) throws(StoreError) -> Bool {
    let key: SQL = """
      m.site_id = \(site) AND m.indicator = \(measure.indicator) AND m.period = \(measure.period)
      AND m.service_id = \(measure.service?.text ?? "")
      AND m.criterion = \(measure.criterion ?? "") AND m.source = \(measure.source)
      AND m.replaced_at IS NULL
      """
    let current = try first(
      "SELECT \(Measure.columns) FROM measure m WHERE \(key)", Measure.init(row:))
    if let current, current.figure == measure.figure, current.comment == measure.comment {
      return false
    }
    try execute("UPDATE measure AS m SET replaced_at = \(author.at), ending = 'replaced' WHERE \(key)")
    try execute(
      """
      INSERT INTO measure (
        id, site_id, indicator, period, service_id, criterion, source, numerator, denominator,
        figure, words, recorded_at, recorded_by
      ) VALUES (
        \(Measure.ID.make(at: author.at)), \(site), \(measure.indicator), \(measure.period),
        \(measure.service?.text ?? ""), \(measure.criterion ?? ""), \(measure.source),
        \(measure.figure.numerator), \(measure.figure.denominator), \(measure.figure.value),
        \(measure.comment), \(author.at), \(author.person)
      )
      """)
    return true
  }
}
