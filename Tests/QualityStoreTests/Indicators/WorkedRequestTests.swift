import QualityDomain
import QualityStore
import QualityTesting
import Testing

/// A line of the table of worked requests, with the figure that it alone gives.
struct WorkedRequest: Sendable, CustomTestStringConvertible {
  let number: Int
  var territory = "41"
  let kind: RequestKind
  let channel: RequestChannel
  let received: String
  var steps: [(day: String, fact: RequestFact)] = []
  /// The rate that counts it.
  let code: String
  let period: String
  let readings: [Reading]
  /// Working days to the first answer.
  var days: Int?

  /// The rate as of a day.
  struct Reading: Sendable {
    let asOf: String
    let inTime: Int
    let counted: Int
    let pending: Int

    init(_ asOf: String, _ inTime: Int, of counted: Int, pending: Int = 0) {
      self.asOf = asOf
      self.inTime = inTime
      self.counted = counted
      self.pending = pending
    }
  }

  var testDescription: String { "\(number)" }

  static let all: [WorkedRequest] = [
    WorkedRequest(
      number: 1, kind: .information, channel: .email, received: "2024-05-06",
      steps: [("2024-05-15", .replied(.email))], code: "17-email-on-time", period: "2024-T2",
      readings: [.init("2024-05-14", 0, of: 0, pending: 1), .init("2024-05-15", 1, of: 1)],
      days: 5),
    WorkedRequest(
      number: 2, kind: .information, channel: .letter, received: "2024-03-02",
      steps: [("2024-03-18", .replied(.letter))], code: "17-letter-on-time", period: "2024-03",
      readings: [
        .init("2024-03-15", 0, of: 0, pending: 1), .init("2024-03-16", 0, of: 1),
        .init("2024-03-18", 0, of: 1),
      ], days: 11),
    WorkedRequest(
      number: 3, territory: "57", kind: .information, channel: .email, received: "2024-12-20",
      steps: [("2024-12-27", .replied(.email))], code: "17-email-on-time", period: "2024",
      readings: [.init("2024-12-26", 0, of: 0, pending: 1), .init("2024-12-27", 1, of: 1)],
      days: 3),
    WorkedRequest(
      number: 4, territory: "974", kind: .information, channel: .email, received: "2024-12-16",
      code: "17-email-on-time", period: "2024-T4",
      readings: [.init("2024-12-24", 0, of: 0, pending: 1), .init("2024-12-25", 0, of: 1)]),
    WorkedRequest(
      number: 5, kind: .information, channel: .letter, received: "2019-12-20",
      steps: [("2020-01-14", .replied(.letter))], code: "17-letter-on-time", period: "2019-T4",
      readings: [.init("2020-01-13", 0, of: 0, pending: 1), .init("2020-01-14", 1, of: 1)],
      days: 15),
    WorkedRequest(
      number: 6, kind: .information, channel: .letter, received: "2019-12-20",
      steps: [
        ("2019-12-23", .piecesAsked), ("2020-01-06", .piecesReceived),
        ("2020-01-20", .replied(.letter)),
      ], code: "17-letter-on-time", period: "2019-T4",
      readings: [
        .init("2020-01-05", 0, of: 0, pending: 1), .init("2020-01-19", 0, of: 0, pending: 1),
        .init("2020-01-20", 1, of: 1),
      ], days: 10),
    WorkedRequest(
      number: 7, kind: .information, channel: .email, received: "2024-04-02",
      steps: [("2024-04-10", .piecesAsked), ("2024-04-22", .replied(.email))],
      code: "17-email-on-time", period: "2024-04",
      readings: [.init("2024-04-09", 0, of: 0, pending: 1), .init("2024-04-10", 0, of: 1)],
      days: 14),
    WorkedRequest(
      number: 8, kind: .complaint, channel: .box, received: "2024-03-01",
      steps: [("2024-03-05", .closedWithoutContact)], code: "3-on-time", period: "2024-T1",
      readings: [.init("2024-03-04", 0, of: 0, pending: 1), .init("2024-03-05", 0, of: 0)]),
    WorkedRequest(
      number: 9, kind: .complaint, channel: .email, received: "2024-06-03",
      steps: [
        ("2024-06-10", .holdingReply(announced: day("2024-06-28"))),
        ("2024-07-01", .replied(.email)),
      ], code: "3-on-time", period: "2024-T2",
      readings: [.init("2024-06-09", 0, of: 0, pending: 1), .init("2024-06-10", 1, of: 1)],
      days: 5),
    WorkedRequest(
      number: 10, kind: .advice, channel: .letter, received: "2024-05-06",
      code: "36-letter-on-time", period: "2024-05",
      readings: [.init("2024-05-30", 0, of: 0, pending: 1), .init("2024-05-31", 0, of: 1)]),
    WorkedRequest(
      number: 11, kind: .information, channel: .email, received: "2024-06-03",
      steps: [("2024-06-05", .piecesAsked)], code: "17-email-on-time", period: "2024-S1",
      readings: [
        .init("2024-06-04", 0, of: 0, pending: 1), .init("2024-06-11", 0, of: 0, pending: 1),
        .init("2025-12-31", 0, of: 0, pending: 1),
      ]),
    WorkedRequest(
      number: 12, kind: .information, channel: .email, received: "2024-06-03",
      steps: [("2024-06-11", .redirected(administration: "CAF", contact: "caf.example"))],
      code: "17-email-on-time", period: "2024-06",
      readings: [.init("2024-06-10", 0, of: 0, pending: 1), .init("2024-06-11", 0, of: 1)],
      days: 6),
  ]
}

