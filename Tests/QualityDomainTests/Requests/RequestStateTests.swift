import QualityDomain
import QualityTesting
import Testing

@Suite("Where a request stands")
struct RequestStateTests {
  @Test("Without contact details it is counted in no rate and no mean")
  func withoutContact() throws {
    let story = Story(
      .complaint, .box, received: "2024-03-01",
      [
        ("2024-03-04", .holdingReply(announced: day("2024-04-01"))),
        ("2024-03-05", .closedWithoutContact),
      ])
    let situation = try story.situation(asOf: "2024-05-01")
    #expect(situation.state == .withoutContact)
    #expect(situation.tallies.isEmpty)
    #expect(situation.stage == .done)
    #expect(situation.doneOn == day("2024-03-05"))
    #expect(situation.nextDue == nil)
  }

  @Test("A duplicate counts nowhere: the request that it repeats does")
  func duplicate() throws {
    let story = Story(
      .information, .email, received: "2024-06-03", [("2024-06-04", .duplicate(of: identifier(7)))])
    let situation = try story.situation(asOf: "2024-07-01")
    #expect(situation.state == .duplicate)
    #expect(situation.tallies.isEmpty)
    #expect(situation.stage == .done)
    #expect(try story.situation(asOf: "2024-06-03").state == .running)
  }

  @Test(
    "Reopened after a mistaken closing, it counts again from its receipt",
    arguments: [RequestFact.closedWithoutContact, .duplicate(of: identifier(7))])
  func reopenedAfterClosing(_ closing: RequestFact) throws {
    let story = Story(
      .information, .email, received: "2024-06-03",
      [("2024-06-04", closing), ("2024-06-20", .reopened)])
    let situation = try story.situation(asOf: "2024-06-20")
    #expect(situation.state == .late)
    #expect(situation.stage == .open)
    #expect(situation.nextDue == day("2024-06-10"))
  }

  @Test("Reopened after an answer, the work starts again but the first answer stays")
  func reopenedAfterAnswer() throws {
    var story = Story(
      .information, .email, received: "2024-06-03",
      [("2024-06-10", .replied(.email)), ("2024-06-20", .reopened)])
    let open = try story.situation(asOf: "2024-06-20")
    #expect(open.stage == .open)
    #expect(open.doneOn == nil)
    #expect(open.state == .answeredInTime)
    #expect(open.elapsed == 5)
    story.add(.replied(.telephone), on: "2024-07-01")
    let done = try story.situation(asOf: "2024-07-01")
    #expect(done.doneOn == day("2024-07-01"))
    #expect(done.reply?.firstAnswer == day("2024-06-10"))
  }

  @Test("Nothing is known of a request before its receipt")
  func beforeReceipt() throws {
    let story = Story(.information, .email, received: "2024-06-03")
    #expect(
      RequestSituation(
        story.history, asOf: day("2024-06-02"), limits: Limits.table,
        calendar: try Calendars.of("41")) == nil)
  }

  @Test("At a past date, what happened later is ignored")
  func pastDate() throws {
    let story = Story(
      .information, .email, received: "2024-06-03", service: identifier(2),
      [
        ("2024-06-05", .piecesAsked), ("2024-06-07", .piecesReceived),
        ("2024-06-10", .transferred(to: identifier(3))),
        ("2024-06-12", .holdingReply(announced: day("2024-06-28"))),
        ("2024-06-25", .replied(.email)),
      ])
    let states = try [
      "2024-06-04", "2024-06-06", "2024-06-07", "2024-06-12", "2024-06-25",
    ].map { try story.situation(asOf: $0) }
    #expect(
      states.map(\.state) == [.running, .waiting, .running, .answeredInTime, .answeredInTime])
    #expect(states.map(\.stage) == [.open, .waiting, .open, .open, .done])
    #expect(states.map(\.service) == [2, 2, 2, 3, 3].map { identifier($0) })
    #expect(states.map { $0.announcedDate == nil } == [true, true, true, false, false])
  }

  @Test("Pieces asked too late do not hide that the request is late")
  func lateAskIsNotWaiting() throws {
    let story = Story(.information, .email, received: "2024-06-03", [("2024-06-11", .piecesAsked)])
    let situation = try story.situation(asOf: "2024-06-11")
    #expect(situation.stage == .open)
    #expect(situation.nextDue == day("2024-06-10"))
  }

  @Test("A request without clock may still wait for its requester")
  func waitingWithoutClock() throws {
    let story = Story(
      .information, .telephone, received: "2024-06-03", [("2024-06-04", .piecesAsked)])
    let situation = try story.situation(asOf: "2024-06-05")
    #expect(situation.stage == .waiting)
    #expect(situation.state == .noLimit)
  }

  @Test("Events recorded in another order than they happened give the same situation")
  func orderOfRecording() throws {
    let story = Story(
      .information, .email, received: "2024-06-03",
      [
        ("2024-06-05", .piecesAsked), ("2024-06-12", .piecesReceived),
        ("2024-06-19", .replied(.email)),
      ])
    let reversed = Story(
      .information, .email, received: "2024-06-03",
      [
        ("2024-06-19", .replied(.email)), ("2024-06-12", .piecesReceived),
        ("2024-06-05", .piecesAsked),
      ])
    #expect(try story.situation(asOf: "2024-07-01") == reversed.situation(asOf: "2024-07-01"))
    #expect(EventHistory(story.events.reversed()).entries == story.history.entries)
  }
}
