public import QualityDomain

/// What each engine words in its own way.
public protocol SQLDialect: Sendable {
  /// The type of a column of bytes.
  var bytesType: SQL { get }

  /// Ends the definition of a table whose rows are small and read by their key: they are kept in
  /// its order where the engine can.
  var clustered: SQL { get }

  /// Ends a query for a row to take, so that several takers at once get different rows without
  /// waiting for each other. It begins with a space; empty where only one at a time can write.
  var skippingLocked: SQL { get }
  /// The statement that defines a table or a column, so that texts compare as bytes.
  func definition(_ statement: SQL) -> SQL

  /// A query of two columns, the names of a table's columns in alphabetical order and what they
  /// hold: `text`, `integer` or `bytes`.
  func columns(of table: String) -> SQL

  /// The table that has one row, and its `request_id`, for each request that searches know.
  var searchTable: SQL { get }

  /// Statements that make the index of words for the search in the register.
  var createSearchIndex: [SQL] { get }

  /// Adds new requests to the search.
  func addToSearch(_ entries: [SearchEntry], in connection: any SQLConnection) throws(StoreError)

  /// Replaces the words under which requests are found.
  /// - Parameter words: as in `SearchEntry`.
  func setSearchWords(
    _ words: [Request.ID: String], in connection: any SQLConnection
  ) throws(StoreError)

  /// The same, and those before are gone from the database for good.
  func replaceSearchWords(
    _ words: [Request.ID: String], in connection: any SQLConnection
  ) throws(StoreError)

  /// Moves a request to another stage.
  func setSearchStage(
    _ stage: RequestStage, of request: Request.ID, site: Site.ID, in connection: any SQLConnection
  ) throws(StoreError)

  /// A query of one column, `request_id`: the requests of the site at that stage that hold all the
  /// words, at least one, the latest `limit` by creation.
  func search(_ words: [SoughtWord], site: Site.ID, stage: RequestStage, limit: Int) -> SQL
}

extension SQLDialect {
  public func setSearchWords(
    _ words: [Request.ID: String], in connection: any SQLConnection
  ) throws(StoreError) {
    try replaceSearchWords(words, in: connection)
  }
}

/// A word to look for, as `SearchWords` folds it: letters and digits alone.
public struct SoughtWord: Hashable, Sendable {
  public let text: String
  /// Otherwise a word that begins with it is found too.
  public let isWhole: Bool
}

/// A request as the search knows it.
public struct SearchEntry: Sendable {
  public let request: Request.ID
  public let site: Site.ID
  public let stage: RequestStage
  /// As `SearchWords` folds them, separated by spaces.
  public let words: String
}

extension SearchEntry {
  init(
    request: Request.ID, site: Site.ID, stage: RequestStage, reference: String, subject: String,
    requesterName: String?
  ) {
    self.init(
      request: request, site: site, stage: stage,
      words: SearchWords.of(reference: reference, subject: subject, requester: requesterName))
  }
}
