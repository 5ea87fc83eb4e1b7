/// School holidays, as far as they are known. A mystery survey is held outside them.
public struct SchoolHolidays: Hashable, Sendable {
  /// One holiday, from its first day without school to its last.
  public struct Interval: Hashable, Sendable {
    /// Nil for a site outside the three zones, which enters or imports dates of its own.
    public let zone: SchoolZone?
    /// What the holiday is called: an identifier such as `winter` in the data shipped with the
    /// project, any text in imported data.
    public let name: String
    public let from: CivilDate
    public let through: CivilDate

    /// Nil when `through` comes before `from`.
    public init?(zone: SchoolZone?, name: String, from: CivilDate, through: CivilDate) {
      guard from <= through else { return nil }
      self.zone = zone
      self.name = name
      self.from = from
      self.through = through
    }
  }

  /// What is known of a date.
  public enum Status: Hashable, Sendable {
    case holiday(Interval)
    case term
    /// Before the first holiday known for the zone, or after the last: the calendar of that school
    /// year has not been supplied.
    case unknown
  }

  /// In order of date.
  public let intervals: [Interval]

  public init(intervals: [Interval]) {
    self.intervals = intervals.sorted { ($0.from, $0.through) < ($1.from, $1.through) }
  }

  /// Whether `date` is in the holidays of `zone` (nil: of the site's own dates).
  public func status(of date: CivilDate, zone: SchoolZone?) -> Status {
    guard let known = known(for: zone), known.contains(date) else { return .unknown }
    let holiday = intervals.first { $0.zone == zone && $0.from <= date && date <= $0.through }
    return holiday.map(Status.holiday) ?? .term
  }

  /// From the first day of the first holiday known for `zone` to the last day of the last one; nil
  /// when none is known.
  public func known(for zone: SchoolZone?) -> ClosedRange<CivilDate>? {
    let ofZone = intervals.filter { $0.zone == zone }
    guard let first = ofZone.first, let last = ofZone.map(\.through).max() else { return nil }
    return first.from...last
  }
}
