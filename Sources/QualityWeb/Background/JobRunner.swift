import QualityDomain
import QualityStore
import ServiceLifecycle

/// What each kind of job does. Every one may be done twice, or begun and taken over by another
/// instance: the end is the same.
struct JobRunner: Sendable {
  let store: Store
  let book: RuleBook
  let clock: WallClock
  /// How long those who were writing when a calendar changed have to end, by the days before.
  let settling: Duration

  /// Does a job that was taken.
  /// - Returns: false when it is left unfinished because the program ends.
  func run(_ lease: JobLease) async throws -> Bool {
    switch lease.order {
    case .recomputeDueDates(let site): return try await recomputeDueDates(at: site, lease)
    case .purge: try await purge()
    case .alerts(let site, _): try await findAlerts(at: site, lease)
    case .readings(let site, let quarter):
      return try await refreshReadings(at: site, lease) { _ in [quarter] }
    case .readingsOfDay(let site, _):
      return try await refreshReadings(at: site, lease) { today throws(StoreError) in
        try await store.rollUp.quartersToRefresh(of: site, today: today)
      }
    }
    return true
  }

  private func recomputeDueDates(at id: Site.ID, _ lease: JobLease) async throws -> Bool {
    if lease.progress.isEmpty {
      try? await cancelWhenGracefulShutdown { try await Task.sleep(for: settling) }
    }
    guard let site = try await store.sites.find(id) else { return true }
    let profile = try await store.sites.profile(of: site)
    let rules = book.rules(for: profile, on: clock.today(in: site.timeZone))
    var done = Period(lease.progress)
    while let month = try await store.requests.monthOfReceipt(after: done, at: id) {
      if Task.isShuttingDownGracefully { return false }
      try await store.requests.recompute(
        month, at: id, rules: rules, holding: lease, at: clock.now())
      done = month
    }
    try await store.requests.recountStages(at: id, holding: lease, at: clock.now())
    return true
  }

  /// As of today, like alerts.
  private func refreshReadings(
    at id: Site.ID, _ lease: JobLease, of quarters: (CivilDate) async throws(StoreError) -> [Period]
  ) async throws -> Bool {
    guard let site = try await store.sites.find(id) else { return true }
    let today = clock.today(in: site.timeZone)
    for quarter in try await quarters(today) {
      if Task.isShuttingDownGracefully { return false }
      try await store.rollUp.refresh(
        quarter, of: site, book: book, today: today, holding: lease, at: clock.now())
    }
    return true
  }

  private func purge() async throws {
    let now = clock.now()
    try await store.sessions.purge(
      endedBy: now, failuresBefore: now.adding(.milliseconds(-SignIn.windowMilliseconds)))
    try await store.jobs.purge(before: now.adding(.zero - JobRules.retention))
  }

  /// As of today rather than of the day of the job: one that waited must not tell old news.
  private func findAlerts(at id: Site.ID, _ lease: JobLease) async throws {
    guard let site = try await store.sites.find(id) else { return }
    let profile = try await store.sites.profile(of: site)
    let today = clock.today(in: site.timeZone)
    let scope = Scope.unguarded(site: id)
    let quarter = PeriodChoice.lastQuarter(today)
    let reader = IndicatorReader(store: store, book: book, profile: profile, scope: scope)
    // Whoever published said why what is missing is.
    let isPublished = try await store.publications.isPublished(quarter, in: scope)
    let readings = isPublished ? [] : try await reader.readings(quarter, asOf: today, today: today)
    let late = try await store.requests.lateByService(in: scope, today: today)
    try await store.alerts.record(
      Alert.all(
        labels: profile.labels, lateRequests: late.reduce(0) { $0 + $1.late },
        missingFigures: readings.count(where: \.awaitsEntry), of: quarter, today: today),
      at: id, on: today, holding: lease, at: clock.now())
  }
}
