/// Why a date is not a working day.
public enum NonWorkingReason: Hashable, Sendable {
  case saturday
  case sunday
  /// One public holiday or, when they coincide, several.
  case holiday([HolidayName])
  /// A local day of the site, by the label it was given.
  case local(String)
}

extension WorkingCalendar {
  /// Why `date` is not a working day, nil when it is one. Where several reasons hold, the most
  /// telling is given: the public holiday, then the local day, then the day of the week.
  public func reasonNotWorking(_ date: CivilDate) -> NonWorkingReason? {
    guard !isWorkingDay(date) else { return nil }
    let holidays = PublicHolidays.days(in: date.year, territory: territory, goodFriday: goodFriday)
      .filter { $0.date == date }
    if !holidays.isEmpty { return .holiday(holidays.map(\.name)) }
    if let local = localHolidays.first(where: { $0.date == date }) { return .local(local.label) }
    return date.weekday == .saturday ? .saturday : .sunday
  }
}
