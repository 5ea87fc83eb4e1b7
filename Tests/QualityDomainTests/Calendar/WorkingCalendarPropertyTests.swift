import QualityDomain
import QualityTesting
import Testing

@Suite("Working days: properties that hold in every territory")
struct WorkingCalendarPropertyTests {
  private static let supported =
    period("\(CivilDate.registerYears.lowerBound)").firstDay.dayNumber
    ... period("\(CivilDate.registerYears.upperBound)").lastDay.dayNumber

  private func generator(for territory: Territory) -> SeededGenerator {
    SeededGenerator(seed: territory.code.utf8.reduce(0) { $0 &* 31 &+ UInt64($1) })
  }

  private func reference(_ date: CivilDate) -> ReferenceCalendar.Day {
    ReferenceCalendar.Day(year: date.year, month: date.month, day: date.day)
  }

  @Test(
    "The n-th working day after a date is worked, and counting up to it gives n",
    arguments: Territory.allCases)
  func countIsInverse(territory: Territory) {
    let calendar = WorkingCalendar(territory: territory)
    var generator = generator(for: territory)
    for _ in 0..<300 {
      let start = CivilDate(dayNumber: .random(in: Self.supported, using: &generator))
      let count = Int.random(in: 1...400, using: &generator)
      let due = calendar.date(workingDays: count, after: start)
      #expect(due > start)
      #expect(calendar.isWorkingDay(due))
      #expect(calendar.workingDays(after: start, through: due) == count)
      #expect(calendar.workingDays(after: start, through: due.adding(days: -1)) == count - 1)
    }
  }

  @Test("A later start or a longer limit never gives an earlier due date", arguments: Territory.allCases)
  func monotonic(territory: Territory) {
    let calendar = WorkingCalendar(territory: territory)
    var generator = generator(for: territory)
    for _ in 0..<300 {
      let start = CivilDate(dayNumber: .random(in: Self.supported, using: &generator))
      let count = Int.random(in: 1...60, using: &generator)
      let due = calendar.date(workingDays: count, after: start)
      let later = start.adding(days: .random(in: 0...20, using: &generator))
      #expect(calendar.date(workingDays: count, after: later) >= due)
      #expect(calendar.date(workingDays: count + 1, after: start) > due)
    }
  }

  @Test("Elapsed days add up over any day between", arguments: Territory.allCases)
  func additive(territory: Territory) {
    let calendar = WorkingCalendar(territory: territory)
    var generator = generator(for: territory)
    for _ in 0..<300 {
      let start = CivilDate(dayNumber: .random(in: Self.supported, using: &generator))
      let middle = start.adding(days: .random(in: 0...500, using: &generator))
      let end = middle.adding(days: .random(in: 0...500, using: &generator))
      let before = calendar.workingDays(after: start, through: middle)
      let after = calendar.workingDays(after: middle, through: end)
      #expect(calendar.workingDays(after: start, through: end) == before + after)
    }
  }

  @Test("A slow calendar written apart gives the same due dates", arguments: Territory.allCases)
  func agreesWithReference(territory: Territory) {
    let calendar = WorkingCalendar(territory: territory)
    let slow = ReferenceCalendar(code: territory.code)
    var generator = generator(for: territory)
    for _ in 0..<20 {
      let start = CivilDate(dayNumber: .random(in: Self.supported, using: &generator))
      let count = Int.random(in: 1...15, using: &generator)
      let expected = slow.date(workingDays: count, after: reference(start)).iso
      #expect(calendar.date(workingDays: count, after: start).iso == expected, "\(count) after \(start)")
    }
  }

  @Test(
    "The slow calendar agrees on every day of twenty years, where the rules differ",
    arguments: ["75", "67", "971", "972", "973", "974", "976", "977", "978", "986", "987", "988"])
  func everyDay(code: String) throws {
    let calendar = try CalendarFixture.calendar(code)
    let slow = ReferenceCalendar(code: code)
    let last = try CalendarFixture.date("2035-12-31")
    var date = try CalendarFixture.date("2016-01-01")
    while date <= last {
      let isWorking = slow.isWorkingDay(reference(date))
      try #require(calendar.isWorkingDay(date) == isWorking, "\(date)")
      try #require((calendar.reasonNotWorking(date) == nil) == isWorking, "\(date)")
      date = date.adding(days: 1)
    }
  }

  // The years 1970 to 2110 are laid out in a table, the others computed: the seams must not show.
  @Test(
    "The rule is the same outside the years laid out in advance, and across their ends",
    arguments: [
      "1899-12-20", "1969-12-15", "1969-12-31", "1970-01-01", "2110-12-20", "2110-12-31", "2111-01-01",
      "2345-05-01",
    ])
  func outsideTable(iso: String) throws {
    let calendar = try CalendarFixture.calendar("67")
    let slow = ReferenceCalendar(code: "67")
    let start = try CalendarFixture.date(iso)
    for count in 1...30 {
      let due = calendar.date(workingDays: count, after: start)
      #expect(due.iso == slow.date(workingDays: count, after: reference(start)).iso)
      #expect(calendar.isWorkingDay(due))
      #expect(calendar.workingDays(after: start, through: due) == count)
    }
  }

  @Test("A count that spans the whole table equals the sum of its years")
  func acrossTable() throws {
    let calendar = try CalendarFixture.calendar("73")
    let ends = try (1960...2120).map { try #require(CivilDate(year: $0, month: 12, day: 31)) }
    let years = zip(ends, ends.dropFirst()).map { calendar.workingDays(after: $0, through: $1) }
    let first = try #require(ends.first)
    let last = try #require(ends.last)
    let total = calendar.workingDays(after: first, through: last)
    #expect(total == years.reduce(0, +))
    let due = calendar.date(workingDays: total, after: first)
    #expect(due.iso == "2120-12-31")
    #expect(calendar.workingDays(after: first, through: due) == total)
  }
}
