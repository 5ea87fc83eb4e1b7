import QualityDomain

/// What one row of `register_tally` counts: requests by outcome, and the working days of those answered.
///
/// Outcomes stand side by side in a row, because figures ask for all of them at once.
struct TallyCounts: Hashable {
  /// The columns, in the order of `values`.
  static let columns: [SQL] = [
    "in_time", "in_time_days", "answered_late", "answered_late_days", "unanswered", "waiting",
  ]

  private(set) var values: [Int]

  init() {
    values = Self.columns.map { _ in 0 }
  }

  /// Reads the columns of `columns` from the column `first` on.
  init(row: SQLRow, from first: Int) throws(StoreError) {
    values = []
    for column in Self.columns.indices { values.append(try row.integer(first + column)) }
  }

  mutating func add(_ tally: RegisterTally, sign: Int) {
    let (requests, days) = Self.places(tally.outcome)
    values[requests] += sign * tally.count
    if let days { values[days] += sign * tally.days }
  }

  /// Calls `body` with each outcome that has something: how many requests, and their days.
  func forEachOutcome(
    _ body: (_ outcome: RegisterTally.Outcome, _ requests: Int, _ days: Int) -> Void
  ) {
    for outcome in RegisterTally.Outcome.allCases {
      let (requests, days) = Self.places(outcome)
      if values[requests] != 0 { body(outcome, values[requests], days.map { values[$0] } ?? 0) }
    }
  }

  /// Where the values hold an outcome: its requests, and their days when they have some.
  private static func places(_ outcome: RegisterTally.Outcome) -> (requests: Int, days: Int?) {
    switch outcome {
    case .inTime: (0, 1)
    case .answeredLate: (2, 3)
    case .unanswered: (4, nil)
    case .waiting: (5, nil)
    }
  }
}

/// What tells one row of `register_tally` from others of its site.
struct TallyKey: Hashable {
  /// As `register_tally s` names them; `init(row:)` reads them.
  static let columns: SQL = "s.month, s.clock, s.kind, s.channel, s.due_on, s.service_id"
  static let columnCount = 6

  let month: Period
  let clock: ClockKind
  let kind: RequestKind
  let channel: RequestChannel
  /// Set for requests without an answer alone.
  let due: CivilDate?
  /// nil: requests that no service has, or the site's row, which stands for all services.
  let service: Service.ID?

  init(_ tally: RegisterTally) {
    month = tally.month
    clock = tally.clock
    kind = tally.kind
    channel = tally.channel
    due = tally.due
    service = tally.service
  }

  /// Reads the columns of `columns`, the first of the row.
  init(row: SQLRow) throws(StoreError) {
    month = try row.period(0)
    clock = try row.raw(1)
    kind = try row.raw(2)
    channel = try row.raw(3)
    due = CivilDate(iso: try row.text(4))
    service = Service.ID(try row.text(5))
  }

  /// The tallies of a row, one for each outcome that has something.
  /// - Parameter service: whose they are said to be.
  func tallies(_ counts: TallyCounts, of service: Service.ID?) -> [RegisterTally] {
    var tallies: [RegisterTally] = []
    counts.forEachOutcome { outcome, requests, days in
      tallies.append(
        RegisterTally(
          clock: clock, service: service, kind: kind, channel: channel, month: month,
          outcome: outcome, due: due, count: requests, days: days))
    }
    return tallies
  }
}

extension SQLConnection {
  /// The tallies of the rows of `register_tally s` for which `condition` holds, one for each outcome
  /// of a row.
  /// - Parameter service: whose they are said to be; nil: the row's own.
  func tallies(
    _ condition: SQL, service: (TallyKey) -> Service.ID?
  ) throws(StoreError) -> [RegisterTally] {
    let counts: SQL = .joined(TallyCounts.columns.map { "s.\($0)" }, separator: ", ")
    var tallies: [RegisterTally] = []
    try forEachRow(
      "SELECT \(TallyKey.columns), \(counts) FROM register_tally s WHERE \(condition)"
    ) { row throws(StoreError) in
      let key = try TallyKey(row: row)
      tallies += key.tallies(
        try TallyCounts(row: row, from: TallyKey.columnCount), of: service(key))
    }
    return tallies
  }
}
