/// The identifier of one `Subject`: a ULID, 26 characters of Crockford's base 32 in lower case.
///
/// Identifiers sort by the moment of their creation and are made without asking a database, so
/// the records of two databases can be merged and an address never counts anything.
public struct ID<Subject>: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// The 26 characters.
  public let text: String

  /// Takes back an identifier that `make` produced; nil when `text` is not one.
  public init?(_ text: some StringProtocol) {
    var text = String(text)
    guard text.withUTF8(ULID.isText) else { return nil }
    self.text = text
  }

  private init(trusted text: String) {
    self.text = text
  }

  /// A new identifier for something created at `instant`.
  public static func make(
    at instant: Instant, using generator: inout some RandomNumberGenerator
  ) -> ID {
    ID(trusted: ULID.text(milliseconds: instant.milliseconds, using: &generator))
  }

  /// A new identifier drawn from the system's random numbers.
  public static func make(at instant: Instant) -> ID {
    var generator = SystemRandomNumberGenerator()
    return make(at: instant, using: &generator)
  }

  /// The identifier of the same moment whose random part is `bits`: always the same for the same bits.
  /// - Parameter bits: only the lower 80 count.
  public func withRandomPart(_ bits: UInt128) -> ID {
    ID(trusted: String(text.prefix(10)) + ULID.text(milliseconds: 0, random: bits).suffix(16))
  }

  /// Before all others: stands for a record that does not exist yet.
  static var lowest: ID { ID(trusted: String(repeating: "0", count: 26)) }

  public var description: String { text }

  public static func < (left: ID, right: ID) -> Bool {
    left.text < right.text
  }
}

/// The layout of a ULID: 48 bits of milliseconds, then 80 random bits, five bits a character.
enum ULID {
  /// Crockford's base 32: no `i`, `l`, `o` or `u`, which are misread.
  static let alphabet = Array("0123456789abcdefghjkmnpqrstvwxyz".utf8)

  /// Whether `bytes` are 26 characters of the alphabet that hold 128 bits.
  static func isText(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    bytes.count == 26 && bytes[0] <= UInt8(ascii: "7")
      && bytes.allSatisfy { byte in
        switch byte {
        case UInt8(ascii: "i"), UInt8(ascii: "l"), UInt8(ascii: "o"), UInt8(ascii: "u"): false
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"): true
        default: false
        }
      }
  }

  static func text(
    milliseconds: Int64, using generator: inout some RandomNumberGenerator
  ) -> String {
    text(
      milliseconds: milliseconds,
      random: UInt128(generator.next()) << 64 | UInt128(generator.next()))
  }

  static func text(milliseconds: Int64, random: UInt128) -> String {
    let time = UInt128(UInt64(bitPattern: max(0, milliseconds)) & 0xFFFF_FFFF_FFFF)
    let value = time << 80 | random & (1 << 80 - 1)
    return String(unsafeUninitializedCapacity: 26) { buffer in
      for index in 0..<26 {
        buffer[index] = alphabet[Int(truncatingIfNeeded: value >> UInt128(5 * (25 - index))) & 31]
      }
      return 26
    }
  }
}
