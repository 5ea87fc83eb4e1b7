public import QualityDomain

/// Background work, shared by every instance that has the same database.
///
/// Whoever takes a job gets a lease. It is done once at a time: what a job writes is written in
/// transactions that check its lease (`SQLConnection.keep`), so that a holder whose lease ran out,
/// and whose job someone took over, writes nothing any more.
public struct JobStore: Sendable {
  let engine: any SQLEngine

  public init(_ engine: any SQLEngine) {
    self.engine = engine
  }

  /// Asks for the jobs that nobody asked for before, done or not: those of a day are done once.
  public func schedule(_ orders: [JobOrder], at now: Instant) async throws(StoreError) {
    let known = try await engine.read { connection throws(StoreError) in
      Set(
        try connection.rows(
          "SELECT job_key FROM job WHERE job_key IN \(list: orders.map { .text($0.key) })"
        ) { row throws(StoreError) in try row.text(0) })
    }
    let new = orders.filter { !known.contains($0.key) }
    guard !new.isEmpty else { return }
    try await engine.write { connection throws(StoreError) in
      for order in new { try connection.insert(order, at: now, ifKnown: "NOTHING") }
    }
  }

  /// Takes the job that has waited longest, or that someone took and left without a word.
  /// - Parameters:
  ///   - instance: who takes it, for those who look after the program.
  ///   - start: a job that is asked for later is left waiting; `now` unless given. So a job that is
  ///     asked for again and again, by each change of a busy register, is not done again at once.
  /// - Returns: nil when there is nothing to do.
  public func take(
    by instance: String, at now: Instant, askedBy start: Instant? = nil
  ) async throws(StoreError) -> JobLease? {
    let start = start ?? now
    // Most of the time there is nothing: only then is the database written to.
    let isDue = try await engine.read { connection throws(StoreError) in
      try connection.first("SELECT 1 FROM job WHERE \(Self.isAvailable(at: start)) LIMIT 1") {
        row throws(StoreError) in try row.bool(0)
      } != nil
    }
    guard isDue else { return nil }
    return try await engine.write { connection throws(StoreError) in
      try connection.giveUpAbandoned(at: now)
      return try connection.takeJob(by: instance, at: now, askedBy: start)
    }
  }

  /// Says that a job is done. When it was asked for again meanwhile, it waits to be done again.
  /// - Returns: false when someone else has the job now.
  @discardableResult
  public func finish(_ lease: JobLease, at now: Instant) async throws(StoreError) -> Bool {
    try await engine.write { connection throws(StoreError) in
      try connection.execute(
        """
        UPDATE job SET state = CASE WHEN asked_again = 1 THEN 'waiting' ELSE 'done' END,
          attempts = CASE WHEN asked_again = 1 THEN 0 ELSE attempts END, asked_again = 0,
          progress = '', error_reference = '', available_at = \(now), finished_at = \(now)
        WHERE \(lease.isHeld)
        """) == 1
    }
  }

  /// Says that a job failed: it waits to be tried again from where it was, or is given up
  /// (`JobRules.pause`). One that was asked for again meanwhile begins anew.
  /// - Parameter reference: under which the log has the reason.
  /// - Returns: false when someone else has the job now.
  @discardableResult
  public func fail(
    _ lease: JobLease, reference: String, at now: Instant
  ) async throws(StoreError) -> Bool {
    let pause = JobRules.pause(afterAttempt: lease.attempt)
    let state: JobState = pause == nil ? .failed : .waiting
    return try await engine.write { connection throws(StoreError) in
      try connection.execute(
        """
        UPDATE job SET
          state = CASE WHEN asked_again = 1 THEN 'waiting' ELSE \(state) END,
          attempts = CASE WHEN asked_again = 1 THEN 0 ELSE attempts END,
          progress = CASE WHEN asked_again = 1 THEN '' ELSE progress END,
          asked_again = 0, error_reference = \(reference),
          available_at = \(now.adding(pause ?? .zero)), finished_at = \(now)
        WHERE \(lease.isHeld)
        """) == 1
    }
  }

  /// Gives a job back undone, without a failure, for another instance to go on with.
  public func release(_ lease: JobLease, at now: Instant) async throws(StoreError) {
    try await engine.write { connection throws(StoreError) in
      try connection.execute(
        """
        UPDATE job SET state = 'waiting', available_at = \(now),
          attempts = CASE WHEN asked_again = 1 THEN 0 ELSE attempts - 1 END,
          progress = CASE WHEN asked_again = 1 THEN '' ELSE progress END, asked_again = 0
        WHERE \(lease.isHeld)
        """)
    }
  }

