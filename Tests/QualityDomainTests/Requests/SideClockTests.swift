import QualityDomain
import QualityTesting
import Testing

@Suite("Clocks beside the reply (17.1, 17.3)")
struct SideClockTests {
  private func clock(_ kind: ClockKind, of story: Story, asOf: String) throws -> SideClock {
    try #require(try story.situation(asOf: asOf).sideClocks.first { $0.kind == kind })
  }

  @Test("A transfer to another service does not stop the reply clock")
  func transferKeepsClock() throws {
    let service: Service.ID = identifier(2)
    let story = Story(
      .information, .email, received: "2024-06-03", service: identifier(3),
      [("2024-06-06", .transferred(to: service))])
    let situation = try story.situation(asOf: "2024-06-11")
    #expect(situation.reply?.runs.map(\.start) == [day("2024-06-03")])
    #expect(situation.reply?.current.due == day("2024-06-10"))
    #expect(situation.state == .late)
    #expect(situation.service == service)
    #expect(situation.receivedOn == day("2024-06-03"))
  }

  @Test("It starts a clock of 5 working days to tell the requester (17.3)")
  func toldWithinFiveDays() throws {
    let transfer = (day: "2024-06-06", fact: RequestFact.transferred(to: identifier(2)))
    let due = "2024-06-13"
    for (told, outcome) in [(due, SideClock.Outcome.kept), ("2024-06-14", .missed)] {
      let story = Story(
        .information, .email, received: "2024-06-03", [transfer, (told, .toldOfTransfer)])
      let clock = try clock(.toldOfRedirection, of: story, asOf: "2024-07-01")
      #expect(clock.start == day("2024-06-06"))
      #expect(clock.due == day(due))
      #expect(clock.limit?.workingDays == 5)
      #expect(clock.outcome(asOf: day("2024-07-01")) == outcome)
    }
    let silent = Story(.information, .email, received: "2024-06-03", [transfer])
    let clock = try clock(.toldOfRedirection, of: silent, asOf: "2024-07-01")
    #expect(clock.outcome(asOf: day(due)) == .running)
    #expect(clock.outcome(asOf: day("2024-06-14")) == .missed)
  }

  @Test("The reply tells the requester; a notice given before the transfer does not")
  func whatTells() throws {
    let story = Story(
      .information, .letter, received: "2024-06-03",
      [
        ("2024-06-04", .toldOfTransfer), ("2024-06-06", .transferred(to: identifier(2))),
        ("2024-06-12", .replied(.letter)),
      ])
    #expect(try clock(.toldOfRedirection, of: story, asOf: "2024-06-11").metOn == nil)
    #expect(try clock(.toldOfRedirection, of: story, asOf: "2024-06-12").metOn == day("2024-06-12"))
  }

  @Test("Each transfer starts its own clock")
  func eachTransfer() throws {
    let story = Story(
      .information, .letter, received: "2024-06-03",
      [
        ("2024-06-04", .transferred(to: identifier(2))), ("2024-06-05", .toldOfTransfer),
        ("2024-06-06", .transferred(to: identifier(3))),
      ])
    let clocks = try story.situation(asOf: "2024-06-07").sideClocks
      .filter { $0.kind == .toldOfRedirection }
    #expect(clocks.map(\.metOn) == [day("2024-06-05"), nil])
  }

  @Test("The new service decides who answers: the assignee is set free")
  func assigneeIsFree() throws {
    let story = Story(
      .information, .letter, received: "2024-06-03",
      [("2024-06-04", .assigned(to: identifier(9))), ("2024-06-06", .transferred(to: identifier(2)))])
    #expect(try story.situation(asOf: "2024-06-05").assignee == identifier(9))
    #expect(try story.situation(asOf: "2024-06-06").assignee == nil)
  }

  @Test(
    "The announced date is kept on the day and missed on the day after",
    arguments: [("2024-06-28", SideClock.Outcome.kept), ("2024-06-29", .missed)])
  func announcedDate(reply: String, outcome: SideClock.Outcome) throws {
    let story = Story(
      .information, .email, received: "2024-06-03",
      [("2024-06-10", .holdingReply(announced: day("2024-06-28"))), (reply, .replied(.email))])
    let situation = try story.situation(asOf: "2024-07-01")
    let promise = try #require(situation.announcedDate)
    #expect(promise.start == day("2024-06-10"))
    #expect(promise.limit == nil)
    #expect(promise.outcome(asOf: day("2024-07-01")) == outcome)
    #expect(situation.state == .answeredInTime)
  }

  @Test("After a holding reply the work is due for the announced date")
  func workAfterHoldingReply() throws {
    let story = Story(
      .information, .email, received: "2024-06-03",
      [("2024-06-10", .holdingReply(announced: day("2024-06-28")))])
    let situation = try story.situation(asOf: "2024-06-20")
    #expect(situation.stage == .open)
    #expect(situation.nextDue == day("2024-06-28"))
  }

  @Test("A second holding reply moves the work, not the first promise")
  func secondHoldingReply() throws {
    let story = Story(
      .information, .email, received: "2024-06-03",
      [
        ("2024-06-10", .holdingReply(announced: day("2024-06-28"))),
        ("2024-06-27", .holdingReply(announced: day("2024-07-31"))),
        ("2024-07-15", .replied(.email)),
      ])
    #expect(try story.situation(asOf: "2024-07-01").nextDue == day("2024-07-31"))
    let situation = try story.situation(asOf: "2024-07-15")
    let promises = situation.sideClocks.filter { $0.kind == .announcedDate }
    #expect(promises.map(\.due) == [day("2024-06-28")])
    #expect(situation.announcedDate?.outcome(asOf: day("2024-07-15")) == .missed)
  }

  @Test("A second holding reply without date leaves the work due for the first one")
  func undatedSecondHoldingReply() throws {
    let story = Story(
      .information, .email, received: "2024-06-03",
      [
        ("2024-06-10", .holdingReply(announced: day("2024-06-28"))),
        ("2024-06-20", .holdingReply(announced: nil)),
      ])
    #expect(try story.situation(asOf: "2024-06-20").nextDue == day("2024-06-28"))
  }

  @Test("An e-mail is acknowledged within the limit, by an acknowledgement or by an answer")
  func acknowledgement() throws {
    for fact in [RequestFact.acknowledged, .replied(.email)] {
      let story = Story(.information, .email, received: "2024-06-03", [("2024-06-04", fact)])
      let clock = try clock(.acknowledgement, of: story, asOf: "2024-06-05")
      #expect(clock.metOn == day("2024-06-04"))
      #expect(clock.outcome(asOf: day("2024-06-05")) == .kept)
    }
    let silent = Story(.information, .email, received: "2024-06-03")
    let clock = try clock(.acknowledgement, of: silent, asOf: "2024-06-05")
    #expect(clock.outcome(asOf: day("2024-06-05")) == .missed)
  }

  @Test("A letter runs no such clock")
  func letterIsNotAcknowledged() throws {
    let story = Story(.information, .letter, received: "2024-06-03")
    #expect(try story.situation(asOf: "2024-06-04").sideClocks.isEmpty)
  }
}
