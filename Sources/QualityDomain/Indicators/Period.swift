/// A calendar period for which figures are given: `2023`, `2023-S1`, `2023-T4`, `2023-05`.
public struct Period: Hashable, Sendable, Comparable {
  /// In months.
  public enum Length: Int, Sendable, CaseIterable {
    case month = 1, quarter = 3, halfYear = 6, year = 12
  }

  public let year: Int
  public let length: Length
  /// From 1, within the year.
  public let number: Int

  private init(year: Int, length: Length, number: Int) {
    self.year = year
    self.length = length
    self.number = number
  }

  /// The years of civil dates, so that the period of any day can be written and read back.
  private static let years = CivilDate.earliest.year...CivilDate.latest.year

  /// The `number`-th period of that length in `year` (1000…9999); nil when there is none.
  public init?(year: Int, _ length: Length, number: Int) {
    guard Self.years.contains(year), (1...(12 / length.rawValue)).contains(number) else {
      return nil
    }
    self.init(year: year, length: length, number: number)
  }

  /// Reads `2023`, `2023-S1`, `2023-T4` or `2023-05`.
  public init?(_ text: some StringProtocol) {
    var text = String(text)
    let period: Period? = text.withUTF8 { bytes in
      guard bytes.count == 4 || bytes.count == 7 && bytes[4] == UInt8(ascii: "-"),
        let year = ISODigits.value(in: bytes, 0..<4)
      else { return nil }
      if bytes.count == 4 { return Period(year: year, .year, number: 1) }
      let length: Length =
        switch bytes[5] {
        case UInt8(ascii: "T"): .quarter
        case UInt8(ascii: "S"): .halfYear
        default: .month
        }
      return ISODigits.value(in: bytes, (length == .month ? 5 : 6)..<7)
        .flatMap { Period(year: year, length, number: $0) }
    }
    guard let period else { return nil }
    self = period
  }

  /// The period of that length in which `day` falls.
  public init(_ length: Length, containing day: CivilDate) {
    self.init(year: day.year, length: length, number: (day.month - 1) / length.rawValue + 1)
  }

  /// The form that files and addresses use.
  public var text: String {
    switch length {
    case .year: String(year)
    case .halfYear: "\(year)-S\(number)"
    case .quarter: "\(year)-T\(number)"
    case .month: number < 10 ? "\(year)-0\(number)" : "\(year)-\(number)"
    }
  }

  /// Months since year 0, of the first month.
  private var firstMonthIndex: Int { year * 12 + (number - 1) * length.rawValue }

  public var firstDay: CivilDate { Self.firstDay(ofMonth: firstMonthIndex) }

  public var lastDay: CivilDate {
    let next = firstMonthIndex + length.rawValue
    return next / 12 > Self.years.upperBound
      ? .latest : Self.firstDay(ofMonth: next).adding(days: -1)
  }

  /// The period of the same length, `count` later (earlier when negative); the first or the last
  /// one when there are not so many, as dates do.
  public func advanced(by count: Int) -> Period {
    let (months, overflow) = count.multipliedReportingOverflow(by: length.rawValue)
    let (sum, overflowed) = firstMonthIndex.addingReportingOverflow(months)
    let first = Self.years.lowerBound * 12
    let last = Self.years.upperBound * 12 + 12 - length.rawValue
    let unbounded = overflow || overflowed ? (count < 0 ? first : last) : sum
    let index = min(max(unbounded, first), last)
    return Period(
      year: index / 12, length: length, number: (index % 12) / length.rawValue + 1)
  }

  /// The parts of a shorter length, in order; empty when they do not divide it.
  public func parts(_ part: Length) -> [Period] {
    guard part.rawValue < length.rawValue, length.rawValue % part.rawValue == 0 else { return [] }
    return (0..<(length.rawValue / part.rawValue)).map {
      let index = firstMonthIndex + $0 * part.rawValue
      return Period(year: index / 12, length: part, number: (index % 12) / part.rawValue + 1)
    }
  }

  /// The months, as `2023-05`.
  public var months: [Period] { length == .month ? [self] : parts(.month) }

  /// Whether all of `other` lies within the period.
  public func covers(_ other: Period) -> Bool {
    firstMonthIndex <= other.firstMonthIndex
      && other.firstMonthIndex + other.length.rawValue <= firstMonthIndex + length.rawValue
  }

  /// Whether `day` lies within the period.
  public func contains(_ day: CivilDate) -> Bool { firstDay <= day && day <= lastDay }

  /// By first day, the shorter first.
  public static func < (left: Period, right: Period) -> Bool {
    (left.firstMonthIndex, left.length.rawValue) < (right.firstMonthIndex, right.length.rawValue)
  }

  private static func firstDay(ofMonth index: Int) -> CivilDate {
    // The year is bounded, so the first of a month always exists.
    CivilDate(year: index / 12, month: index % 12 + 1, day: 1) ?? CivilDate(dayNumber: 0)
  }
}
