import QualityDomain
import QualityTesting
import Testing

@Suite("What may be corrected")
struct CorrectionRulesTests {
  private var story = Story(.information, .email, received: "2024-06-03")
  private let reply: RequestEvent.ID

  init() {
    story.add(.piecesAsked, on: "2024-06-05")
    reply = story.add(.replied(.email), on: "2024-06-10")
  }

  private func check(
    _ target: RequestEvent.ID, _ correction: Correction, reason: String = "Erreur de saisie."
  ) throws {
    try RequestRules.check(
      .corrected(target, correction), on: day("2024-07-01"), note: reason, request: Story.request,
      history: story.history, today: day("2024-07-01"))
  }

  private func restated(_ iso: String, _ fact: RequestFact) -> Correction {
    .restated(on: day(iso), fact: fact)
  }

  @Test("Any step may be withdrawn or restated, with a reason")
  func accepted() throws {
    try check(reply, .withdrawn)
    try check(reply, restated("2024-06-07", .replied(.letter)))
    #expect(throws: RequestError.reasonRequired) { try check(reply, .withdrawn, reason: "") }
  }

  @Test("An event that is unknown or withdrawn cannot be corrected")
  mutating func unknownEvent() {
    #expect(throws: RequestError.unknownEvent) { try check(identifier(99), .withdrawn) }
    story.add(.corrected(reply, .withdrawn), on: "2024-06-11")
    #expect(throws: RequestError.unknownEvent) { try check(reply, .withdrawn) }
  }

  @Test("A correction is mended by correcting its event again, not by correcting the correction")
  mutating func correctionOfCorrection() throws {
    let correction = story.add(
      .corrected(reply, restated("2024-06-07", .replied(.email))), on: "2024-06-11")
    #expect(throws: RequestError.correctionOfCorrection) { try check(correction, .withdrawn) }
    #expect(throws: RequestError.correctionOfCorrection) {
      try check(reply, restated("2024-06-07", .corrected(reply, .withdrawn)))
    }
    try check(reply, restated("2024-06-11", .replied(.email)))
  }

  @Test("The receipt stays: it is not withdrawn, becomes nothing else, and nothing becomes it")
  func receiptRequired() {
    let receipt = story.events[0].id
    #expect(throws: RequestError.receiptRequired) { try check(receipt, .withdrawn) }
    #expect(throws: RequestError.receiptRequired) {
      try check(receipt, restated("2024-06-03", .acknowledged))
    }
    #expect(throws: RequestError.receiptRequired) {
      try check(reply, restated("2024-06-10", .received(.advice, .letter, service: nil)))
    }
  }

  @Test("The receipt stays before what follows it, and what follows it after it")
  func order() throws {
    let receipt = story.events[0].id
    let received = RequestFact.received(.advice, .letter, service: nil)
    try check(receipt, restated("2024-06-05", received))
    #expect(throws: RequestError.beforeReceipt(received: day("2024-06-06"))) {
      try check(receipt, restated("2024-06-06", received))
    }
    #expect(throws: RequestError.beforeReceipt(received: day("2024-06-03"))) {
      try check(reply, restated("2024-06-02", .replied(.email)))
    }
  }

  @Test("Nothing is restated into the future")
  func future() {
    let received = RequestFact.received(.advice, .letter, service: nil)
    for (target, fact) in [(reply, RequestFact.replied(.email)), (story.events[0].id, received)] {
      #expect(throws: RequestError.inTheFuture(today: day("2024-07-01"))) {
        try check(target, restated("2024-07-02", fact))
      }
    }
  }

  @Test("A restated step obeys the rules of a new one")
  func contentIsChecked() throws {
    #expect(throws: RequestError.announcedInThePast(reply: day("2024-06-10"))) {
      try check(reply, restated("2024-06-10", .holdingReply(announced: day("2024-06-09"))))
    }
    #expect(throws: RequestError.duplicateOfItself) {
      try check(reply, restated("2024-06-10", .duplicate(of: Story.request)))
    }
    #expect(throws: RequestError.noPiecesAsked) {
      try check(story.events[1].id, restated("2024-06-06", .piecesReceived))
    }
    try check(reply, restated("2024-06-06", .piecesReceived))
    #expect(throws: RequestError.alreadyDone(on: day("2024-06-10"))) {
      try check(story.events[1].id, restated("2024-06-11", .piecesAsked))
    }
    #expect(throws: RequestError.announcedAfter(year: 2100)) {
      try check(reply, restated("2024-06-10", .holdingReply(announced: day("9026-06-12"))))
    }
  }

  @Test("A receipt is not restated before the first year of a register")
  func firstYear() {
    #expect(throws: RequestError.receivedBefore(year: 1990)) {
      try check(
        story.events[0].id, restated("1026-06-03", .received(.information, .email, service: nil)))
    }
  }

  @Test("Pieces that came rest on their ask: it is not restated after them (17.1)")
  mutating func askAfterItsPieces() throws {
    let ask = story.events[1].id
    story.add(.piecesReceived, on: "2024-06-07")
    try check(ask, restated("2024-06-07", .piecesAsked))
    #expect(throws: RequestError.unsettles(.piecesReceived, on: day("2024-06-07"))) {
      try check(ask, restated("2024-06-08", .piecesAsked))
    }
  }

  @Test("A reopening rests on the end before it, and a later end on the reopening")
  mutating func endAndReopening() throws {
    let reopening = story.add(.reopened, on: "2024-06-20")
    try check(reply, restated("2024-06-20", .replied(.email)))
    #expect(throws: RequestError.unsettles(.reopened, on: day("2024-06-20"))) {
      try check(reply, restated("2024-06-25", .replied(.email)))
    }
    story.add(.replied(.letter), on: "2024-06-25")
    #expect(throws: RequestError.unsettles(.replied(.letter), on: day("2024-06-25"))) {
      try check(reopening, restated("2024-06-26", .reopened))
    }
  }

  @Test("A step does not become a second end")
  mutating func secondEnd() {
    let acknowledgement = story.add(.acknowledged, on: "2024-06-04")
    #expect(throws: RequestError.unsettles(.piecesAsked, on: day("2024-06-05"))) {
      try check(acknowledgement, restated("2024-06-04", .closedWithoutContact))
    }
    #expect(throws: RequestError.unsettles(.replied(.email), on: day("2024-06-10"))) {
      try check(acknowledgement, restated("2024-06-06", .closedWithoutContact))
    }
  }

  @Test("A step that already followed none of those before it hinders no correction")
  mutating func alreadyOutOfOrder() throws {
    story.add(.corrected(reply, .withdrawn), on: "2024-06-11")
    let ask = story.add(.piecesAsked, on: "2024-06-12")
    let holding = story.add(.holdingReply(announced: day("2024-06-20")), on: "2024-06-07")
    story.add(.replied(.email), on: "2024-06-10")  // recorded late: the second ask now follows it
    try check(holding, restated("2024-06-06", .holdingReply(announced: day("2024-06-20"))))
    try check(ask, restated("2024-06-09", .piecesAsked))
  }
}
