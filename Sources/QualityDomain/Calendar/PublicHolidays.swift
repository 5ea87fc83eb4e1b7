/// One public holiday of one year.
public struct PublicHoliday: Hashable, Sendable {
  public let date: CivilDate
  public let name: HolidayName

  public init(date: CivilDate, name: HolidayName) {
    self.date = date
    self.name = name
  }
}

/// The legal public holidays of each territory. Customary days (Good Friday or Mi-Carême in the
/// Antilles, the Muslim feasts of Mayotte) are not law: a site adds them as `LocalHoliday`s.
public enum PublicHolidays {
  /// The public holidays of `territory` in `year`, by date. Two may fall on one day (1 May and
  /// Ascension in 2008): both are listed.
  ///
  /// Exact from 2018, before the first edition of the référentiel. An earlier year is given the
  /// oldest rules known here, a year to come those of today, a year outside 1583…9999 no holiday.
  /// - Parameter goodFriday: whether Good Friday is a holiday in the commune of the site. Read in
  ///   Alsace-Moselle only, where nil means that it is.
  /// - Source: code du travail, L3133-1, L3134-13 and L3422-2; and each collectivity's own law.
  public static func days(
    in year: Int, territory: Territory, goodFriday: Bool? = nil
  ) -> [PublicHoliday] {
    guard let easter = Easter.sunday(in: year) else { return [] }
    var days = movable.map { PublicHoliday(date: easter.adding(days: $0.daysAfterEaster), name: $0.name) }
    if observesGoodFriday(territory, goodFriday: goodFriday) {
      days.append(PublicHoliday(date: easter.adding(days: -2), name: .goodFriday))
    }
    for rule in everywhere + (added[territory.code] ?? []) where rule.years.contains(year) {
      guard let date = CivilDate(year: year, month: rule.month, day: rule.day) else { continue }
      days.append(PublicHoliday(date: date, name: rule.name))
    }
    return days.sorted { ($0.date, $0.name.rawValue) < ($1.date, $1.name.rawValue) }
  }

  private static func observesGoodFriday(_ territory: Territory, goodFriday: Bool?) -> Bool {
    territory.isAlsaceMoselle ? goodFriday ?? true : territory.code == "987"
  }
}

extension PublicHolidays {
  /// A holiday on the same day of every year of `years`.
  private struct FixedHoliday: Sendable {
    let month: Int
    let day: Int
    let name: HolidayName
    let years: ClosedRange<Int>

    init(_ month: Int, _ day: Int, _ name: HolidayName, years: ClosedRange<Int> = 0...9999) {
      self.month = month
      self.day = day
      self.name = name
      self.years = years
    }
  }

  // Whit Monday stays a public holiday where it is the day of solidarity (law 2004-626, 2008-351).
  private static let movable: [(daysAfterEaster: Int, name: HolidayName)] = [
    (1, .easterMonday), (39, .ascension), (50, .whitMonday),
  ]

  private static let everywhere = [
    FixedHoliday(1, 1, .newYear),
    FixedHoliday(5, 1, .labourDay),
    FixedHoliday(5, 8, .victory1945),
    FixedHoliday(7, 14, .bastilleDay),
    FixedHoliday(8, 15, .assumption),
    FixedHoliday(11, 1, .allSaints),
    FixedHoliday(11, 11, .armistice1918),
    FixedHoliday(12, 25, .christmas),
  ]

  private static let added: [String: [FixedHoliday]] = [
    "57": [FixedHoliday(12, 26, .saintStephen)],
    "67": [FixedHoliday(12, 26, .saintStephen)],
    "68": [FixedHoliday(12, 26, .saintStephen)],
    "971": [FixedHoliday(5, 27, .abolitionOfSlavery)],
    "972": [FixedHoliday(5, 22, .abolitionOfSlavery)],
    "973": [FixedHoliday(6, 10, .abolitionOfSlavery)],
    "974": [FixedHoliday(12, 20, .abolitionOfSlavery)],
    "976": [FixedHoliday(4, 27, .abolitionOfSlavery)],
    "977": [FixedHoliday(10, 9, .abolitionOfSlavery)],
    "978": [
      FixedHoliday(5, 27, .abolitionOfSlavery, years: 0...2017),
      FixedHoliday(5, 28, .abolitionOfSlavery, years: 2018...9999),
    ],
    "986": [
      FixedHoliday(4, 28, .saintPeterChanel),
      FixedHoliday(6, 29, .saintsPeterAndPaul),
      FixedHoliday(7, 29, .territoryDay),
    ],
    "987": [
      FixedHoliday(3, 5, .arrivalOfTheGospel),
      FixedHoliday(6, 29, .autonomyDay, years: 0...2024),
      FixedHoliday(11, 20, .matarii, years: 2025...9999),
    ],
    "988": [FixedHoliday(9, 24, .citizenshipDay)],
  ]
}
