import QualityDomain
import QualityTesting
import Testing

@Suite("What may happen to a request")
struct RequestRulesTests {
  private static let service: Service.ID = identifier(2)

  private func check(
    _ fact: RequestFact, on iso: String, note: String = "", of story: Story,
    today: String = "2024-07-01"
  ) throws {
    try RequestRules.check(
      fact, on: day(iso), note: note, request: Story.request, history: story.history,
      today: day(today))
  }

  private func story(_ steps: (day: String, fact: RequestFact)...) -> Story {
    Story(.information, .email, received: "2024-06-03", service: Self.service, steps)
  }

  @Test(
    "A request that is open takes every step, from the day of its receipt to today",
    arguments: [
      RequestFact.acknowledged, .assigned(to: identifier(9)), .assigned(to: nil), .piecesAsked,
      .holdingReply(announced: day("2024-07-01")), .holdingReply(announced: nil),
      .replied(.letter), .toldOfTransfer, .transferred(to: identifier(3)),
      .redirected(administration: "CAF", contact: "caf.example"), .closedWithoutContact,
      .duplicate(of: identifier(7)), .attached(fileName: "a.pdf"),
    ])
  func accepted(_ fact: RequestFact) throws {
    for iso in ["2024-06-03", "2024-07-01"] { try check(fact, on: iso, of: story()) }
  }

  @Test("Not before its receipt, not after today")
  func bounds() {
    #expect(throws: RequestError.beforeReceipt(received: day("2024-06-03"))) {
      try check(.piecesAsked, on: "2024-06-02", of: story())
    }
    #expect(throws: RequestError.inTheFuture(today: day("2024-07-01"))) {
      try check(.piecesAsked, on: "2024-07-02", of: story())
    }
  }

  @Test(
    "Once the work has ended, it takes no other end and no further step",
    arguments: [
      RequestFact.replied(.email), .redirected(administration: "CAF", contact: ""),
      .closedWithoutContact, .duplicate(of: identifier(7)), .piecesAsked, .acknowledged,
      .holdingReply(announced: day("2024-06-28")), .transferred(to: identifier(3)),
    ])
  func alreadyDone(_ fact: RequestFact) {
    let done = story(("2024-06-10", .replied(.email)))
    for iso in ["2024-06-10", "2024-06-11"] {
      #expect(throws: RequestError.alreadyDone(on: day("2024-06-10"))) {
        try check(fact, on: iso, of: done)
      }
    }
  }

  @Test("A step of an earlier day may be recorded after the end of the work; a second end may not")
  func recordedLate() throws {
    let done = story(("2024-06-10", .replied(.email)))
    try check(.acknowledged, on: "2024-06-03", of: done)
    try check(.piecesAsked, on: "2024-06-07", of: done)
    try check(.attached(fileName: "reponse.pdf"), on: "2024-06-20", of: done)
    #expect(throws: RequestError.alreadyDone(on: day("2024-06-10"))) {
      try check(.replied(.letter), on: "2024-06-07", of: done)
    }
  }

  @Test("Only work that has ended by then can be reopened, and then it can end again")
  func reopened() throws {
    #expect(throws: RequestError.notDone) { try check(.reopened, on: "2024-06-20", of: story()) }
    let done = story(("2024-06-10", .replied(.email)))
    #expect(throws: RequestError.notDone) { try check(.reopened, on: "2024-06-09", of: done) }
    try check(.reopened, on: "2024-06-10", of: done)
    let again = story(("2024-06-10", .replied(.email)), ("2024-06-12", .reopened))
    try check(.replied(.email), on: "2024-06-12", of: again)
    #expect(throws: RequestError.alreadyDone(on: day("2024-06-10"))) {
      try check(.replied(.email), on: "2024-06-11", of: again)
    }
  }

  @Test("Pieces cannot arrive before they were asked for")
  func noPiecesAsked() throws {
    #expect(throws: RequestError.noPiecesAsked) {
      try check(.piecesReceived, on: "2024-06-10", of: story())
    }
    let asked = story(("2024-06-05", .piecesAsked))
    #expect(throws: RequestError.noPiecesAsked) {
      try check(.piecesReceived, on: "2024-06-04", of: asked)
    }
    try check(.piecesReceived, on: "2024-06-05", of: asked)
  }

  @Test("A holding reply announces its own day or a later one (17.1)")
  func announcedInThePast() throws {
    try check(.holdingReply(announced: day("2024-06-10")), on: "2024-06-10", of: story())
    #expect(throws: RequestError.announcedInThePast(reply: day("2024-06-10"))) {
      try check(.holdingReply(announced: day("2024-06-09")), on: "2024-06-10", of: story())
    }
  }

  @Test("A receipt before the register’s first year, or a promise after its last, is a slip")
  func yearsOfTheRegister() throws {
    let today = day("2024-07-01")
    for iso in ["1990-01-01", "2024-07-01"] {
      try RequestRules.checkReceipt(on: day(iso), today: today)
    }
    #expect(throws: RequestError.receivedBefore(year: 1990)) {
      try RequestRules.checkReceipt(on: day("1989-12-31"), today: today)
    }
    #expect(throws: RequestError.inTheFuture(today: today)) {
      try RequestRules.checkReceipt(on: day("2024-07-02"), today: today)
    }
    try check(.holdingReply(announced: day("2100-12-31")), on: "2024-06-10", of: story())
    #expect(throws: RequestError.announcedAfter(year: 2100)) {
      try check(.holdingReply(announced: day("9026-06-12")), on: "2024-06-10", of: story())
    }
  }

  @Test("A reply by telephone needs a note; by any other medium it does not")
  func noteRequired() throws {
    #expect(throws: RequestError.noteRequired) {
      try check(.replied(.telephone), on: "2024-06-10", of: story())
    }
    try check(.replied(.telephone), on: "2024-06-10", note: "Rappelé à 10 h.", of: story())
    for medium in ReplyMedium.allCases where medium != .telephone {
      try check(.replied(medium), on: "2024-06-10", of: story())
    }
  }

  @Test("A transfer goes to another service than the one that has the request on that day")
  func sameService() throws {
    #expect(throws: RequestError.sameService) {
      try check(.transferred(to: Self.service), on: "2024-06-10", of: story())
    }
    let moved = story(("2024-06-10", .transferred(to: identifier(3))))
    try check(.transferred(to: Self.service), on: "2024-06-11", of: moved)
    #expect(throws: RequestError.sameService) {
      try check(.transferred(to: Self.service), on: "2024-06-09", of: moved)
    }
  }

  @Test("A request does not repeat itself")
  func duplicateOfItself() {
    #expect(throws: RequestError.duplicateOfItself) {
      try check(.duplicate(of: Story.request), on: "2024-06-10", of: story())
    }
  }

  @Test("A request has one receipt")
  func oneReceipt() {
    #expect(throws: RequestError.receiptRequired) {
      try check(.received(.advice, .letter, service: nil), on: "2024-06-10", of: story())
    }
    #expect(throws: RequestError.receiptRequired) {
      try RequestRules.check(
        .piecesAsked, on: day("2024-06-10"), note: "", request: Story.request,
        history: EventHistory([]), today: day("2024-07-01"))
    }
  }
}