@Suite("The worked requests of the counting rules, from the register to the figure", .onEachEngine)
struct WorkedRequestTests {
  private func register(
    _ worked: WorkedRequest
  ) async throws -> (fixture: RegisterFixture, reader: IndicatorReader) {
    let fixture = try await RegisterFixture.make(territory: worked.territory)
    try await fixture.add(
      worked.kind, worked.channel, received: worked.received, worked.steps)
    let profile = try await fixture.store.sites.profile(of: fixture.site)
    let reader = IndicatorReader(
      store: fixture.store, book: EditionFixture.book, profile: profile, scope: fixture.scope)
    return (fixture, reader)
  }

  private func reading(
    _ code: String, _ worked: WorkedRequest, asOf: String, today: String, _ reader: IndicatorReader
  ) async throws -> IndicatorReading {
    let readings = try await reader.readings(
      period(worked.period), asOf: day(asOf), today: day(today))
    return try #require(readings.first { $0.definition.code == code })
  }

  @Test("Alone in its period, as of each day", arguments: WorkedRequest.all)
  func rate(worked: WorkedRequest) async throws {
    let (_, reader) = try await register(worked)
    for expected in worked.readings {
      let past = try await reading(
        worked.code, worked, asOf: expected.asOf, today: "2026-01-15", reader)
      #expect(past.figure?.numerator == Quantity(expected.inTime), "as of \(expected.asOf)")
      #expect(past.figure?.denominator == Quantity(expected.counted), "as of \(expected.asOf)")
      #expect(past.pending == expected.pending, "as of \(expected.asOf)")
      let value: String? = expected.counted == 0 ? nil : expected.inTime == 0 ? "0" : "100"
      #expect(past.figure?.value == value.map { quantity($0) })
      #expect((past.status == .notApplicable) == (expected.counted == 0))
    }
    // Today the same comes from the counts that are kept, without the events.
    let last = try #require(worked.readings.last)
    let now = try await reading(worked.code, worked, asOf: "2026-01-15", today: "2026-01-15", reader)
    #expect(now.figure?.numerator == Quantity(last.inTime))
    #expect(now.figure?.denominator == Quantity(last.counted))
    #expect(now.pending == last.pending)
  }

  @Test("The working days to the first answer", arguments: WorkedRequest.all)
  func mean(worked: WorkedRequest) async throws {
    let code = worked.code.replacing("-on-time", with: "-mean")
    guard EditionFixture.edition.indicator(code) != nil else { return }
    let (_, reader) = try await register(worked)
    let now = try await reading(code, worked, asOf: "2026-01-15", today: "2026-01-15", reader)
    #expect(now.figure?.value == worked.days.flatMap(Quantity.init))
    #expect(now.figure?.denominator == Quantity(worked.days == nil ? 0 : 1))
  }

  @Test("The announced date of request 9 was missed (17.1, 36.1)")
  func announced() async throws {
    let worked = WorkedRequest.all[8]
    let (_, reader) = try await register(worked)
    let cases = [("2024-06-28", 0, 1), ("2024-06-29", 1, 0), ("2024-07-01", 1, 0)]
    for (asOf, counted, pending) in cases {
      let kept = try await reading(
        "17-announced-kept", worked, asOf: asOf, today: "2026-01-15", reader)
      #expect(kept.figure?.numerator == .zero)
      #expect(kept.figure?.denominator == Quantity(counted))
      #expect(kept.pending == pending)
    }
  }
}
