import QualityDomain
import QualityTesting
import Testing

@Suite("Corrections: what was recorded by mistake")
struct CorrectionTests {
  @Test("A withdrawn reply sets the clock going again")
  func withdrawnReply() throws {
    var story = Story(.information, .email, received: "2024-06-03")
    let reply = story.add(.replied(.email), on: "2024-06-07")
    #expect(try story.situation(asOf: "2024-06-20").state == .answeredInTime)
    story.add(.corrected(reply, .withdrawn), on: "2024-06-20")
    let situation = try story.situation(asOf: "2024-06-20")
    #expect(situation.state == .late)
    #expect(situation.stage == .open)
    #expect(situation.elapsed == nil)
    #expect(story.history.entries.count == 1)
    #expect(story.history.events.count == 3)
  }

  @Test("A reply restated on another day is judged on that day")
  func restatedDate() throws {
    var story = Story(.information, .email, received: "2024-06-03")
    let reply = story.add(.replied(.email), on: "2024-06-12")
    #expect(try story.situation(asOf: "2024-06-12").state == .answeredLate)
    story.add(
      .corrected(reply, .restated(on: day("2024-06-10"), fact: .replied(.email))), on: "2024-06-13")
    let situation = try story.situation(asOf: "2024-06-13")
    #expect(situation.state == .answeredInTime)
    #expect(situation.elapsed == 5)
    #expect(situation.doneOn == day("2024-06-10"))
  }

  @Test("A withdrawn ask for pieces leaves the first clock running")
  func withdrawnAsk() throws {
    var story = Story(.information, .email, received: "2024-06-03")
    let ask = story.add(.piecesAsked, on: "2024-06-05")
    story.add(.piecesReceived, on: "2024-06-12")
    story.add(.corrected(ask, .withdrawn), on: "2024-06-13")
    let situation = try story.situation(asOf: "2024-06-13")
    #expect(situation.reply?.runs.count == 1)
    #expect(situation.state == .late)
  }

  @Test("A restated receipt changes kind, channel, day and so the limit")
  func restatedReceipt() throws {
    var story = Story(.information, .letter, received: "2024-06-03")
    let receipt = story.events[0].id
    #expect(try story.situation(asOf: "2024-06-11").reply?.current.due == day("2024-06-17"))
    story.add(
      .corrected(
        receipt,
        .restated(on: day("2024-06-04"), fact: .received(.complaint, .email, service: nil))),
      on: "2024-06-11")
    let situation = try story.situation(asOf: "2024-06-11")
    #expect(situation.kind == .complaint)
    #expect(situation.channel == .email)
    #expect(situation.receivedOn == day("2024-06-04"))
    #expect(situation.reply?.current.limit.article == "3.1")
    #expect(situation.reply?.current.due == day("2024-06-11"))
  }

  @Test("A receipt restated into 2018 takes the request out of the rates")
  func restatedBeforeFirstLimit() throws {
    var story = Story(.information, .letter, received: "2019-01-02")
    story.add(
      .corrected(
        story.events[0].id,
        .restated(on: day("2018-12-31"), fact: .received(.information, .letter, service: nil))),
      on: "2019-01-10")
    #expect(try story.situation(asOf: "2019-01-10").state == .noLimit)
  }

  @Test("Of two corrections of one event, the later counts")
  func secondCorrection() throws {
    var story = Story(.information, .email, received: "2024-06-03")
    let reply = story.add(.replied(.email), on: "2024-06-07")
    story.add(
      .corrected(reply, .restated(on: day("2024-06-12"), fact: .replied(.email))), on: "2024-06-13")
    #expect(try story.situation(asOf: "2024-06-14").state == .answeredLate)
    story.add(
      .corrected(reply, .restated(on: day("2024-06-10"), fact: .replied(.letter))), on: "2024-06-14")
    let situation = try story.situation(asOf: "2024-06-14")
    #expect(situation.state == .answeredInTime)
    #expect(story.history.entries.last?.fact == .replied(.letter))
    story.add(.corrected(reply, .withdrawn), on: "2024-06-15")
    #expect(try story.situation(asOf: "2024-06-15").state == .late)
  }

  @Test("What is known now is read at a past date too: a correction is no event of the request")
  func correctionAppliesToThePast() throws {
    var story = Story(.information, .email, received: "2024-06-03")
    let reply = story.add(.replied(.email), on: "2024-06-07")
    story.add(.corrected(reply, .withdrawn), on: "2024-07-01")
    #expect(try story.situation(asOf: "2024-06-10").state == .running)
  }

  @Test("An event moved after the date that is read is ignored there")
  func movedLater() throws {
    var story = Story(.information, .email, received: "2024-06-03")
    let reply = story.add(.replied(.email), on: "2024-06-07")
    story.add(
      .corrected(reply, .restated(on: day("2024-06-17"), fact: .replied(.email))), on: "2024-06-18")
    #expect(try story.situation(asOf: "2024-06-11").state == .late)
    #expect(try story.situation(asOf: "2024-06-18").state == .answeredLate)
  }
}
