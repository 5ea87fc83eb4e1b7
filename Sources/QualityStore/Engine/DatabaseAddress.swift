/// Where a database is: `sqlite:PATH`, or `postgres://…` (also `postgresql://…`) as libpq reads it.
public enum DatabaseAddress: Sendable {
  case sqlite(path: String)
  /// May hold a password: never to be shown or logged.
  case postgreSQL(String)

  /// - Returns: nil for another scheme or an empty path.
  public init?(_ text: String) {
    if text.hasPrefix("sqlite:"), text.count > 7 {
      self = .sqlite(path: String(text.dropFirst(7)))
    } else if text.hasPrefix("postgres://") || text.hasPrefix("postgresql://") {
      self = .postgreSQL(text)
    } else {
      return nil
    }
  }

  /// Opens the database: a file is made when it is missing, a server is not asked yet.
  /// - Returns: nil when libpq cannot read the address.
  public func engine() throws(StoreError) -> (any SQLEngine)? {
    switch self {
    case .sqlite(let path): try SQLiteEngine.open(path: path)
    case .postgreSQL(let address): PostgreSQLEngine(address)
    }
  }
}
