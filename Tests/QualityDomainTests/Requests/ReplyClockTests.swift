import QualityDomain
import QualityTesting
import Testing

@Suite("The reply clock (3.1, 17.1, 17.2, 36.1, 36.4)")
struct ReplyClockTests {
  /// A limit of the référentiel: kind, channel, day that starts the clock, working days.
  struct LimitCase: Sendable {
    let kind: RequestKind
    let channels: [RequestChannel]
    let start: String
    let limit: Int?
  }

  @Test(
    "The limit is the one in force on the day of receipt",
    arguments: [
      LimitCase(kind: .information, channels: [.letter], start: "2019-12-31", limit: 15),
      LimitCase(kind: .information, channels: [.letter], start: "2020-01-01", limit: 10),
      LimitCase(kind: .information, channels: [.email, .form], start: "2019-01-01", limit: 5),
      LimitCase(kind: .information, channels: [.email, .form], start: "2024-01-01", limit: 5),
      LimitCase(kind: .advice, channels: [.letter], start: "2019-12-31", limit: 15),
      LimitCase(kind: .advice, channels: [.letter], start: "2024-01-01", limit: 15),
      LimitCase(kind: .advice, channels: [.email, .form], start: "2024-01-01", limit: 5),
      LimitCase(
        kind: .complaint, channels: [.letter, .email, .form, .box, .counter], start: "2019-12-31",
        limit: 15),
      LimitCase(kind: .suggestion, channels: [.email, .form], start: "2020-01-01", limit: 5),
      LimitCase(kind: .complaint, channels: [.letter, .box, .counter], start: "2020-01-01", limit: 10),
      LimitCase(kind: .information, channels: [.counter, .telephone], start: "2024-01-01", limit: nil),
      LimitCase(kind: .advice, channels: [.counter, .telephone], start: "2024-01-01", limit: nil),
      LimitCase(kind: .complaint, channels: [.telephone], start: "2024-01-01", limit: nil),
    ])
  func limit(_ expected: LimitCase) throws {
    for channel in expected.channels {
      let story = Story(expected.kind, channel, received: expected.start)
      let situation = try story.situation(asOf: expected.start)
      #expect(situation.reply?.current.limit.workingDays == expected.limit, "\(channel)")
      #expect((situation.state == .noLimit) == (expected.limit == nil), "\(channel)")
    }
  }

  @Test("Received before the first limit: kept, no due date, counted nowhere")
  func beforeFirstLimit() throws {
    let old = Story(.information, .letter, received: "2018-12-31", [("2019-03-01", .replied(.letter))])
    for asOf in ["2018-12-31", "2019-02-28", "2019-03-01"] {
      let situation = try old.situation(asOf: asOf)
      #expect(situation.state == .noLimit)
      #expect(situation.reply == nil)
      #expect(situation.elapsed == nil)
      #expect(situation.tallies.isEmpty)
    }
    #expect(try old.situation(asOf: "2019-02-28").nextDue == nil)
    let new = Story(.information, .letter, received: "2019-01-01")
    #expect(try new.situation(asOf: "2019-01-01").state == .running)
  }

  @Test("Pieces that arrive in 2019 start no clock for a request of 2018")
  func piecesOfOldRequest() throws {
    let story = Story(
      .information, .letter, received: "2018-12-28",
      [("2018-12-31", .piecesAsked), ("2019-01-07", .piecesReceived)])
    #expect(try story.situation(asOf: "2019-06-01").state == .noLimit)
  }

  @Test(
    "Asked on the due date they suspend the clock; on the day after they change nothing",
    arguments: [("2024-06-10", ReplyState.waiting), ("2024-06-11", .late)])
  func askedAroundDueDate(asked: String, state: ReplyState) throws {
    let story = Story(.information, .email, received: "2024-06-03", [(asked, .piecesAsked)])
    let situation = try story.situation(asOf: "2024-06-20")
    #expect(situation.state == state)
    #expect(situation.reply?.lateAsks == (state == .late ? [day(asked)] : []))
  }

  @Test("They are kept for every kind, also where the référentiel does not name them")
  func everyKind() throws {
    for kind in RequestKind.register {
      let story = Story(kind, .letter, received: "2024-06-03", [("2024-06-05", .piecesAsked)])
      #expect(try story.situation(asOf: "2025-01-01").state == .waiting, "\(kind)")
    }
  }

