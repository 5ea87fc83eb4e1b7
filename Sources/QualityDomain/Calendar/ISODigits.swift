/// Reading and writing the fixed-width decimal fields of ISO 8601 texts, byte by byte.
enum ISODigits {
  /// The number written by the ASCII digits of `range`; nil when one of them is not a digit.
  /// `range` must lie inside `bytes`.
  static func value(in bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Int? {
    var value = 0
    for index in range {
      let digit = bytes[index] &- UInt8(ascii: "0")
      guard digit < 10 else { return nil }
      value = value * 10 + Int(digit)
    }
    return value
  }

  /// Writes `value`, which is not negative, over `range`, padded with zeros on the left.
  static func write(_ value: Int, to bytes: UnsafeMutableBufferPointer<UInt8>, _ range: Range<Int>) {
    var rest = value
    for index in range.reversed() {
      bytes[index] = UInt8(ascii: "0") + UInt8(rest % 10)
      rest /= 10
    }
  }
}
