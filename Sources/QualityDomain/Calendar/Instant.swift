/// A point in time, the same everywhere, to the millisecond. Turning it into the civil date or the
/// wall clock of a site needs a time zone, which the domain does not have.
///
/// Every value lies in the years 1000 to 9999 (UTC), so that its ISO text can always be read back.
public struct Instant: Hashable, Comparable, Sendable {
  /// Milliseconds since 1970-01-01T00:00:00Z, leap seconds not counted; negative before.
  public let milliseconds: Int64

  private static let perDay: Int64 = 86_400_000
  private static let earliest = Int64(CivilDate.earliest.dayNumber) * perDay
  private static let latest = (Int64(CivilDate.latest.dayNumber) + 1) * perDay - 1

  /// The instant `milliseconds` after 1970-01-01T00:00:00Z. A number outside the years 1000 to 9999
  /// gives the nearest end of that range.
  public init(milliseconds: Int64) {
    self.milliseconds = min(max(milliseconds, Self.earliest), Self.latest)
  }

  public static func < (left: Instant, right: Instant) -> Bool {
    left.milliseconds < right.milliseconds
  }
}

extension Instant: CustomStringConvertible {
  /// The instant in UTC, to the millisecond: `2026-05-11T09:42:00.000Z`.
  public var iso8601: String {
    let (days, ofDay) = milliseconds.quotientAndRemainder(dividingBy: Self.perDay)
    let beforeEpoch = ofDay < 0
    let date = CivilDate(dayNumber: Int32(beforeEpoch ? days - 1 : days))
    let time = Int(beforeEpoch ? ofDay + Self.perDay : ofDay)
    return String(unsafeUninitializedCapacity: 24) { bytes in
      date.write(to: bytes)
      bytes[10] = UInt8(ascii: "T")
      ISODigits.write(time / 3_600_000, to: bytes, 11..<13)
      bytes[13] = UInt8(ascii: ":")
      ISODigits.write(time / 60_000 % 60, to: bytes, 14..<16)
      bytes[16] = UInt8(ascii: ":")
      ISODigits.write(time / 1000 % 60, to: bytes, 17..<19)
      bytes[19] = UInt8(ascii: ".")
      ISODigits.write(time % 1000, to: bytes, 20..<23)
      bytes[23] = UInt8(ascii: "Z")
      return 24
    }
  }

  public var description: String { iso8601 }

  /// Reads `2026-05-11T09:42:00.000Z`, or the same without the milliseconds. The text must be in
  /// UTC and end in `Z`; a leap second (`:60`) is refused.
  public init?(iso8601: String) {
    var text = iso8601
    let milliseconds = text.withUTF8 { Self.milliseconds(of: $0) }
    guard let milliseconds else { return nil }
    self.init(milliseconds: milliseconds)
  }

  private static func milliseconds(of bytes: UnsafeBufferPointer<UInt8>) -> Int64? {
    guard
      bytes.count == 20 || bytes.count == 24,
      bytes[bytes.count - 1] == UInt8(ascii: "Z"), bytes[10] == UInt8(ascii: "T"),
      bytes[13] == UInt8(ascii: ":"), bytes[16] == UInt8(ascii: ":"),
      let date = CivilDate(prefixOf: bytes),
      let hour = ISODigits.value(in: bytes, 11..<13), hour < 24,
      let minute = ISODigits.value(in: bytes, 14..<16), minute < 60,
      let second = ISODigits.value(in: bytes, 17..<19), second < 60
    else { return nil }
    var fraction = 0
    if bytes.count == 24 {
      guard
        bytes[19] == UInt8(ascii: "."), let read = ISODigits.value(in: bytes, 20..<23)
      else { return nil }
      fraction = read
    }
    let ofDay = ((hour * 60 + minute) * 60 + second) * 1000 + fraction
    return Int64(date.dayNumber) * perDay + Int64(ofDay)
  }
}
