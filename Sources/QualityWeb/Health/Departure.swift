public import ServiceLifecycle
import Synchronization

/// How an instance leaves: it says that it is not ready, answers on until whoever sends it requests has
/// noticed, and only then stops to listen. Closing the door first would turn away what is already on its way.
///
/// It runs in a group after the server, since those that came last are told first to end.
public final class Departure: ServiceLifecycle.Service {
  private let notice: Duration
  private let begun = Atomic(false)

  /// - Parameter notice: how long it answers on; zero where nobody asks whether it is ready.
  init(notice: Duration) {
    self.notice = notice
  }

  /// Whether the instance was told to end.
  var hasBegun: Bool { begun.load(ordering: .relaxed) }

  public func run() async throws {
    // Ends with an error when the server could not start: there is nobody to take leave of.
    try await gracefulShutdown()
    begun.store(true, ordering: .relaxed)
    try await Task.sleep(for: notice)
  }
}
