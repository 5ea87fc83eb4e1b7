/// The tallies of some months as they stand at a day, summed by month, clock, kind and channel: what
/// any indicator of any period in these months adds up.
public struct RegisterCounts: Sendable {
  /// The requests of one kind and channel, by one clock.
  public struct Subject: Hashable, Sendable {
    public let clock: ClockKind
    public let kind: RequestKind
    public let channel: RequestChannel

    public init(clock: ClockKind, kind: RequestKind, channel: RequestChannel) {
      self.clock = clock
      self.kind = kind
      self.channel = channel
    }
  }

  /// By month of receipt.
  private var months: [Period: [(subject: Subject, count: RegisterCount)]] = [:]

  public init() {}

  public init(_ tallies: [RegisterTally], asOf: CivilDate) {
    var counts: [Period: [Subject: RegisterCount]] = [:]
    for tally in tallies {
      let subject = Subject(clock: tally.clock, kind: tally.kind, channel: tally.channel)
      counts[tally.month, default: [:]][subject, default: RegisterCount()].add(tally, asOf: asOf)
    }
    months = counts.mapValues { $0.map { ($0, $1) } }
  }

  /// Adds what was counted of a subject in a month of receipt.
  public mutating func add(_ count: RegisterCount, of subject: Subject, in month: Period) {
    months[month, default: []].append((subject, count))
  }

  /// What the rule takes of the requests received in a period.
  public func count(_ rule: RegisterRule, _ period: Period) -> RegisterCount {
    var sum = RegisterCount()
    for month in period.months {
      for (subject, count) in months[month] ?? []
      where rule.takes(clock: subject.clock, kind: subject.kind, channel: subject.channel) {
        sum.add(count)
      }
    }
    return sum
  }
}

extension RegisterRule {
  /// Whether the rule counts what one clock says of the requests of a kind and channel.
  func takes(clock: ClockKind, kind: RequestKind, channel: RequestChannel) -> Bool {
    clock == self.clock && kinds.contains(kind) && channels.contains(channel)
  }
}
