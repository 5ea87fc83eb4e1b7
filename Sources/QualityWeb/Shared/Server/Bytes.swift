/// Compares secrets without telling by its duration where they differ.
func constantTimeEquals(_ left: [UInt8], _ right: [UInt8]) -> Bool {
  guard left.count == right.count else { return false }
  return zip(left, right).reduce(0) { $0 | ($1.0 ^ $1.1) } == 0
}

extension [UInt8] {
  /// Bytes from the system's random numbers.
  init(randomBytes count: Int) {
    var generator = SystemRandomNumberGenerator()
    self = (0..<count).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
  }
}

extension Sequence<UInt8> {
  /// Two lower-case hexadecimal digits a byte.
  var hexadecimal: String {
    map { byte in
      let digits = String(byte, radix: 16)
      return digits.utf8.count == 1 ? "0" + digits : digits
    }.joined()
  }
}
