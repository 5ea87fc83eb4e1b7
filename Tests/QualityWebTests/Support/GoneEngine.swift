import QualityStore

/// A database that went away: it refuses at once, or never answers.
struct GoneEngine: SQLEngine {
  var hangs = false

  func read<Value: Sendable>(
    _ body: @escaping @Sendable (any SQLConnection) throws(StoreError) -> Value
  ) async throws(StoreError) -> Value {
    try await refuse()
  }

  func transaction<Value: Sendable>(
    on subject: WriteSubject,
    _ body: @escaping @Sendable (any SQLConnection) throws(StoreError) -> TransactionEnd<Value>
  ) async throws(StoreError) -> Value {
    try await refuse()
  }

  func close() async throws(StoreError) {}

  private func refuse() async throws(StoreError) -> Never {
    // Cancelling the task changes nothing, as with a library that blocks.
    if hangs { await Task.detached { try? await Task.sleep(for: .seconds(3_600)) }.value }
    throw .unavailable("gone")
  }
}
