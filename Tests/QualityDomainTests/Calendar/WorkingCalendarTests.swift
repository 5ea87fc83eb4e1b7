import QualityDomain
import Testing

@Suite("Working days: Monday to Friday, but for public holidays and local days")
struct WorkingCalendarTests {
  @Test("An answer on the day of receipt, or dated before it, took 0 working days")
  func sameDay() throws {
    let calendar = try CalendarFixture.calendar("41")
    let monday = try CalendarFixture.date("2024-06-03")
    #expect(calendar.workingDays(after: monday, through: monday) == 0)
    #expect(calendar.workingDays(after: monday, through: monday.adding(days: -10)) == 0)
  }

  @Test("A limit of 0 working days ends on day 0, even on a Sunday", arguments: [0, -1, .min])
  func noLimit(count: Int) throws {
    let calendar = try CalendarFixture.calendar("41")
    let sunday = try CalendarFixture.date("2024-06-02")
    #expect(calendar.date(workingDays: count, after: sunday) == sunday)
  }

  @Test(
    "The most telling reason is given",
    arguments: [
      ("2024-06-03", nil),
      ("2024-06-01", .saturday),
      ("2024-06-02", .sunday),
      ("2024-05-09", .holiday([.ascension])),
      ("2024-07-14", .holiday([.bastilleDay])),
      ("2008-05-01", .holiday([.ascension, .labourDay])),
    ] as [(String, NonWorkingReason?)])
  func reasons(iso: String, expected: NonWorkingReason?) throws {
    let calendar = try CalendarFixture.calendar("73")
    let date = try CalendarFixture.date(iso)
    #expect(calendar.reasonNotWorking(date) == expected)
    #expect(calendar.isWorkingDay(date) == (expected == nil))
  }

  @Test("A local day of the site moves deadlines as a public holiday does (Mayotte, Aïd el-Fitr 2026)")
  func localHolidays() throws {
    let feast = try CalendarFixture.date("2026-03-20")
    let calendar = WorkingCalendar(
      territory: try CalendarFixture.territory("976"),
      localHolidays: [LocalHoliday(date: feast, label: "Aïd el-Fitr")])
    let eve = feast.adding(days: -1)
    #expect(calendar.reasonNotWorking(feast) == .local("Aïd el-Fitr"))
    #expect(calendar.date(workingDays: 1, after: eve).iso == "2026-03-23")
    #expect(calendar.workingDays(after: eve, through: feast) == 0)
    #expect(try CalendarFixture.calendar("976").date(workingDays: 1, after: eve) == feast)
  }

  @Test("A local day on a public holiday or a week-end counts once")
  func localHolidayOnDayOff() throws {
    let christmas = try CalendarFixture.date("2025-12-25")
    let saturday = try CalendarFixture.date("2025-12-27")
    let calendar = WorkingCalendar(
      territory: try CalendarFixture.territory("973"),
      localHolidays: [
        LocalHoliday(date: christmas, label: "Noël"), LocalHoliday(date: saturday, label: "Pont"),
      ])
    #expect(calendar.reasonNotWorking(christmas) == .holiday([.christmas]))
    #expect(calendar.reasonNotWorking(saturday) == .local("Pont"))
    let eve = try CalendarFixture.date("2025-12-24")
    #expect(calendar.date(workingDays: 2, after: eve).iso == "2025-12-29")
  }

  @Test("Good Friday moves a deadline in Alsace-Moselle unless the commune does not observe it")
  func goodFriday() throws {
    let thursday = try CalendarFixture.date("2025-04-17")
    let observed = try CalendarFixture.calendar("67")
    let notObserved = try CalendarFixture.calendar("67", goodFriday: false)
    #expect(observed.date(workingDays: 1, after: thursday).iso == "2025-04-22")
    #expect(notObserved.date(workingDays: 1, after: thursday).iso == "2025-04-18")
  }

  @Test("A deadline is explained day by day: numbers for working days, reasons for the others")
  func explanation() throws {
    let calendar = try CalendarFixture.calendar("41")
    let start = try CalendarFixture.date("2024-05-06")
    let explanation = calendar.explainDeadline(workingDays: 5, after: start)
    #expect(explanation.start == start)
    #expect(explanation.limit == 5)
    #expect(explanation.dueDate.iso == "2024-05-15")
    #expect(explanation.days.map(\.date.day) == Array(7...15))
    #expect(
      explanation.days.map(\.status) == [
        .counted(1), .skipped(.holiday([.victory1945])), .skipped(.holiday([.ascension])), .counted(2),
        .skipped(.saturday), .skipped(.sunday), .counted(3), .counted(4), .counted(5),
      ])
  }

  @Test("A deadline of 0 working days has no day to explain")
  func emptyExplanation() throws {
    let start = try CalendarFixture.date("2024-05-06")
    let explanation = try CalendarFixture.calendar("41").explainDeadline(workingDays: 0, after: start)
    #expect(explanation.dueDate == start)
    #expect(explanation.days.isEmpty)
  }

  @Test("At the end of the range of dates the answer is the last of them, not a failure")
  func endOfRange() throws {
    let calendar = try CalendarFixture.calendar("75")
    #expect(calendar.date(workingDays: 1, after: .latest) == .latest)
    let lastDays = CivilDate.latest.adding(days: -5)
    #expect(calendar.date(workingDays: 30, after: lastDays) == .latest)
    #expect(calendar.workingDays(after: CivilDate.latest.adding(days: -1), through: .latest) == 1)
    #expect(calendar.isWorkingDay(.earliest))
  }
}
