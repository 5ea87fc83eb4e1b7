/// A step from one schema to the next. Released steps are never edited: a mistake is mended by a
/// further step.
struct Migration: Sendable {
  /// From 1, without gaps.
  let version: Int
  let statements: @Sendable (any SQLDialect) -> [SQL]
}

extension Migration {
  /// Every step, in order.
  static let all: [Migration] = [
    .createSites, .createPeople, .createRequests, .createFigures, .createSiteContacts,
    .createJobs, .createDirectory, .createBarometer, .createRollUp,
    .putOutcomesSideBySide, .addAuditAccounts,
  ]
}

extension SQLEngine {
  /// Brings the schema to the version that this program knows.
  ///
  /// All steps run in one transaction: a database is never left half-way. Programs that start
  /// together wait for the first, and find everything done. A database that is up to date is only
  /// read, so that a command can start while another program writes.
  /// - Throws: `newerSchema` when a later program has been here.
  public func migrate() async throws(StoreError) {
    let known = Migration.all.count
    // The first time there is no table to read: writing will say what else may be wrong.
    let current = try? await read { connection throws(StoreError) in
      try connection.schemaVersion()
    }
    guard current != known else { return }
    try await transaction(on: .schema) { connection throws(StoreError) in
      try connection.execute(
        "CREATE TABLE IF NOT EXISTS schema_version (version INTEGER PRIMARY KEY)")
      let found = try connection.schemaVersion()
      guard found <= known else { throw .newerSchema(found: found, known: known) }
      for migration in Migration.all.dropFirst(found) {
        for statement in migration.statements(connection.dialect) {
          try connection.execute(connection.dialect.definition(statement))
        }
        try connection.execute(
          "INSERT INTO schema_version (version) VALUES (\(migration.version))")
      }
      return .commit(())
    }
  }
}

extension SQLEngine {
  /// Whether the schema is that of this program: neither older nor newer.
  public func isSchemaCurrent() async throws(StoreError) -> Bool {
    try await read { connection throws(StoreError) in
      try connection.schemaVersion() == Migration.all.count
    }
  }
}

extension SQLConnection {
  fileprivate func schemaVersion() throws(StoreError) -> Int {
    try first("SELECT max(version) FROM schema_version") { row throws(StoreError) in
      try row.integerOrNil(0).map(Int.init) ?? 0
    } ?? 0
  }
}
