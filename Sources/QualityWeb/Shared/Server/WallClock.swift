import Foundation
public import QualityDomain
import QualityWording

/// The time, and what date and hour it is where a site stands. The only thing here that reads a
/// clock: tests give their own.
public struct WallClock: Sendable {
  public let now: @Sendable () -> Instant

  public init(now: @escaping @Sendable () -> Instant) {
    self.now = now
  }

  /// The clock of the machine.
  public static let system = WallClock {
    Instant(milliseconds: Int64(Date().timeIntervalSince1970 * 1000))
  }

  /// The civil date in a time zone, by its IANA name.
  public func today(in timeZone: String) -> CivilDate {
    Self.date(of: now(), in: timeZone)
  }

  /// The civil date of an instant in a time zone.
  public static func date(of instant: Instant, in timeZone: String) -> CivilDate {
    CivilDate(dayNumber: Int32(clamping: local(instant, timeZone).day))
  }

  /// The time on the wall of an instant in a time zone: « 9 h 42 ».
  public static func frenchTime(of instant: Instant, in timeZone: String) -> String {
    FrenchTime.short(minuteOfDay: local(instant, timeZone).minute)
  }

  /// Days since 1970-01-01 and minutes since midnight. An unknown zone counts as UTC.
  private static func local(_ instant: Instant, _ timeZone: String) -> (day: Int64, minute: Int) {
    let date = Date(timeIntervalSince1970: Double(instant.milliseconds) / 1000)
    let offset = TimeZone(identifier: timeZone)?.secondsFromGMT(for: date) ?? 0
    let seconds = (Double(instant.milliseconds) / 1000).rounded(.down) + Double(offset)
    let day = (seconds / 86_400).rounded(.down)
    return (Int64(day), Int(seconds - day * 86_400) / 60)
  }
}
