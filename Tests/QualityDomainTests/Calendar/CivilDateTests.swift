import QualityDomain
import QualityTesting
import Testing

@Suite("Civil dates: proleptic Gregorian calendar, ISO 8601 texts")
struct CivilDateTests {
  @Test(
    "A date has the day number that Unix time gives it",
    arguments: [
      ("1970-01-01", 0), ("1969-12-31", -1), ("1970-12-31", 364), ("2000-02-29", 11_016),
      ("2000-03-01", 11_017), ("2026-05-11", 20_584), ("1900-03-01", -25_508),
      ("1000-01-01", -354_285), ("9999-12-31", 2_932_896),
    ] as [(String, Int32)])
  func dayNumber(iso: String, number: Int32) throws {
    #expect(try CalendarFixture.date(iso).dayNumber == number)
    #expect(CivilDate(dayNumber: number).iso == iso)
  }

  @Test(
    "29 February exists in leap years only",
    arguments: [
      (1900, false), (1996, true), (2000, true), (2019, false), (2024, true), (2026, false),
      (2100, false), (2400, true),
    ])
  func leapYears(year: Int, isLeap: Bool) throws {
    #expect((CivilDate(year: year, month: 2, day: 29) != nil) == isLeap)
    let eve = try #require(CivilDate(year: year, month: 2, day: 28))
    #expect(eve.adding(days: 1).day == (isLeap ? 29 : 1))
  }

  @Test(
    "A date that is not real is refused",
    arguments: [
      (2024, 0, 1), (2024, 13, 1), (2024, 1, 0), (2024, 1, 32), (2024, 4, 31), (2023, 2, 29),
      (999, 12, 31), (10_000, 1, 1), (.max, 1, 1), (.min, 1, 1), (2024, 1, .max),
    ])
  func notReal(year: Int, month: Int, day: Int) {
    #expect(CivilDate(year: year, month: month, day: day) == nil)
  }

  @Test(
    "Only yyyy-MM-dd is read",
    arguments: [
      "", "2024-05-6", "2024-5-06", "24-05-06", "2024/05/06", "06/05/2024", "2024-05-06 ",
      " 2024-05-06", "2024-05-06T00:00", "2024-02-30", "2024-13-01", "0999-12-31", "+024-05-06",
      "-024-05-06", "2024-0５-6", "20240506", "2024-05-0a", "abcd-ef-gh", "2024-05-06\n",
    ])
  func strictReading(text: String) {
    #expect(CivilDate(iso: text) == nil)
  }

  @Test("Every day from 1990 to 2110 is the next of the day before, and its text reads back to it")
  func everyDay() throws {
    var expected = ReferenceCalendar.Day(year: 1990, month: 1, day: 1)
    let first = try CalendarFixture.date("1990-01-01")
    for offset in 0..<first.days(until: try CalendarFixture.date("2111-01-01")) {
      let date = first.adding(days: offset)
      try #require(date.iso == expected.iso)
      try #require(CivilDate(iso: expected.iso) == date)
      try #require([date.year, date.month, date.day] == [expected.year, expected.month, expected.day])
      try #require(CivilDate(year: date.year, month: date.month, day: date.day) == date)
      expected = expected.next
    }
  }

  @Test("Ten thousand dates of all years read back from their text")
  func isoRoundTrip() {
    var generator = SeededGenerator(seed: 1)
    let all = CivilDate.earliest.dayNumber...CivilDate.latest.dayNumber
    for _ in 0..<10_000 {
      let date = CivilDate(dayNumber: .random(in: all, using: &generator))
      #expect(CivilDate(iso: date.iso) == date)
      #expect("\(date)" == date.iso)
    }
  }

  @Test(
    "The day of the week follows ISO 8601",
    arguments: [
      ("1970-01-01", .thursday), ("1969-12-28", .sunday), ("1000-01-01", .wednesday),
      ("2000-01-01", .saturday), ("2024-05-06", .monday), ("2024-03-02", .saturday),
      ("2026-05-12", .tuesday), ("9999-12-31", .friday),
    ] as [(String, Weekday)])
  func weekday(iso: String, expected: Weekday) throws {
    #expect(try CalendarFixture.date(iso).weekday == expected)
  }

  @Test("Weekdays are numbered from Monday, 1, to Sunday, 7, and the last two are the week-end")
  func weekdayNumbers() {
    #expect(Weekday.allCases.map(\.rawValue) == Array(1...7))
    #expect(Weekday.allCases.filter(\.isWeekend) == [.saturday, .sunday])
  }

  @Test("Days between two dates are what adding them takes, both ways")
  func daysBetween() throws {
    let may = try CalendarFixture.date("2024-05-06")
    let january = try CalendarFixture.date("2025-01-01")
    #expect(may.days(until: january) == 240)
    #expect(january.days(until: may) == -240)
    #expect(may.adding(days: 240) == january)
    #expect(january.adding(days: -240) == may)
    #expect(may < january)
  }

  @Test("Arithmetic stops at the ends of the range instead of leaving it")
  func saturation() {
    #expect(CivilDate.latest.adding(days: 1) == .latest)
    #expect(CivilDate.earliest.adding(days: -1) == .earliest)
    #expect(CivilDate.latest.adding(days: .max) == .latest)
    #expect(CivilDate.earliest.adding(days: .min) == .earliest)
    #expect(CivilDate(dayNumber: .max).iso == "9999-12-31")
    #expect(CivilDate(dayNumber: .min).iso == "1000-01-01")
  }
}
