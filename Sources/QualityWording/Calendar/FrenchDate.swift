public import QualityDomain

/// Dates in French words, as pages and letters write them.
public enum FrenchDate {
  /// « mar. 12 mai 2026 », « ven. 1er mai 2026 ».
  public static func short(_ date: CivilDate) -> String {
    "\(date.weekday.frenchAbbreviation) \(dayMonth(date)) \(date.year)"
  }

  /// « mardi 12 mai 2026 », « vendredi 1er mai 2026 ».
  public static func long(_ date: CivilDate) -> String {
    "\(date.weekday.french) \(dayOfMonth(date)) \(FrenchMonth.name(date.month)) \(date.year)"
  }

  /// « 12/05/2026 », as forms take it.
  public static func numeric(_ date: CivilDate) -> String {
    "\(twoDigits(date.day))/\(twoDigits(date.month))/\(date.year)"
  }

  /// « 12 mai », « 1er janv. », where the year goes without saying.
  public static func dayMonth(_ date: CivilDate) -> String {
    "\(dayOfMonth(date)) \(FrenchMonth.abbreviation(date.month))"
  }

  /// « 12 », « 1er ».
  public static func dayOfMonth(_ date: CivilDate) -> String {
    date.day == 1 ? "1er" : String(date.day)
  }

  /// « de 1990 à 2100 ».
  public static func years(_ years: ClosedRange<Int>) -> String {
    "de \(years.lowerBound) à \(years.upperBound)"
  }

  static func twoDigits(_ number: Int) -> String {
    number < 10 ? "0\(number)" : String(number)
  }
}

/// The names of months, from 1 to 12.
public enum FrenchMonth {
  /// « janvier »; `month` is 1…12.
  public static func name(_ month: Int) -> String { names[month - 1] }

  /// « janv. »; `month` is 1…12. Short names stay whole: « mars », « avril », « mai », « juin ».
  public static func abbreviation(_ month: Int) -> String { abbreviations[month - 1] }

  private static let names = [
    "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre",
    "octobre", "novembre", "décembre",
  ]
  private static let abbreviations = [
    "janv.", "févr.", "mars", "avril", "mai", "juin", "juill.", "août", "sept.", "oct.", "nov.",
    "déc.",
  ]
}

extension Weekday {
  /// « lundi ».
  public var french: String {
    switch self {
    case .monday: "lundi"
    case .tuesday: "mardi"
    case .wednesday: "mercredi"
    case .thursday: "jeudi"
    case .friday: "vendredi"
    case .saturday: "samedi"
    case .sunday: "dimanche"
    }
  }

  /// « lun. ».
  public var frenchAbbreviation: String { french.prefix(3) + "." }
}
