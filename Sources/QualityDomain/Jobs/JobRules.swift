/// How long a job is held, how often it is tried, and how long it is kept.
public enum JobRules {
  /// After as many failures a job is given up.
  public static let mostAttempts = 5

  /// How long the record of a job that is over is kept.
  public static let retention = Duration.seconds(30 * 86_400)

  /// How long whoever took a job has it without saying that they still do it. It must be well over
  /// the longest step between two renewals: for due dates, one month of a register.
  public static func lease(of kind: JobKind) -> Duration {
    switch kind {
    case .recomputeDueDates: .seconds(300)
    case .purge, .alerts, .readings, .readingsOfDay: .seconds(60)
    }
  }

  /// How long to wait after the `attempt`-th failure, from 1: 30 s, 2 min, 8 min, 32 min; nil when
  /// the job is given up.
  public static func pause(afterAttempt attempt: Int) -> Duration? {
    guard attempt < mostAttempts else { return nil }
    return .seconds(30 << (2 * max(attempt - 1, 0)))
  }
}
