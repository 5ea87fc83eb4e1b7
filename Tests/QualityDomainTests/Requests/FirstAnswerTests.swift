import QualityDomain
import QualityTesting
import Testing

@Suite("The first answer (3.1, 17.1, 17.2, 36.1, 36.4)")
struct FirstAnswerTests {
  @Test("A reply by any medium is one", arguments: ReplyMedium.allCases)
  func anyMedium(_ medium: ReplyMedium) throws {
    let story = Story(
      .information, .email, received: "2024-06-03", [("2024-06-10", .replied(medium))])
    #expect(try story.situation(asOf: "2024-06-10").state == .answeredInTime)
  }

  @Test("It is the earliest of reply, dated holding reply and redirection")
  func earliest() throws {
    let story = Story(
      .information, .email, received: "2024-06-03",
      [
        ("2024-06-14", .replied(.email)),
        ("2024-06-07", .holdingReply(announced: day("2024-06-14"))),
      ])
    let situation = try story.situation(asOf: "2024-06-30")
    #expect(situation.reply?.firstAnswer == day("2024-06-07"))
    #expect(situation.state == .answeredInTime)
    #expect(situation.elapsed == 4)
  }

  @Test(
    "Of the three, each is in time on the due date and late on the day after",
    arguments: [
      RequestFact.replied(.letter), .holdingReply(announced: day("2024-07-31")),
      .redirected(administration: "CPAM", contact: "36 46"),
    ])
  func boundary(_ answer: RequestFact) throws {
    for (date, state) in [("2024-06-10", ReplyState.answeredInTime), ("2024-06-11", .answeredLate)] {
      let story = Story(.information, .email, received: "2024-06-03", [(date, answer)])
      #expect(try story.situation(asOf: "2024-12-31").state == state, "on \(date)")
    }
  }

  @Test("A holding reply that announces no date is no answer")
  func undatedHoldingReply() throws {
    let story = Story(
      .information, .letter, received: "2024-06-03", [("2024-06-05", .holdingReply(announced: nil))])
    let situation = try story.situation(asOf: "2024-06-18")
    #expect(situation.state == .late)
    #expect(situation.announcedDate == nil)
    #expect(situation.nextDue == day("2024-06-17"))
  }

  @Test("An acknowledgement, a transfer or its notice is no answer")
  func othersAreNone() throws {
    let story = Story(
      .information, .email, received: "2024-06-03",
      [
        ("2024-06-03", .acknowledged), ("2024-06-04", .assigned(to: identifier(9))),
        ("2024-06-04", .transferred(to: identifier(2))), ("2024-06-05", .toldOfTransfer),
        ("2024-06-06", .attached(fileName: "lettre.pdf")),
      ])
    #expect(try story.situation(asOf: "2024-06-11").state == .late)
  }

  @Test("An answer on the day of receipt took no working day")
  func sameDay() throws {
    let story = Story(
      .information, .email, received: "2024-06-03", [("2024-06-03", .replied(.email))])
    let situation = try story.situation(asOf: "2024-06-03")
    #expect(situation.state == .answeredInTime)
    #expect(situation.elapsed == 0)
  }

  @Test("Received on a Sunday: the Sunday is day 0 and the count starts on Monday")
  func receivedOnSunday() throws {
    let story = Story(
      .information, .email, received: "2024-06-02", [("2024-06-07", .replied(.email))])
    let situation = try story.situation(asOf: "2024-06-07")
    #expect(situation.reply?.current.due == day("2024-06-07"))
    #expect(situation.elapsed == 5)
  }
}
