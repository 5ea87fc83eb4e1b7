public import QualityDomain

/// What the network reads of its sites: their figures by month, quarter, half-year and year, their work,
/// and the sums by node.
///
/// Background jobs find all of it out; whoever changes something that it rests on only asks for the
/// job, in the same transaction.
public struct RollUpStore: Sendable {
  let engine: any SQLEngine

  public init(_ engine: any SQLEngine) {
    self.engine = engine
  }

  /// Reads the indicators of a site for a quarter, its months, its half-year and its year as they are
  /// today, and moves the sums of the nodes above by what changed: at most a dozen statements, and one
  /// more for each 50 figures that changed.
  ///
  /// - Parameter lease: of the job that does it.
  /// - Throws: `conflict` when someone else has the job now.
  public func refresh(
    _ quarter: Period, of site: Site, book: RuleBook, today: CivilDate, holding lease: JobLease,
    at now: Instant
  ) async throws(StoreError) {
    try await engine.write(at: site.id) { connection throws(StoreError) in
      try connection.keep(lease, progress: lease.progress, at: now)
      try connection.refresh(quarter, of: site, book: book, today: today)
    }
  }

  /// The quarters of a site whose readings a new day changes, or that have none yet: the current one,
  /// where a figure may be owed from today on, those that ended since, those where a due date passed
  /// since, and those that have something and no readings.
  public func quartersToRefresh(
    of site: Site.ID, today: CivilDate
  ) async throws(StoreError) -> [Period] {
    try await engine.read { connection throws(StoreError) in
      let known = try connection.standings(of: site)
      let used = try connection.quartersInUse(at: site, today: today)
      let passed = try connection.quartersWithDueDates(passedBy: today, at: site)
      let current = Period(.quarter, containing: today)
      let aged = (used + known.keys + [current]).filter { quarter in
        guard quarter.length == .quarter else { return false }
        guard let standing = known[quarter], known.isWhole(quarter) else { return true }
        return standing.asOf < min(today, quarter.lastDay)
      }
      let overdue = passed.filter { passed in
        known[passed.quarter].map { $0.asOf <= passed.due } ?? true
      }
      return Set(aged + overdue.map(\.quarter)).sorted()
    }
  }

  /// Reads everything of a site again, without a job: for those who mend what was found to differ.
  public func rebuild(
    _ site: Site, book: RuleBook, today: CivilDate
  ) async throws(StoreError) {
    try await engine.write(at: site.id) { connection throws(StoreError) in
      let known = try connection.standings(of: site.id).keys.filter { $0.length == .quarter }
      let used = try connection.quartersInUse(at: site.id, today: today)
      for quarter in Set(known + used).sorted() {
        try connection.refresh(quarter, of: site, book: book, today: today)
      }
    }
  }
}