  @Test("Asking is not an answer")
  func askingIsNoAnswer() throws {
    let story = Story(.information, .email, received: "2024-06-03", [("2024-06-05", .piecesAsked)])
    let situation = try story.situation(asOf: "2024-06-10")
    #expect(situation.reply?.firstAnswer == nil)
    #expect(situation.elapsed == nil)
    #expect(situation.state == .waiting)
    #expect(situation.stage == .waiting)
  }

  @Test("Their arrival starts a new full limit; day 0 is the day of arrival")
  func arrivalRestarts() throws {
    let story = Story(
      .information, .email, received: "2024-06-03",
      [("2024-06-10", .piecesAsked), ("2024-06-17", .piecesReceived)])
    let situation = try story.situation(asOf: "2024-06-24")
    let runs = try #require(situation.reply?.runs)
    #expect(runs.map(\.startedBy) == [.receipt, .pieces])
    #expect(runs.map(\.due) == [day("2024-06-10"), day("2024-06-24")])
    #expect(runs.map(\.suspendedOn) == [day("2024-06-10"), nil])
    #expect(situation.state == .running)
    #expect(situation.nextDue == day("2024-06-24"))
    #expect(try story.situation(asOf: "2024-06-25").state == .late)
  }

  @Test("The new limit is the one in force on the day of arrival, over the turn of 2019")
  func arrivalAcrossYears() throws {
    for (arrival, limit) in [("2019-12-31", 15), ("2020-01-02", 10)] {
      let story = Story(
        .complaint, .letter, received: "2019-12-02",
        [("2019-12-03", .piecesAsked), (arrival, .piecesReceived)])
      let run = try #require(try story.situation(asOf: arrival).reply?.current)
      #expect(run.start == day(arrival))
      #expect(run.limit.workingDays == limit)
    }
  }

  @Test("Two asks in a row suspend once; the arrival after them starts the clock")
  func twoAsks() throws {
    let story = Story(
      .information, .email, received: "2024-06-03",
      [
        ("2024-06-05", .piecesAsked), ("2024-06-20", .piecesAsked), ("2024-06-24", .piecesReceived),
      ])
    #expect(try story.situation(asOf: "2024-06-21").state == .waiting)
    let clock = try #require(try story.situation(asOf: "2024-06-24").reply)
    #expect(clock.runs.count == 2)
    #expect(clock.runs[0].suspendedOn == day("2024-06-05"))
    #expect(clock.lateAsks.isEmpty)
    #expect(clock.current.due == day("2024-07-01"))
  }

  @Test("Each ask in time suspends again, each against its own due date")
  func askArrivalAsk() throws {
    var story = Story(
      .information, .email, received: "2024-06-03",
      [
        ("2024-06-05", .piecesAsked), ("2024-06-12", .piecesReceived), ("2024-06-19", .piecesAsked),
      ])
    #expect(try story.situation(asOf: "2024-07-01").state == .waiting)
    story.add(.piecesReceived, on: "2024-07-01")
    let clock = try #require(try story.situation(asOf: "2024-07-01").reply)
    #expect(clock.runs.map(\.start) == [day("2024-06-03"), day("2024-06-12"), day("2024-07-01")])
    #expect(clock.current.due == day("2024-07-08"))
  }

  @Test("Asked again after the second due date, they change nothing")
  func askArrivalLateAsk() throws {
    let story = Story(
      .information, .email, received: "2024-06-03",
      [
        ("2024-06-05", .piecesAsked), ("2024-06-12", .piecesReceived), ("2024-06-20", .piecesAsked),
        ("2024-06-21", .piecesReceived),
      ])
    let situation = try story.situation(asOf: "2024-06-24")
    #expect(situation.state == .late)
    #expect(situation.reply?.lateAsks == [day("2024-06-20")])
    #expect(situation.reply?.current.due == day("2024-06-19"))
  }

  @Test(
    "An answer given while suspended counts against the due date that ran before the ask",
    arguments: [("2024-06-10", ReplyState.answeredInTime, 5), ("2024-06-11", .answeredLate, 6)])
  func answeredWhileSuspended(reply: String, state: ReplyState, elapsed: Int) throws {
    let story = Story(
      .information, .email, received: "2024-06-03",
      [("2024-06-05", .piecesAsked), (reply, .replied(.email))])
    let situation = try story.situation(asOf: "2025-01-01")
    #expect(situation.state == state)
    #expect(situation.elapsed == elapsed)
    #expect(situation.reply?.isSuspended == false)
  }

  @Test("Pieces that nobody asked for start nothing")
  func unaskedPieces() throws {
    let story = Story(
      .information, .email, received: "2024-06-03", [("2024-06-07", .piecesReceived)])
    #expect(try story.situation(asOf: "2024-06-11").state == .late)
  }
}
