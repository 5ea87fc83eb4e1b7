/// How many requests of one service, kind, channel and month of receipt stand at one outcome.
///
/// Everything that an indicator needs, without the requests themselves: those without an answer
/// are split by due date, so that late and running are told apart at any day.
public struct RegisterTally: Hashable, Sendable {
  /// How the requests stand with their clock, as far as that does not depend on the day.
  public enum Outcome: String, CaseIterable, Sendable {
    case inTime = "in-time"
    case answeredLate = "answered-late"
    /// No first answer; late once `due` is past.
    case unanswered
    case waiting
  }

  public let clock: ClockKind
  public let service: Service.ID?
  public let kind: RequestKind
  public let channel: RequestChannel
  /// The month of receipt.
  public let month: Period
  public let outcome: Outcome
  /// Set for `unanswered` alone.
  public let due: CivilDate?
  public let count: Int
  /// Sum of the working days from the start of the clock to the first answer.
  public let days: Int

  public init(
    clock: ClockKind, service: Service.ID?, kind: RequestKind, channel: RequestChannel,
    month: Period, outcome: Outcome, due: CivilDate?, count: Int, days: Int
  ) {
    self.clock = clock
    self.service = service
    self.kind = kind
    self.channel = channel
    self.month = month
    self.outcome = outcome
    self.due = due
    self.count = count
    self.days = days
  }
}

extension ClockKind {
  /// The clocks that are tallied: the others give no figure.
  public static let tallied: [ClockKind] = [.reply, .announcedDate]
}

extension RequestSituation {
  /// What the request adds to the tallies: its reply clock and its first announced date. Requests
  /// that count in no rate (no limit, without contact details, duplicate) add nothing.
  public var tallies: [RegisterTally] {
    let month = Period(.month, containing: receivedOn)
    func tally(
      _ clock: ClockKind, _ outcome: RegisterTally.Outcome, due: CivilDate?, days: Int
    ) -> RegisterTally {
      RegisterTally(
        clock: clock, service: service, kind: kind, channel: channel, month: month,
        outcome: outcome, due: due, count: 1, days: days)
    }
    var result: [RegisterTally] = []
    switch state {
    case .noLimit, .withoutContact, .duplicate: return []
    case .answeredInTime: result.append(tally(.reply, .inTime, due: nil, days: elapsed ?? 0))
    case .answeredLate: result.append(tally(.reply, .answeredLate, due: nil, days: elapsed ?? 0))
    case .waiting: result.append(tally(.reply, .waiting, due: nil, days: 0))
    case .late, .running:
      result.append(tally(.reply, .unanswered, due: reply?.current.due, days: 0))
    }
    if let promise = announcedDate {
      let outcome: RegisterTally.Outcome =
        promise.metOn.map { $0 <= promise.due ? .inTime : .answeredLate } ?? .unanswered
      result.append(
        tally(.announcedDate, outcome, due: promise.metOn == nil ? promise.due : nil, days: 0))
    }
    return result
  }
}

/// What a set of tallies amounts to at a date.
public struct RegisterCount: Hashable, Sendable {
  public private(set) var inTime: Int
  public private(set) var answeredLate: Int
  /// No first answer and the due date is past.
  public private(set) var late: Int
  public private(set) var running: Int
  public private(set) var waiting: Int
  /// Sum of working days over the requests with a first answer.
  public private(set) var days: Int

  /// Counts the tallies that the rule takes.
  /// - Parameter period: only requests received in it; nil takes all.
  public init(
    _ tallies: [RegisterTally], in period: Period? = nil, rule: RegisterRule, asOf: CivilDate
  ) {
    self.init()
    for tally in tallies
    where (period?.covers(tally.month) ?? true)
      && rule.takes(clock: tally.clock, kind: tally.kind, channel: tally.channel)
    {
      add(tally, asOf: asOf)
    }
  }

  public init(
    inTime: Int = 0, answeredLate: Int = 0, late: Int = 0, running: Int = 0, waiting: Int = 0,
    days: Int = 0
  ) {
    self.inTime = inTime
    self.answeredLate = answeredLate
    self.late = late
    self.running = running
    self.waiting = waiting
    self.days = days
  }

  mutating func add(_ tally: RegisterTally, asOf: CivilDate) {
    switch tally.outcome {
    case .inTime: inTime += tally.count
    case .answeredLate: answeredLate += tally.count
    case .waiting: waiting += tally.count
    case .unanswered:
      if let due = tally.due, asOf > due { late += tally.count } else { running += tally.count }
    }
    days += tally.days
  }

  mutating func add(_ other: RegisterCount) {
    inTime += other.inTime
    answeredLate += other.answeredLate
    late += other.late
    running += other.running
    waiting += other.waiting
    days += other.days
  }

  public var pending: Int { running + waiting }

  /// Whether the register has no such request. A mean without a first answer has no denominator
  /// either, but may have late requests.
  public var isEmpty: Bool { inTime + answeredLate + late + pending == 0 }

  /// The rate counts those answered or late; the mean those with a first answer.
  public func figure(_ kind: RegisterRule.Figure) -> Figure {
    let numerator: Int
    let denominator: Int
    switch kind {
    case .rate: (numerator, denominator) = (inTime, inTime + answeredLate + late)
    case .mean: (numerator, denominator) = (days, inTime + answeredLate)
    }
    return Figure(
      kind == .rate ? .ratio : .mean, numerator: Quantity(numerator) ?? .zero,
      denominator: Quantity(denominator) ?? .zero)
  }
}
