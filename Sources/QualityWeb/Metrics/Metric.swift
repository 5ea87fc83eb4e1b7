import Metrics

/// Everything that the program measures of itself, by the name that Prometheus knows it by.
enum Metric: String, CaseIterable {
  case requests = "qualepref_http_requests_total"
  case requestDuration = "qualepref_http_request_duration_seconds"
  case requestStatements = "qualepref_http_request_statements"
  case databaseUp = "qualepref_database_up"
  case databaseCalls = "qualepref_database_calls"
  case databaseErrors = "qualepref_database_errors_total"
  case connections = "qualepref_database_connections"
  case connectionWaiters = "qualepref_database_connection_waiters"
  case connectionUses = "qualepref_database_connection_uses_total"
  case connectionWait = "qualepref_database_connection_wait_seconds_total"
  case jobs = "qualepref_jobs"
  case jobDuration = "qualepref_job_duration_seconds"
  case passwordHashes = "qualepref_password_hashes"
  case build = "qualepref_build_info"
  case startTime = "process_start_time_seconds"
  case residentMemory = "process_resident_memory_bytes"
  case openFiles = "process_open_fds"

  /// What it tells, for those who read the figures without this code.
  var help: String {
    switch self {
    case .requests: "Requests answered, by route, method and class of status."
    case .requestDuration: "Seconds from the head of a request to its answer, by route and method."
    case .requestStatements: "SQL statements run for one request, by route."
    case .databaseUp: "1 when the database answered this scrape, 0 otherwise."
    case .databaseCalls:
      "Calls to the database under way: running, or waiting for their turn or their commit."
    case .databaseErrors: "Calls to the database that failed, by error."
    case .connections:
      "Connections to PostgreSQL of this instance: open, lent to a task, and the most there may be."
    case .connectionWaiters: "Tasks that wait for a connection to PostgreSQL."
    case .connectionUses: "Times that a task was lent a connection to PostgreSQL."
    case .connectionWait: "Seconds that tasks have waited for a connection to PostgreSQL, in all."
    case .jobs: "Background jobs recorded, by kind and state; the same on every instance."
    case .jobDuration: "Seconds that background jobs took on this instance, by kind and outcome."
    case .passwordHashes: "Passwords being hashed, or waiting for it."
    case .build: "Always 1, with the version of the program."
    case .startTime: "When the program started, in seconds since 1970."
    case .residentMemory: "Memory of the program that is in RAM, in bytes."
    case .openFiles: "Open file descriptors."
    }
  }

  func counter(_ labels: (String, String)...) -> Counter {
    Counter(label: rawValue, dimensions: labels)
  }

  /// A counter of what has fractions.
  func sum(_ labels: (String, String)...) -> FloatingPointCounter {
    FloatingPointCounter(label: rawValue, dimensions: labels)
  }

  func gauge(_ labels: (String, String)...) -> Meter {
    Meter(label: rawValue, dimensions: labels)
  }

  /// A histogram of durations.
  func timer(_ labels: (String, String)...) -> Timer {
    Timer(label: rawValue, dimensions: labels, preferredDisplayUnit: .seconds)
  }

  /// A histogram of small counts.
  func distribution(_ labels: (String, String)...) -> Recorder {
    Recorder(label: rawValue, dimensions: labels, aggregate: true)
  }
}

extension Timer {
  /// Records how long it is since `start`.
  func record(since start: ContinuousClock.Instant) {
    let (seconds, attoseconds) = (ContinuousClock.now - start).components
    recordNanoseconds(seconds * 1_000_000_000 + attoseconds / 1_000_000_000)
  }
}
