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
  /// Of what is done for no site, such as the purge.
  private let timeZone: String
  private let logger: Logger

  /// See `WebServer.worker`.
  init(_ office: Office, instance: String, logger: Logger, settling: Duration) {
    runner = JobRunner(
      store: office.store, book: office.book, clock: office.environment.clock, settling: settling)
    self.instance = instance
    timeZone = office.environment.timeZone
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
        // What is asked for meanwhile waits for the next round, and for what else will be.
        let start = runner.clock.now()
        while !Task.isShuttingDownGracefully, try await workOnce(askedBy: start) {}
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
    let ofSites = try await runner.store.sites.all(in: .unguarded()).flatMap { site in
      let today = runner.clock.today(in: site.timeZone)
      return [JobOrder.alerts(site.id, on: today), .readingsOfDay(site.id, on: today)]
    }
    try await runner.store.jobs.schedule(
      [.purge(on: runner.clock.today(in: timeZone))] + ofSites, at: runner.clock.now())
  }

  /// Does one job.
  /// - Parameter start: a job that is asked for later is left waiting; now unless given.
  /// - Returns: false when there is none to do.
  func workOnce(askedBy start: Instant? = nil) async throws -> Bool {
    let jobs = runner.store.jobs
    guard
      let lease = try await jobs.take(by: instance, at: runner.clock.now(), askedBy: start)
    else { return false }
    let measure = JobMeasure(lease.order.kind)
    do {
      if try await runner.run(lease) {
        try await jobs.finish(lease, at: runner.clock.now())
        measure.end(.done)
      } else {
        try await jobs.release(lease, at: runner.clock.now())
      }
    } catch {
      measure.end(.failed)
      await fail(lease, error)
    }
    return true
  }

  /// A failure that cannot even be recorded is mended by whoever takes the job over.
  private func fail(_ lease: JobLease, _ error: any Error) async {
    let reference = RequestReference().text
    let isOurs = try? await runner.store.jobs.fail(
      lease, reference: reference, at: runner.clock.now())
    logger.log(
      level: isOurs == false ? .info : .error,
      isOurs == false ? "job was taken over by another instance" : "job failed",
      metadata: [
        "job": "\(lease.order.key)", "attempt": "\(lease.attempt)", "reference": "\(reference)",
        "error": "\(String(reflecting: error))",
      ])
  }
}
