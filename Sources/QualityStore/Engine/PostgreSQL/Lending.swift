import Synchronization

/// Things that are lent to one task at a time, first come first served; waiting is bounded.
final class Lending<Item: Sendable>: Sendable {
  private struct Waiter {
    let deadline: ContinuousClock.Instant
    let continuation: CheckedContinuation<Item?, Never>
  }

  private struct State {
    /// The last one given back is lent first: what it holds is still warm.
    var free: [Item]
    /// In the order of their coming, which is that of their deadlines.
    var waiters: [Waiter] = []
    var isWatched = false
  }

  private let state: Mutex<State>
  private let patience: Duration

  /// - Parameter patience: how long a task waits at most.
  init(_ items: [Item], patience: Duration) {
    state = Mutex(State(free: items))
    self.patience = patience
  }

  /// Runs `body` with an item that no one else has.
  /// - Throws: `busy` when none was given back in time.
  func lend<Value>(
    _ body: (Item) async throws(StoreError) -> Value
  ) async throws(StoreError) -> Value {
    guard let item = await borrow() else { throw .busy }
    defer { giveBack(item) }
    return try await body(item)
  }

  private func borrow() async -> Item? {
    if let item = state.withLock({ $0.free.popLast() }) { return item }
    return await withCheckedContinuation { continuation in
      let deadline = ContinuousClock.now + patience
      // Between the look above and this one, something may have come back.
      let (item, startsWatch) = state.withLock { state -> (Item?, Bool) in
        if let item = state.free.popLast() { return (item, false) }
        state.waiters.append(Waiter(deadline: deadline, continuation: continuation))
        defer { state.isWatched = true }
        return (nil, !state.isWatched)
      }
      if let item { continuation.resume(returning: item) }
      if startsWatch { Task { await watch() } }
    }
  }

  private func giveBack(_ item: Item) {
    let next = state.withLock { state -> Waiter? in
      if state.waiters.isEmpty {
        state.free.append(item)
        return nil
      }
      return state.waiters.removeFirst()
    }
    next?.continuation.resume(returning: item)
  }

  /// Sends away those who have waited too long, as long as anyone waits.
  private func watch() async {
    while let deadline = nextDeadline() {
      try? await Task.sleep(until: deadline, clock: .continuous)
      let now = ContinuousClock.now
      let late = state.withLock { state in
        let late = state.waiters.prefix { $0.deadline <= now }
        state.waiters.removeFirst(late.count)
        return late
      }
      for waiter in late { waiter.continuation.resume(returning: nil) }
    }
  }

  private func nextDeadline() -> ContinuousClock.Instant? {
    state.withLock { state in
      if state.waiters.isEmpty { state.isWatched = false }
      return state.waiters.first?.deadline
    }
  }
}
