public import QualityDomain

/// Reads the indicators of a site: those of its edition and its own, from the register and from
/// what was entered.
public struct IndicatorReader: Sendable {
  let store: Store
  private let book: RuleBook
  public let profile: SiteProfile
  /// The part of the site that the reader may see.
  public let scope: Scope

  public init(store: Store, book: RuleBook, profile: SiteProfile, scope: Scope) {
    self.store = store
    self.book = book
    self.profile = profile
    self.scope = scope
  }

  /// The indicators of the modules that the site takes on `day`, then the site's own.
  public func definitions(on day: CivilDate) -> [IndicatorDefinition] {
    book.definitions(of: profile, on: day) + profile.indicators
  }

  /// National and local targets.
  public func targets(on day: CivilDate) -> [Target] {
    book.nationalTargets(of: profile, on: day) + profile.targets
  }

  /// What is needed to read any indicator for periods between two others: two statements, at one
  /// moment unless events are replayed.
  ///
  /// - Parameters:
  ///   - asOf: as it stood then; events are replayed when it is before `today`.
  public func material(
    from: Period, through: Period, service: Service.ID? = nil, asOf: CivilDate, today: CivilDate
  ) async throws(StoreError) -> IndicatorMaterial {
    guard asOf < today else {
      return try await store.engine.read { connection throws(StoreError) in
        try material(connection, from: from, through: through, service: service, asOf: asOf)
      }
    }
    let tallies = try await store.requests.tallies(
      from: from, through: through, service: service, asOf: asOf, in: scope,
      rules: book.rules(for: profile, on: asOf))
    return material(
      RegisterCounts(tallies, asOf: asOf), try await store.measures.current(in: scope),
      service: service, asOf: asOf)
  }

  /// - Parameter asOf: today or later.
  func material(
    _ connection: any SQLConnection, from: Period, through: Period, service: Service.ID? = nil,
    asOf: CivilDate
  ) throws(StoreError) -> IndicatorMaterial {
    material(
      try connection.counts(from: from, through: through, service: service, asOf: asOf, in: scope),
      try connection.measures(in: scope), service: service, asOf: asOf)
  }

  private func material(
    _ counts: RegisterCounts, _ measures: [Measure], service: Service.ID?, asOf: CivilDate
  ) -> IndicatorMaterial {
    IndicatorMaterial(
      counts: counts,
      measures: Dictionary(grouping: scope.withoutParts(measures), by: \.indicator),
      targets: targets(on: asOf), service: service, asOf: asOf)
  }

  /// Every indicator of the site for one period.
  public func readings(
    _ period: Period, service: Service.ID? = nil, asOf: CivilDate, today: CivilDate
  ) async throws(StoreError) -> [IndicatorReading] {
    let material = try await material(
      from: period, through: period, service: service, asOf: asOf, today: today)
    return definitions(on: min(asOf, period.lastDay)).map { material.reading($0, period) }
  }

  /// A computed indicator against the limits that the site set itself, more demanding than the
  /// référentiel's: the second figure beside the first. nil when the site set none.
  public func localFigure(
    _ rule: RegisterRule, _ period: Period, asOf: CivilDate
  ) async throws(StoreError) -> Figure? {
    let own = profile.localLimits
      .filter { $0.value.clock == rule.clock && rule.kinds.contains($0.value.kind) }
      .filter { rule.channels.contains($0.value.channel) && $0.from <= period.lastDay }
      .filter { limit in limit.through.map { $0 >= period.firstDay } ?? true }
    guard !own.isEmpty, let edition = book.edition(of: profile, on: asOf) else { return nil }
    let limits = edition.limits + own.flatMap { $0.limits(beside: edition, among: own) }
    let rules = RegisterRules(
      limits: LimitTable(limits), calendar: book.calendar(of: profile))
    let tallies = try await store.requests.tallies(
      from: period, through: period, asOf: asOf, in: scope, rules: rules)
    return RegisterCount(tallies, rule: rule, asOf: asOf).figure(rule.figure)
  }
}

extension Dated<LocalLimit> {
  /// The limit of these days, then the edition's again from the day after, unless another of the
  /// site's own follows.
  fileprivate func limits(beside edition: Edition, among own: [Dated<LocalLimit>]) -> [Limit] {
    let limit = { (from: CivilDate, workingDays: Int) in
      Limit(
        id: "local", clock: value.clock, kind: value.kind, channel: value.channel, validFrom: from,
        workingDays: workingDays, article: "")
    }
    let held = limit(from, value.workingDays)
    guard let next = through?.adding(days: 1) else { return [held] }
    let isFollowed = own.contains {
      $0.from == next && $0.value.clock == value.clock && $0.value.kind == value.kind
        && $0.value.channel == value.channel
    }
    guard !isFollowed,
      let again = LimitTable(edition.limits)
        .limit(value.clock, kind: value.kind, channel: value.channel, on: next)
    else { return [held] }
    return [held, limit(next, again.workingDays)]
  }
}

extension Scope {
  /// What is shown of these figures: someone of some services sees these services' figures only
  /// where the whole site has none, since the parts that they see do not make the whole.
  fileprivate func withoutParts(_ measures: [Measure]) -> [Measure] {
    guard services != nil else { return measures }
    let ofSite = Set(measures.lazy.filter { $0.service == nil }.map { Key($0) })
    return measures.filter { $0.service == nil || !ofSite.contains(Key($0)) }
  }

  private struct Key: Hashable {
    let indicator: String
    let period: Period
    let criterion: String?

    init(_ measure: Measure) {
      indicator = measure.indicator
      period = measure.period
      criterion = measure.criterion
    }
  }
}

/// The counts and entries from which indicators are read without asking the database again.
public struct IndicatorMaterial: Sendable {
  private let counts: RegisterCounts
  let measures: [String: [Measure]]
  private let entries: [String: StatedEntries]
  let targets: [Target]
  private let service: Service.ID?
  public let asOf: CivilDate

  /// - Parameters:
  ///   - counts: as of `asOf`.
  ///   - measures: by indicator.
  init(
    counts: RegisterCounts, measures: [String: [Measure]], targets: [Target], service: Service.ID?,
    asOf: CivilDate
  ) {
    self.counts = counts
    self.measures = measures
    entries = measures.mapValues { StatedEntries($0, service: service) }
    self.targets = targets
    self.service = service
    self.asOf = asOf
  }

  /// One indicator for one period.
  public func reading(_ definition: IndicatorDefinition, _ period: Period) -> IndicatorReading {
    let stated = IndicatorReading.stated(
      definition, period: period,
      entries: entries[definition.code] ?? StatedEntries([], service: service), targets: targets,
      asOf: asOf)
    guard let rule = definition.register else { return stated }
    let count = counts.count(rule, period)
    return IndicatorReading.computed(
      definition, rule: rule, period: period, count: count, targets: targets, asOf: asOf
    ).completed(by: stated, count: count)
  }

  /// The last `count` periods that end with `period`, oldest first.
  public func trend(
    _ definition: IndicatorDefinition, through period: Period, count: Int
  ) -> [IndicatorReading] {
    (0..<count).reversed().map { reading(definition, period.advanced(by: -$0)) }
  }

  /// The figures by criterion that were stated for a period.
  public func criteria(
    _ definition: IndicatorDefinition, _ period: Period
  ) -> [(criterion: String, figure: Figure)] {
    (measures[definition.code] ?? []).compactMap { measure in
      guard measure.period == period, measure.service == service, let criterion = measure.criterion
      else { return nil }
      return (criterion, measure.figure)
    }
  }
}
