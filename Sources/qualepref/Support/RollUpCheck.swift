import QualityDomain
import QualityStore
import QualityWeb

/// What a comparison of the network's figures with the registers and measures of its sites found.
struct RollUpCheck {
  let store: Store
  let book: RuleBook
  let clock: WallClock

  /// What was found at a site.
  /// - Parameter repairs: reads everything of it again when something differs.
  func report(at site: Site, repairs: Bool) async throws -> RollUpReport {
    let today = clock.today(in: site.timeZone)
    let report = try await store.rollUp.verify(site, book: book, today: today)
    if repairs, !report.isSound { try await store.rollUp.rebuild(site, book: book, today: today) }
    return report
  }
}
