public import QualityDomain

extension JobStore {
  /// The jobs of a site and those of the installation, the latest asked for first: one statement.
  public func jobs(seenFrom site: Site.ID, limit: Int = 200) async throws(StoreError) -> [Job] {
    try await engine.read { connection throws(StoreError) in
      try connection.rows(
        """
        SELECT \(Job.columns) FROM job j
        WHERE j.site_id = \(site) OR j.site_id IS NULL
        ORDER BY CASE WHEN j.state = 'done' THEN 1 ELSE 0 END, j.created_at DESC, j.id DESC
        LIMIT \(limit)
        """, Job.init(row:))
    }
  }

  /// How many jobs of each kind are in each state, in the whole installation: one statement.
  public func counts() async throws(StoreError) -> [JobKind: [JobState: Int]] {
    try await engine.read { connection throws(StoreError) in
      var counts: [JobKind: [JobState: Int]] = [:]
      try connection.forEachRow("SELECT kind, state, count(*) FROM job GROUP BY kind, state") {
        row throws(StoreError) in
        counts[try row.raw(0), default: [:]][try row.raw(1)] = try row.integer(2)
      }
      return counts
    }
  }

  /// Deletes the records of jobs that were over before `instant`. A job that was given up and is
  /// not one of every day stays until it is done.
  /// - Returns: how many.
  @discardableResult
  public func purge(before instant: Instant) async throws(StoreError) -> Int {
    try await engine.write { connection throws(StoreError) in
      try connection.execute(
        """
        DELETE FROM job WHERE finished_at < \(instant)
          AND (state = 'done' OR (state = 'failed' AND kind IN \(list: JobKind.ofEveryDay)))
        """)
    }
  }
}

extension JobKind {
  fileprivate static var ofEveryDay: [SQLValue] {
    allCases.filter(\.isOfEveryDay).map { .text($0.rawValue) }
  }
}
