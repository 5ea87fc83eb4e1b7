extension IndicatorReading {
  /// Reads an indicator from what was entered or imported.
  ///
  /// The asked period's own entry wins; without one, its services or its complete parts are put
  /// together by the aggregation rule. Where several of the three are, a disagreement is flagged;
  /// what is odd about a part is flagged where the part is shown. Without any, the last figure is
  /// shown with its own period, as stale once it is older than the indicator's frequency. Of an
  /// entered and an imported figure for one key, the entered one counts.
  /// - Parameters:
  ///   - measures: entries of this indicator for the site, any period and service.
  ///   - service: only the entries of this service, or those of the site when nil.
  public static func stated(
    _ definition: IndicatorDefinition, period: Period, service: Service.ID? = nil,
    measures: [Measure], targets: [Target], asOf: CivilDate
  ) -> IndicatorReading {
    stated(
      definition, period: period, entries: StatedEntries(measures, service: service), targets: targets,
      asOf: asOf)
  }

  /// The same from entries that were laid out before, for whoever reads several periods.
  public static func stated(
    _ definition: IndicatorDefinition, period: Period, entries: StatedEntries, targets: [Target],
    asOf: CivilDate
  ) -> IndicatorReading {
    let figures = StatedFigures(definition: definition, entries: entries)
    let target = Target.inForce(
      targets, indicator: definition.code, better: definition.better, on: min(asOf, period.lastDay))
    guard let found = figures.figure(for: period) ?? figures.last(insteadOf: period) else {
      // Figures by criterion stand for themselves: they are not put together, and not missing.
      let hasCriteria = entries.periodsByCriterion.contains(period)
      return IndicatorReading(
        definition: definition, period: period, figure: nil, pending: nil, target: target,
        status: hasCriteria ? .noTarget : .missing, source: nil, flags: [], figurePeriod: period,
        comment: "")
    }
    let isStale =
      found.period != period
      && found.period.lastDay.wholeMonths(until: min(asOf, period.lastDay))
        >= definition.frequency.length.rawValue
    let judged = found.figure.value.map {
      IndicatorStatus(value: $0, target: target?.value, better: definition.better)
    }
    return IndicatorReading(
      definition: definition, period: period, figure: found.figure, pending: nil, target: target,
      status: isStale ? .stale : judged ?? .notApplicable, source: found.source,
      flags: found.flags, figurePeriod: found.period, comment: found.comment)
  }
}

/// The entries of one indicator for a site, or for one of its services, by period.
public struct StatedEntries: Sendable {
  fileprivate let own: [Period: Measure]
  fileprivate let ofServices: [Period: [Measure]]
  /// The shortest periods that have an entry; nil without any.
  fileprivate let shortest: Period.Length?
  /// Those that have an entry, and their last days: by last day, of one last day the longer first.
  fileprivate let periods: [(lastDay: CivilDate, period: Period)]
  fileprivate let periodsByCriterion: Set<Period>

  /// - Parameters:
  ///   - measures: of this indicator for the site, any period and service.
  ///   - service: only the entries of this service, or those of the site when nil.
  public init(_ measures: [Measure], service: Service.ID?) {
    let byPeriod = Dictionary(grouping: measures.filter { $0.criterion == nil }, by: \.period)
      .mapValues { Dictionary($0.map { ($0.service, $0) }, uniquingKeysWith: Self.preferred) }
    own = byPeriod.compactMapValues { $0[service] }
    ofServices =
      service == nil
      ? byPeriod.mapValues { $0.values.filter { $0.service != nil } }.filter { !$0.value.isEmpty }
      : [:]
    shortest = byPeriod.keys.map(\.length).min { $0.rawValue < $1.rawValue }
    periods = Set(own.keys).union(ofServices.keys).map { ($0.lastDay, $0) }
      .sorted { ($0.0, $1.1.length.rawValue) < ($1.0, $0.1.length.rawValue) }
    periodsByCriterion = Set(
      measures.lazy.filter { $0.criterion != nil && $0.service == service }.map(\.period))
  }

  private static func preferred(_ left: Measure, _ right: Measure) -> Measure {
    left.source == .entered ? left : right
  }
}

/// The entries of one indicator, put together by its aggregation rule.
private struct StatedFigures {
  struct Found {
    let period: Period
    let figure: Figure
    let source: MeasureSource
    var flags: [MeasureFlag]
    let comment: String
  }

  let definition: IndicatorDefinition
  let entries: StatedEntries

  /// The period's own entry, else what its services or its parts give.
  func figure(for period: Period) -> Found? {
    let entry = entries.own[period].map {
      Found(
        period: period, figure: $0.figure, source: $0.source, flags: $0.flags(for: definition),
        comment: $0.comment)
    }
    let all = [entry, fromServices(period), fromParts(period)].compactMap(\.self)
    guard var first = all.first else { return nil }
    for other in all.dropFirst() {
      if let stated = first.figure.value, let value = other.figure.value,
        !Measure.agree(stated, value)
      {
        first.flags.append(.partsDiffer(recomputed: value))
      }
    }
    return first
  }

  /// The last period that ends before `period` does, or holds it and ends with it, and has a figure: for
  /// the last quarter of a year, a yearly figure is that of the year.
  func last(insteadOf period: Period) -> Found? {
    let end = period.lastDay
    return entries.periods.reversed().lazy.filter {
      $0.lastDay < end
        || ($0.lastDay == end && $0.period.length.rawValue > period.length.rawValue)
    }
    .compactMap { figure(for: $0.period) }.first
  }

  private func fromServices(_ period: Period) -> Found? {
    let measures = entries.ofServices[period] ?? []
    // Services are side by side: none of them is the last.
    guard definition.aggregation != .last || measures.count == 1 else { return nil }
    return combined(measures.map { ($0.figure, $0.source) }, in: period)
  }

  /// What complete parts give, the longest first; a part may itself come from services or parts.
  private func fromParts(_ period: Period) -> Found? {
    guard let shortest = entries.shortest else { return nil }
    for length in [Period.Length.halfYear, .quarter, .month]
    where length.rawValue >= shortest.rawValue {
      let parts = period.parts(length)
      let found = parts.compactMap(figure(for:))
      if !parts.isEmpty, found.count == parts.count,
        let whole = combined(found.map { ($0.figure, $0.source) }, in: period)
      {
        return whole
      }
    }
    return nil
  }

  private func combined(_ parts: [(figure: Figure, source: MeasureSource)], in period: Period) -> Found? {
    guard let figure = Figure.combined(parts.map(\.figure), definition.aggregation) else {
      return nil
    }
    let isEntered = parts.contains { $0.source == .entered }
    return Found(
      period: period, figure: figure, source: isEntered ? .entered : .imported, flags: [],
      comment: "")
  }
}

extension CivilDate {
  /// Whole months from the last day of a month to `day`: from 30 September, 3 on 31 December.
  fileprivate func wholeMonths(until day: CivilDate) -> Int {
    let months = (day.year - year) * 12 + day.month - month
    let isMonthComplete = day.adding(days: 1).month != day.month
    return isMonthComplete ? months : months - 1
  }
}
