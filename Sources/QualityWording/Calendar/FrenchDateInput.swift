public import QualityDomain

/// Dates as people type them in forms.
public enum FrenchDateInput {
  /// Reads `18/05/2026`, `18/05/26`, `18/05`, `2026-05-18`, or nothing for today. A point or a
  /// hyphen does as well as a slash.
  ///
  /// Without a year, the one that brings the date nearest to `today` is meant: on 5 January,
  /// `28/12` was last week. A day that no near year has (29/02) is refused for this year.
  public static func parse(
    _ text: some StringProtocol, today: CivilDate
  ) throws(FrenchDateInputError) -> CivilDate {
    let typed = String(text).split(whereSeparator: \.isWhitespace).joined()
    if typed.isEmpty { return today }
    let parts = typed.split(omittingEmptySubsequences: false) { "/.-".contains($0) }
    let numbers = parts.compactMap(number)
    let widths = parts.map(\.utf8.count)
    guard (2...3).contains(parts.count), numbers.count == parts.count, widths[1] <= 2 else {
      throw .unreadable(typed)
    }
    switch (widths[0], widths.count == 3 ? widths[2] : 0) {
    case (4, 1...2): return try date(day: numbers[2], month: numbers[1], year: numbers[0])
    case (1...2, 4): return try date(day: numbers[0], month: numbers[1], year: numbers[2])
    case (1...2, 2): return try date(day: numbers[0], month: numbers[1], year: 2000 + numbers[2])
    case (1...2, 0) where widths.count == 2:
      return try nearest(day: numbers[0], month: numbers[1], today: today)
    default: throw .unreadable(typed)
    }
  }

  private static func number(_ digits: Substring) -> Int? {
    digits.utf8.allSatisfy { (48...57).contains($0) } ? Int(digits) : nil
  }

  private static func date(
    day: Int, month: Int, year: Int
  ) throws(FrenchDateInputError) -> CivilDate {
    guard let date = CivilDate(year: year, month: month, day: day) else {
      throw .noSuchDay(day: day, month: month, year: year)
    }
    return date
  }

  private static func nearest(
    day: Int, month: Int, today: CivilDate
  ) throws(FrenchDateInputError) -> CivilDate {
    let candidates = (-1...1).compactMap {
      CivilDate(year: today.year + $0, month: month, day: day)
    }
    let distance = { (date: CivilDate) in abs(today.days(until: date)) }
    guard let nearest = candidates.min(by: { distance($0) < distance($1) }), distance(nearest) < 184
    else { throw .noSuchDay(day: day, month: month, year: today.year) }
    return nearest
  }
}

/// Why a typed date is not one.
public enum FrenchDateInputError: Error, Hashable, Sendable {
  /// Not the shape of a date; what was typed, without spaces.
  case unreadable(String)
  /// The shape of a date that no calendar has.
  case noSuchDay(day: Int, month: Int, year: Int)

  /// What is wrong and what to do, for the field and the summary.
  public var french: String {
    switch self {
    case .unreadable(let text):
      return "« \(text) » n’est pas une date. Écrivez le jour, le mois et l’année, "
        + "par exemple 18/05/2026."
    case .noSuchDay(let day, let month, let year):
      let typed = "\(FrenchDate.twoDigits(day))/\(FrenchDate.twoDigits(month))/\(year)"
      return "Le \(typed) n’existe pas. Donnez une date réelle, par exemple "
        + "\(Self.example(day: day, month: month, year: year))."
    }
  }

  /// The last real day of the month that was meant, or any real date.
  private static func example(day: Int, month: Int, year: Int) -> String {
    let last = stride(from: min(day, 31), to: 0, by: -1).lazy.compactMap {
      CivilDate(year: year, month: month, day: $0)
    }.first
    return last.map(FrenchDate.numeric) ?? "18/05/2026"
  }
}
