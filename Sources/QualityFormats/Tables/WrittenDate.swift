import QualityDomain

/// A date as spreadsheets write it: `jj/mm/aaaa` or ISO.
enum WrittenDate {
  case day(CivilDate)
  /// Well written, but in no calendar.
  case noSuchDay
  /// A day of a year that no register has.
  case outside
  case unreadable

  init(_ utf8: borrowing Span<UInt8>) {
    guard utf8.count == 10, let fields = Self.fields(utf8) else {
      self = .unreadable
      return
    }
    guard let day = CivilDate(year: fields.year, month: fields.month, day: fields.day) else {
      self = fields.year < 1000 ? .outside : .noSuchDay
      return
    }
    self = CivilDate.registerYears.contains(fields.year) ? .day(day) : .outside
  }

  private static func fields(
    _ utf8: borrowing Span<UInt8>
  ) -> (year: Int, month: Int, day: Int)? {
    let slash = UInt8(ascii: "/")
    let hyphen = UInt8(ascii: "-")
    if utf8[2] == slash, utf8[5] == slash,
      let day = number(utf8, 0..<2), let month = number(utf8, 3..<5), let year = number(utf8, 6..<10)
    {
      return (year, month, day)
    }
    if utf8[4] == hyphen, utf8[7] == hyphen,
      let year = number(utf8, 0..<4), let month = number(utf8, 5..<7), let day = number(utf8, 8..<10)
    {
      return (year, month, day)
    }
    return nil
  }

  private static func number(_ utf8: borrowing Span<UInt8>, _ range: Range<Int>) -> Int? {
    var value = 0
    for index in range {
      let digit = utf8[index] &- UInt8(ascii: "0")
      guard digit < 10 else { return nil }
      value = value * 10 + Int(digit)
    }
    return value
  }
}
