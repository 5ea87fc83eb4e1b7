extension WorkingCalendar {
  /// The notice that an announcement made at `announcement` gives of a change that takes effect at
  /// `change`, in minutes, week-ends, public holidays and local days left out. Days are whole, from
  /// midnight to midnight: nights of working days count. 0 when the change comes first.
  ///
  /// Both times are read on the wall clock of the site; clocks change on a Sunday, which is left out.
  /// - Source: référentiel Qual-e-pref 2019, commitment 1.2: at least 72 hours.
  public func noticeMinutes(from announcement: LocalDateTime, to change: LocalDateTime) -> Int {
    guard announcement < change else { return 0 }
    let wholeDays = workingDays(after: announcement.date, through: change.date)
    let leftOnFirstDay = minutesLeft(after: announcement)
    let leftOnLastDay = minutesLeft(after: change)
    return leftOnFirstDay + wholeDays * LocalDateTime.minutesPerDay - leftOnLastDay
  }

  /// `noticeMinutes(from:to:)` in hours.
  public func noticeHours(from announcement: LocalDateTime, to change: LocalDateTime) -> Double {
    Double(noticeMinutes(from: announcement, to: change)) / 60
  }

  private func minutesLeft(after time: LocalDateTime) -> Int {
    isWorkingDay(time.date) ? LocalDateTime.minutesPerDay - time.minuteOfDay : 0
  }
}
