public import QualityDomain

/// The spreadsheet of requests that services keep, as delimited text.
///
/// Columns `reference`, `nature`, `canal`, `recu_le`, `service` and `objet` are required;
/// `complements_demandes_le`, `complements_recus_le`, `reponse_attente_le`, `delai_annonce_le`,
/// `reponse_le`, `reponse_par`, `reoriente_le`, `reoriente_vers`, `sans_coordonnees` and
/// `demandeur` may be left out. Their order is free. Dates are `jj/mm/aaaa` or ISO.
///
/// Iterating gives a request or what is wrong with its row, one row at a time, so that a caller
/// keeps as many as it wants in memory. A quoting mistake ends the iteration.
public struct RequestTable: Sequence, IteratorProtocol, Sendable {
  private var reader: TableReader
  private let columns: RequestColumns
  private let today: CivilDate
  private var firstLines: [String: Int] = [:]

  /// - Parameters:
  ///   - bytes: the file, in UTF-8 or Windows-1252.
  ///   - today: the site's civil date; what has happened cannot be later.
  /// - Throws: all that is wrong with the header.
  public init(_ bytes: [UInt8], today: CivilDate) throws(TableProblems) {
    reader = try TableReader(
      bytes, required: RequestColumns.required, optional: RequestColumns.optional)
    columns = RequestColumns(reader.header)
    self.today = today
  }

  public mutating func next() -> Result<ImportedRequest, TableProblems>? {
    reader.nextRow()?.reading { RequestRow(columns, today: today).read(&$0, firstLines: &firstLines) }
  }
}

/// Where the columns of a table of requests are.
struct RequestColumns: Sendable {
  static let required = ["reference", "nature", "canal", "recu_le", "service", "objet"]
  static let optional = [
    "complements_demandes_le", "complements_recus_le", "reponse_attente_le", "delai_annonce_le",
    "reponse_le", "reponse_par", "reoriente_le", "reoriente_vers", "sans_coordonnees", "demandeur",
  ]

  let reference, kind, channel, receivedOn, service, subject: TableColumn
  let piecesAskedOn, piecesReceivedOn, holdingReplyOn, announcedFor, repliedOn, repliedBy: TableColumn
  let redirectedOn, redirectedTo, withoutContact, requester: TableColumn

  init(_ header: TableHeader) {
    reference = header["reference"]
    kind = header["nature"]
    channel = header["canal"]
    receivedOn = header["recu_le"]
    service = header["service"]
    subject = header["objet"]
    piecesAskedOn = header["complements_demandes_le"]
    piecesReceivedOn = header["complements_recus_le"]
    holdingReplyOn = header["reponse_attente_le"]
    announcedFor = header["delai_annonce_le"]
    repliedOn = header["reponse_le"]
    repliedBy = header["reponse_par"]
    redirectedOn = header["reoriente_le"]
    redirectedTo = header["reoriente_vers"]
    withoutContact = header["sans_coordonnees"]
    requester = header["demandeur"]
  }
}
