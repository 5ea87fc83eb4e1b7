public import QualityDomain

/// What the quality officer of a site must know, as it was found out once a day. It is read with
/// the profile of the site (`SiteProfile.alerts`).
public struct AlertStore: Sendable {
  let engine: any SQLEngine

  public init(_ engine: any SQLEngine) {
    self.engine = engine
  }

  /// Puts what was found out on `day` in the place of what was known before. What was known already
  /// keeps the day since when.
  /// - Throws: `conflict` when someone else has the job now.
  public func record(
    _ alerts: [Alert], at site: Site.ID, on day: CivilDate, holding lease: JobLease,
    at now: Instant
  ) async throws(StoreError) {
    try await engine.write(at: site) { connection throws(StoreError) in
      try connection.keep(lease, progress: "", at: now)
      let known = try connection.rows(
        "SELECT kind, detail, since FROM site_alert WHERE site_id = \(site)"
      ) { row throws(StoreError) in ([try row.text(0), try row.text(1)], try row.date(2)) }
      let since = Dictionary(known, uniquingKeysWith: min)
      try connection.execute("DELETE FROM site_alert WHERE site_id = \(site)")
      for alert in alerts {
        try connection.execute(
          """
          INSERT INTO site_alert (site_id, kind, detail, amount, since, as_of)
          VALUES (
            \(site), \(alert.kind), \(alert.detail), \(alert.amount),
            \(since[[alert.kind.rawValue, alert.detail]] ?? day), \(day)
          )
          """)
      }
    }
  }
}

/// An alert as it is recorded.
public struct SiteAlert: Hashable, Sendable {
  public let alert: Alert
  /// The first day on which it was found out.
  public let since: CivilDate
  /// The last one.
  public let asOf: CivilDate
}

extension SiteAlert {
  /// Reads a row of `SiteProfile.statement`.
  init(profileRow row: SQLRow) throws(StoreError) {
    let kind: Alert.Kind = try row.raw(1)
    guard let amount = Int(try row.text(3)),
      let alert = Alert(kind, detail: try row.text(2), amount: amount)
    else { throw .unreadableRow("an alert of kind \(kind.rawValue)") }
    self.init(alert: alert, since: try row.date(6), asOf: try row.value(4, CivilDate.init(iso:)))
  }
}

extension Alert {
  fileprivate enum Kind: String {
    case labelExpiring = "label-expiring"
    case labelExpired = "label-expired"
    case lateRequests = "late-requests"
    case missingFigures = "missing-figures"
  }

  fileprivate init?(_ kind: Kind, detail: String, amount: Int) {
    switch (kind, CivilDate(iso: detail), Period(detail)) {
    case (.labelExpiring, let end?, _): self = .labelExpiring(on: end)
    case (.labelExpired, let end?, _): self = .labelExpired(on: end)
    case (.lateRequests, _, _): self = .lateRequests(amount)
    case (.missingFigures, _, let quarter?): self = .missingFigures(amount, of: quarter)
    default: return nil
    }
  }

  fileprivate var kind: Kind {
    switch self {
    case .labelExpiring: .labelExpiring
    case .labelExpired: .labelExpired
    case .lateRequests: .lateRequests
    case .missingFigures: .missingFigures
    }
  }

  /// What tells two alerts of one kind apart: the end of which label, the figures of which quarter.
  fileprivate var detail: String {
    switch self {
    case .labelExpiring(let end), .labelExpired(let end): end.iso
    case .lateRequests: ""
    case .missingFigures(_, let quarter): quarter.text
    }
  }

  fileprivate var amount: Int {
    switch self {
    case .labelExpiring, .labelExpired: 0
    case .lateRequests(let count), .missingFigures(let count, _): count
    }
  }
}
