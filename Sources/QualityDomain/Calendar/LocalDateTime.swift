/// A civil date and the time on the wall clock of a site, to the minute.
public struct LocalDateTime: Hashable, Comparable, Sendable {
  /// The date at the site.
  public let date: CivilDate
  /// Minutes since midnight, 0…1439.
  public let minuteOfDay: Int

  /// Nil when `minuteOfDay` is outside 0…1439.
  public init?(date: CivilDate, minuteOfDay: Int) {
    guard (0..<Self.minutesPerDay).contains(minuteOfDay) else { return nil }
    self.date = date
    self.minuteOfDay = minuteOfDay
  }

  /// Nil when `hour` is outside 0…23 or `minute` outside 0…59.
  public init?(date: CivilDate, hour: Int, minute: Int) {
    guard (0...23).contains(hour), (0...59).contains(minute) else { return nil }
    self.init(date: date, minuteOfDay: hour * 60 + minute)
  }

  static let minutesPerDay = 1440

  public static func < (left: LocalDateTime, right: LocalDateTime) -> Bool {
    (left.date, left.minuteOfDay) < (right.date, right.minuteOfDay)
  }
}
