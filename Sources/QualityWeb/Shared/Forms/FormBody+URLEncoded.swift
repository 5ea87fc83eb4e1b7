extension FormBody {
  /// Reads `application/x-www-form-urlencoded`, from a body or a query.
  ///
  /// - Throws: `malformed` for an escape that is not two hexadecimal digits, for text that is not
  ///   UTF-8 or holds a NUL, and past the number of fields of a form.
  init(urlEncoded bytes: some Collection<UInt8>) throws(FormBodyError) {
    self.init()
    for pair in bytes.split(separator: UInt8(ascii: "&")) {
      let parts = pair.split(
        separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
      try append(Self.decoded(parts[0]), parts.count == 2 ? Self.decoded(parts[1]) : "")
    }
  }

  private static func decoded(_ bytes: some Collection<UInt8>) throws(FormBodyError) -> String {
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count)
    var rest = bytes.makeIterator()
    while let byte = rest.next() {
      switch byte {
      case UInt8(ascii: "+"): text.append(UInt8(ascii: " "))
      case UInt8(ascii: "%"):
        guard let high = rest.next()?.hexadecimal, let low = rest.next()?.hexadecimal else {
          throw .malformed
        }
        text.append(high << 4 | low)
      default: text.append(byte)
      }
    }
    return try self.text(text)
  }

  /// UTF-8 text without NUL, its line ends as `\n`.
  static func text(_ bytes: some Collection<UInt8>) throws(FormBodyError) -> String {
    guard !bytes.contains(0), let text = String(validating: bytes, as: UTF8.self) else {
      throw .malformed
    }
    return text.replacing("\r\n", with: "\n")
  }
}

extension UInt8 {
  fileprivate var hexadecimal: UInt8? {
    switch self {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): self - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): self - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): self - UInt8(ascii: "A") + 10
    default: nil
    }
  }
}
