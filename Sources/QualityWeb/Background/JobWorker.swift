import Logging
import QualityDomain
import QualityStore
public import ServiceLifecycle

/// Does background work beside the server, one job at a time, until the program ends. Each instance
/// of the program has one; they share the work through the database.
public struct JobWorker: ServiceLifecycle.Service {
  /// How long to wait when there is nothing to do, and when the database does not answer.
  private static let pause = Duration.seconds(2)
  private static let pauseAfterFailure = Duration.seconds(10)
  /// How often to look whether a day has begun somewhere.
  private static let pauseOfSchedule = Duration.seconds(60)

  private let runner: JobRunner
  private let instance: String
  private let timeZone: String
  private let logger: Logger

  /// - Parameters:
  ///   - instance: how those who look after the program tell this instance from others.
  ///   - timeZone: the IANA name of the zone of what no site does, such as the purge.
  ///   - settling: how long those who were writing when a calendar changed have to end.
  init(
    _ office: Office, instance: String, timeZone: String, logger: Logger,
    settling: Duration = .seconds(2)
  ) {
    runner = JobRunner(
      store: office.store, book: office.book, clock: office.environment.clock, settling: settling)
    self.instance = instance
    self.timeZone = timeZone
    self.logger = logger
  }

  public func run() async throws {
    var nextSchedule = ContinuousClock.now
    while !Task.isShuttingDownGracefully, !Task.isCancelled {
      var pause = Self.pause
      do {
        if ContinuousClock.now >= nextSchedule {
          try await scheduleToday()
          nextSchedule = .now + Self.pauseOfSchedule
        }
        while !Task.isShuttingDownGracefully, try await workOnce() {}
      } catch {
        logger.warning(
          "background work is held up", metadata: ["error": "\(String(reflecting: error))"])
        pause = Self.pauseAfterFailure
      }
      try? await cancelWhenGracefulShutdown { [pause] in try await Task.sleep(for: pause) }
    }
  }

  /// Asks for the jobs of this day, whoever else does too.
  func scheduleToday() async throws {
    let alerts = try await runner.store.sites.all(in: .unguarded()).map { site in
      JobOrder.alerts(site.id, on: runner.clock.today(in: site.timeZone))
    }
    try await runner.store.jobs.schedule(
      [.purge(on: runner.clock.today(in: timeZone))] + alerts, at: runner.clock.now())
  }

  /// Does one job.
  /// - Returns: false when there is none to do.
  func workOnce() async throws -> Bool {
    let jobs = runner.store.jobs
    guard let lease = try await jobs.take(by: instance, at: runner.clock.now()) else { return false }
    let measure = JobMeasure(lease.order.kind)
    do {
      if try await runner.run(lease) {
        try await jobs.finish(lease, at: runner.clock.now())
        measure.end(.done)
      } else {
        try await jobs.release(lease, at: runner.clock.now())
      }
    } catch {
      let reference = RequestReference().text
      logger.error(
        "job failed",
        metadata: [
          "job": "\(lease.order.key)", "attempt": "\(lease.attempt)", "reference": "\(reference)",
          "error": "\(String(reflecting: error))",
        ])
      measure.end(.failed)
      try await jobs.fail(lease, reference: reference, at: runner.clock.now())
    }
    return true
  }
}
