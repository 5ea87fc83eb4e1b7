/// The same rules written a second time, slowly and with nothing of the domain: a date is three
/// numbers, the calendar is walked one day at a time, Easter comes from another algorithm.
struct ReferenceCalendar {
  struct Day: Hashable {
    var year: Int
    var month: Int
    var day: Int

    var iso: String {
      [String(year), month < 10 ? "0\(month)" : "\(month)", day < 10 ? "0\(day)" : "\(day)"]
        .joined(separator: "-")
    }

    var next: Day {
      let isLeap = year.isMultiple(of: 400) || (year.isMultiple(of: 4) && !year.isMultiple(of: 100))
      let lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
      if day < lengths[month - 1] { return Day(year: year, month: month, day: day + 1) }
      if month < 12 { return Day(year: year, month: month + 1, day: 1) }
      return Day(year: year + 1, month: 1, day: 1)
    }

    /// Zeller's congruence: 0 is Saturday, 1 Sunday.
    var isWeekend: Bool {
      let (y, m) = month < 3 ? (year - 1, month + 12) : (year, month)
      return (day + 13 * (m + 1) / 5 + y % 100 + y % 100 / 4 + y / 400 + 5 * (y / 100)) % 7 < 2
    }
  }

  let code: String

  func isWorkingDay(_ day: Day) -> Bool {
    !day.isWeekend && !isHoliday(day)
  }

  func date(workingDays count: Int, after start: Day) -> Day {
    var day = start
    var remaining = count
    while remaining > 0 {
      day = day.next
      if isWorkingDay(day) { remaining -= 1 }
    }
    return day
  }

  private func isHoliday(_ day: Day) -> Bool {
    let monthAndDay = String(day.iso.dropFirst(5))
    let fixed = ["01-01", "05-01", "05-08", "07-14", "08-15", "11-01", "11-11", "12-25"]
    if (fixed + added(in: day.year)).contains(monthAndDay) { return true }
    // Easter is at most 50 days before and 2 days after a movable holiday: walk from it.
    var movable = [1, 39, 50]
    if ["57", "67", "68", "987"].contains(code) { movable.append(-2) }
    var walked = Day(year: day.year, month: 3, day: 1)
    let easter = Self.easterInMarch(day.year)
    for number in 1...(easter + 50) {
      if walked == day { return movable.contains(number - easter) }
      walked = walked.next
    }
    return false
  }

  private func added(in year: Int) -> [String] {
    switch code {
    case "57", "67", "68": ["12-26"]
    case "971": ["05-27"]
    case "972": ["05-22"]
    case "973": ["06-10"]
    case "974": ["12-20"]
    case "976": ["04-27"]
    case "977": ["10-09"]
    case "978": [year < 2018 ? "05-27" : "05-28"]
    case "986": ["04-28", "06-29", "07-29"]
    case "987": ["03-05", year < 2025 ? "06-29" : "11-20"]
    case "988": ["09-24"]
    default: []
    }
  }

  /// Easter Sunday as a day of March (32 is 1 April).
  /// - Source: the algorithm of Clavius, in The Art of Computer Programming, 1.3.2, exercise 14.
  static func easterInMarch(_ year: Int) -> Int {
    let golden = year % 19 + 1
    let century = year / 100 + 1
    let droppedLeapDays = 3 * century / 4 - 12
    let moonCorrection = (8 * century + 5) / 25 - 5
    let sunday = 5 * year / 4 - droppedLeapDays - 10
    var epact = (11 * golden + 20 + moonCorrection - droppedLeapDays + 30) % 30
    if (epact == 25 && golden > 11) || epact == 24 { epact += 1 }
    let fullMoon = epact <= 23 ? 44 - epact : 74 - epact
    return fullMoon + 7 - (sunday + fullMoon) % 7
  }
}
