import QualityDomain
import QualityStore
import QualityWeb

/// What a comparison of every register of a database with its events found.
struct RegisterCheck {
  struct Finding {
    let site: Site
    let report: VerificationReport
    /// Whether the site's due dates are about to be computed again, so that differences are expected.
    let isBeingRecomputed: Bool
  }

  let store: Store
  let book: RuleBook
  let clock: WallClock

  /// - Parameters:
  ///   - code: of the site to look at; all of them when nil.
  ///   - repairs: writes again what differs.
  func findings(at code: String? = nil, repairs: Bool = false) async throws -> [Finding] {
    var findings: [Finding] = []
    for site in try await store.sites.all(in: .unguarded()) where code == nil || code == site.code {
      let profile = try await store.sites.profile(of: site)
      let rules = book.rules(for: profile, on: clock.today(in: site.timeZone))
      findings.append(
        Finding(
          site: site,
          report: try await store.requests.verify(
            .unguarded(site: site.id), rules: rules, repairs: repairs),
          isBeingRecomputed: profile.recomputation == .waiting || profile.recomputation == .running))
    }
    return findings
  }
}
