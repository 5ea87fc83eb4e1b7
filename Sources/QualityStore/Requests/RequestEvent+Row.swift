import QualityDomain

/// One event as columns. A correction that restates keeps the new fact in the same columns, under
/// `restated_fact`.
extension RequestEvent {
  /// Joins to events `e` the words that may name people, which stand apart.
  static let joinedText: SQL = "LEFT JOIN event_text w ON w.event_id = e.id"

  /// The columns that `init(row:)` reads, in its order, of events `e` with `joinedText`.
  static let columns: SQL = """
    e.id, e.sequence, e.fact, e.happened_on, e.happened_at, e.recorded_at, e.recorded_by,
    e.corrects, e.restated_fact, e.restated_on, e.kind, e.channel, e.service_id, e.person_id,
    e.medium, e.announced_on, e.other_request_id, e.administration, e.administration_contact,
    w.file_name
    """

  /// How many `columns` there are: the rank of what a query reads after them.
  static let columnCount = 20

  init(row: SQLRow) throws(StoreError) {
    let name = try row.text(2)
    let fact: RequestFact
    if name == "corrected" {
      let target: RequestEvent.ID = try row.id(7)
      if let restated = try row.textOrNil(8) {
        let content = try RequestFact(named: restated, row: row)
        fact = .corrected(target, .restated(on: try row.date(9), fact: content))
      } else {
        fact = .corrected(target, .withdrawn)
      }
    } else {
      fact = try RequestFact(named: name, row: row)
    }
    self.init(
      id: try row.id(0), sequence: try row.integer(1), happenedOn: try row.date(3),
      happenedAt: try row.instantOrNil(4), recordedAt: try row.instant(5),
      recordedBy: try row.idOrNil(6), fact: fact)
  }

  /// Where and what to insert for an event of `request`: the columns that its fact fills, and their
  /// values.
  func insertion(of request: Request.ID) -> (columns: SQL, values: SQL) {
    let (name, columns, values) = fact.columns
    return (
      """
      request_id, sequence, id, happened_on, happened_at, recorded_at, recorded_by, fact\(columns)
      """,
      """
      \(request), \(sequence), \(id), \(happenedOn), \(happenedAt), \(recordedAt), \(recordedBy),
      \(name)\(values)
      """
    )
  }
}

extension RequestFact {
  /// A fact spread over the columns that it fills, each after a comma; the name of a file is kept
  /// with the words.
  fileprivate var columns: (name: String, columns: SQL, values: SQL) {
    switch self {
    case .received(let kind, let channel, let service):
      ("received", ", kind, channel, service_id", ", \(kind), \(channel), \(service)")
    case .acknowledged: ("acknowledged", "", "")
    case .assigned(let person): ("assigned", ", person_id", ", \(person)")
    case .piecesAsked: ("pieces-asked", "", "")
    case .piecesReceived: ("pieces-received", "", "")
    case .holdingReply(let announced): ("holding-reply", ", announced_on", ", \(announced)")
    case .replied(let medium): ("replied", ", medium", ", \(medium)")
    case .toldOfTransfer: ("told-of-transfer", "", "")
    case .transferred(let service): ("transferred", ", service_id", ", \(service)")
    case .redirected(let administration, let contact):
      (
        "redirected", ", administration, administration_contact",
        ", \(administration), \(contact)"
      )
    case .closedWithoutContact: ("closed-without-contact", "", "")
    case .duplicate(let other): ("duplicate", ", other_request_id", ", \(other)")
    case .reopened: ("reopened", "", "")
    case .attached: ("attached", "", "")
    case .corrected(let target, .withdrawn): ("corrected", ", corrects", ", \(target)")
    case .corrected(let target, .restated(let day, let fact)):
      (
        "corrected", ", corrects, restated_on, restated_fact\(fact.columns.columns)",
        ", \(target), \(day), \(fact.columns.name)\(fact.columns.values)"
      )
    }
  }
}

extension RequestFact {
  /// The name of an attached file, which is kept apart because it may name someone.
  var fileName: String? {
    switch self {
    case .attached(let fileName), .corrected(_, .restated(_, .attached(let fileName))): fileName
    default: nil
    }
  }

  fileprivate init(named name: String, row: SQLRow) throws(StoreError) {
    switch name {
    case "received":
      self = .received(try row.raw(10), try row.raw(11), service: try row.idOrNil(12))
    case "acknowledged": self = .acknowledged
    case "assigned": self = .assigned(to: try row.idOrNil(13))
    case "pieces-asked": self = .piecesAsked
    case "pieces-received": self = .piecesReceived
    case "holding-reply": self = .holdingReply(announced: try row.dateOrNil(15))
    case "replied": self = .replied(try row.raw(14))
    case "told-of-transfer": self = .toldOfTransfer
    case "transferred": self = .transferred(to: try row.id(12))
    case "redirected":
      self = .redirected(administration: try row.text(17), contact: try row.text(18))
    case "closed-without-contact": self = .closedWithoutContact
    case "duplicate": self = .duplicate(of: try row.id(16))
    case "reopened": self = .reopened
    case "attached": self = .attached(fileName: try row.textOrNil(19) ?? "")
    default: throw .unreadableRow("unknown fact \(name)")
    }
  }
}
