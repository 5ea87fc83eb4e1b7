import Synchronization

/// Counts the statements that a task runs, so that a test can say what a page costs.
public final class StatementMeter: Sendable {
  /// The meter of the current task.
  @TaskLocal public static var current: StatementMeter?

  private let total = Mutex(0)

  public init() {}

  public var count: Int { total.withLock { $0 } }

  func add() {
    total.withLock { $0 += 1 }
  }
}
