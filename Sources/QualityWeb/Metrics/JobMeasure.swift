import QualityDomain

/// Measures one run of a job.
struct JobMeasure {
  enum Outcome: String { case done, failed }

  private let kind: JobKind
  private let start = ContinuousClock.now

  init(_ kind: JobKind) {
    self.kind = kind
  }

  func end(_ outcome: Outcome) {
    Metric.jobDuration.timer(("kind", kind.rawValue), ("outcome", outcome.rawValue))
      .record(since: start)
  }
}
