/// The feast that the movable public holidays follow.
public enum Easter {
  /// Easter Sunday of `year` in the Gregorian calendar; nil when `year` is outside 1583…9999.
  /// - Source: the "anonymous Gregorian" computus; Astronomical Algorithms, 2nd edition, chapter 8.
  public static func sunday(in year: Int) -> CivilDate? {
    guard (1583...9999).contains(year) else { return nil }
    let goldenNumber = year % 19
    let (century, yearOfCentury) = year.quotientAndRemainder(dividingBy: 100)
    let moonCorrection = (century - (century + 8) / 25 + 1) / 3
    let epact = (19 * goldenNumber + century - century / 4 - moonCorrection + 15) % 30
    let toSunday = (32 + 2 * (century % 4) + 2 * (yearOfCentury / 4) - epact - yearOfCentury % 4) % 7
    let lateMoon = (goldenNumber + 11 * epact + 22 * toSunday) / 451
    let sinceMarch = epact + toSunday - 7 * lateMoon + 114
    return CivilDate(year: year, month: sinceMarch / 31, day: sinceMarch % 31 + 1)
  }
}
