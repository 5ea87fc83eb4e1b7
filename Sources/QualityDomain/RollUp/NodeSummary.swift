/// A part of a whole, which is shown with both.
public struct Share: Hashable, Sendable {
  public let part: Int
  public let whole: Int

  public init(_ part: Int, of whole: Int) {
    self.part = part
    self.whole = whole
  }

  /// Two decimals, half up; nil out of nothing.
  public var percentage: Quantity? {
    guard let part = Quantity(part), let whole = Quantity(whole) else { return nil }
    return .percentage(part, of: whole)
  }
}

/// A site as those above it see it on a day, for one period and the one before.
public struct SiteOutlook: Hashable, Sendable {
  public let site: Site
  /// When its last label expires, or expired; nil without any.
  public let labelExpiresOn: CivilDate?
  /// nil when nothing was found out of the period yet.
  public let standing: SiteStanding?
  /// Of the period before, of the same length.
  public let before: SiteStanding?
  /// nil when nothing was found out yet.
  public let work: SiteWork?

  public init(
    site: Site, labelExpiresOn: CivilDate?, standing: SiteStanding?, before: SiteStanding?,
    work: SiteWork?
  ) {
    self.site = site
    self.labelExpiresOn = labelExpiresOn
    self.standing = standing
    self.before = before
    self.work = work
  }

  public func label(on day: CivilDate) -> LabelState {
    LabelState(expiry: labelExpiresOn, today: day)
  }
}

/// What the sites below a node amount to on a day.
public struct NodeSummary: Hashable, Sendable {
  public let sites: Int
  /// Of the sites that the label is for, those that have it. The ministry aims at all of them.
  public let labelled: Share
  /// Labels that expire within six months.
  public let ending: Int
  /// Of the sites with anything to judge, those with every judged indicator on target.
  public let onTarget: Share
  public let onTargetBefore: Share
  public let open: Int
  public let late: Int
  /// Figures that are owed.
  public let missing: Int

  public init(_ outlooks: some Collection<SiteOutlook>, today: CivilDate) {
    sites = outlooks.count
    let states = outlooks.filter(\.site.kind.takesModules).map { $0.label(on: today) }
    labelled = Share(states.count { $0 == .valid || $0 == .ending }, of: states.count)
    ending = states.count { $0 == .ending }
    onTarget = Self.share(outlooks.compactMap { $0.standing?.isOnTarget })
    onTargetBefore = Self.share(outlooks.compactMap { $0.before?.isOnTarget })
    open = outlooks.reduce(0) { $0 + ($1.work?.open ?? 0) }
    late = outlooks.reduce(0) { $0 + ($1.work?.late ?? 0) }
    missing = outlooks.reduce(0) { $0 + ($1.standing?.missing ?? 0) }
  }

  private static func share(_ verdicts: [Bool]) -> Share {
    Share(verdicts.count { $0 }, of: verdicts.count)
  }
}
