/// An exact decimal number with six places: counts, days, seconds, rates.
///
/// Binary floating point would make 88.20 % out of 88.2 and lose the half cent that decides a
/// rounding. Bounds: ±9 223 372 036 854.775807.
public struct Quantity: Hashable, Comparable, Sendable {
  /// The value times one million.
  public let millionths: Int64

  /// The value times one million.
  public init(millionths: Int64) {
    self.millionths = millionths
  }

  /// A whole number; nil past the bounds.
  public init?(_ whole: Int) {
    let (product, overflow) = Int64(whole).multipliedReportingOverflow(by: Self.scale)
    guard !overflow else { return nil }
    self.millionths = product
  }

  /// Reads what people and files write: `12`, `88,20`, `88.2`, `1 204,5` (plain, no-break or thin
  /// no-break space between groups of three digits), with an optional sign and at most six decimals.
  /// nil when the text is anything else or past the bounds.
  public init?(_ text: some StringProtocol) {
    let scalars = String(text).unicodeScalars
    let isNegative = scalars.first == "-" || scalars.first == "\u{2212}"
    let unsigned = isNegative || scalars.first == "+" ? scalars.dropFirst() : scalars[...]
    let parts = unsigned.split(maxSplits: 1, omittingEmptySubsequences: false) {
      $0 == "," || $0 == "."
    }
    let groups = parts[0].split(omittingEmptySubsequences: false) {
      $0 == " " || $0 == "\u{A0}" || $0 == "\u{202F}"
    }
    let decimals = parts.count == 2 ? String(parts[1]) : "0"
    guard (1...6).contains(decimals.unicodeScalars.count),
      groups.count == 1 || (1...3).contains(groups[0].count),
      groups.dropFirst().allSatisfy({ $0.count == 3 }), !groups[0].isEmpty
    else { return nil }
    let padding = String(repeating: "0", count: 6 - decimals.unicodeScalars.count)
    let digits = groups.map { String($0) }.joined() + decimals + padding
    guard digits.utf8.allSatisfy({ (48...57).contains($0) }), let magnitude = Int64(digits) else {
      return nil
    }
    millionths = isNegative ? -magnitude : magnitude
  }

  /// 100 × `numerator` ÷ `denominator`, two decimals, half up; nil when the denominator is not
  /// positive (the rate is then "sans objet") or the result past the bounds.
  public static func percentage(_ numerator: Quantity, of denominator: Quantity) -> Quantity? {
    divided(numerator, by: denominator, factor: 100)
  }

  /// `total` ÷ `count`, two decimals, half up; nil when the count is not positive.
  public static func mean(_ total: Quantity, over count: Quantity) -> Quantity? {
    divided(total, by: count, factor: 1)
  }

  private static func divided(
    _ numerator: Quantity, by denominator: Quantity, factor: Int128
  ) -> Quantity? {
    guard denominator.millionths > 0 else { return nil }
    // Hundredths of the result, rounded half up: floor((200·n·factor + d) / 2d).
    let doubled = Int128(numerator.millionths) * factor * 200 + Int128(denominator.millionths)
    let hundredths = floor(doubled, dividedBy: Int128(denominator.millionths) * 2)
    guard let millionths = Int64(exactly: hundredths * 10_000) else { return nil }
    return Quantity(millionths: millionths)
  }

  /// The nearest value with two decimals, half up; next to the bounds, the last one within them.
  public var roundedToHundredths: Quantity {
    let hundredths = Self.floor(Int128(millionths) + 5_000, dividedBy: 10_000)
    let bounds = Int128(Int64.min / 10_000)...Int128(Int64.max / 10_000)
    let bounded = min(max(hundredths, bounds.lowerBound), bounds.upperBound)
    return Quantity(millionths: Int64(bounded) * 10_000)
  }

  private static func floor(_ dividend: Int128, dividedBy divisor: Int128) -> Int128 {
    let (quotient, remainder) = dividend.quotientAndRemainder(dividingBy: divisor)
    return remainder < 0 ? quotient - 1 : quotient
  }

  /// The sum; nil past the bounds.
  public func adding(_ other: Quantity) -> Quantity? {
    let (sum, overflow) = millionths.addingReportingOverflow(other.millionths)
    return overflow ? nil : Quantity(millionths: sum)
  }

  /// Whether the value has no decimals.
  public var isWhole: Bool { millionths % Self.scale == 0 }

  /// The value with a point and without useless zeros, as JSON and CSV want it: `88.2`, `15`.
  public var plain: String {
    let magnitude = millionths.magnitude
    let whole = magnitude / UInt64(Self.scale)
    var decimals = String(magnitude % UInt64(Self.scale))
    decimals = String(repeating: "0", count: 6 - decimals.count) + decimals
    while decimals.hasSuffix("0") { decimals.removeLast() }
    return (millionths < 0 ? "-" : "") + String(whole) + (decimals.isEmpty ? "" : "." + decimals)
  }

  public static let zero = Quantity(millionths: 0)

  public static func < (left: Quantity, right: Quantity) -> Bool {
    left.millionths < right.millionths
  }

  private static let scale: Int64 = 1_000_000
}
