import QualityDomain

/// What a site's readings of one year are made of, read at one moment: its profile, the counts of its
/// register, and what was stated.
struct SiteYear {
  private let profile: SiteProfile
  private let book: RuleBook
  private let tallies: [RegisterTally]
  private let measures: [String: [Measure]]

  /// Three statements. What was stated more than a year before is too old to count.
  init(
    _ year: Period, of site: Site, book: RuleBook, in connection: any SQLConnection
  ) throws(StoreError) {
    self.book = book
    profile = try connection.profile(of: site)
    let scope = Scope.unguarded(site: site.id)
    tallies = try connection.tallies(from: year, through: year, in: scope)
    measures = Dictionary(
      grouping: try connection.measures(
        "m.period >= \(year.advanced(by: -1)) AND m.period < \(year.advanced(by: 1))", in: scope),
      by: \.indicator)
  }

  /// What the network keeps of some periods of the year, as of a day.
  func readings(
    of periods: [Period], asOf: CivilDate
  ) -> [(standing: SiteStanding, readings: [SiteReading])] {
    let material = IndicatorMaterial(
      counts: RegisterCounts(tallies, asOf: asOf), measures: measures,
      targets: book.nationalTargets(of: profile, on: asOf), service: nil, asOf: asOf)
    return periods.map { period in
      let definitions = book.definitions(of: profile, on: min(asOf, period.lastDay))
      let readings = definitions.compactMap { SiteReading(material.reading($0, period)) }
      let owed = definitions.count { $0.isOwed(each: period.length) }
      return (SiteStanding(readings, period: period, owed: owed, asOf: asOf), readings)
    }
  }
}

extension SQLConnection {
  /// The open and late requests of a site: one statement.
  func work(of site: Site.ID, on day: CivilDate) throws(StoreError) -> SiteWork {
    let work = try first(
      """
      SELECT
        (SELECT COALESCE(sum(g.requests), 0) FROM register_stage g
          WHERE g.site_id = \(site) AND g.stage = 'open'),
        (SELECT count(*) FROM request_state s
          WHERE s.site_id = \(site) AND s.stage = 'open' AND s.sort_on < \(day))
      """
    ) { row throws(StoreError) in
      SiteWork(open: try row.integer(0), late: try row.integer(1), asOf: day)
    }
    return work ?? SiteWork(open: 0, late: 0, asOf: day)
  }
}
