import Foundation
import Synchronization

/// A PostgreSQL database, over a bounded number of connections.
///
/// Connections are opened when they are needed, and again when the server closed them. Reads see one
/// state each (`REPEATABLE READ`); what makes a transaction alone among writers is told at
/// `WriteSubject`.
public struct PostgreSQLEngine: SQLEngine {
  /// How many connections an instance has at most: twice the processors of its machine, from 4 to 16.
  /// More statements at once than that only take the processors from each other, and those that came
  /// first end last (docs/performance.md, *The network*).
  public static let usualConnections = min(
    16, max(4, 2 * ProcessInfo.processInfo.activeProcessorCount))

  private let workers: [PostgreSQLWorker]
  private let pool: Lending<PostgreSQLWorker>
  private let turns: WriteTurns

  /// Connects to nothing yet.
  ///
  /// - Parameters:
  ///   - address: `postgres://…`, `postgresql://…` or any other form that libpq takes. It may hold a
  ///     password: it is never logged.
  ///   - connections: how many at most; at least 1.
  ///   - patience: how long a task waits for a free connection, or for those who write the same,
  ///     before it is told `busy`.
  /// - Returns: nil when the address cannot be read.
  public init?(
    _ address: String, connections: Int = usualConnections, patience: Duration = .seconds(5)
  ) {
    guard PostgreSQLHandle.isReadable(address) else { return nil }
    workers = (0..<max(1, connections)).map { _ in PostgreSQLWorker(address) }
    pool = Lending(workers, patience: patience)
    turns = WriteTurns(patience: patience)
  }

  public func read<Value: Sendable>(
    _ body: @escaping @Sendable (any SQLConnection) throws(StoreError) -> Value
  ) async throws(StoreError) -> Value {
    let meter = StatementMeter.current
    return try await pool.lend { worker async throws(StoreError) in
      try await worker.read(meter, body)
    }
  }

  public func transaction<Value: Sendable>(
    on subject: WriteSubject,
    _ body: @escaping @Sendable (any SQLConnection) throws(StoreError) -> TransactionEnd<Value>
  ) async throws(StoreError) -> Value {
    let meter = StatementMeter.current
    let run = { () async throws(StoreError) -> Value in
      try await pool.lend { worker async throws(StoreError) in
        try await worker.transaction(on: subject, meter, body)
      }
    }
    // Others do not wait for each other unless they are in each other's way.
    return subject == .others ? try await run() : try await turns.wait(for: subject, run)
  }

  public var connections: ConnectionFigures? {
    let lending = pool.figures
    return ConnectionFigures(
      open: workers.count { $0.isConnected.load(ordering: .relaxed) }, most: workers.count,
      lent: workers.count - lending.free, waiting: lending.waiting, timesLent: lending.timesLent,
      waited: lending.waited)
  }

  /// Lets go of all connections. One that is asked for afterwards is opened again.
  public func close() async throws(StoreError) {
    for worker in workers { await worker.disconnect() }
  }
}
