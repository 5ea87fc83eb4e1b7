public import QualityDomain

/// What each engine words in its own way.
public protocol SQLDialect: Sendable {
  /// The type of a column of bytes.
  var bytesType: SQL { get }

  /// Ends the definition of a table whose rows are small and read by their key: they are kept in
  /// its order where the engine can.
  var clustered: SQL { get }

  /// Statements that make the index of words for the search in the register.
  var createSearchIndex: [SQL] { get }

  /// Adds new requests to the search.
  func addToSearch(_ entries: [SearchEntry], in connection: any SQLConnection) throws(StoreError)

  /// Replaces the words under which a request is found.
  /// - Parameter words: as in `SearchEntry`.
  func setSearchWords(
    _ words: String, of request: Request.ID, in connection: any SQLConnection
  ) throws(StoreError)

  /// Moves a request to another stage.
  func setSearchStage(
    _ stage: RequestStage, of request: Request.ID, site: Site.ID, in connection: any SQLConnection
  ) throws(StoreError)

  /// A query of one column, `request_id`: the requests of the site at that stage that hold all the
  /// words (each the beginning of one of theirs), the latest `limit` by creation.
  /// - Parameter words: as `SearchWords` folds them; at least one.
  func search(_ words: [String], site: Site.ID, stage: RequestStage, limit: Int) -> SQL
}

/// A request as the search knows it.
public struct SearchEntry: Sendable {
  public let request: Request.ID
  public let site: Site.ID
  public let stage: RequestStage
  /// As `SearchWords` folds them, separated by spaces.
  public let words: String
}
