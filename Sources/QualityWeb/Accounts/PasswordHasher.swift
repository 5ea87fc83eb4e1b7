import Crypto
import CryptoExtras
import Dispatch
import Foundation

/// Hashes passwords with scrypt, at most two at once: each takes 32 MB and a quarter of a second.
///
/// A hash keeps its own cost, as `scrypt$15$8$3$SALT$KEY`, so the cost can grow later.
public actor PasswordHasher {
  /// How much work a hash is.
  public struct Cost: Hashable, Sendable {
    /// Base-2 logarithm of N.
    public let logRounds: Int
    public let blockSize: Int
    public let parallelism: Int

    /// 32 MB, three passes: the strength that OWASP recommends, within the memory that two at once
    /// may take.
    public static let standard = Cost(logRounds: 15, blockSize: 8, parallelism: 3)
    /// For tests only.
    public static let cheap = Cost(logRounds: 4, blockSize: 8, parallelism: 1)
  }

  /// So many wait for their turn that one more would wait for minutes.
  struct Crowded: Error {}

  private let cost: Cost
  private let mostWaiting: Int
  private let queue = DispatchQueue(label: "password-hashing", attributes: .concurrent)
  private var running = 0
  private var waiting: [CheckedContinuation<Void, Never>] = []

  /// - Parameter mostWaiting: who comes after them is refused. The last of 64 waits for some eight
  ///   seconds.
  public init(cost: Cost = .standard, mostWaiting: Int = 64) {
    self.cost = cost
    self.mostWaiting = mostWaiting
  }

  /// How many passwords are being hashed, and how many wait for it.
  var load: (running: Int, waiting: Int) { (running, waiting.count) }

  /// - Throws: `Crowded` when a password could not be looked at now.
  func checkRoom() throws(Crowded) {
    guard waiting.count < mostWaiting || running < 2 else { throw Crowded() }
  }

  /// A new hash of `password`, with a salt of its own.
  /// - Throws: an error of the cryptography, or that too many wait.
  public func hash(_ password: String) async throws -> String {
    let salt = [UInt8](randomBytes: 16)
    let key = try await derive(password, salt: salt, cost: cost)
    let parts = ["scrypt", "\(cost.logRounds)", "\(cost.blockSize)", "\(cost.parallelism)"]
    return (parts + [Data(salt).base64EncodedString(), key.base64EncodedString()])
      .joined(separator: "$")
  }

  /// Whether `password` is the one behind `hash`. Without a hash the same work is done, so that an
  /// unknown account takes as long as a wrong password.
  public func verify(_ password: String, against hash: String?) async throws -> Bool {
    let stored = hash.flatMap(Stored.init)
    let key = try await derive(
      password, salt: stored?.salt ?? [UInt8](repeating: 0, count: 16),
      cost: stored?.cost ?? cost)
    guard let stored else { return false }
    return constantTimeEquals(Array(key), stored.key)
  }

  private func derive(_ password: String, salt: [UInt8], cost: Cost) async throws -> Data {
    try await enter()
    defer { leave() }
    return try await withCheckedThrowingContinuation { continuation in
      queue.async {
        continuation.resume(
          with: Result {
            try KDF.Scrypt.deriveKey(
              from: Array(password.precomposedStringWithCanonicalMapping.utf8), salt: salt,
              outputByteCount: 32, rounds: 1 << cost.logRounds, blockSize: cost.blockSize,
              parallelism: cost.parallelism
            ).withUnsafeBytes { Data($0) }
          })
      }
    }
  }

  private func enter() async throws(Crowded) {
    if running < 2 {
      running += 1
    } else {
      try checkRoom()
      await withCheckedContinuation { waiting.append($0) }
    }
  }

  private func leave() {
    if waiting.isEmpty { running -= 1 } else { waiting.removeFirst().resume() }
  }
}

/// A hash taken apart.
private struct Stored {
  let cost: PasswordHasher.Cost
  let salt: [UInt8]
  let key: [UInt8]

  init?(_ text: String) {
    let parts = text.split(separator: "$")
    guard parts.count == 6, parts[0] == "scrypt", let logRounds = Int(parts[1]),
      let blockSize = Int(parts[2]), let parallelism = Int(parts[3]),
      (1...20).contains(logRounds), let salt = Data(base64Encoded: String(parts[4])),
      let key = Data(base64Encoded: String(parts[5]))
    else { return nil }
    cost = .init(logRounds: logRounds, blockSize: blockSize, parallelism: parallelism)
    self.salt = Array(salt)
    self.key = Array(key)
  }
}
