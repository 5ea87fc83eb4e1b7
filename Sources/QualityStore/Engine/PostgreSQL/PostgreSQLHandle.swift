import CLibPQ
import Foundation

/// One connection of libpq; closed when the value ends. Every call may block.
struct PostgreSQLHandle: ~Copyable {
  private let connection: OpaquePointer

  /// One thing to ask, of those that travel together.
  enum Command {
    /// A statement without arguments.
    case text(String)
    case prepare(name: String, text: String)
    case run(prepared: String, PostgreSQLArguments)
  }

  /// Connects.
  /// - Parameter address: a URL or a list of `keyword=value`, taken whole: `sslmode` and every other
  ///   parameter of libpq count, and so do its environment variables and password file.
  init(_ address: String) throws(PostgreSQLFailure) {
    // What stands before `dbname` gives way to the address; what stands after does not.
    let parameters = [
      ("fallback_application_name", "qualepref"), ("connect_timeout", "5"),
      ("keepalives_idle", "30"), ("keepalives_interval", "10"), ("keepalives_count", "3"),
      ("tcp_user_timeout", "30000"), ("dbname", address), ("client_encoding", "UTF8"),
    ]
    let keywords = CStrings(parameters.map(\.0)), values = CStrings(parameters.map(\.1))
    guard let connection = PQconnectdbParams(keywords.pointers, values.pointers, 1) else {
      throw PostgreSQLFailure(state: "", message: "no memory", isConnectionLost: true)
    }
    guard PQstatus(connection) == CONNECTION_OK else {
      defer { PQfinish(connection) }
      throw Self.lost(connection)
    }
    // Notices (“relation already exists, skipping”) would go to standard error.
    _ = PQsetNoticeProcessor(connection, { _, _ in }, nil)
    self.connection = connection
  }

  deinit { PQfinish(connection) }

  /// Whether libpq understands an address. Its own complaint is not kept: it quotes the password.
  static func isReadable(_ address: String) -> Bool {
    guard !hasStrayPassword(address), let options = PQconninfoParse(address, nil) else {
      return false
    }
    PQconninfoFree(options)
    return true
  }

  /// Whether a `@` or `/` of a password is not coded: libpq would take what follows, or what comes
  /// before, for a host or a port, and quote it in its messages.
  private static func hasStrayPassword(_ address: String) -> Bool {
    guard let scheme = address.firstRange(of: "://") else { return false }
    let parts = address[scheme.upperBound...].prefix { $0 != "?" }
      .split(separator: "@", omittingEmptySubsequences: false)
    return parts.count > 2 || parts.count == 2 && parts[0].contains("/")
  }

  /// The encoding in which the database keeps texts: `UTF8`, `LATIN1`…
  var serverEncoding: String {
    PQparameterStatus(connection, "server_encoding").map { String(cString: $0) } ?? ""
  }

  /// Whether a transaction is open, sound or not.
  var isInTransaction: Bool {
    switch PQtransactionStatus(connection) {
    case PQTRANS_INTRANS, PQTRANS_INERROR: true
    default: false
    }
  }

  /// Asks several things in one go, and waits for all answers.
  /// - Returns: the answer to the last one.
  /// - Throws: the first failure; what came after it was not done.
  func run(_ commands: [Command]) throws(PostgreSQLFailure) -> PostgreSQLResult {
    guard PQenterPipelineMode(connection) == 1 else { throw failure() }
    for command in commands {
      guard send(command) == 1 else { throw failure() }
    }
    guard PQpipelineSync(connection) == 1 else { throw failure() }
    var last: PostgreSQLResult?
    var refused: PostgreSQLResult?
    // One answer more than commands: that to the end of the pipeline.
    for _ in 0...commands.count {
      guard let result = receive() else { break }
      switch PQresultStatus(result.pointer) {
      case PGRES_COMMAND_OK, PGRES_TUPLES_OK: last = result
      case PGRES_PIPELINE_SYNC, PGRES_PIPELINE_ABORTED: break
      default: refused = refused ?? result
      }
    }
    let isReady = PQexitPipelineMode(connection) == 1
    if let refused { throw failure(refused) }
    guard isReady, let last else { throw failure() }
    return last
  }

  private func send(_ command: Command) -> Int32 {
    switch command {
    case .text(let text):
      PQsendQueryParams(connection, text, 0, nil, nil, nil, nil, 1)
    case .prepare(let name, let text):
      PQsendPrepare(connection, name, text, 0, nil)
    case .run(let name, let arguments):
      arguments.withPointers { values, lengths, formats in
        PQsendQueryPrepared(connection, name, arguments.count, values, lengths, formats, 1)
      }
    }
  }

  /// The next answer; nil when the connection has no more.
  private func receive() -> PostgreSQLResult? {
    guard let pointer = PQgetResult(connection) else { return nil }
    let result = PostgreSQLResult(pointer)
    // A null ends the answer to each command, but not the end of the pipeline.
    if PQresultStatus(pointer) != PGRES_PIPELINE_SYNC {
      while let further = PQgetResult(connection) { PQclear(further) }
    }
    return result
  }

  /// Loads rows.
  /// - Parameter statement: `COPY … FROM STDIN`.
  func copy(_ statement: String, _ rows: CopyText) throws(PostgreSQLFailure) {
    guard let pointer = PQexec(connection, statement) else { throw failure() }
    let ready = PostgreSQLResult(pointer)
    guard PQresultStatus(ready.pointer) == PGRES_COPY_IN else { throw failure(ready) }
    for start in stride(from: 0, to: rows.bytes.count, by: Self.copiedAtOnce) {
      let slice = rows.bytes[start...].prefix(Self.copiedAtOnce)
      let isSent = slice.withUnsafeBytes { bytes in
        PQputCopyData(
          connection, bytes.assumingMemoryBound(to: CChar.self).baseAddress, Int32(bytes.count))
      }
      guard isSent == 1 else { throw failure() }
    }
    guard PQputCopyEnd(connection, nil) == 1, let end = receive() else { throw failure() }
    guard PQresultStatus(end.pointer) == PGRES_COMMAND_OK else { throw failure(end) }
  }

  /// In bytes.
  private static let copiedAtOnce = 1 << 20

  /// Asks for something whose answer does not matter, without waiting for it.
  func post(_ text: String) {
    // What goes wrong is seen by `isOpen`, before the next use.
    _ = PQsendQuery(connection, text)
  }

  /// Waits for what was posted, and looks whether the server is still there.
  var isOpen: Bool {
    while let result = PQgetResult(connection) { PQclear(result) }
    return PQconsumeInput(connection) == 1 && PQstatus(connection) == CONNECTION_OK
  }

  private func failure() -> PostgreSQLFailure { Self.lost(connection) }

  private func failure(_ result: PostgreSQLResult) -> PostgreSQLFailure {
    result.failure(isConnectionLost: PQstatus(connection) != CONNECTION_OK)
  }

  /// A connection that does not take or give what it should is of no more use.
  private static func lost(_ connection: OpaquePointer) -> PostgreSQLFailure {
    PostgreSQLFailure(
      state: "", message: PostgreSQLFailure.line(PQerrorMessage(connection)),
      isConnectionLost: true)
  }
}

/// A list of C strings with a null at its end.
private final class CStrings {
  private(set) var pointers: [UnsafePointer<CChar>?]

  init(_ strings: [String]) {
    pointers = strings.map { UnsafePointer(strdup($0)) } + [nil]
  }

  deinit {
    for pointer in pointers { free(UnsafeMutablePointer(mutating: pointer)) }
  }
}
