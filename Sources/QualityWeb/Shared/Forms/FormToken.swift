import Crypto

/// What a form carries to show that it comes from a page of ours, opened in the same session.
struct FormToken: Sendable {
  /// 32 hexadecimal digits.
  let text: String

  /// The token of a session: derived from its secret, so that nothing has to be stored, and from
  /// which the secret cannot be found.
  init(secret: String) {
    text = SHA256.hash(data: Array("jeton:\(secret)".utf8)).prefix(16).hexadecimal
  }

  /// Whether a form sent this token, in a time that tells nothing of it.
  func matches(_ sent: String) -> Bool {
    constantTimeEquals(Array(text.utf8), Array(sent.utf8))
  }

  /// The name of the hidden field.
  static let field = "jeton"
}
