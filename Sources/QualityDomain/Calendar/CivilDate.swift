/// A day of the proleptic Gregorian calendar, with no time and no time zone: the date on a letter.
///
/// Every value lies in `earliest…latest` (years 1000 to 9999), so that its ISO text always has ten
/// characters and can always be read back. Arithmetic that would leave that range stops at its end.
public struct CivilDate: Hashable, Comparable, Sendable {
  /// Days since 1970-01-01, negative before.
  public let dayNumber: Int32

  /// 1000-01-01.
  public static let earliest = CivilDate(inRange: -354_285)
  /// 9999-12-31.
  public static let latest = CivilDate(inRange: 2_932_896)

  private init(inRange dayNumber: Int32) {
    self.dayNumber = dayNumber
  }

  /// The day `dayNumber` days after 1970-01-01. A number outside the range of dates gives the
  /// nearest end of that range.
  public init(dayNumber: Int32) {
    self.dayNumber = min(max(dayNumber, Self.earliest.dayNumber), Self.latest.dayNumber)
  }

  /// The day of that year, month (1…12) and day of the month; nil when there is no such day
  /// or when the year is outside 1000…9999.
  public init?(year: Int, month: Int, day: Int) {
    guard
      (1000...9999).contains(year), (1...12).contains(month),
      day >= 1, day <= Self.length(ofMonth: month, year: year)
    else { return nil }
    self.init(inRange: Self.dayNumber(year: year, month: month, day: day))
  }

  /// The later date by `days` days, the earlier one when `days` is negative.
  public func adding(days: Int) -> CivilDate {
    let (sum, overflow) = Int(dayNumber).addingReportingOverflow(days)
    guard !overflow else { return days > 0 ? .latest : .earliest }
    return CivilDate(dayNumber: Int32(clamping: sum))
  }

  /// Calendar days from this date to `other`: positive when `other` is later.
  public func days(until other: CivilDate) -> Int {
    Int(other.dayNumber) - Int(dayNumber)
  }

  /// The day of the week.
  public var weekday: Weekday {
    // 1970-01-01 was a Thursday; 3 brings Monday to 0, and the multiple of 7 keeps the sum positive.
    let sinceMonday = (Int(dayNumber) + 3 + 7 * 60_000) % 7
    return Self.week[sinceMonday]
  }

  private static let week = Weekday.allCases

  /// The Sunday that ends the week of the day, itself when it is one.
  public var sundayOfWeek: CivilDate { adding(days: 7 - weekday.rawValue) }

  public static func < (left: CivilDate, right: CivilDate) -> Bool {
    left.dayNumber < right.dayNumber
  }
}

extension CivilDate {
  /// The year, 1000…9999.
  public var year: Int { components.year }
  /// The month, 1…12.
  public var month: Int { components.month }
  /// The day of the month, 1…31.
  public var day: Int { components.day }

  // Both conversions count in years that begin on 1 March, so that a leap day ends its year, and
  // from 0000-03-01, so that every number is positive for the years 1000 to 9999.
  // Source: "chrono-Compatible Low-Level Date Algorithms", days_from_civil and civil_from_days.
  private static let epoch = 719_468
  private static let daysPerEra = 146_097

  var components: (year: Int, month: Int, day: Int) {
    let days = Int(dayNumber) + Self.epoch
    let era = days / Self.daysPerEra
    let dayOfEra = days % Self.daysPerEra
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let monthFromMarch = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
    let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
  }

  private static func dayNumber(year: Int, month: Int, day: Int) -> Int32 {
    let yearFromMarch = month <= 2 ? year - 1 : year
    let era = yearFromMarch / 400
    let yearOfEra = yearFromMarch % 400
    let monthFromMarch = month > 2 ? month - 3 : month + 9
    let dayOfYear = (153 * monthFromMarch + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return Int32(era * daysPerEra + dayOfEra - epoch)
  }

  private static func length(ofMonth month: Int, year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }
}
