/// The working days (jours ouvrés) of a site: Monday to Friday, but for the public holidays of its
/// territory and the local days it adds. No text defines the word for the reply deadlines of the
/// référentiel: this is the project's convention.
///
/// Making a calendar lays out the years 1970 to 2110 and takes a millisecond or two: make one for a
/// site and keep it. Inside those years a due date or a count is two array reads; outside them the
/// answer is the same rule computed year by year, slower and no less right.
public struct WorkingCalendar: Sendable {
  /// What decides the public holidays.
  public let territory: Territory
  /// Whether Good Friday is a holiday in the commune of the site; read in Alsace-Moselle only,
  /// where nil means that it is.
  public let goodFriday: Bool?
  /// The days that the site adds, in the order given.
  public let localHolidays: [LocalHoliday]

  private let table: WorkingDayTable

  /// Lays out the years 1970 to 2110. `localHolidays` may hold any date, and a date several times.
  public init(territory: Territory, goodFriday: Bool? = nil, localHolidays: [LocalHoliday] = []) {
    self.territory = territory
    self.goodFriday = goodFriday
    self.localHolidays = localHolidays
    table = WorkingDayTable(
      territory: territory, goodFriday: goodFriday, localDays: Set(localHolidays.map(\.date)))
  }

  /// Whether `date` is neither in a week-end, nor a public holiday, nor a local day.
  public func isWorkingDay(_ date: CivilDate) -> Bool {
    table.isWorkingDay(date)
  }

  /// The due date of a limit of `count` working days that `date` starts: the `count`-th working day
  /// after it. The day of the event is day 0 and is not counted, whether it is worked or not; a
  /// `count` of 0 or less gives `date` itself. The deadline ends with the day returned.
  ///
  /// With too few working days left before the year 10000, the result is `CivilDate.latest`.
  /// - Source: regulation (EEC, Euratom) 1182/71, article 3; code de procédure civile, 641 and 642.
  public func date(workingDays count: Int, after date: CivilDate) -> CivilDate {
    count > 0 ? table.date(workingDays: count, after: date) : date
  }

  /// The working days elapsed from `start` to `end`: how many there are in ]`start`, `end`]. An
  /// answer on the day of receipt took 0; so does one dated before it.
  public func workingDays(after start: CivilDate, through end: CivilDate) -> Int {
    start < end ? table.workingDays(after: start, through: end) : 0
  }
}
