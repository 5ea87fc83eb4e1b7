/// The events of one request as they are known to have happened: corrections applied, in order.
public struct EventHistory: Sendable {
  /// An event as corrected.
  public struct Entry: Hashable, Sendable {
    public let event: RequestEvent
    public let happenedOn: CivilDate
    public let fact: RequestFact
  }

  /// All that was recorded, corrections included, in the order of recording.
  public let events: [RequestEvent]
  /// Effective entries in the order in which they happened; of two on one day, the one recorded
  /// first comes first. Corrections themselves are not entries.
  public let entries: [Entry]

  /// - Parameter events: all the events of the request, in any order.
  public init(_ events: [RequestEvent]) {
    self.events = events.sorted { $0.sequence < $1.sequence }
    var corrections: [RequestEvent.ID: Correction] = [:]
    for event in self.events {
      if case .corrected(let target, let correction) = event.fact {
        corrections[target] = correction
      }
    }
    entries = self.events.compactMap { event in
      if case .corrected = event.fact { return nil }
      switch corrections[event.id] {
      case .withdrawn: return nil
      case .restated(let day, let fact): return Entry(event: event, happenedOn: day, fact: fact)
      case nil: return Entry(event: event, happenedOn: event.happenedOn, fact: event.fact)
      }
    }.sorted { ($0.happenedOn, $0.event.sequence) < ($1.happenedOn, $1.event.sequence) }
  }

  /// The history as it would be once `fact` is recorded too, for whoever asks whether it may be.
  func adding(_ fact: RequestFact, on day: CivilDate) -> EventHistory {
    let provisional = RequestEvent(
      id: .lowest, sequence: (events.last?.sequence ?? 0) + 1, happenedOn: day,
      recordedAt: Instant(milliseconds: 0), recordedBy: nil, fact: fact)
    return EventHistory(events + [provisional])
  }

  /// The entries that happened on or before `day`.
  public func through(_ day: CivilDate) -> ArraySlice<Entry> {
    entries.prefix { $0.happenedOn <= day }
  }

  /// What was received first; nil when the receipt was withdrawn.
  public var receipt: (day: CivilDate, kind: RequestKind, channel: RequestChannel)? {
    for entry in entries {
      if case .received(let kind, let channel, _) = entry.fact {
        return (entry.happenedOn, kind, channel)
      }
    }
    return nil
  }
}
