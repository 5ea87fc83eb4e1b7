import Crypto
import Foundation
public import QualityDomain
public import QualityStore

/// Opens and ends sessions.
public struct SignIn: Sendable {
  public enum Outcome: Hashable, Sendable {
    /// The token to hand to the browser.
    case opened(token: String)
    case refused
    /// Too many failures: try again after this many minutes.
    case throttled(minutes: Int)
  }

  /// A session ends after this long without use.
  static let idleMilliseconds: Int64 = 8 * 3600 * 1000
  /// Failures are counted over this long.
  static let windowMilliseconds: Int64 = 15 * 60 * 1000
  static let mostFailures = 5

  static var windowMinutes: Int { Int(windowMilliseconds / 60_000) }

  let store: Store
  let hasher: PasswordHasher

  public init(store: Store, hasher: PasswordHasher) {
    self.store = store
    self.hasher = hasher
  }

  /// Checks an e-mail address and a password, and opens a session.
  ///
  /// After five failures in fifteen minutes an account has to wait, also with the right password.
  /// - Throws: `PasswordHasher.Crowded` when too many others do the same; a `StoreError`.
  public func open(
    email: String, password: String, at now: Instant, today: CivilDate
  ) async throws -> Outcome {
    let account = Self.digest(PersonStore.normalized(email: email))
    guard try await beginAttempt(account, at: now) else {
      return .throttled(minutes: Self.windowMinutes)
    }
    let credential = try await store.people.credential(email: email)
    guard try await hasher.verify(password, against: credential?.passwordHash), let credential
    else { return .refused }
    try await store.sessions.clearFailures(accountHash: account)
    let token = Self.secret()
    try await store.sessions.open(
      tokenHash: Self.digest(token), formToken: Self.secret(),
      expiresAt: Self.expiry(from: now),
      by: Authorship(person: credential.person, at: now, today: today))
    return .opened(token: token)
  }

  /// Whether an account may be tried once more now, in which case the attempt counts.
  /// - Throws: `PasswordHasher.Crowded`, and the attempt does not count.
  func beginAttempt(_ account: String, at now: Instant) async throws -> Bool {
    try await hasher.checkRoom()
    return try await store.sessions.beginAttempt(
      accountHash: account, at: now,
      since: Instant(milliseconds: now.milliseconds - Self.windowMilliseconds),
      most: Self.mostFailures)
  }

  /// The session of a token; its end moves on at most once every five minutes, so that reading a
  /// page seldom writes.
  ///
  /// - Parameter code: of the site that the person asks to work for.
  public func session(
    token: String, wanting code: String?, at now: Instant
  ) async throws -> SignedIn? {
    let hash = Self.digest(token)
    guard
      let session = try await store.sessions.find(
        tokenHash: hash, wanting: code, at: now,
        today: { WallClock.date(of: now, in: $0.timeZone) })
    else { return nil }
    if now.milliseconds - session.seenAt.milliseconds > 5 * 60 * 1000 {
      try await store.sessions.extend(
        tokenHash: hash, seenAt: now, expiresAt: Self.expiry(from: now))
    }
    return session
  }

  /// Ends the session of a token.
  public func close(token: String, by author: Authorship) async throws {
    try await store.sessions.close(tokenHash: Self.digest(token), by: author)
  }

  private static func expiry(from now: Instant) -> Instant {
    Instant(milliseconds: now.milliseconds + idleMilliseconds)
  }

  /// 256 random bits, in base 64 for addresses.
  private static func secret() -> String {
    Data([UInt8](randomBytes: 32)).base64EncodedString()
      .replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
  }

  /// What the database keeps of a secret.
  static func digest(_ text: String) -> String {
    SHA256.hash(data: Data(text.utf8)).hexadecimal
  }
}
