/// A period's figures as they were shown to the public: written once, never changed. What is found
/// out later is a revision beside it.
public struct Publication: Hashable, Sendable {
  public typealias ID = QualityDomain.ID<Publication>

  public let id: ID
  public let site: Site.ID
  public let period: Period
  /// 1 for the first publication of the period, then 2, 3…
  public let revision: Int
  public let edition: String
  public let asOf: CivilDate
  public let publishedAt: Instant
  public let publishedBy: Person.ID
  /// Required when something was pending or missing.
  public let reason: String
  public let figures: [PublishedFigure]

  public init(
    id: ID, site: Site.ID, period: Period, revision: Int, edition: String, asOf: CivilDate,
    publishedAt: Instant, publishedBy: Person.ID, reason: String, figures: [PublishedFigure]
  ) {
    self.id = id
    self.site = site
    self.period = period
    self.revision = revision
    self.edition = edition
    self.asOf = asOf
    self.publishedAt = publishedAt
    self.publishedBy = publishedBy
    self.reason = reason
    self.figures = figures
  }
}

/// One figure of a publication, with all that explains it.
public struct PublishedFigure: Hashable, Sendable {
  public let code: String
  public let label: String
  public let commitments: [Int]
  public let unit: IndicatorUnit
  public let figure: Figure
  public let pending: Int?
  public let target: Quantity?
  public let status: IndicatorStatus
  public let source: MeasureSource?
  /// The limits that the figure was counted against, for example `17.2: 5`; empty for entered ones.
  public let limits: String
  public let figurePeriod: Period

  public init(
    code: String, label: String, commitments: [Int], unit: IndicatorUnit, figure: Figure,
    pending: Int?, target: Quantity?, status: IndicatorStatus, source: MeasureSource?,
    limits: String, figurePeriod: Period
  ) {
    self.code = code
    self.label = label
    self.commitments = commitments
    self.unit = unit
    self.figure = figure
    self.pending = pending
    self.target = target
    self.status = status
    self.source = source
    self.limits = limits
    self.figurePeriod = figurePeriod
  }
}

/// Why a period cannot be published.
public enum PublicationError: Error, Hashable, Sendable {
  /// The period has not ended.
  case notOver(lastDay: CivilDate)
  /// Something is pending or missing and no reason was given: how many indicators have pending
  /// requests (one request may be pending in several), and how many have no figure.
  case reasonRequired(pending: Int, missing: Int)
  /// Nothing changed since the last publication of the period.
  case nothingNew
}

/// What stands in the way of publishing a period.
public struct PublicationReview: Hashable, Sendable {
  /// Indicators with requests neither in time nor late yet.
  public let pending: [IndicatorReading]
  public let missing: [IndicatorReading]

  public init(_ readings: [IndicatorReading]) {
    pending = readings.filter { ($0.pending ?? 0) > 0 }
    missing = readings.filter(\.awaitsEntry)
  }

  public var needsReason: Bool { !pending.isEmpty || !missing.isEmpty }

  /// Takes the decision to publish.
  public func check(
    _ period: Period, reason: String, asOf: CivilDate
  ) throws(PublicationError) {
    guard asOf > period.lastDay else { throw .notOver(lastDay: period.lastDay) }
    guard !needsReason || !reason.isEmpty else {
      throw .reasonRequired(pending: pending.count, missing: missing.count)
    }
  }
}
