public import QualityDomain

/// Turns the figures of a period, those of the whole site, into a publication.
public struct Publishing: Sendable {
  private let store: Store
  private let book: RuleBook
  private let profile: SiteProfile
  private let scope: Scope

  /// - Throws: `outsideScope` when the scope is not the whole site of the profile.
  public init(
    store: Store, book: RuleBook, profile: SiteProfile, scope: Scope
  ) throws(StoreError) {
    guard try scope.wholeSite() == profile.site.id else { throw .outsideScope }
    self.store = store
    self.book = book
    self.profile = profile
    self.scope = scope
  }

  /// The figures of the period as they stand today.
  public func readings(
    _ period: Period, today: CivilDate
  ) async throws(StoreError) -> [IndicatorReading] {
    try await IndicatorReader(store: store, book: book, profile: profile, scope: scope)
      .readings(period, asOf: today, today: today)
  }

  /// The same as a publication would keep them.
  public func figures(
    of readings: [IndicatorReading], _ period: Period, today: CivilDate
  ) -> [PublishedFigure] {
    let edition = book.edition(of: profile, on: min(today, period.lastDay))
    return readings.map { Self.figure($0, limits: edition?.limits ?? [], period: period) }
  }

  /// Publishes a period, or a revision of it.
  ///
  /// - Parameter reason: required when something is pending or missing.
  /// - Throws: `conflict` when someone publishes other figures of the period at once.
  public func publish(
    _ period: Period, reason: String, by author: Authorship
  ) async throws(StoreError) -> Result<Publication, PublicationError> {
    guard let person = author.person else { throw .unavailable("a publication needs a person") }
    let readings = try await readings(period, today: author.today)
    do throws(PublicationError) {
      try PublicationReview(readings).check(period, reason: reason, asOf: author.today)
    } catch {
      return .failure(error)
    }
    let edition = book.edition(of: profile, on: min(author.today, period.lastDay))
    let figures = figures(of: readings, period, today: author.today)
    let last = try await store.publications.last(of: period, in: scope)
    if last?.figures == figures { return .failure(.nothingNew) }
    let publication = Publication(
      id: .make(at: author.at), site: profile.site.id, period: period,
      revision: (last?.revision ?? 0) + 1, edition: edition?.id ?? "", asOf: author.today,
      publishedAt: author.at, publishedBy: person, reason: reason, figures: figures)
    do throws(StoreError) {
      try await store.publications.publish(publication, in: scope, by: author)
    } catch .conflict {
      // The button pressed twice publishes the same twice: the second has nothing new to say.
      let first = try await store.publications.last(of: period, in: scope)
      guard first?.figures == figures else { throw .conflict }
      return .failure(.nothingNew)
    }
    return .success(publication)
  }

  private static func figure(
    _ reading: IndicatorReading, limits: [Limit], period: Period
  ) -> PublishedFigure {
    let definition = reading.definition
    return PublishedFigure(
      code: definition.code, label: definition.label, commitments: definition.commitments,
      unit: definition.unit,
      figure: reading.figure ?? Figure(numerator: nil, denominator: nil, value: nil),
      pending: reading.pending, target: reading.target?.value, status: reading.status,
      source: reading.source, limits: definition.register.map { rule in
        limitsInForce(rule, limits: limits, on: period.lastDay)
      } ?? "",
      figurePeriod: reading.figurePeriod)
  }

  /// The limits that a rule counts against, as `17.1: 10, 17.2: 5`.
  private static func limitsInForce(
    _ rule: RegisterRule, limits: [Limit], on day: CivilDate
  ) -> String {
    let table = LimitTable(limits)
    var seen: [String] = []
    for kind in rule.kinds {
      for channel in rule.channels {
        guard let limit = table.limit(rule.clock, kind: kind, channel: channel, on: day) else {
          continue
        }
        let text = "\(limit.article): \(limit.workingDays)"
        if !seen.contains(text) { seen.append(text) }
      }
    }
    return seen.joined(separator: ", ")
  }
}
