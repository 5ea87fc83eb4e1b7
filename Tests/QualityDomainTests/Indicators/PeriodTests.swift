import QualityDomain
import QualityTesting
import Testing

@Suite("Periods: 2023, 2023-S1, 2023-T4, 2023-05")
struct PeriodTests {
  @Test(
    "A text is read back as it was written, with its first and last days",
    arguments: [
      ("2023", "2023-01-01", "2023-12-31"), ("2023-S1", "2023-01-01", "2023-06-30"),
      ("2023-S2", "2023-07-01", "2023-12-31"), ("2023-T1", "2023-01-01", "2023-03-31"),
      ("2023-T2", "2023-04-01", "2023-06-30"), ("2023-T3", "2023-07-01", "2023-09-30"),
      ("2023-T4", "2023-10-01", "2023-12-31"), ("2023-05", "2023-05-01", "2023-05-31"),
      ("2023-12", "2023-12-01", "2023-12-31"), ("2023-02", "2023-02-01", "2023-02-28"),
      ("2024-02", "2024-02-01", "2024-02-29"), ("2024-T1", "2024-01-01", "2024-03-31"),
      ("2100-02", "2100-02-01", "2100-02-28"), ("1000-01", "1000-01-01", "1000-01-31"),
      ("9999", "9999-01-01", "9999-12-31"), ("9999-12", "9999-12-01", "9999-12-31"),
    ])
  func bounds(text: String, first: String, last: String) throws {
    let period = try #require(Period(text))
    #expect(period.text == text)
    #expect(period.firstDay == day(first))
    #expect(period.lastDay == day(last))
    #expect(period.contains(day(first)) && period.contains(day(last)))
    #expect(!period.contains(day(first).adding(days: -1)) || period.firstDay == .earliest)
    #expect(!period.contains(day(last).adding(days: 1)) || period.lastDay == .latest)
  }

  @Test(
    "Anything else is refused",
    arguments: [
      "", "23", "02023", "0999", "2023-", "2023-0", "2023-00", "2023-13", "2023-5", "2023-005",
      "2023-S0", "2023-S3", "2023-T0", "2023-T5", "2023-t4", "2023-Q1", "2023-S", "2023-T12",
      "2023T4", "2023-05-01", " 2023", "2023 ", "2023-+5", "2023-T+", "-2023", "+202", "２０２３",
      "2023-٠٥", "2023-é", "2023--5",
    ])
  func refused(text: String) {
    #expect(Period(text) == nil)
  }

  @Test("A number that the year does not have is refused")
  func refusedNumbers() {
    #expect(Period(year: 2023, .halfYear, number: 3) == nil)
    #expect(Period(year: 2023, .month, number: 0) == nil)
    #expect(Period(year: 999, .year, number: 1) == nil)
    #expect(Period(year: 10_000, .year, number: 1) == nil)
  }

  @Test("The period that contains a day can be written and read back, for every date there is")
  func containing() {
    var generator = SeededGenerator(seed: 7)
    let dates = (0..<2_000).map { _ in
      CivilDate(
        dayNumber: .random(
          in: CivilDate.earliest.dayNumber...CivilDate.latest.dayNumber, using: &generator))
    }
    for date in dates + [.earliest, .latest] {
      for length in Period.Length.allCases {
        let period = Period(length, containing: date)
        #expect(period.contains(date))
        #expect(Period(period.text) == period)
      }
    }
  }

  @Test(
    "The parts of a period, in order",
    arguments: [
      ("2023", Period.Length.halfYear, ["2023-S1", "2023-S2"]),
      ("2023", .quarter, ["2023-T1", "2023-T2", "2023-T3", "2023-T4"]),
      ("2023-S2", .quarter, ["2023-T3", "2023-T4"]),
      ("2023-T4", .month, ["2023-10", "2023-11", "2023-12"]),
      ("2023-T4", .quarter, []), ("2023-T4", .year, []), ("2023-05", .month, []),
    ])
  func parts(text: String, length: Period.Length, expected: [String]) {
    #expect(period(text).parts(length).map(\.text) == expected)
  }

  @Test("The months of a period; a month is its own")
  func months() {
    #expect(period("2023").months.count == 12)
    #expect(period("2023-S2").months.map(\.number) == Array(7...12))
    #expect(period("2023-05").months == [period("2023-05")])
  }

  @Test("By first day, the shorter first")
  func ordering() {
    let sorted = ["2022-12", "2023-01", "2023-T1", "2023-S1", "2023", "2023-02", "2023-T2", "2024"]
    #expect(sorted.reversed().map { period($0) }.sorted().map(\.text) == sorted)
  }

  @Test(
    "Periods later and earlier, over the turn of a year",
    arguments: [
      ("2023-T4", 1, "2024-T1"), ("2023-T1", -1, "2022-T4"), ("2023-12", 14, "2025-02"),
      ("2023-S1", -3, "2021-S2"), ("2023", 7, "2030"), ("2023-05", 0, "2023-05"),
      ("9999-T4", 1, "9999-T4"), ("1000-01", -1, "1000-01"), ("2023", Int.max, "9999"),
      ("2023-T2", Int.min, "1000-T1"),
    ])
  func advanced(text: String, count: Int, expected: String) {
    #expect(period(text).advanced(by: count).text == expected)
  }
}
