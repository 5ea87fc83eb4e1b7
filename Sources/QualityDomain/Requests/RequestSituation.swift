/// Where a request stands with its reply, at some date (counting rules, "Clocks of a request" 8).
public enum ReplyState: String, CaseIterable, Sendable {
  case answeredInTime = "in-time"
  case answeredLate = "answered-late"
  /// No first answer and the due date is past.
  case late
  /// No first answer, the due date is not past.
  case running
  /// Suspended until the requester sends what is missing.
  case waiting
  /// Received before the edition's first limit, or by a channel that has none.
  case noLimit = "no-limit"
  case withoutContact = "without-contact"
  /// Repeats another request, which is the one that counts.
  case duplicate
}

/// A clock that runs beside the reply clock.
public struct SideClock: Hashable, Sendable {
  /// How the clock ended, or that it still runs.
  public enum Outcome: String, Sendable { case kept, missed, running }

  public let kind: ClockKind
  public let start: CivilDate
  public let due: CivilDate
  /// nil for an announced date, which has no limit but itself.
  public let limit: Limit?
  public let metOn: CivilDate?

  /// Kept when met on or before the due date; missed when met later, or when `asOf` is past it.
  public func outcome(asOf: CivilDate) -> Outcome {
    if let metOn { return metOn <= due ? .kept : .missed }
    return asOf > due ? .missed : .running
  }
}

/// What someone has to do with a request.
public enum RequestStage: String, CaseIterable, Sendable {
  /// An answer, or the full reply that a holding reply announced, is due.
  case open
  /// The requester was asked for missing pieces.
  case waiting
  case done
}

/// Everything that the events of one request say about it at a date.
public struct RequestSituation: Hashable, Sendable {
  public let kind: RequestKind
  public let channel: RequestChannel
  public let receivedOn: CivilDate
  public let service: Service.ID?
  public let assignee: Person.ID?
  public let stage: RequestStage
  public let state: ReplyState
  public let reply: ReplyClock?
  /// Acknowledgement, announced date, told of redirection.
  public let sideClocks: [SideClock]
  /// What the work is due for: the reply, or the announced date after a holding reply.
  public let nextDue: CivilDate?
  /// Working days from the start of the clock to the first answer.
  public let elapsed: Int?
  /// The day that ended the work: reply, redirection or closing.
  public let doneOn: CivilDate?

  /// The first announced date, the one that counts as the promise.
  public var announcedDate: SideClock? { sideClocks.first { $0.kind == .announcedDate } }
}
