extension RequestSituation {
  /// Reads the situation of a request from its events.
  ///
  /// - Parameters:
  ///   - history: its events, corrections applied.
  ///   - asOf: what happened later is ignored; a due date is past when `asOf` is after it.
  ///   - limits: those of the edition that the site follows.
  ///   - calendar: the working days of the site.
  /// - Returns: nil when nothing was received on or before `asOf`.
  public init?(
    _ history: EventHistory, asOf: CivilDate, limits: LimitTable, calendar: WorkingCalendar
  ) {
    guard let receipt = history.receipt, receipt.day <= asOf else { return nil }
    let entries = history.through(asOf)
    let work = WorkProgress(entries)
    let clock = ReplyClock(
      entries, kind: receipt.kind, channel: receipt.channel, received: receipt.day,
      limits: limits, calendar: calendar)
    kind = receipt.kind
    channel = receipt.channel
    receivedOn = receipt.day
    service = work.service
    assignee = work.assignee
    reply = clock
    elapsed = clock?.elapsed(in: calendar)
    state = Self.state(clock, closure: work.closure, asOf: asOf)
    sideClocks = SideClock.all(
      entries, receipt: receipt, firstAnswer: clock?.firstAnswer, limits: limits,
      calendar: calendar)
    doneOn = work.doneOn
    // While the reply clock runs, it alone says whether pieces asked for suspend the work: pieces
    // asked too late must not hide a late request.
    let runningClock = clock.flatMap { $0.firstAnswer == nil ? $0 : nil }
    let isWaiting = runningClock?.isSuspended ?? work.awaitsPieces
    stage = work.doneOn != nil ? .done : isWaiting ? .waiting : .open
    nextDue = work.doneOn != nil ? nil : work.announced ?? runningClock?.current.due
  }

  private static func state(
    _ clock: ReplyClock?, closure: WorkProgress.Closure?, asOf: CivilDate
  ) -> ReplyState {
    switch closure {
    case .withoutContact: return .withoutContact
    case .duplicate: return .duplicate
    case nil: break
    }
    guard let clock else { return .noLimit }
    if let inTime = clock.answeredInTime { return inTime ? .answeredInTime : .answeredLate }
    if clock.isSuspended { return .waiting }
    return asOf > clock.current.due ? .late : .running
  }
}

/// What the events say of the work, apart from the clocks.
struct WorkProgress {
  enum Closure { case withoutContact, duplicate }

  private(set) var service: Service.ID?
  private(set) var assignee: Person.ID?
  private(set) var doneOn: CivilDate?
  private(set) var closure: Closure?
  private(set) var awaitsPieces = false
  /// The date that the latest holding reply announces.
  private(set) var announced: CivilDate?

  init(_ entries: some Sequence<EventHistory.Entry>) {
    for entry in entries { follow(entry) }
  }

  private mutating func follow(_ entry: EventHistory.Entry) {
    switch entry.fact {
    case .received(_, _, let service): self.service = service ?? self.service
    case .assigned(let person): assignee = person
    case .transferred(let service):
      self.service = service
      assignee = nil
    case .piecesAsked: awaitsPieces = doneOn == nil
    case .piecesReceived: awaitsPieces = false
    case .holdingReply(let date):
      announced = date ?? announced
      awaitsPieces = false
    case .replied, .redirected: finish(entry.happenedOn)
    case .closedWithoutContact: finish(entry.happenedOn, closure: .withoutContact)
    case .duplicate: finish(entry.happenedOn, closure: .duplicate)
    case .reopened:
      doneOn = nil
      closure = nil
    case .acknowledged, .toldOfTransfer, .attached, .corrected: break
    }
  }

  private mutating func finish(_ day: CivilDate, closure: Closure? = nil) {
    doneOn = day
    self.closure = closure
    awaitsPieces = false
    announced = nil
  }
}
