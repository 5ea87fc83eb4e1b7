/// Something to do in the background, by whichever instance of the program comes first.
public enum JobOrder: Hashable, Sendable {
  /// Makes the due dates and counts of a site's register again, after its calendar changed.
  case recomputeDueDates(Site.ID)
  /// Deletes what is of no more use; once a day, for the whole installation.
  case purge(on: CivilDate)
  /// Finds out what a site's quality officer must know; once a day, the site's own.
  case alerts(Site.ID, on: CivilDate)

  /// The order that a kind, a site and a day make; nil when they make none.
  public init?(_ kind: JobKind, site: Site.ID?, on day: CivilDate?) {
    switch (kind, site, day) {
    case (.recomputeDueDates, let site?, nil): self = .recomputeDueDates(site)
    case (.purge, nil, let day?): self = .purge(on: day)
    case (.alerts, let site?, let day?): self = .alerts(site, on: day)
    default: return nil
    }
  }

  public var kind: JobKind {
    switch self {
    case .recomputeDueDates: .recomputeDueDates
    case .purge: .purge
    case .alerts: .alerts
    }
  }

  /// Whose register or figures it is about; nil for the whole installation.
  public var site: Site.ID? {
    switch self {
    case .recomputeDueDates(let site), .alerts(let site, _): site
    case .purge: nil
    }
  }

  /// The day that it is done for, when it is done once a day.
  public var day: CivilDate? {
    switch self {
    case .recomputeDueDates: nil
    case .purge(let day), .alerts(_, let day): day
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
