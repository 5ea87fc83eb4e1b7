import Metrics
public import QualityStore

/// Any database, with its calls measured: how many run, how many wait for their turn, how many fail.
/// It asks nothing of the engine, and so tells the same of every one.
public struct MeasuredEngine: SQLEngine {
  private let engine: any SQLEngine
  private let reads = CallMeasure(access: "read")
  private let writes = CallMeasure(access: "write")

  public init(_ engine: any SQLEngine) {
    self.engine = engine
  }

  public func read<Value: Sendable>(
    _ body: @escaping @Sendable (any SQLConnection) throws(StoreError) -> Value
  ) async throws(StoreError) -> Value {
    try await reads.call { [engine, reads] () async throws(StoreError) in
      try await engine.read { connection throws(StoreError) in
        try reads.run { () throws(StoreError) in try body(connection) }
      }
    }
  }

  public func transaction<Value: Sendable>(
    on subject: WriteSubject,
    _ body: @escaping @Sendable (any SQLConnection) throws(StoreError) -> TransactionEnd<Value>
  ) async throws(StoreError) -> Value {
    try await writes.call { [engine, writes] () async throws(StoreError) in
      try await engine.transaction(on: subject) { connection throws(StoreError) in
        try writes.run { () throws(StoreError) in try body(connection) }
      }
    }
  }

  public var connections: ConnectionFigures? { engine.connections }

  public func close() async throws(StoreError) {
    try await engine.close()
  }
}

/// The gauges of one way to use a database. An engine may run a body again: what does not run is
/// counted as waiting, before it, after it (for the commit) and in between.
private struct CallMeasure: Sendable {
  private let running: Meter
  private let waiting: Meter

  init(access: String) {
    running = Metric.databaseCalls.gauge(("access", access), ("state", "running"))
    waiting = Metric.databaseCalls.gauge(("access", access), ("state", "waiting"))
    running.set(0)
    waiting.set(0)
  }

  func call<Value>(_ body: () async throws(StoreError) -> Value) async throws(StoreError) -> Value {
    waiting.increment()
    defer { waiting.decrement() }
    do {
      return try await body()
    } catch {
      Metric.databaseErrors.counter(("error", error.name)).increment()
      throw error
    }
  }

  func run<Value>(_ body: () throws(StoreError) -> Value) throws(StoreError) -> Value {
    waiting.decrement()
    running.increment()
    defer {
      running.decrement()
      waiting.increment()
    }
    return try body()
  }
}

extension StoreError {
  /// The kind of error alone, without details.
  fileprivate var name: String {
    switch self {
    case .conflict: "conflict"
    case .outsideScope: "outside-scope"
    case .unreadableRow: "unreadable-row"
    case .busy: "busy"
    case .diskFull: "disk-full"
    case .newerSchema: "newer-schema"
    case .wrongEncoding: "wrong-encoding"
    case .untrustedServer: "untrusted-server"
    case .unknownOutcome: "unknown-outcome"
    case .unavailable: "unavailable"
    }
  }
}
