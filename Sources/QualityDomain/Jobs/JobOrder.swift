/// Something to do in the background, by whichever instance of the program comes first.
public enum JobOrder: Hashable, Sendable {
  /// Makes the due dates and counts of a site's register again, after its calendar changed.
  case recomputeDueDates(Site.ID)
  /// Deletes what is of no more use; once a day, for the whole installation.
  case purge(on: CivilDate)
  /// Finds out what a site's quality officer must know; once a day, the site's own.
  case alerts(Site.ID, on: CivilDate)
  /// Reads the indicators of a site for a quarter, its months, and the half-year and the year that hold
  /// it, for the network; after something changed that they rest on.
  case readings(Site.ID, Period)
  /// The same for the quarters that a new day changes; once a day, the site's own.
  case readingsOfDay(Site.ID, on: CivilDate)

  /// The order that a kind, a site and a day make; nil when they make none.
  public init?(_ kind: JobKind, site: Site.ID?, on day: CivilDate?) {
    switch (kind, site, day) {
    case (.recomputeDueDates, let site?, nil): self = .recomputeDueDates(site)
    case (.purge, nil, let day?): self = .purge(on: day)
    case (.alerts, let site?, let day?): self = .alerts(site, on: day)
    case (.readings, let site?, let day?):
      let quarter = Period(.quarter, containing: day)
      guard quarter.firstDay == day else { return nil }
      self = .readings(site, quarter)
    case (.readingsOfDay, let site?, let day?): self = .readingsOfDay(site, on: day)
    default: return nil
    }
  }

  public var kind: JobKind {
    switch self {
    case .recomputeDueDates: .recomputeDueDates
    case .purge: .purge
    case .alerts: .alerts
    case .readings: .readings
    case .readingsOfDay: .readingsOfDay
    }
  }

  /// Whose register or figures it is about; nil for the whole installation.
  public var site: Site.ID? {
    switch self {
    case .recomputeDueDates(let site), .alerts(let site, _), .readings(let site, _),
      .readingsOfDay(let site, _):
      site
    case .purge: nil
    }
  }

  /// The day that it is done for, when it is done once a day; the first of the quarter of readings.
  public var day: CivilDate? {
    switch self {
    case .recomputeDueDates: nil
    case .purge(let day), .alerts(_, let day), .readingsOfDay(_, let day): day
    case .readings(_, let quarter): quarter.firstDay
    }
  }

  /// The same for two orders that are one piece of work: asking twice is one job.
  public var key: String {
    [kind.rawValue, site?.text, day?.iso].compactMap(\.self).joined(separator: " ")
  }
}

/// The kinds of background work.
public enum JobKind: String, CaseIterable, Sendable {
  case recomputeDueDates = "recompute-due-dates"
  case purge
  case alerts
  case readings
  case readingsOfDay = "readings-of-day"

  /// Whether another one comes the next day, so that one that failed is of no more use.
  public var isOfEveryDay: Bool {
    switch self {
    case .recomputeDueDates, .readings: false
    case .purge, .alerts, .readingsOfDay: true
    }
  }
}

/// How a job stands.
public enum JobState: String, CaseIterable, Sendable {
  /// To be done as soon as someone is free, or later when it failed before.
  case waiting
  /// Someone does it, or died doing it: then another one takes it over when the lease runs out.
  case running
  case done
  /// Given up; someone has to look.
  case failed
}
