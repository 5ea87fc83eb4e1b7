import QualityDomain
import Testing

@Suite("Public holidays: code du travail, L3133-1, L3134-13, L3422-2, and the collectivities’ own law")
struct PublicHolidaysTests {
  private func listed(_ year: Int, _ code: String, goodFriday: Bool? = nil) throws -> [String] {
    let territory = try CalendarFixture.territory(code)
    return PublicHolidays.days(in: year, territory: territory, goodFriday: goodFriday)
      .map { "\($0.date) \($0.name)" }
  }

  @Test("The eleven holidays of every territory, in 2024 (L3133-1)")
  func everywhere() throws {
    #expect(
      try listed(2024, "41") == [
        "2024-01-01 newYear", "2024-04-01 easterMonday", "2024-05-01 labourDay",
        "2024-05-08 victory1945", "2024-05-09 ascension", "2024-05-20 whitMonday",
        "2024-07-14 bastilleDay", "2024-08-15 assumption", "2024-11-01 allSaints",
        "2024-11-11 armistice1918", "2024-12-25 christmas",
      ])
  }

  @Test(
    "The days that each territory adds in 2026",
    arguments: [
      ("57", ["2026-04-03 goodFriday", "2026-12-26 saintStephen"]),
      ("67", ["2026-04-03 goodFriday", "2026-12-26 saintStephen"]),
      ("68", ["2026-04-03 goodFriday", "2026-12-26 saintStephen"]),
      ("971", ["2026-05-27 abolitionOfSlavery"]),
      ("972", ["2026-05-22 abolitionOfSlavery"]),
      ("973", ["2026-06-10 abolitionOfSlavery"]),
      ("974", ["2026-12-20 abolitionOfSlavery"]),
      ("975", []),
      ("976", ["2026-04-27 abolitionOfSlavery"]),
      ("977", ["2026-10-09 abolitionOfSlavery"]),
      ("978", ["2026-05-28 abolitionOfSlavery"]),
      ("986", ["2026-04-28 saintPeterChanel", "2026-06-29 saintsPeterAndPaul", "2026-07-29 territoryDay"]),
      ("987", ["2026-03-05 arrivalOfTheGospel", "2026-04-03 goodFriday", "2026-11-20 matarii"]),
      ("988", ["2026-09-24 citizenshipDay"]),
    ])
  func added(code: String, expected: [String]) throws {
    let common = Set(try listed(2026, "75"))
    let all = try listed(2026, code)
    #expect(all.filter { !common.contains($0) } == expected)
    #expect(all.count == 11 + expected.count)
  }

  @Test("No other territory adds any day")
  func nothingElse() {
    let withMore = ["57", "67", "68", "971", "972", "973", "974", "976", "977", "978", "986", "987", "988"]
    for territory in Territory.allCases where !withMore.contains(territory.code) {
      #expect(PublicHolidays.days(in: 2026, territory: territory).count == 11, "\(territory)")
    }
  }

  @Test("Good Friday depends on the commune in Alsace-Moselle (L3134-13)", arguments: ["57", "67", "68"])
  func goodFridayFlag(code: String) throws {
    let goodFriday = "2025-04-18 goodFriday"
    #expect(try listed(2025, code).contains(goodFriday))
    #expect(try listed(2025, code, goodFriday: true).contains(goodFriday))
    #expect(try !listed(2025, code, goodFriday: false).contains(goodFriday))
    #expect(try listed(2025, code, goodFriday: false).contains("2025-12-26 saintStephen"))
  }

  @Test("Elsewhere the flag changes nothing", arguments: ["73", "971", "972", "987"])
  func goodFridayFlagElsewhere(code: String) throws {
    let expected = try listed(2025, code)
    #expect(try listed(2025, code, goodFriday: true) == expected)
    #expect(try listed(2025, code, goodFriday: false) == expected)
  }

  @Test(
    "A holiday that was moved is listed on the day of its year",
    arguments: [
      ("978", 2017, "2017-05-27 abolitionOfSlavery"), ("978", 2018, "2018-05-28 abolitionOfSlavery"),
      ("987", 2024, "2024-06-29 autonomyDay"), ("987", 2025, "2025-11-20 matarii"),
    ])
  func moved(code: String, year: Int, expected: String) throws {
    let name = String(expected.dropFirst(11))
    let days = try listed(year, code)
    #expect(days.filter { $0.hasSuffix(name) } == [expected])
    #expect(days.contains { $0.hasSuffix("matarii") } == (code == "987" && year >= 2025))
    #expect(days.contains { $0.hasSuffix("autonomyDay") } == (code == "987" && year < 2025))
  }

  @Test("Whit Monday stays a holiday in the first years of the day of solidarity (law 2004-626)")
  func whitMonday() throws {
    #expect(try listed(2005, "75").contains("2005-05-16 whitMonday"))
    #expect(try listed(2006, "75").contains("2006-06-05 whitMonday"))
    #expect(try listed(2007, "75").contains("2007-05-28 whitMonday"))
  }

  @Test(
    "Two holidays on one day are both listed",
    arguments: [(2008, "2008-05-01", "labourDay"), (1997, "1997-05-08", "victory1945")])
  func coincidence(year: Int, iso: String, other: String) throws {
    let names = try listed(year, "75").filter { $0.hasPrefix(iso) }
    #expect(names == ["\(iso) ascension", "\(iso) \(other)"])
  }

  @Test("From 1990 to 2100 the days are in order, in their year, with no name twice")
  func order() {
    for territory in Territory.allCases {
      for year in 1990...2100 {
        let days = PublicHolidays.days(in: year, territory: territory)
        #expect(days.map(\.date) == days.map(\.date).sorted())
        #expect(days.allSatisfy { $0.date.year == year })
        #expect(Set(days.map(\.name)).count == days.count)
      }
    }
  }

  @Test("Every name is used by some territory")
  func names() {
    let used = Territory.allCases.flatMap { territory in
      [2024, 2025].flatMap { PublicHolidays.days(in: $0, territory: territory).map(\.name) }
    }
    #expect(Set(used) == Set(HolidayName.allCases))
  }

  @Test("A year with no Gregorian Easter has no holiday, and does not fail", arguments: [1500, -1, 12_000])
  func outside(year: Int) throws {
    #expect(try listed(year, "75").isEmpty)
  }
}
