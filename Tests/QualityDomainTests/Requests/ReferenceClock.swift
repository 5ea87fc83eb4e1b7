import QualityDomain

/// The reply clock counted the slow way, one day after the other, from the text of the rules alone.
struct ReferenceClock {
  private let events: [(day: CivilDate, fact: RequestFact)]
  private let calendar: WorkingCalendar
  /// Working days of the limit for a clock that starts on a day; nil before the first limit.
  private let limit: (CivilDate) -> Int?

  private var remaining: Int?
  private var isPast = false
  private var isSuspended = false
  private var days = 0
  private var isClosed = false
  private(set) var elapsed: Int?
  private(set) var state = ReplyState.noLimit

  /// - Parameter events: in the order in which they happened, the receipt first.
  init(
    _ events: [(day: CivilDate, fact: RequestFact)], asOf: CivilDate, calendar: WorkingCalendar,
    limit: @escaping (CivilDate) -> Int?
  ) {
    self.events = events
    self.calendar = calendar
    self.limit = limit
    var today = events[0].day
    remaining = limit(today)
    state = remaining == nil ? .noLimit : .running
    while today <= asOf {
      begin(today)
      for event in events where event.day == today { follow(event.fact, on: today) }
      today = today.adding(days: 1)
    }
  }

  private mutating func begin(_ today: CivilDate) {
    guard let left = remaining, today > events[0].day else { return }
    if left == 0 { isPast = true }
    if calendar.isWorkingDay(today) {
      days += 1
      remaining = max(0, left - 1)
    }
    if state == .running, isPast { state = .late }
  }

  private mutating func follow(_ fact: RequestFact, on today: CivilDate) {
    if fact == .closedWithoutContact { isClosed = true }
    guard remaining != nil, elapsed == nil else { return }
    switch fact {
    case .piecesAsked where !isSuspended && !isPast:
      isSuspended = true
      state = .waiting
    case .piecesReceived where isSuspended:
      isSuspended = false
      isPast = false
      days = 0
      remaining = limit(today)
      state = .running
    case .replied, .redirected, .holdingReply(.some):
      elapsed = days
      state = isPast ? .answeredLate : .answeredInTime
    default: break
    }
  }

  /// The state that the register shows: a closing without contact details hides the clock.
  var shownState: ReplyState { isClosed ? .withoutContact : state }
}