  /// Has a job that was given up done again, at once: one of the site or of the installation.
  /// - Returns: false when there is no such job.
  public func retry(
    _ id: Job.ID, seenFrom site: Site.ID, by author: Authorship
  ) async throws(StoreError) -> Bool {
    try await engine.write { connection throws(StoreError) in
      let changed = try connection.execute(
        """
        UPDATE job SET state = 'waiting', attempts = 0, available_at = \(author.at),
          created_at = \(author.at)
        WHERE id = \(id) AND state = 'failed' AND (site_id = \(site) OR site_id IS NULL)
        """)
      guard changed == 1 else { return false }
      try connection.audit(.jobRetried, id.text, site: site, by: author)
      return true
    }
  }

  static func isAvailable(at now: Instant) -> SQL {
    "state IN ('waiting', 'running') AND available_at <= \(now)"
  }
}

extension JobLease {
  /// The condition on `job` under which the lease holds: nobody took the job since.
  fileprivate var isHeld: SQL { "id = \(job) AND state = 'running' AND lease_number = \(number)" }
}

extension SQLConnection {
  /// Asks for a job in the transaction of what makes it necessary. One that waits is not asked for
  /// twice; one that runs is done again once it ends, since it may have read what is changing; one
  /// that is over is opened again.
  func enqueue(_ order: JobOrder, at now: Instant) throws(StoreError) {
    try insert(
      order, at: now,
      ifKnown: """
        UPDATE SET
          state = CASE WHEN job.state = 'running' THEN 'running' ELSE 'waiting' END,
          asked_again = CASE WHEN job.state = 'running' THEN 1 ELSE 0 END,
          attempts = CASE WHEN job.state = 'running' THEN job.attempts ELSE 0 END,
          progress = CASE WHEN job.state = 'running' THEN job.progress ELSE '' END,
          available_at = CASE WHEN job.state = 'running' THEN job.available_at ELSE \(now) END,
          created_at = CASE WHEN job.state = 'waiting' THEN job.created_at ELSE \(now) END
        """)
  }

  /// Checks that a lease still holds, and renews it, in the transaction of what the job writes.
  /// - Parameter progress: how far the job will be once the transaction is committed.
  /// - Throws: `conflict` when someone else has the job now.
  func keep(_ lease: JobLease, progress: String, at now: Instant) throws(StoreError) {
    let kept = try execute(
      """
      UPDATE job SET available_at = \(now.adding(JobRules.lease(of: lease.order.kind))),
        progress = \(progress)
      WHERE \(lease.isHeld)
      """)
    guard kept == 1 else { throw .conflict }
  }

  fileprivate func insert(
    _ order: JobOrder, at now: Instant, ifKnown: SQL
  ) throws(StoreError) {
    try execute(
      """
      INSERT INTO job (
        id, job_key, kind, site_id, on_day, state, attempts, available_at, lease_number, leased_by,
        asked_again, progress, error_reference, created_at
      ) VALUES (
        \(Job.ID.make(at: now)), \(order.key), \(order.kind), \(order.site), \(order.day), 'waiting',
        0, \(now), 0, '', 0, '', '', \(now)
      )
      ON CONFLICT (job_key) DO \(ifKnown)
      """)
  }

  /// Jobs whose holders died again and again are given up like those that failed.
  fileprivate func giveUpAbandoned(at now: Instant) throws(StoreError) {
    try execute(
      """
      UPDATE job SET state = 'failed', finished_at = \(now)
      WHERE state = 'running' AND available_at <= \(now) AND asked_again = 0
        AND attempts >= \(JobRules.mostAttempts)
      """)
  }

  fileprivate func takeJob(
    by instance: String, at now: Instant, askedBy start: Instant
  ) throws(StoreError) -> JobLease? {
    let lease = try first(
      """
      UPDATE job SET state = 'running', lease_number = lease_number + 1, leased_by = \(instance),
        attempts = CASE WHEN asked_again = 1 THEN 1 ELSE attempts + 1 END,
        progress = CASE WHEN asked_again = 1 THEN '' ELSE progress END,
        asked_again = 0, started_at = \(now)
      WHERE id = (
        SELECT id FROM job WHERE \(JobStore.isAvailable(at: start))
        ORDER BY available_at, id LIMIT 1\(dialect.skippingLocked)
      )
      RETURNING \(JobLease.columns)
      """, JobLease.init(row:))
    if let lease { try keep(lease, progress: lease.progress, at: now) }
    return lease
  }
}
