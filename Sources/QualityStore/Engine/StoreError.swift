/// Why the store did not do what it was asked. Absence is not an error: it is `nil`.
public enum StoreError: Error, Hashable, Sendable {
  /// Someone else changed the same thing first, or the identity is taken.
  case conflict
  /// The change touches a part of the site that the person's scope does not hold.
  case outsideScope
  /// The database holds what this program cannot read; the text is for the log.
  case unreadableRow(String)
  /// Another program holds the database; nothing was written.
  case busy
  /// No room is left; nothing was written.
  case diskFull
  /// The database was made by a later version of this program.
  case newerSchema(found: Int, known: Int)
  /// The database keeps texts in another encoding than UTF-8, such as `LATIN1`.
  case wrongEncoding(String)
  /// The server is not to be trusted, and was told nothing. The text is for the log.
  case untrustedServer(ServerDistrust, String)
  /// The connection broke at the end of a transaction: what it wrote may be kept, or not. The text is
  /// for the log.
  case unknownOutcome(String)
  /// The file cannot be opened, the server not reached, or the engine refuses; the text is for the log.
  case unavailable(String)
}
