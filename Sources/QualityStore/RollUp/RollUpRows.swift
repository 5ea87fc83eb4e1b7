import QualityDomain

extension SiteReading {
  /// The columns that `init(row:from:)` reads, of a table of that name.
  static func columns(of table: SQL) -> SQL {
    """
    \(table).indicator, \(table).period, \(table).aggregation, \(table).numerator,
    \(table).denominator, \(table).figure, \(table).pending, \(table).target, \(table).status
    """
  }
  /// How many they are.
  static let columnCount = 9

  /// - Parameter first: the rank of the first column.
  init(row: SQLRow, from first: Int = 0) throws(StoreError) {
    let value = try row.quantityOrNil(first + 5)
    self.init(
      indicator: try row.text(first), period: try row.period(first + 1),
      aggregation: try row.raw(first + 2),
      figure: try value.map { value throws(StoreError) in
        Figure(
          numerator: try row.quantityOrNil(first + 3), denominator: try row.quantityOrNil(first + 4),
          value: value)
      }, pending: try row.integer(first + 6), target: try row.quantityOrNil(first + 7),
      status: try row.raw(first + 8))
  }
}

extension SiteStanding {
  /// The columns that `init(row:from:)` reads, of a table of that name.
  static func columns(of table: SQL) -> SQL {
    """
    \(table).period, \(table).owed, \(table).judged, \(table).on_target, \(table).missing,
    \(table).as_of
    """
  }
  /// How many they are.
  static let columnCount = 6

  init(row: SQLRow, from first: Int = 0) throws(StoreError) {
    self.init(
      period: try row.period(first), owed: try row.integer(first + 1),
      judged: try row.integer(first + 2), onTarget: try row.integer(first + 3),
      missing: try row.integer(first + 4), asOf: try row.date(first + 5))
  }

  /// nil where a join found none.
  init?(orNil row: SQLRow, from first: Int) throws(StoreError) {
    guard try row.textOrNil(first) != nil else { return nil }
    try self.init(row: row, from: first)
  }
}

extension SiteWork {
  /// nil where a join found none.
  init?(orNil row: SQLRow, from first: Int) throws(StoreError) {
    guard try row.integerOrNil(first) != nil else { return nil }
    try self.init(row: row, from: first)
  }

  /// The columns that `init(row:from:)` reads, of a table named `w`.
  static let columns: SQL = "w.open_requests, w.late_requests, w.as_of"

  init(row: SQLRow, from first: Int = 0) throws(StoreError) {
    self.init(
      open: try row.integer(first), late: try row.integer(first + 1), asOf: try row.date(first + 2))
  }
}

extension NodeFigure {
  /// The columns that `init(row:from:)` reads.
  static let columns: SQL = """
    numerator, denominator, total, sites, left_out, pending, missing, judged, on_target
    """

  init(row: SQLRow, from first: Int) throws(StoreError) {
    self.init(
      numerator: try row.quantity(first), denominator: try row.quantity(first + 1),
      total: try row.quantity(first + 2), sites: try row.integer(first + 3),
      leftOut: try row.integer(first + 4), pending: try row.integer(first + 5),
      missing: try row.integer(first + 6), judged: try row.integer(first + 7),
      onTarget: try row.integer(first + 8))
  }

  /// The values of `columns`.
  var values: SQL {
    """
    \(numerator), \(denominator), \(total), \(sites), \(leftOut), \(pending), \(missing), \(judged),
    \(onTarget)
    """
  }
}

extension SQLRow {
  fileprivate func quantity(_ column: Int) throws(StoreError) -> Quantity {
    Quantity(millionths: Int64(try integer(column)))
  }
}
