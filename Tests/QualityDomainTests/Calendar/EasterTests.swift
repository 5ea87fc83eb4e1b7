import QualityDomain
import Testing

@Suite("Easter in the Gregorian calendar")
struct EasterTests {
  // 1954, 1981, 2049 and 2076 are the years that simplified formulas get wrong; 22 March (1818, 2285)
  // and 25 April (1943, 2038) are the earliest and the latest Easter there can be.
  @Test(
    "Easter Sunday falls on the date of the published tables",
    arguments: [
      "1818-03-22", "1943-04-25", "1954-04-18", "1981-04-19", "1990-04-15", "1991-03-31",
      "1995-04-16", "1997-03-30", "1999-04-04", "2000-04-23", "2001-04-15", "2004-04-11",
      "2005-03-27", "2008-03-23", "2010-04-04", "2011-04-24", "2012-04-08", "2013-03-31",
      "2014-04-20", "2015-04-05", "2016-03-27", "2017-04-16", "2018-04-01", "2019-04-21",
      "2020-04-12", "2021-04-04", "2022-04-17", "2023-04-09", "2024-03-31", "2025-04-20",
      "2026-04-05", "2027-03-28", "2028-04-16", "2029-04-01", "2030-04-21", "2035-03-25",
      "2038-04-25", "2049-04-18", "2076-04-19", "2100-03-28", "2285-03-22",
    ])
  func published(iso: String) throws {
    let expected = try CalendarFixture.date(iso)
    #expect(Easter.sunday(in: expected.year) == expected)
  }

  @Test("A second algorithm agrees on every year from 1583 to 9999, and the day is a Sunday")
  func agreement() throws {
    for year in 1583...9999 {
      let easter = try #require(Easter.sunday(in: year))
      let march = try #require(CivilDate(year: year, month: 3, day: 1))
      try #require(march.days(until: easter) + 1 == ReferenceCalendar.easterInMarch(year))
      try #require(easter.weekday == .sunday)
    }
  }

  @Test("Years before the Gregorian reform or after 9999 have none", arguments: [1582, 0, -1, 10_000])
  func outside(year: Int) {
    #expect(Easter.sunday(in: year) == nil)
  }
}
