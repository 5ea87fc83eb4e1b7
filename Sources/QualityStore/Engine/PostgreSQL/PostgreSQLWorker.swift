import Foundation
import Synchronization

/// One place of the pool: a connection when there is one, and the thread that waits for it.
///
/// libpq blocks, so all of it happens on a queue of its own.
actor PostgreSQLWorker {
  /// A transaction that others keep getting in the way of is given up as `busy`, after half a second.
  private static let mostAttempts = 10

  private let executor = QueueExecutor(label: "qualepref.postgresql")
  private let address: String
  /// Read while the worker is at work, to tell how many connections there are.
  nonisolated let isConnected = Atomic(false)
  private var session: PostgreSQLSession? {
    didSet { isConnected.store(session != nil, ordering: .relaxed) }
  }

  init(_ address: String) {
    self.address = address
  }

  nonisolated var unownedExecutor: UnownedSerialExecutor {
    executor.asUnownedSerialExecutor()
  }

  /// Runs `body` on one state of the database; once more when the connection breaks meanwhile.
  func read<Value: Sendable>(
    _ meter: StatementMeter?, _ body: @Sendable (any SQLConnection) throws(StoreError) -> Value
  ) throws(StoreError) -> Value {
    do throws(StoreError) {
      return try connected(meter).read(body)
    } catch {
      guard isLost() else { throw error }
      defer { _ = isLost() }
      return try connected(meter).read(body)
    }
  }

  /// Runs `body` in one transaction; again when it surely changed nothing and others, or a broken
  /// connection, were in its way.
  func transaction<Value: Sendable>(
    on subject: WriteSubject, _ meter: StatementMeter?,
    _ body: @Sendable (any SQLConnection) throws(StoreError) -> TransactionEnd<Value>
  ) throws(StoreError) -> Value {
    // A connection that was used for the schema may keep plans, and limits of time, of before.
    defer { if isLost() || subject == .schema { session = nil } }
    var attempts = 0
    var mayReconnect = true
    while true {
      let session = try connected(meter)
      do throws(StoreError) {
        return try session.transaction(on: subject, isAgain: attempts > 0, body)
      } catch {
        attempts += 1
        guard session.mayRunAgain, attempts < Self.mostAttempts else { throw error }
        if isLost() {
          guard mayReconnect else { throw error }
          mayReconnect = false
        } else {
          // The other one may be on its way out: it counts already, but cannot be seen yet.
          Thread.sleep(forTimeInterval: min(0.1, 0.001 * Double(1 << attempts)))
        }
      }
    }
  }

  func disconnect() {
    session = nil
  }

  /// A session whose server was there a moment ago.
  private func connected(_ meter: StatementMeter?) throws(StoreError) -> PostgreSQLSession {
    let session: PostgreSQLSession
    if let known = self.session, known.handle.isOpen {
      session = known
    } else {
      session = try PostgreSQLSession(address)
      self.session = session
    }
    session.meter = meter
    return session
  }

  /// Whether the connection broke; it is let go of then.
  private func isLost() -> Bool {
    guard let session, session.isLost else { return false }
    self.session = nil
    return true
  }
}
