import QualityDomain
import QualityStore

extension SignIn {
  enum PasswordChange: Hashable, Sendable {
    case changed
    /// The present password is not the one that was typed.
    case refused
    /// Too many failures: try again after this many minutes.
    case throttled(minutes: Int)
  }

  /// Changes one's own password, confirmed by the present one, which is throttled as signing in is.
  /// All other sessions of the person end.
  func change(
    to new: String, confirmedBy present: String, of account: PersonAccount,
    keepingSession token: String, by author: Authorship
  ) async throws -> PasswordChange {
    let key = Self.digest(PersonStore.normalized(email: account.email))
    guard try await beginAttempt(key, at: author.at) else {
      return .throttled(minutes: Self.windowMinutes)
    }
    guard try await hasher.verify(present, against: account.passwordHash) else { return .refused }
    try await store.sessions.clearFailures(accountHash: key)
    try await store.people.changePassword(
      try await hasher.hash(new), keepingSession: Self.digest(token), by: author)
    return .changed
  }
}
