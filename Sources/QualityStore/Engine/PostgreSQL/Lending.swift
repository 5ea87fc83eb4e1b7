import Synchronization

/// Things that are lent to one task at a time, first come first served; waiting is bounded.
final class Lending<Item: Sendable>: Sendable {
  /// How much is asked for.
  struct Figures {
    let free: Int
    let waiting: Int
    /// Since the beginning.
    let timesLent: Int
    /// By all, since the beginning.
    let waited: Duration
  }

  private struct Waiter {
    let start: ContinuousClock.Instant
    let deadline: ContinuousClock.Instant
    let continuation: CheckedContinuation<Item?, Never>
  }

  private struct State {
    /// The last one given back is lent first: what it holds is still warm.
    var free: [Item]
    /// In the order of their coming, which is that of their deadlines.
    var waiters: [Waiter] = []
    var isWatched = false
    var timesLent = 0
    var waited = Duration.zero

    mutating func takeFree() -> Item? {
      guard let item = free.popLast() else { return nil }
      timesLent += 1
      return item
    }
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

  var figures: Figures {
    state.withLock { state in
      let now = ContinuousClock.now
      return Figures(
        free: state.free.count, waiting: state.waiters.count, timesLent: state.timesLent,
        waited: state.waiters.reduce(state.waited) { $0 + (now - $1.start) })
    }
  }

  private func borrow() async -> Item? {
    if let item = state.withLock({ $0.takeFree() }) { return item }
    return await withCheckedContinuation { continuation in
      let start = ContinuousClock.now
      // Between the look above and this one, something may have come back.
      let (item, startsWatch) = state.withLock { state -> (Item?, Bool) in
        if let item = state.takeFree() { return (item, false) }
        state.waiters.append(
          Waiter(start: start, deadline: start + patience, continuation: continuation))
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
      let next = state.waiters.removeFirst()
      state.timesLent += 1
      state.waited += .now - next.start
      return next
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
        for waiter in late { state.waited += now - waiter.start }
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
