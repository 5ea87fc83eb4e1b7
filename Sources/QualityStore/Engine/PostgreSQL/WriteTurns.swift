import Synchronization

/// Lets the writers of one subject take their turn within this program.
///
/// The database has a lock for that too, which settles between programs. But whoever waits there
/// holds a connection: while a site imports a file, its writers would soon hold them all.
final class WriteTurns: Sendable {
  private struct Line {
    let turn: Lending<Void>
    var tasks = 0
  }

  private let lines = Mutex<[WriteSubject: Line]>([:])
  private let patience: Duration

  init(patience: Duration) {
    self.patience = patience
  }

  /// Runs `body` when no other task of this program is at the same subject.
  /// - Throws: `busy` when that took too long.
  func wait<Value>(
    for subject: WriteSubject, _ body: () async throws(StoreError) -> Value
  ) async throws(StoreError) -> Value {
    let turn = lines.withLock { lines in
      var line = lines[subject] ?? Line(turn: Lending([()], patience: patience))
      line.tasks += 1
      lines[subject] = line
      return line.turn
    }
    defer {
      lines.withLock { lines in
        lines[subject]?.tasks -= 1
        if lines[subject]?.tasks == 0 { lines[subject] = nil }
      }
    }
    return try await turn.lend { _ async throws(StoreError) in try await body() }
  }
}
