import Foundation
import QualityDomain
import Testing

@Suite("School holidays: zones by département, intervals by zone")
struct SchoolHolidaysTests {
  private static func shipped() throws -> SchoolHolidays {
    let root = (0..<4).reduce(URL(filePath: #filePath)) { path, _ in path.deletingLastPathComponent() }
    let file = root.appending(path: "Resources/Calendar/school-holidays.csv")
    return try SchoolHolidays(csv: String(contentsOf: file, encoding: .utf8))
  }

  @Test(
    "A département has the zone of its académie (arrêté of 16 April 2015)",
    arguments: [
      ("73", .a), ("33", .a), ("63", .a), ("69", .a), ("41", .b), ("57", .b), ("13", .b), ("76", .b),
      ("75", .c), ("31", .c), ("34", .c), ("95", .c), ("2A", nil), ("2B", nil), ("971", nil), ("988", nil),
    ] as [(String, SchoolZone?)])
  func zone(code: String, expected: SchoolZone?) throws {
    #expect(SchoolZone(department: try CalendarFixture.territory(code)) == expected)
  }

  @Test("Every département of the mainland but Corse has a zone: 32 in A, 41 in B, 21 in C")
  func zonesCoverMainland() {
    let zones = Territory.allCases.map { ($0.code, SchoolZone(department: $0)) }
    #expect(zones.filter { $0.1 == nil }.map(\.0).filter { $0.count == 2 } == ["2A", "2B"])
    #expect(zones.filter { $0.1 == nil }.count == 13)
    #expect(SchoolZone.allCases.map { zone in zones.filter { $0.1 == zone }.count } == [32, 41, 21])
  }

  @Test(
    "The shipped calendar gives the published dates",
    arguments: [
      (.a, "2026-02-06", nil), (.a, "2026-02-07", "winter"), (.a, "2026-02-22", "winter"),
      (.a, "2026-02-23", nil), (.b, "2026-02-07", nil), (.b, "2026-02-14", "winter"),
      (.c, "2026-03-08", "winter"), (.c, "2025-04-12", "spring"), (.b, "2024-07-14", "summer"),
      (.a, "2023-10-21", "all-saints"), (.c, "2022-05-27", "ascension"), (.b, "2024-12-31", "christmas"),
    ] as [(SchoolZone, String, String?)])
  func shippedDates(zone: SchoolZone, iso: String, name: String?) throws {
    switch try Self.shipped().status(of: CalendarFixture.date(iso), zone: zone) {
    case .holiday(let interval): #expect(interval.name == name)
    case .term: #expect(name == nil)
    case .unknown: Issue.record("\(iso) should be known")
    }
  }

  @Test("Dates before and after what was supplied are unknown, not term", arguments: SchoolZone.allCases)
  func unknown(zone: SchoolZone) throws {
    let holidays = try Self.shipped()
    #expect(holidays.known(for: zone)?.upperBound.iso == "2026-08-30")
    #expect(holidays.status(of: try CalendarFixture.date("2026-08-31"), zone: zone) == .unknown)
    #expect(holidays.status(of: try CalendarFixture.date("2016-12-31"), zone: zone) == .unknown)
    #expect(holidays.known(for: nil) == nil)
    #expect(holidays.status(of: try CalendarFixture.date("2025-07-14"), zone: nil) == .unknown)
  }

  @Test("In the shipped calendar no two holidays of a zone meet", arguments: SchoolZone.allCases)
  func noOverlap(zone: SchoolZone) throws {
    let ofZone = try Self.shipped().intervals.filter { $0.zone == zone }
    #expect(ofZone.count == 53)
    for (earlier, later) in zip(ofZone, ofZone.dropFirst()) {
      #expect(earlier.through < later.from)
    }
  }

  @Test("A site outside the zones uses dates of its own")
  func ownDates() throws {
    let from = try CalendarFixture.date("2026-01-17")
    let through = try CalendarFixture.date("2026-03-01")
    let interval = try #require(
      SchoolHolidays.Interval(zone: nil, name: "Vacances d’été austral", from: from, through: through))
    let holidays = SchoolHolidays(intervals: [interval])
    #expect(holidays.status(of: from, zone: nil) == .holiday(interval))
    #expect(holidays.status(of: through, zone: nil) == .holiday(interval))
    #expect(holidays.status(of: through, zone: .a) == .unknown)
    #expect(SchoolHolidays.Interval(zone: nil, name: "x", from: through, through: from) == nil)
  }

  @Test("Lines may end in CRLF and be in any order; blank ones are skipped")
  func tolerantLines() throws {
    let lines = ["B;spring;2025-04-05;2025-04-21", "", "B;winter;2025-02-08;2025-02-23", ""]
    let csv = (["zone;name;first_day;last_day"] + lines).joined(separator: "\r\n")
    let holidays = try SchoolHolidays(csv: csv)
    #expect(holidays.intervals.map(\.name) == ["winter", "spring"])
    #expect(holidays.status(of: try CalendarFixture.date("2025-03-10"), zone: .b) == .term)
  }

  @Test(
    "A file that cannot be read is refused with the line at fault",
    arguments: [
      ("", .unknownHeader),
      ("A;winter;2026-02-07;2026-02-22", .unknownHeader),
      ("zone;name;first_day;last_day\nA;winter;2026-02-07", .wrongFieldCount(line: 2)),
      ("zone;name;first_day;last_day\nA;winter;2026-02-07;2026-02-22;x", .wrongFieldCount(line: 2)),
      ("zone;name;first_day;last_day\n\nD;winter;2026-02-07;2026-02-22", .unknownZone(line: 3)),
      ("zone;name;first_day;last_day\nA;;2026-02-07;2026-02-22", .emptyName(line: 2)),
      ("zone;name;first_day;last_day\nA;winter;07/02/2026;2026-02-22", .unreadableDate(line: 2)),
      ("zone;name;first_day;last_day\nA;winter;2026-02-22;2026-02-07", .endsBeforeItStarts(line: 2)),
    ] as [(String, SchoolHolidaysError)])
  func refused(csv: String, error: SchoolHolidaysError) {
    #expect(throws: error) { try SchoolHolidays(csv: csv) }
  }
}
