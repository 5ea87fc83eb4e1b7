public import QualityDomain

/// Times of day in French, on the wall clock of a site.
public enum FrenchTime {
  /// « 9 h 42 », « 14 h 05 », « 9 h » on the hour; `minuteOfDay` is 0…1439.
  public static func short(minuteOfDay: Int) -> String {
    let (hour, minute) = minuteOfDay.quotientAndRemainder(dividingBy: 60)
    return minute == 0 ? "\(hour) h" : "\(hour) h \(FrenchDate.twoDigits(minute))"
  }

  /// « 9 h 42 ».
  public static func short(_ moment: LocalDateTime) -> String {
    short(minuteOfDay: moment.minuteOfDay)
  }

  /// « mar. 12 mai 2026 à 9 h 42 ».
  public static func withDate(_ moment: LocalDateTime) -> String {
    "\(FrenchDate.short(moment.date)) à \(short(moment))"
  }
}
