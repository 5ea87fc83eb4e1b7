public import QualityDomain

/// A request as it is recorded: who, what, and everything that happened.
public struct RequestRecord: Hashable, Sendable {
  public let id: Request.ID
  public let site: Site.ID
  public let reference: String
  public let subject: String
  public let requester: RequesterRecord?
  /// In the order of recording.
  public let events: [RequestEvent]
  /// The words that go with an event.
  public let notes: [RequestEvent.ID: String]

  /// How many events there are: what a writer must have seen to add the next.
  public var version: Int { events.count }

  public var history: EventHistory { EventHistory(events) }
}

/// A requester as it is recorded; the details are empty once erased.
public struct RequesterRecord: Hashable, Sendable {
  public let id: Requester.ID
  public let details: RequesterDetails
  public let erasedAt: Instant?
}

/// A request to put in the register.
public struct NewRequest: Hashable, Sendable {
  /// What whoever may send the same again knows it by; nil: a new one.
  public let id: Request.ID?
  /// nil: the next number of the year.
  public let reference: String?
  public let kind: RequestKind
  public let channel: RequestChannel
  public let receivedOn: CivilDate
  public let service: Service.ID?
  public let subject: String
  public let requester: RequesterDetails?
  public let note: String

  public init(
    id: Request.ID? = nil, reference: String? = nil, kind: RequestKind, channel: RequestChannel,
    receivedOn: CivilDate, service: Service.ID?, subject: String, requester: RequesterDetails?,
    note: String = ""
  ) {
    self.id = id
    self.reference = reference
    self.kind = kind
    self.channel = channel
    self.receivedOn = receivedOn
    self.service = service
    self.subject = subject
    self.requester = requester
    self.note = note
  }
}

/// Something to add to a request.
public struct NewEvent: Hashable, Sendable {
  /// A file that comes with it.
  public struct File: Hashable, Sendable {
    public let mediaType: String
    public let content: [UInt8]
    /// In hexadecimal.
    public let sha256: String

    public init(mediaType: String, content: [UInt8], sha256: String) {
      self.mediaType = mediaType
      self.content = content
      self.sha256 = sha256
    }
  }

  public let fact: RequestFact
  public let happenedOn: CivilDate
  public let happenedAt: Instant?
  public let note: String
  public let file: File?

  public init(
    _ fact: RequestFact, on day: CivilDate, at instant: Instant? = nil, note: String = "",
    file: File? = nil
  ) {
    self.fact = fact
    happenedOn = day
    happenedAt = instant
    self.note = note
    self.file = file
  }
}

/// What became of an event to add.
public enum AppendOutcome: Hashable, Sendable {
  case recorded(RequestSituation)
  /// The rules of the register do not let it follow what happened.
  case refused(RequestError)
  /// Someone else added something since the writer looked.
  case conflict
  /// No such request in the person's scope.
  case notFound
}

/// Who writes, and when: what every change records.
public struct Authorship: Hashable, Sendable {
  /// nil for a command of the administrator of the machine.
  public let person: Person.ID?
  public let at: Instant
  /// The site's civil date.
  public let today: CivilDate

  public init(person: Person.ID?, at: Instant, today: CivilDate) {
    self.person = person
    self.at = at
    self.today = today
  }
}
