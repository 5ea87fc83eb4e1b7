import QualityDomain

extension [Period: SiteStanding] {
  /// Whether all that is read with a quarter was read when the quarter was: months are missing in a
  /// database from before they were kept.
  func isWhole(_ quarter: Period) -> Bool {
    guard let standing = self[quarter] else { return false }
    return quarter.kept(on: standing.asOf).allSatisfy { self[$0] != nil }
  }
}

/// What asks for the readings of a site to be found out again, in the transaction that changes them.
extension SQLConnection {
  /// After the requests received in these quarters changed.
  func enqueueReadings(
    of quarters: some Sequence<Period>, at site: Site.ID, now: Instant
  ) throws(StoreError) {
    // In one order, so that two writers never wait for each other.
    for quarter in Set(quarters).sorted() {
      try enqueue(.readings(site, quarter), at: now)
    }
  }

  /// After figures were stated for these periods, or withdrawn.
  func enqueueReadings(
    restingOn periods: some Sequence<Period>, at site: Site.ID, by author: Authorship
  ) throws(StoreError) {
    try enqueueReadings(
      of: Set(periods).flatMap { $0.quartersResting(today: author.today) }, at: site, now: author.at)
  }

  /// After what the site owes changed from a day on.
  func enqueueReadings(
    since day: CivilDate, at site: Site.ID, by author: Authorship
  ) throws(StoreError) {
    try enqueueReadings(
      of: Period.quarters(from: day, through: author.today), at: site, now: author.at)
  }
}
