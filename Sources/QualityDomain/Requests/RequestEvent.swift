/// A thing that the register follows from receipt to reply.
public enum Request {
  public typealias ID = QualityDomain.ID<Request>
}

/// A part of a site that requests are given to.
public enum Service {
  public typealias ID = QualityDomain.ID<Service>
}

/// Someone who signs in.
public enum Person {
  public typealias ID = QualityDomain.ID<Person>
}

/// Someone who writes to the site.
public enum Requester {
  public typealias ID = QualityDomain.ID<Requester>
}

/// Something that happened to a request. Events are only ever added: a mistake is mended by a
/// correction, which is an event too.
public struct RequestEvent: Hashable, Sendable {
  public typealias ID = QualityDomain.ID<RequestEvent>

  public let id: ID
  /// Rank within the request, from 1, in the order of recording.
  public let sequence: Int
  /// Civil date at the site.
  public let happenedOn: CivilDate
  /// Set where hours matter.
  public let happenedAt: Instant?
  public let recordedAt: Instant
  /// nil when a file brought it.
  public let recordedBy: Person.ID?
  public let fact: RequestFact

  public init(
    id: ID, sequence: Int, happenedOn: CivilDate, happenedAt: Instant? = nil,
    recordedAt: Instant, recordedBy: Person.ID?, fact: RequestFact
  ) {
    self.id = id
    self.sequence = sequence
    self.happenedOn = happenedOn
    self.happenedAt = happenedAt
    self.recordedAt = recordedAt
    self.recordedBy = recordedBy
    self.fact = fact
  }
}

/// What happened.
public enum RequestFact: Hashable, Sendable {
  case received(RequestKind, RequestChannel, service: Service.ID?)
  case acknowledged
  case assigned(to: Person.ID?)
  case piecesAsked
  case piecesReceived
  /// A reply that says when the full reply will come. Some old registers lack the date: without it
  /// the holding reply is not a first answer (17.1, 17.2, 36.1, 36.4).
  case holdingReply(announced: CivilDate?)
  case replied(ReplyMedium)
  /// The requester was told that another service has the request (17.3).
  case toldOfTransfer
  case transferred(to: Service.ID)
  /// Sent to another administration, whose name and contact the requester was given (17.3;
  /// CRPA L114-2).
  case redirected(administration: String, contact: String)
  /// Neither address nor telephone: nobody can be answered.
  case closedWithoutContact
  case duplicate(of: Request.ID)
  case reopened
  case attached(fileName: String)
  indirect case corrected(RequestEvent.ID, Correction)
}

/// What is to be known of an event instead of what was recorded.
public enum Correction: Hashable, Sendable {
  /// It never happened.
  case withdrawn
  /// It happened on another day or was something else.
  case restated(on: CivilDate, fact: RequestFact)
}

/// How a reply was given. A reply by telephone needs a note of what was said (17).
public enum ReplyMedium: String, CaseIterable, Sendable {
  case letter, email, telephone, counter
}
