public import QualityDomain

/// What a password must be: long (ANSSI: 12 characters, 16 for administrators), and not made of
/// what everyone can guess. It never expires (CNIL 2022-100).
public enum PasswordPolicy {
  public enum Problem: Error, Hashable, Sendable {
    case tooShort(minimum: Int)
    case tooLong(maximum: Int)
    /// The same few characters over and over.
    case tooUniform
    case containsAddress
  }

  static let longest = 200

  public static func minimumLength(for role: Role?) -> Int {
    role == .administrator ? 16 : 12
  }

  /// - Parameters:
  ///   - email: of the account, whose name must not stand in the password.
  ///   - role: the highest that the person has.
  public static func check(
    _ password: String, email: String, role: Role?
  ) throws(Problem) {
    let minimum = minimumLength(for: role)
    guard password.count >= minimum else { throw .tooShort(minimum: minimum) }
    guard password.count <= longest else { throw .tooLong(maximum: longest) }
    guard Set(password).count >= 6 else { throw .tooUniform }
    let name = email.prefix { $0 != "@" }.lowercased()
    guard name.count < 4 || !password.lowercased().contains(name) else { throw .containsAddress }
  }
}

extension PasswordPolicy.Problem {
  public var french: String {
    switch self {
    case .tooShort(let minimum):
      "Ce mot de passe est trop court. Donnez au moins \(minimum) caractères, par exemple quatre mots sans lien."
    case .tooLong(let maximum): "Ce mot de passe dépasse \(maximum) caractères. Raccourcissez-le."
    case .tooUniform:
      "Ce mot de passe répète les mêmes caractères. Donnez-en au moins six différents."
    case .containsAddress:
      "Ce mot de passe contient votre adresse. Choisissez des mots sans rapport avec elle."
    }
  }
}
