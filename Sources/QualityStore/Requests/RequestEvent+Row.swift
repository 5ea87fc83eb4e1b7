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

  init(row: any SQLRow) throws(StoreError) {
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

  static let insertedColumns: SQL = """
    request_id, sequence, id, fact, happened_on, happened_at, recorded_at, recorded_by, corrects,
    restated_fact, restated_on, kind, channel, service_id, person_id, medium, announced_on,
    other_request_id, administration, administration_contact
    """

  /// The values of `insertedColumns` for an event of `request`.
  func values(of request: Request.ID) -> SQL {
    var columns = FactColumns(fact)
    var corrects: RequestEvent.ID?
    var restatedOn: CivilDate?
    var restated: String?
    if case .corrected(let target, let correction) = fact {
      corrects = target
      if case .restated(let day, let content) = correction {
        columns = FactColumns(content)
        restated = columns.name
        restatedOn = day
      }
      columns.name = "corrected"
    }
    return """
      \(request), \(sequence), \(id), \(columns.name), \(happenedOn), \(happenedAt),
      \(recordedAt), \(recordedBy), \(corrects), \(restated), \(restatedOn), \(columns.kind),
      \(columns.channel), \(columns.service), \(columns.person), \(columns.medium),
      \(columns.announced), \(columns.otherRequest), \(columns.administration),
      \(columns.administrationContact)
      """
  }
}

/// A fact spread over the columns that its kind fills.
private struct FactColumns {
  var name = ""
  var kind: RequestKind?
  var channel: RequestChannel?
  var service: Service.ID?
  var person: Person.ID?
  var medium: ReplyMedium?
  var announced: CivilDate?
  var otherRequest: Request.ID?
  var administration: String?
  var administrationContact: String?

  init(_ fact: RequestFact) {
    switch fact {
    case .received(let kind, let channel, let service):
      name = "received"
      self.kind = kind
      self.channel = channel
      self.service = service
    case .acknowledged: name = "acknowledged"
    case .assigned(let person):
      name = "assigned"
      self.person = person
    case .piecesAsked: name = "pieces-asked"
    case .piecesReceived: name = "pieces-received"
    case .holdingReply(let announced):
      name = "holding-reply"
      self.announced = announced
    case .replied(let medium):
      name = "replied"
      self.medium = medium
    case .toldOfTransfer: name = "told-of-transfer"
    case .transferred(let service):
      name = "transferred"
      self.service = service
    case .redirected(let administration, let contact):
      name = "redirected"
      self.administration = administration
      administrationContact = contact
    case .closedWithoutContact: name = "closed-without-contact"
    case .duplicate(let other):
      name = "duplicate"
      otherRequest = other
    case .reopened: name = "reopened"
    case .attached: name = "attached"
    case .corrected: name = "corrected"
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

  fileprivate init(named name: String, row: any SQLRow) throws(StoreError) {
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
