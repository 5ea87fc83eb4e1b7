import Testing

@testable import QualityStore

/// Runs each test on SQLite, then on PostgreSQL where `scripts/postgresql.sh` has started one.
///
/// A suite bears it once, and so every test in it and every argument; what fails says on which
/// engine.
struct EachEngine: SuiteTrait, TestTrait, TestScoping {
  let runsOnSQLite: Bool

  var isRecursive: Bool { true }

  func provideScope(
    for test: Test, testCase: Test.Case?, performing function: @Sendable () async throws -> Void
  ) async throws {
    if runsOnSQLite { try await function() }
    guard let server = PostgreSQLServer.shared else { return }
    let trait = IssueHandlingTrait.compactMapIssues { issue in
      var issue = issue
      issue.comments.append("on PostgreSQL")
      return issue
    }
    try await trait.provideScope(for: test, testCase: testCase) {
      try await server.withPlace(function)
    }
  }
}

extension Trait where Self == EachEngine {
  /// On SQLite and on PostgreSQL.
  static var onEachEngine: Self { EachEngine(runsOnSQLite: true) }

  /// On PostgreSQL alone; with `ifPostgreSQLRuns`.
  static var onPostgreSQL: Self { EachEngine(runsOnSQLite: false) }
}

extension Trait where Self == ConditionTrait {
  static var ifPostgreSQLRuns: Self {
    .enabled(if: PostgreSQLServer.shared != nil, "scripts/postgresql.sh run swift test")
  }
}
