public import QualityDomain

/// A piece of background work as it is recorded.
public struct Job: Hashable, Sendable {
  public typealias ID = QualityDomain.ID<Job>

  public let id: ID
  public let order: JobOrder
  public let state: JobState
  /// How often it was tried since it was last asked for.
  public let attempts: Int
  /// While it waits: when it may be taken. While it runs: when the lease runs out.
  public let availableAt: Instant
  /// The instance that has it, or had it last; empty when none ever had.
  public let instance: String
  /// What the log calls the last failure; empty when the last try did not fail.
  public let errorReference: String
  /// When it was asked for.
  public let createdAt: Instant
  /// When it was last taken.
  public let startedAt: Instant?
  /// When it was last over: done, failed or given up.
  public let finishedAt: Instant?
}

/// The right to do a job, from when it is taken until its lease runs out unless it is renewed.
public struct JobLease: Hashable, Sendable {
  public let job: Job.ID
  public let order: JobOrder
  /// From 1.
  public let attempt: Int
  /// How far someone came who had the job before; empty at the beginning.
  public let progress: String
  /// Grows with each taking of the job, so that a former holder is told from the present one.
  let number: Int
}

extension Job {
  /// The columns that `init(row:)` reads, of a table named `j`.
  static let columns: SQL = """
    j.id, j.kind, j.site_id, j.on_day, j.state, j.attempts, j.available_at, j.leased_by,
    j.error_reference, j.created_at, j.started_at, j.finished_at
    """

  init(row: SQLRow) throws(StoreError) {
    self.init(
      id: try row.id(0), order: try row.jobOrder(1), state: try row.raw(4),
      attempts: try row.integer(5), availableAt: try row.instant(6), instance: try row.text(7),
      errorReference: try row.text(8), createdAt: try row.instant(9),
      startedAt: try row.instantOrNil(10), finishedAt: try row.instantOrNil(11))
  }
}

extension JobLease {
  /// The columns that `init(row:)` reads.
  static let columns: SQL = "id, kind, site_id, on_day, attempts, progress, lease_number"

  init(row: SQLRow) throws(StoreError) {
    self.init(
      job: try row.id(0), order: try row.jobOrder(1), attempt: try row.integer(4),
      progress: try row.text(5), number: try row.integer(6))
  }
}

extension SQLRow {
  /// The order in three columns: kind, site, day.
  fileprivate func jobOrder(_ column: Int) throws(StoreError) -> JobOrder {
    let kind: JobKind = try raw(column)
    guard
      let order = JobOrder(kind, site: try idOrNil(column + 1), on: try dateOrNil(column + 2))
    else { throw .unreadableRow("a job of kind \(kind.rawValue)") }
    return order
  }
}
