import QualityDomain
import QualityStore
import QualityWeb

/// A site named on the command line, with its rules.
struct SiteContext {
  let store: Store
  let book: RuleBook
  let profile: SiteProfile
  let now: Instant
  let today: CivilDate

  var scope: Scope { .unguarded(site: profile.site.id) }
  var author: Authorship { Authorship(person: nil, at: now, today: today) }

  static func open(
    _ database: DatabaseOption, site code: String, clock: WallClock
  ) async throws -> SiteContext {
    let library = try ShippedFiles.editions()
    let store = try await database.open()
    return try await storing {
      guard let site = try await store.sites.find(code: code) else {
        throw Ending.noSite(code)
      }
      return SiteContext(
        store: store, book: RuleBook(library), profile: try await store.sites.profile(of: site),
        now: clock.now(), today: clock.today(in: site.timeZone))
    }
  }
}

extension SiteContext {
  /// The service of that name; nil for the whole site.
  func service(named name: String?) throws -> Service.ID? {
    guard let name else { return nil }
    guard let known = profile.services.first(where: { $0.name.lowercased() == name.lowercased() })
    else {
      let names = profile.services.map(\.name).joined(separator: ", ")
      throw Ending.refused("Le site n’a pas de service « \(name) ». Services : \(names).")
    }
    return known.id
  }
}
