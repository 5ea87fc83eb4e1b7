import QualityDomain
import Testing

/// Values of the calendar made from the texts that a table of cases holds.
enum CalendarFixture {
  static func date(_ iso: String) throws -> CivilDate {
    try #require(CivilDate(iso: iso), "\(iso) is not a date")
  }

  static func territory(_ code: String) throws -> Territory {
    try #require(Territory(code: code), "\(code) is not a territory")
  }

  static func calendar(_ code: String, goodFriday: Bool? = nil) throws -> WorkingCalendar {
    WorkingCalendar(territory: try territory(code), goodFriday: goodFriday)
  }

  /// A time at a site, written `2024-05-08 18:00`.
  static func time(_ text: String) throws -> LocalDateTime {
    let parts = text.split(whereSeparator: { $0 == " " || $0 == ":" }).map(String.init)
    try #require(parts.count == 3)
    let hour = try #require(Int(parts[1]))
    let minute = try #require(Int(parts[2]))
    return try #require(LocalDateTime(date: try date(parts[0]), hour: hour, minute: minute))
  }
}
