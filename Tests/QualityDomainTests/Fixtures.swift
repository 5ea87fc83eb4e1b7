import QualityDomain
import QualityTesting
import Testing

/// The `number`-th identifier, the same at every run.
func identifier<Subject>(_ number: Int) -> ID<Subject> {
  var generator = SeededGenerator(seed: UInt64(number))
  return ID.make(at: Instant(milliseconds: Int64(number)), using: &generator)
}

/// The events of one request, told in the order in which they are recorded.
struct Story: Sendable {
  static let request: Request.ID = identifier(1)

  private(set) var events: [RequestEvent] = []

  init(
    _ kind: RequestKind, _ channel: RequestChannel, received: String, service: Service.ID? = nil,
    _ steps: [(day: String, fact: RequestFact)] = []
  ) {
    add(.received(kind, channel, service: service), on: received)
    for step in steps { add(step.fact, on: step.day) }
  }

  /// Records `fact`; returns the event, which a correction may then name.
  @discardableResult
  mutating func add(_ fact: RequestFact, on iso: String) -> RequestEvent.ID {
    add(fact, on: day(iso))
  }

  @discardableResult
  mutating func add(_ fact: RequestFact, on date: CivilDate) -> RequestEvent.ID {
    let sequence = events.count + 1
    let event = RequestEvent(
      id: identifier(sequence), sequence: sequence, happenedOn: date,
      recordedAt: Instant(milliseconds: Int64(sequence)), recordedBy: nil, fact: fact)
    events.append(event)
    return event.id
  }

  var history: EventHistory { EventHistory(events) }

  func situation(asOf iso: String, territory: String = "41") throws -> RequestSituation {
    try #require(
      RequestSituation(
        history, asOf: day(iso), limits: Limits.table, calendar: Calendars.of(territory)))
  }
}

/// The working days of the territories of the worked requests, laid out once.
enum Calendars {
  private static let byTerritory: [String: WorkingCalendar] = Dictionary(
    uniqueKeysWithValues: ["41", "57", "974"].compactMap { code in
      Territory(code: code).map { (code, WorkingCalendar(territory: $0)) }
    })

  static func of(_ territory: String) throws -> WorkingCalendar {
    try #require(byTerritory[territory], "no calendar for \(territory)")
  }
}

/// The limits of the référentiel: 3.1, 17.1, 17.2, 17.3, 36.1 and 36.4. The acknowledgement of 17.3
/// has no limit in the référentiel; one working day is the project's convention.
enum Limits {
  static let table = LimitTable(all)

  private static let all: [Limit] =
    information + advice + [RequestKind.complaint, .suggestion].flatMap(voice)

  private static let information =
    reply(.information, [.letter], 15, then: 10, article: "17.1")
    + reply(.information, [.email, .form], 5, article: "17.2")
    + beside(.toldOfRedirection, .information, [.letter, .email, .form], 5)
    + beside(.acknowledgement, .information, [.email, .form], 1)

  private static let advice =
    reply(.advice, [.letter], 15, article: "36.1")
    + reply(.advice, [.email, .form], 5, article: "36.4")
    + beside(.toldOfRedirection, .advice, [.letter, .email, .form], 5)

  private static func voice(_ kind: RequestKind) -> [Limit] {
    reply(kind, [.letter, .box, .counter], 15, then: 10, article: "3.1")
      + reply(kind, [.email, .form], 15, then: 5, article: "3.1")
      + beside(.toldOfRedirection, kind, [.letter, .email, .form, .box, .counter], 5)
  }

  private static func reply(
    _ kind: RequestKind, _ channels: [RequestChannel], _ from2019: Int, then from2020: Int? = nil,
    article: String
  ) -> [Limit] {
    channels.flatMap { channel in
      [("2019-01-01", from2019), ("2020-01-01", from2020)].compactMap { start, count in
        count.map {
          Limit(
            id: "\(kind)-\(channel)-\(start)", clock: .reply, kind: kind, channel: channel,
            validFrom: day(start), workingDays: $0, article: article)
        }
      }
    }
  }

  private static func beside(
    _ clock: ClockKind, _ kind: RequestKind, _ channels: [RequestChannel], _ count: Int
  ) -> [Limit] {
    channels.map {
      Limit(
        id: "\(clock)-\(kind)-\($0)", clock: clock, kind: kind, channel: $0,
        validFrom: day("2019-01-01"), workingDays: count, article: "17.3")
    }
  }
}
