import Crypto

/// What a form carries to show that it comes from a page of ours, opened in the same session.
struct FormToken: Sendable {
  /// 32 hexadecimal digits.
  let text: String

  /// The token of a session: derived from its secret, so that nothing has to be stored, and from
  /// which the secret cannot be found.
  init(secret: String) {
    let digest = SHA256.hash(data: Array("jeton:\(secret)".utf8))
    text = digest.prefix(16).map { byte in
      let digits = String(byte, radix: 16)
      return digits.utf8.count == 1 ? "0" + digits : digits
    }.joined()
  }

  /// Whether a form sent this token, in a time that tells nothing of it.
  func matches(_ sent: String) -> Bool {
    let (expected, actual) = (Array(text.utf8), Array(sent.utf8))
    guard expected.count == actual.count else { return false }
    return zip(expected, actual).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
  }

  /// The name of the hidden field.
  static let field = "jeton"
}
