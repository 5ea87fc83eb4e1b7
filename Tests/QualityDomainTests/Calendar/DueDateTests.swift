import QualityDomain
import Testing

/// A reply clock of the project's table of worked requests: limit in working days, day that starts
/// the clock, due date, first answer and the working days it took.
struct WorkedDueDate: Sendable, CustomTestStringConvertible {
  let label: String
  let territory: String
  let limit: Int
  let start: String
  let due: String
  var answer: String?
  var elapsed: Int?

  var testDescription: String { label }

  static let all = [
    WorkedDueDate(
      label: "1: e-mail over 8 and 9 May", territory: "41", limit: 5, start: "2024-05-06",
      due: "2024-05-15", answer: "2024-05-15", elapsed: 5),
    WorkedDueDate(
      label: "2: letter received on a Saturday", territory: "41", limit: 10, start: "2024-03-02",
      due: "2024-03-15", answer: "2024-03-18", elapsed: 11),
    WorkedDueDate(
      label: "3: e-mail in Moselle over 25 and 26 December", territory: "57", limit: 5,
      start: "2024-12-20", due: "2024-12-31", answer: "2024-12-27", elapsed: 3),
    WorkedDueDate(
      label: "4: e-mail in La Réunion over 20 December", territory: "974", limit: 5,
      start: "2024-12-16", due: "2024-12-24"),
    WorkedDueDate(
      label: "5: letter of 2019, limit 15", territory: "41", limit: 15, start: "2019-12-20",
      due: "2020-01-14", answer: "2020-01-14", elapsed: 15),
    WorkedDueDate(
      label: "6: pieces arrived, new limit 10", territory: "41", limit: 10, start: "2020-01-06",
      due: "2020-01-20", answer: "2020-01-20", elapsed: 10),
    WorkedDueDate(
      label: "7: e-mail, pieces asked too late", territory: "41", limit: 5, start: "2024-04-02",
      due: "2024-04-09", answer: "2024-04-22", elapsed: 14),
    WorkedDueDate(
      label: "8: complaint from a box", territory: "41", limit: 10, start: "2024-03-01",
      due: "2024-03-15"),
    WorkedDueDate(
      label: "9: complaint by e-mail, holding reply", territory: "41", limit: 5, start: "2024-06-03",
      due: "2024-06-10", answer: "2024-06-10", elapsed: 5),
    WorkedDueDate(
      label: "10: advice by letter, limit 15", territory: "41", limit: 15, start: "2024-05-06",
      due: "2024-05-30"),
    WorkedDueDate(
      label: "11: e-mail, before its pieces are asked", territory: "41", limit: 5, start: "2024-06-03",
      due: "2024-06-10"),
    WorkedDueDate(
      label: "12: e-mail redirected late", territory: "41", limit: 5, start: "2024-06-03",
      due: "2024-06-10", answer: "2024-06-11", elapsed: 6),
    WorkedDueDate(
      label: "letter in Savoie over Ascension and Whit Monday", territory: "73", limit: 10,
      start: "2026-05-11", due: "2026-05-27"),
    WorkedDueDate(
      label: "over the end of a year", territory: "75", limit: 1, start: "2025-12-31", due: "2026-01-02"),
    WorkedDueDate(
      label: "after the last year of a register", territory: "75", limit: 5, start: "2100-12-31",
      due: "2101-01-07"),
  ]
}

@Suite("Due dates: worked requests (commitments 3.1, 17.1, 17.2, 36.1, 36.4)")
struct DueDateTests {
  @Test("The due date is the n-th working day after day 0", arguments: WorkedDueDate.all)
  func dueDate(_ worked: WorkedDueDate) throws {
    let calendar = try CalendarFixture.calendar(worked.territory)
    let start = try CalendarFixture.date(worked.start)
    #expect(calendar.date(workingDays: worked.limit, after: start).iso == worked.due)
  }

  @Test(
    "The answer took the working days that follow day 0",
    arguments: WorkedDueDate.all.filter { $0.answer != nil })
  func elapsed(_ worked: WorkedDueDate) throws {
    let calendar = try CalendarFixture.calendar(worked.territory)
    let start = try CalendarFixture.date(worked.start)
    let answer = try CalendarFixture.date(try #require(worked.answer))
    #expect(calendar.workingDays(after: start, through: answer) == worked.elapsed)
  }
}
