/// A password that nobody chose: 20 characters of 31, 99 bits, easy to read aloud.
public enum DrawnPassword {
  private static let alphabet = Array("abcdefghjkmnpqrstuvwxyz23456789")

  public static func make() -> String {
    let characters = (0..<20).compactMap { _ in alphabet.randomElement() }
    return stride(from: 0, to: characters.count, by: 5)
      .map { String(characters[$0..<min($0 + 5, characters.count)]) }.joined(separator: "-")
  }
}

/// The shape of an e-mail address, without asking whether it exists.
public enum EmailAddress {
  public static func isPlausible(_ text: String) -> Bool {
    let parts = text.split(separator: "@", omittingEmptySubsequences: false)
    return parts.count == 2 && !parts[0].isEmpty && parts[1].contains(".") && text.count <= 254
      && !parts[1].hasPrefix(".") && !parts[1].hasSuffix(".")
      && text.unicodeScalars.allSatisfy { $0.value > 32 && $0.value != 127 }
  }
}
