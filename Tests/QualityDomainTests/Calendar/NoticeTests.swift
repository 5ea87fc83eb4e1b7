import QualityDomain
import QualityTesting
import Testing

@Suite("Notice of a change of reception, week-ends and public holidays excluded (commitment 1.2)")
struct NoticeTests {
  @Test(
    "Hours of notice",
    arguments: [
      // Wednesday evening for Monday morning: under the 72 hours asked.
      ("2024-06-05 18:00", "2024-06-10 08:00", 62),
      ("2024-06-05 08:00", "2024-06-10 08:00", 72),
      ("2024-06-03 09:00", "2024-06-03 17:30", 8.5),
      // Announced during a week-end: the notice starts on Monday at midnight.
      ("2024-06-08 10:00", "2024-06-10 08:00", 8),
      ("2024-06-08 10:00", "2024-06-09 18:00", 0),
      // A change on a Sunday: the notice ends with Friday.
      ("2024-06-07 12:00", "2024-06-09 12:00", 12),
      // 8 and 9 May 2024 are holidays.
      ("2024-05-07 12:00", "2024-05-10 12:00", 24),
      ("2024-05-07 12:00", "2024-05-09 12:00", 12),
      // Clocks go forward on Sunday 31 March 2024; Monday 1 April is Easter Monday.
      ("2024-03-29 12:00", "2024-04-02 12:00", 24),
      ("2024-06-03 09:00", "2024-06-03 09:00", 0),
      ("2024-06-10 08:00", "2024-06-05 18:00", 0),
    ])
  func hours(announcement: String, change: String, expected: Double) throws {
    let calendar = try CalendarFixture.calendar("41")
    let from = try CalendarFixture.time(announcement)
    let to = try CalendarFixture.time(change)
    #expect(calendar.noticeHours(from: from, to: to) == expected)
    #expect(Double(calendar.noticeMinutes(from: from, to: to)) == expected * 60)
  }

  @Test("A minute short of 72 hours is seen")
  func toTheMinute() throws {
    let calendar = try CalendarFixture.calendar("41")
    let from = try CalendarFixture.time("2024-06-05 08:01")
    let to = try CalendarFixture.time("2024-06-10 08:00")
    #expect(calendar.noticeMinutes(from: from, to: to) == 72 * 60 - 1)
    #expect(calendar.noticeHours(from: from, to: to) < 72)
  }

  @Test("Counting the minutes one at a time gives the same notice")
  func minuteByMinute() throws {
    let calendar = try CalendarFixture.calendar("57")
    let origin = try CalendarFixture.date("2025-12-20")
    var generator = SeededGenerator(seed: 3)
    for _ in 0..<20 {
      let start = Int.random(in: 0..<10_000, using: &generator)
      let end = Int.random(in: 10_000..<20_000, using: &generator)
      let expected = (start..<end).count { minute in
        calendar.isWorkingDay(origin.adding(days: minute / 1440))
      }
      let from = LocalDateTime(date: origin.adding(days: start / 1440), minuteOfDay: start % 1440)
      let to = LocalDateTime(date: origin.adding(days: end / 1440), minuteOfDay: end % 1440)
      #expect(try calendar.noticeMinutes(from: #require(from), to: #require(to)) == expected)
    }
  }

  @Test("A time of day that no clock shows is refused")
  func localTimes() throws {
    let date = try CalendarFixture.date("2024-06-05")
    #expect(LocalDateTime(date: date, minuteOfDay: -1) == nil)
    #expect(LocalDateTime(date: date, minuteOfDay: 1440) == nil)
    #expect(LocalDateTime(date: date, hour: 24, minute: 0) == nil)
    #expect(LocalDateTime(date: date, hour: 9, minute: 60) == nil)
    #expect(LocalDateTime(date: date, hour: 23, minute: 59)?.minuteOfDay == 1439)
  }
}
