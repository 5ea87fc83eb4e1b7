public import QualityDomain
import Synchronization

/// The editions of the installation and the working days of its sites, made ready once.
///
/// Laying out a calendar takes a millisecond or two, too much for each page; a calendar is kept
/// under everything that it is made from, so a change of the site's days never meets an old one. All
/// are let go of once there are many, since those of former days are never asked for again.
public final class RuleBook: Sendable {
  private struct Key: Hashable {
    let territory: Territory
    let goodFriday: Bool?
    let localHolidays: [LocalHoliday]
  }

  public let library: EditionLibrary
  private let limits: [String: LimitTable]
  /// A calendar takes a third of a megabyte; most sites share that of their department.
  private static let mostCalendars = 256
  private let calendars = Mutex<[Key: WorkingCalendar]>([:])

  public init(_ library: EditionLibrary) {
    self.library = library
    limits = Dictionary(
      library.editions.map { ($0.id, LimitTable($0.limits)) }, uniquingKeysWith: { $1 })
  }

  /// The edition that the site follows on `day`; the latest known when it names none. nil when the
  /// one that it names is not installed: bodies other than préfectures follow another référentiel.
  public func edition(of profile: SiteProfile, on day: CivilDate) -> Edition? {
    if let id = profile.edition(on: day) { return library[id] }
    return profile.site.kind.takesModules ? library.current(on: day) : nil
  }

  /// The indicators of the modules that the site takes on `day`, without those of commitments that do
  /// not concern it.
  public func definitions(of profile: SiteProfile, on day: CivilDate) -> [IndicatorDefinition] {
    let ofModules =
      edition(of: profile, on: day)?.indicators(inModules: profile.modules(on: day)) ?? []
    let excluded = Set(profile.nonApplicable.inForce(on: day).map(\.commitment))
    return ofModules.filter { !Set($0.commitments).isSubset(of: excluded) }
  }

  /// The targets that the site's edition sets for all sites.
  public func nationalTargets(of profile: SiteProfile, on day: CivilDate) -> [Target] {
    (edition(of: profile, on: day)?.targets ?? []).map(Target.init)
  }

  /// The clocks of the site's requests.
  public func rules(for profile: SiteProfile, on day: CivilDate) -> RegisterRules {
    RegisterRules(
      limits: edition(of: profile, on: day).flatMap { limits[$0.id] } ?? LimitTable([]),
      calendar: calendar(of: profile))
  }

  public func calendar(of profile: SiteProfile) -> WorkingCalendar {
    let key = Key(
      territory: profile.site.territory, goodFriday: profile.site.goodFriday,
      localHolidays: profile.localHolidays)
    return calendars.withLock { calendars in
      if let known = calendars[key] { return known }
      if calendars.count >= Self.mostCalendars { calendars.removeAll() }
      let calendar = profile.calendar
      calendars[key] = calendar
      return calendar
    }
  }
}
