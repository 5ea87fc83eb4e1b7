/// The clock from receipt to first answer, with its suspensions (3.1, 17.1, 17.2, 36.1, 36.4).
///
/// Missing pieces asked on or before the current due date suspend it; their arrival starts a new
/// full limit, the one in force on the day of arrival. Asked later, they change nothing.
public struct ReplyClock: Hashable, Sendable {
  /// One run of the clock, from what started it to what suspended it or the end.
  public struct Run: Hashable, Sendable {
    /// What starts a run: the receipt, or the arrival of missing pieces.
    public enum Start: Hashable, Sendable { case receipt, pieces }

    public let startedBy: Start
    /// Day 0.
    public let start: CivilDate
    public let limit: Limit
    /// Last day in time.
    public let due: CivilDate
    /// Day on which pieces were asked in time.
    public fileprivate(set) var suspendedOn: CivilDate?
  }

  /// At least one; only the last may be without suspension.
  public private(set) var runs: [Run]
  public private(set) var firstAnswer: CivilDate?
  /// Days on which pieces were asked after the due date, so that nothing was suspended.
  public private(set) var lateAsks: [CivilDate] = []

  /// The run against which an answer counts: also while suspended.
  public var current: Run { runs[runs.count - 1] }

  /// Whether missing pieces are awaited.
  public var isSuspended: Bool { current.suspendedOn != nil && firstAnswer == nil }

  /// Follows the entries of one request; nil when its kind and channel run no reply clock or it
  /// was received before the first limit.
  init?(
    _ entries: some Sequence<EventHistory.Entry>, kind: RequestKind, channel: RequestChannel,
    received: CivilDate, limits: LimitTable, calendar: WorkingCalendar
  ) {
    func run(_ start: Run.Start, on day: CivilDate) -> Run? {
      limits.limit(.reply, kind: kind, channel: channel, on: day).map {
        Run(
          startedBy: start, start: day, limit: $0,
          due: calendar.date(workingDays: $0.workingDays, after: day))
      }
    }
    guard let first = run(.receipt, on: received) else { return nil }
    runs = [first]
    for entry in entries where firstAnswer == nil {
      switch entry.fact {
      case .piecesAsked where current.suspendedOn == nil:
        if entry.happenedOn <= current.due {
          runs[runs.count - 1].suspendedOn = entry.happenedOn
        } else {
          lateAsks.append(entry.happenedOn)
        }
      case .piecesReceived where current.suspendedOn != nil:
        if let next = run(.pieces, on: entry.happenedOn) { runs.append(next) }
      case .replied, .holdingReply(.some), .redirected:
        firstAnswer = entry.happenedOn
      default: break
      }
    }
  }

  /// Working days from the start of the current run to the first answer.
  public func elapsed(in calendar: WorkingCalendar) -> Int? {
    firstAnswer.map { calendar.workingDays(after: current.start, through: $0) }
  }

  /// Whether the first answer came on or before the due date; nil without an answer.
  public var answeredInTime: Bool? {
    firstAnswer.map { $0 <= current.due }
  }
}
