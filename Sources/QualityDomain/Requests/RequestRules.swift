/// Why an event cannot be added to a request.
public enum RequestError: Error, Hashable, Sendable {
  case beforeReceipt(received: CivilDate)
  /// Received before the first year that a register may hold: a slip of the keyboard.
  case receivedBefore(year: Int)
  case inTheFuture(today: CivilDate)
  case alreadyDone(on: CivilDate)
  case notDone
  case noPiecesAsked
  /// The announced date comes before the holding reply that announces it.
  case announcedInThePast(reply: CivilDate)
  /// The announced date comes after the last year that a register may hold.
  case announcedAfter(year: Int)
  case noteRequired
  case reasonRequired
  case sameService
  case duplicateOfItself
  /// There is no such event, or it was withdrawn: what did happen is then recorded anew.
  case unknownEvent
  /// A mistaken correction is mended by a further correction of the event that it corrects.
  case correctionOfCorrection
  /// After the correction, this other step could no longer follow those before it.
  case unsettles(RequestFact, on: CivilDate)
  /// A request must keep exactly one receipt.
  case receiptRequired
}

/// What may happen to a request, whoever asks for it and however it arrives.
public enum RequestRules {
  /// Checks that a request may have been received on `day`.
  public static func checkReceipt(on day: CivilDate, today: CivilDate) throws(RequestError) {
    guard day <= today else { throw .inTheFuture(today: today) }
    let first = CivilDate.registerYears.lowerBound
    guard day.year >= first else { throw .receivedBefore(year: first) }
  }

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
    try checkOrder(fact, after: before)
    if fact.endsWork, let doneOn = WorkProgress(history.entries).doneOn {
      throw .alreadyDone(on: doneOn)
    }
    try checkContent(fact, on: day, note: note, request: request, after: before)
  }

  /// What a step rests on: work that is not done, or that is for a reopening; pieces that were
  /// asked for.
  private static func checkOrder(
    _ fact: RequestFact, after before: some Collection<EventHistory.Entry>
  ) throws(RequestError) {
    let doneOn = WorkProgress(before).doneOn
    switch fact {
    case .received: throw .receiptRequired
    case .reopened: guard doneOn != nil else { throw .notDone }
    case .attached: break
    default: if let doneOn { throw .alreadyDone(on: doneOn) }
    }
    if fact == .piecesReceived, !before.contains(where: { $0.fact == .piecesAsked }) {
      throw .noPiecesAsked
    }
  }

  private static func checkContent(
    _ fact: RequestFact, on day: CivilDate, note: String, request: Request.ID,
    after before: some Collection<EventHistory.Entry>
  ) throws(RequestError) {
    switch fact {
    case .holdingReply(let announced?):
      guard announced >= day else { throw .announcedInThePast(reply: day) }
      let last = CivilDate.registerYears.upperBound
      guard announced.year <= last else { throw .announcedAfter(year: last) }
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
    switch (entry.fact, correction) {
    case (.received, .withdrawn): throw .receiptRequired
    case (.received, .restated(let day, let fact)):
      guard case .received = fact else { throw .receiptRequired }
      try checkReceipt(on: day, today: today)
      let next = history.entries.first { $0.event.id != target }
      if let next, next.happenedOn < day { throw .beforeReceipt(received: day) }
    case (_, .restated(_, .received)): throw .receiptRequired
    case (_, .restated(_, .corrected)): throw .correctionOfCorrection
    case (_, .restated(let day, let fact)):
      guard let receipt = history.receipt else { throw .receiptRequired }
      guard day >= receipt.day else { throw .beforeReceipt(received: receipt.day) }
      let corrected = history.adding(.corrected(target, correction), on: today)
      let before = corrected.entries.prefix { $0.event.id != target }
      try checkOrder(fact, after: before)
      try checkContent(fact, on: day, note: note, request: request, after: before)
      try checkOthers(than: target, in: corrected, once: history)
    case (_, .withdrawn): break
    }
  }

  /// Checks that every other step that could follow those before it still can. One that could not
  /// is left as it is: it was recorded before an end of an earlier day was, or its ask withdrawn.
  private static func checkOthers(
    than target: RequestEvent.ID, in corrected: EventHistory, once history: EventHistory
  ) throws(RequestError) {
    for entry in corrected.entries
    where entry.event.id != target && !follows(entry, in: corrected) && follows(entry, in: history) {
      throw .unsettles(entry.fact, on: entry.happenedOn)
    }
  }

  private static func follows(_ entry: EventHistory.Entry, in history: EventHistory) -> Bool {
    let before = history.entries.prefix { $0.event.id != entry.event.id }
    return (try? checkOrder(entry.fact, after: before)) != nil
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
