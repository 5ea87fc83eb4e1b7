import Foundation
import Synchronization

@testable import QualityStore

/// The server that `scripts/postgresql.sh` has started for the tests.
final class PostgreSQLServer: Sendable {
  /// nil when there is none: `swift test` alone runs on SQLite, and says so.
  static let shared: PostgreSQLServer? = {
    guard let address = ProcessInfo.processInfo.environment["QUALEPREF_TEST_POSTGRESQL"] else {
      let note = "On SQLite alone: “scripts/postgresql.sh run swift test” runs on PostgreSQL too.\n"
      FileHandle.standardError.write(Data(note.utf8))
      return nil
    }
    return PostgreSQLServer(address)
  }()

  /// So many tests at once: each has some connections, and the server two hundred.
  private let places = Lending(Array(repeating: (), count: 6), patience: .seconds(3_600))
  private let steward: PostgreSQLSteward

  private init(_ address: String) {
    steward = PostgreSQLSteward(address)
  }

  /// Runs a test with a place of its own on the server.
  func withPlace(_ test: @Sendable () async throws -> Void) async throws {
    let result: Result<Void, any Error> = try await places.lend { _ async throws(StoreError) in
      let place = PostgreSQLPlace(steward)
      let result: Result<Void, any Error>
      do {
        result = .success(try await PostgreSQLPlace.$current.withValue(place, operation: test))
      } catch {
        result = .failure(error)
      }
      try await place.leave()
      return result
    }
    try result.get()
  }
}

/// What one test has of the server: databases that no one else uses, until it ends.
final class PostgreSQLPlace: Sendable {
  enum Content: Sendable {
    case empty, migrated
  }

  /// How long tasks wait for each other: all tests run at once, on a machine that may be small.
  static let patience = Duration.seconds(600)

  /// nil while a test runs on SQLite.
  @TaskLocal static var current: PostgreSQLPlace?

  private let steward: PostgreSQLSteward
  private let taken = Mutex<[(database: String, content: Content)]>([])
  private let engines = Mutex<[PostgreSQLEngine]>([])

  fileprivate init(_ steward: PostgreSQLSteward) {
    self.steward = steward
  }

  /// An engine over a new database.
  func makeEngine(_ content: Content) async throws -> PostgreSQLEngine {
    try await makeEngine(on: makeDatabase(content))
  }

  /// An engine over a database of this place, which others may use too.
  func makeEngine(
    on address: String, connections: Int = 6, patience: Duration = PostgreSQLPlace.patience
  ) throws -> PostgreSQLEngine {
    guard let engine = PostgreSQLEngine(address, connections: connections, patience: patience)
    else { throw StoreError.unavailable("unreadable address") }
    engines.withLock { $0.append(engine) }
    return engine
  }

  /// - Parameter encoding: of an empty database.
  /// - Returns: the address of a new database.
  func makeDatabase(_ content: Content, encoding: String = "UTF8") async throws -> String {
    let name = try await steward.take(content, encoding: encoding)
    taken.withLock { $0.append((name, content)) }
    return steward.address(of: name)
  }

  fileprivate func leave() async throws(StoreError) {
    for engine in engines.withLock({ $0 }) { try await engine.close() }
    for (name, content) in taken.withLock({ $0 }) { try await steward.giveBack(name, content) }
  }
}

/// Makes databases, and empties those that have the schema for the next test: that takes a tenth of
/// the time that making one does.
private actor PostgreSQLSteward {
  private let address: String
  private let executor = QueueExecutor(label: "qualepref.steward")
  private var count = 0
  private var free: [String] = []

  nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

  init(_ address: String) {
    self.address = address
  }

  /// Locks are waited for as long as `PostgreSQLPlace.patience`.
  nonisolated func address(of database: String) -> String {
    address.replacing("/postgres?", with: "/\(database)?") + "&options=-c%20lock_timeout%3D600s"
  }

  func take(_ content: PostgreSQLPlace.Content, encoding: String) async throws -> String {
    if content == .migrated, let known = free.popLast() { return known }
    count += 1
    let name = "test_\(count)"
    let locale = encoding == "UTF8" ? "" : " LOCALE_PROVIDER libc LOCALE 'C'"
    try run("CREATE DATABASE \(name) TEMPLATE template0 ENCODING '\(encoding)'\(locale)")
    if content == .migrated {
      let engine = PostgreSQLEngine(address(of: name), connections: 1)
      try await engine?.migrate()
      try await engine?.close()
    }
    return name
  }

  func giveBack(_ name: String, _ content: PostgreSQLPlace.Content) throws(StoreError) {
    switch content {
    case .empty: try run("DROP DATABASE \(name) WITH (FORCE)")
    case .migrated:
      try PostgreSQLSession(address(of: name)).write { connection throws(StoreError) in
        let tables = try connection.rows(
          """
          SELECT tablename FROM pg_tables
          WHERE schemaname = 'public' AND tablename <> 'schema_version'
          """
        ) { row throws(StoreError) in try row.text(0) }
        // Without looking at what refers to what.
        try connection.execute("SET LOCAL session_replication_role = replica")
        for table in tables { try connection.execute(SQL(stringLiteral: "DELETE FROM \(table)")) }
      }
      free.append(name)
    }
  }

  /// Outside of any transaction, as databases are made and dropped.
  private func run(_ statement: String) throws(StoreError) {
    _ = try PostgreSQLSession(address).run([.text(statement)])
  }
}

extension PostgreSQLSession {
  fileprivate func write(
    _ body: (any SQLConnection) throws(StoreError) -> Void
  ) throws(StoreError) {
    try transaction(on: .others, isAgain: false) { connection throws(StoreError) in
      .commit(try body(connection))
    }
  }
}
