/// The working days of one calendar: computed year by year by one rule, and laid out once for the
/// years 1970 to 2110 so that the questions asked a million times a second are two array reads.
struct WorkingDayTable: Sendable {
  /// The years laid out. The first one makes a date's place in the table its day number.
  private static let years = 1970...2110

  private let territory: Territory
  private let goodFriday: Bool?
  private let localDays: Set<CivilDate>

  /// The working days of `years`, in order.
  private var workingDays: [CivilDate] = []
  /// For each day of `years`, the number of working days before it; then the number of them all.
  private var countBefore: [Int32] = [0]

  init(territory: Territory, goodFriday: Bool?, localDays: Set<CivilDate>) {
    self.territory = territory
    self.goodFriday = goodFriday
    self.localDays = localDays
    for year in Self.years {
      append(year: year)
    }
  }

  private mutating func append(year: Int) {
    let working = workingDays(in: year)
    var next = working.startIndex
    for date in Self.dates(of: year) {
      if next < working.endIndex, working[next] == date { next += 1 }
      countBefore.append(Int32(workingDays.count + next))
    }
    workingDays += working
  }

  /// The number of working days of the table up to and including `date`; nil outside `years`.
  private func countThrough(_ date: CivilDate) -> Int? {
    let index = Int(date.dayNumber)
    guard index >= 0, index + 1 < countBefore.count else { return nil }
    return Int(countBefore[index + 1])
  }
}

extension WorkingDayTable {
  func isWorkingDay(_ date: CivilDate) -> Bool {
    guard let count = countThrough(date) else { return workingDays(in: date.year).contains(date) }
    return count > countBefore[Int(date.dayNumber)]
  }

  /// The `count`-th working day after `date`, `count` ≥ 1; the latest date when there is none.
  func date(workingDays count: Int, after date: CivilDate) -> CivilDate {
    if let passed = countThrough(date), count <= workingDays.count - passed {
      return workingDays[passed + count - 1]
    }
    var remaining = count
    for year in date.year...CivilDate.latest.year {
      let later = workingDays(in: year).drop { $0 <= date }
      if remaining <= later.count { return later[later.startIndex + remaining - 1] }
      remaining -= later.count
    }
    return .latest
  }

  /// The number of working days in ]`start`, `end`], `start` < `end`.
  func workingDays(after start: CivilDate, through end: CivilDate) -> Int {
    if let before = countThrough(start), let through = countThrough(end) {
      return through - before
    }
    return (start.year...end.year).reduce(0) { sum, year in
      sum + workingDays(in: year).count { start < $0 && $0 <= end }
    }
  }
}

extension WorkingDayTable {
  /// The working days of any year: Monday to Friday, no public holiday, no local one.
  private func workingDays(in year: Int) -> [CivilDate] {
    let holidays = PublicHolidays.days(in: year, territory: territory, goodFriday: goodFriday)
    let off = Set(holidays.map(\.date)).union(localDays)
    return Self.dates(of: year).filter { !$0.weekday.isWeekend && !off.contains($0) }
  }

  private static func dates(of year: Int) -> [CivilDate] {
    guard
      let first = CivilDate(year: year, month: 1, day: 1),
      let last = CivilDate(year: year, month: 12, day: 31)
    else { return [] }
    return (first.dayNumber...last.dayNumber).map(CivilDate.init(dayNumber:))
  }
}
