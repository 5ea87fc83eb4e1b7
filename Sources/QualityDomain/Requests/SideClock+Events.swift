extension SideClock {
  /// The clocks that run beside the reply clock: acknowledgement (17.3), told of redirection
  /// (17.3), and the first announced date. A later holding reply announces another date to the
  /// requester but does not undo the first promise.
  static func all(
    _ entries: some Sequence<EventHistory.Entry>,
    receipt: (day: CivilDate, kind: RequestKind, channel: RequestChannel),
    firstAnswer: CivilDate?, limits: LimitTable, calendar: WorkingCalendar
  ) -> [SideClock] {
    let entries = Array(entries)
    func clock(_ kind: ClockKind, from start: CivilDate, metOn: CivilDate?) -> SideClock? {
      limits.limit(kind, kind: receipt.kind, channel: receipt.channel, on: start).map {
        SideClock(
          kind: kind, start: start, due: calendar.date(workingDays: $0.workingDays, after: start),
          limit: $0, metOn: metOn)
      }
    }
    func first(from index: Int = 0, _ matches: (RequestFact) -> Bool) -> CivilDate? {
      entries[index...].first { matches($0.fact) }?.happenedOn
    }

    var clocks: [SideClock] = []
    // An answer acknowledges the request at least as well as an acknowledgement does.
    let acknowledged = [first(\.isAcknowledgement), firstAnswer].compactMap(\.self).min()
    if let acknowledgement = clock(.acknowledgement, from: receipt.day, metOn: acknowledged) {
      clocks.append(acknowledgement)
    }
    for (index, entry) in entries.enumerated() {
      guard case .transferred = entry.fact else { continue }
      let told = first(from: index) { $0.isToldOfTransfer || $0.isFullReply }
      if let transfer = clock(.toldOfRedirection, from: entry.happenedOn, metOn: told) {
        clocks.append(transfer)
      }
    }
    for (index, entry) in entries.enumerated() {
      guard case .holdingReply(let announced?) = entry.fact else { continue }
      clocks.append(
        SideClock(
          kind: .announcedDate, start: entry.happenedOn, due: announced, limit: nil,
          metOn: first(from: index, \.isFullReply)))
      break
    }
    return clocks
  }
}

extension RequestFact {
  fileprivate var isAcknowledgement: Bool { self == .acknowledged }
  fileprivate var isToldOfTransfer: Bool { self == .toldOfTransfer }

  /// A reply on the substance, or a redirection that the requester was told of.
  fileprivate var isFullReply: Bool {
    switch self {
    case .replied, .redirected: true
    default: false
    }
  }
}
