import CLibPQ

/// What PostgreSQL, or the way to it, answered instead of a result.
struct PostgreSQLFailure: Error {
  /// The five characters of SQLSTATE; empty when the server did not say.
  let state: String
  /// For the log: the server's one sentence, without the values that its details would quote.
  let message: String
  /// Nothing more can be asked on this connection.
  let isConnectionLost: Bool

  /// Another transaction was in the way: the same may be asked again.
  ///
  /// - Source: PostgreSQL documentation, 13.5 “Serialization Failure Handling”.
  var isSerialization: Bool { state == "40001" || state == "40P01" }
}

extension StoreError {
  /// - Source: PostgreSQL documentation, appendix A “PostgreSQL Error Codes”.
  init(_ failure: PostgreSQLFailure) {
    switch failure.state {
    // unique_violation
    case "23505": self = .conflict
    // serialization_failure, deadlock_detected: asked again as often as is reasonable
    case "40001", "40P01": self = .busy
    // query_canceled (a statement took too long), lock_not_available
    case "57014", "55P03": self = .busy
    // disk_full
    case "53100": self = .diskFull
    // The server did not say it: libpq did.
    case "":
      self =
        if let distrust = ServerDistrust(failure.message) {
          .untrustedServer(distrust, failure.message)
        } else {
          .unavailable(failure.message)
        }
    default: self = .unavailable("\(failure.message) (\(failure.state))")
    }
  }
}
