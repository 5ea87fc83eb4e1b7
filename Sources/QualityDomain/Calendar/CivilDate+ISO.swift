extension CivilDate: CustomStringConvertible {
  /// The date written `yyyy-MM-dd`, always ten characters.
  public var iso: String {
    String(unsafeUninitializedCapacity: 10) { bytes in
      write(to: bytes)
      return 10
    }
  }

  public var description: String { iso }

  /// Reads `yyyy-MM-dd` and nothing else: ten ASCII bytes, a real day, a year in 1000…9999.
  public init?(iso: String) {
    var text = iso
    let date = text.withUTF8 { bytes in
      bytes.count == 10 ? CivilDate(prefixOf: bytes) : nil
    }
    guard let date else { return nil }
    self = date
  }

  /// Reads the first ten of `bytes`, which must hold at least as many.
  init?(prefixOf bytes: UnsafeBufferPointer<UInt8>) {
    guard
      bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-"),
      let year = ISODigits.value(in: bytes, 0..<4),
      let month = ISODigits.value(in: bytes, 5..<7),
      let day = ISODigits.value(in: bytes, 8..<10)
    else { return nil }
    self.init(year: year, month: month, day: day)
  }

  /// Writes the date over the first ten of `bytes`, which must hold at least as many.
  func write(to bytes: UnsafeMutableBufferPointer<UInt8>) {
    let (year, month, day) = components
    ISODigits.write(year, to: bytes, 0..<4)
    bytes[4] = UInt8(ascii: "-")
    ISODigits.write(month, to: bytes, 5..<7)
    bytes[7] = UInt8(ascii: "-")
    ISODigits.write(day, to: bytes, 8..<10)
  }
}
