public import QualityDomain

/// A score as it was recorded.
public struct BarometerRecord: Hashable, Sendable {
  public let score: BarometerScore
  /// Set once a revision took its place.
  public let replacedAt: Instant?
}

/// The scores that an outside body gives the sites. They belong to the whole site, whatever the
/// services of those who read them; of other sites nothing is read but the scores themselves,
/// without a name.
public struct BarometerStore: Sendable {
  let engine: any SQLEngine

  public init(_ engine: any SQLEngine) {
    self.engine = engine
  }

  /// Every score of a site, those that were replaced first, the last of them in front: one statement.
  public func records(in scope: Scope) async throws(StoreError) -> [BarometerRecord] {
    try await engine.read { connection throws(StoreError) in
      try connection.rows(
        """
        SELECT \(BarometerScore.columns), b.replaced_at FROM barometer_score b
        WHERE b.site_id = \(scope.site)
        ORDER BY b.replaced_at DESC NULLS LAST, b.scored_year, b.axis, b.label
        """
      ) { row throws(StoreError) in
        BarometerRecord(score: try BarometerScore(row: row), replacedAt: try row.instantOrNil(8))
      }
    }
  }

  /// What is known of the network for every question of some years, without saying whose scores they
  /// are: one statement.
  public func networks(
    of years: [Int]
  ) async throws(StoreError) -> [BarometerQuestion: BarometerNetwork] {
    try await networks(where: Self.condition(years))
  }

  /// The same of one axis, in every year: one statement.
  public func networks(
    of axis: BarometerAxis
  ) async throws(StoreError) -> [BarometerQuestion: BarometerNetwork] {
    try await networks(where: Self.condition(axis))
  }

  private func networks(
    where condition: SQL
  ) async throws(StoreError) -> [BarometerQuestion: BarometerNetwork] {
    try await engine.read { connection throws(StoreError) in
      var found: [BarometerQuestion: (scores: [Quantity], among: Int?)] = [:]
      try connection.forEachRow(
        """
        SELECT b.scored_year, b.axis, b.label, b.score, b.network_size FROM barometer_score b
        WHERE \(Self.network) AND b.replaced_at IS NULL AND \(condition)
        """
      ) { row throws(StoreError) in
        let size = try row.integerOrNil(4).map(Int.init)
        let question = try BarometerQuestion(row: row, from: 0)
        let among = [found[question]?.among, size].compactMap(\.self).max()
        found[question, default: ([], nil)].scores.append(try row.quantity(3))
        found[question]?.among = among
      }
      return found.mapValues { BarometerNetwork($0.scores, among: $0.among) }
    }
  }

  /// Those of some years, of `barometer_score b`.
  static func condition(_ years: [Int]) -> SQL {
    "b.scored_year IN \(list: years.map { .integer(Int64($0)) })"
  }

  /// Those of one axis.
  static func condition(_ axis: BarometerAxis) -> SQL {
    "b.axis = \(axis.kind) AND b.label = \(axis.label)"
  }

  /// Whose scores make the network, as a condition on `barometer_score b`: the one place that says.
  /// Every site of the database.
  private static let network: SQL = "b.site_id IN (SELECT id FROM site)"
}

extension BarometerScore {
  /// The columns that `init(row:)` reads, of a table named `b`.
  static let columns: SQL = """
    b.site_id, b.scored_year, b.axis, b.label, b.score, b.network_mean, b.network_rank,
    b.network_size
    """

  init(row: SQLRow) throws(StoreError) {
    self.init(
      site: try row.id(0), question: try BarometerQuestion(row: row, from: 1),
      figures: BarometerFigures(
        score: try row.quantity(4), mean: try row.quantityOrNil(5),
        rank: try row.integerOrNil(6).map(Int.init), among: try row.integerOrNil(7).map(Int.init)))
  }
}

extension BarometerQuestion {
  /// - Parameter first: the rank of the column of the year; axis and label follow.
  init(row: SQLRow, from first: Int) throws(StoreError) {
    let label = try row.text(first + 2)
    let axis: BarometerAxis? =
      switch try row.raw(first + 1, as: BarometerAxis.Kind.self) {
      case .overall: .overall
      case .channel: BarometerChannel(rawValue: label).map(BarometerAxis.channel)
      case .commitment: Int(label).map(BarometerAxis.commitment)
      }
    guard let axis else { throw .unreadableRow("barometer axis \(label)") }
    self.init(year: try row.integer(first), axis: axis)
  }
}

extension BarometerAxis {
  /// What the column `label` holds; empty for the overall score.
  var label: String {
    switch self {
    case .overall: ""
    case .channel(let channel): channel.rawValue
    case .commitment(let number): String(number)
    }
  }
}

extension SQLRow {
  fileprivate func quantity(_ column: Int) throws(StoreError) -> Quantity {
    Quantity(millionths: Int64(try integer(column)))
  }
}
