/// Why an event cannot be added to a request.
public enum RequestError: Error, Hashable, Sendable {
  case beforeReceipt(received: CivilDate)
  case inTheFuture(today: CivilDate)
  case alreadyDone(on: CivilDate)
  case notDone
  case noPiecesAsked
  /// The announced date comes before the holding reply that announces it.
  case announcedInThePast(reply: CivilDate)
  case noteRequired
  case reasonRequired
  case sameService
  case duplicateOfItself
  /// There is no such event, or it was withdrawn: what did happen is then recorded anew.
  case unknownEvent
  /// A mistaken correction is mended by a further correction of the event that it corrects.
  case correctionOfCorrection
  /// A request must keep exactly one receipt.
  case receiptRequired
}

/// What may happen to a request, whoever asks for it and however it arrives.
public enum RequestRules {
  /// Checks that `fact` may be added on `day`.
  ///
  /// Events may be recorded late: what happened on an earlier day than the end of the work may
  /// still be added after it, but the work ends only once.
  /// - Parameters:
  ///   - note: the words that go with it, empty when there are none.
  ///   - history: what has happened so far.
  ///   - today: the site's civil date.
  public static func check(
    _ fact: RequestFact, on day: CivilDate, note: String, request: Request.ID,
    history: EventHistory, today: CivilDate
  ) throws(RequestError) {
    guard day <= today else { throw .inTheFuture(today: today) }
    if case .corrected(let target, let correction) = fact {
      guard !note.isEmpty else { throw .reasonRequired }
      return try check(
        correction, of: target, note: note, request: request, history: history, today: today)
    }
    guard let receipt = history.receipt else { throw .receiptRequired }
    guard day >= receipt.day else { throw .beforeReceipt(received: receipt.day) }
    let before = history.through(day)
    switch fact {
    case .received: throw .receiptRequired
    case .reopened: guard WorkProgress(before).doneOn != nil else { throw .notDone }
    case .attached: return
    default:
      let doneLater = fact.endsWork ? WorkProgress(history.entries).doneOn : nil
      if let doneOn = WorkProgress(before).doneOn ?? doneLater { throw .alreadyDone(on: doneOn) }
    }
    try checkContent(fact, on: day, note: note, request: request, after: before)
  }

  private static func checkContent(
    _ fact: RequestFact, on day: CivilDate, note: String, request: Request.ID,
    after before: some Collection<EventHistory.Entry>
  ) throws(RequestError) {
    switch fact {
    case .piecesReceived:
      guard before.contains(where: { $0.fact == .piecesAsked }) else { throw .noPiecesAsked }
    case .holdingReply(let announced?):
      guard announced >= day else { throw .announcedInThePast(reply: day) }
    case .replied(.telephone):
      guard !note.isEmpty else { throw .noteRequired }
    case .transferred(let service):
      guard service != WorkProgress(before).service else { throw .sameService }
    case .duplicate(let other):
      guard other != request else { throw .duplicateOfItself }
    default: break
    }
  }

  private static func check(
    _ correction: Correction, of target: RequestEvent.ID, note: String, request: Request.ID,
    history: EventHistory, today: CivilDate
  ) throws(RequestError) {
    if case .restated(let day, _) = correction, day > today { throw .inTheFuture(today: today) }
    if case .corrected = history.events.first(where: { $0.id == target })?.fact {
      throw .correctionOfCorrection
    }
    guard let entry = history.entries.first(where: { $0.event.id == target }) else {
      throw .unknownEvent
    }
    let others = history.entries.filter { $0.event.id != target }
    switch (entry.fact, correction) {
    case (.received, .withdrawn): throw .receiptRequired
    case (.received, .restated(let day, let fact)):
      guard case .received = fact else { throw .receiptRequired }
      if let next = others.first, next.happenedOn < day { throw .beforeReceipt(received: day) }
    case (_, .restated(_, .received)): throw .receiptRequired
    case (_, .restated(_, .corrected)): throw .correctionOfCorrection
    case (_, .restated(let day, let fact)):
      guard let receipt = history.receipt else { throw .receiptRequired }
      guard day >= receipt.day else { throw .beforeReceipt(received: receipt.day) }
      let before = others.prefix { $0.happenedOn <= day }
      try checkContent(fact, on: day, note: note, request: request, after: before)
    case (_, .withdrawn): break
    }
  }
}

extension RequestFact {
  /// Whether nothing remains to be done after it.
  fileprivate var endsWork: Bool {
    switch self {
    case .replied, .redirected, .closedWithoutContact, .duplicate: true
    default: false
    }
  }
}
