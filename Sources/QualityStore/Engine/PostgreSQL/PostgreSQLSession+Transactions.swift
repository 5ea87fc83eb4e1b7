import QualityDomain

extension PostgreSQLSession {
  /// Runs `body` on one state of the database.
  func read<Value>(
    _ body: (any SQLConnection) throws(StoreError) -> Value
  ) throws(StoreError) -> Value {
    start("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
    defer { finish() }
    let value = try body(self)
    if let failure { throw StoreError(failure) }
    return value
  }

  /// Runs `body` in one transaction, and keeps or undoes what it did.
  /// - Parameter isAgain: it was refused before, because of others that ran at the same time.
  /// - Throws: `unknownOutcome` when the connection broke while the transaction was being committed.
  func transaction<Value>(
    on subject: WriteSubject, isAgain: Bool,
    _ body: (any SQLConnection) throws(StoreError) -> TransactionEnd<Value>
  ) throws(StoreError) -> Value {
    start(nil)
    defer { finish() }
    try takeTurn(subject, isAgain: isAgain)
    pendingBegin = subject.begin
    let end = try body(self)
    if let failure { throw StoreError(failure) }
    switch end {
    case .commit(let value):
      try commit()
      return value
    case .rollback(let value): return value
    }
  }

  /// Whether the same transaction may be run again: it surely changed nothing, and nothing was wrong
  /// with it.
  var mayRunAgain: Bool {
    guard let failure else { return false }
    return failure.isConnectionLost ? !isCommitting : failure.isSerialization
  }

  private func start(_ begin: String?) {
    pendingBegin = begin
    failure = nil
    isCommitting = false
  }

  /// Waits for those who write on the same subject. The lock is taken before the transaction, whose
  /// view of the database begins after it: it sees all that those before it wrote.
  private func takeTurn(_ subject: WriteSubject, isAgain: Bool) throws(StoreError) {
    if subject == .schema {
      _ = try run([.text("SET lock_timeout = 0"), .text("SET statement_timeout = 0")])
    }
    guard let name = subject.lockName(isAgain: isAgain) else { return }
    _ = try run("SELECT pg_advisory_lock(hashtextextended(\(name), 0))" as SQL)
    hasLock = true
  }

  private func commit() throws(StoreError) {
    // Nothing was asked: there is nothing to commit.
    guard pendingBegin == nil else { return }
    isCommitting = true
    do throws(StoreError) {
      _ = try run([.text("COMMIT")])
    } catch {
      guard let failure, failure.isConnectionLost else { throw error }
      throw .unknownOutcome(failure.message)
    }
  }

  /// Ends the transaction if it is still open, and lets go of the lock. Nobody waits for the answer:
  /// it is read before the next use.
  private func finish() {
    meter = nil
    pendingBegin = nil
    guard !isLost else { return }
    var last: [String] = []
    if handle.isInTransaction { last.append("ROLLBACK") }
    if hasLock { last.append("SELECT pg_advisory_unlock_all()") }
    hasLock = false
    if !last.isEmpty { handle.post(last.joined(separator: "; ")) }
  }
}

extension WriteSubject {
  /// Under a lock of their own, writers see what those before them wrote, and a row that others share
  /// is never changed behind their back. Without one, the server itself sees to it that transactions
  /// end as if each had been alone.
  fileprivate var begin: String {
    switch self {
    case .site, .schema: "BEGIN ISOLATION LEVEL REPEATABLE READ"
    case .others: "BEGIN ISOLATION LEVEL SERIALIZABLE"
    }
  }

  /// What to lock; nil for a transaction that may well be alone by chance.
  fileprivate func lockName(isAgain: Bool) -> String? {
    switch self {
    case .site(let site): "qualepref site \(site.text)"
    case .schema: "qualepref schema"
    // Those who were in each other's way go one after the other.
    case .others: isAgain ? "qualepref again" : nil
    }
  }
}
