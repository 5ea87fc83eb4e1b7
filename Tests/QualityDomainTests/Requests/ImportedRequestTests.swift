import QualityDomain
import QualityTesting
import Testing

@Suite("Importing a spreadsheet again: what a row adds to the register")
struct ImportedRequestTests {
  private typealias Happening = ImportedRequest.Happening

  private func row(
    _ happenings: Happening..., kind: RequestKind = .information,
    channel: RequestChannel = .email, received: String = "2024-06-03"
  ) -> ImportedRequest {
    ImportedRequest(
      line: 2, reference: "2024-001", kind: kind, channel: channel, receivedOn: day(received),
      service: "Accueil", subject: "Carte grise", requester: nil, happenings: happenings)
  }

  private func story(_ steps: (day: String, fact: RequestFact)...) -> Story {
    Story(.information, .email, received: "2024-06-03", steps)
  }

  private func additions(
    _ row: ImportedRequest, to story: Story
  ) -> Result<[Happening], ImportContradictions> {
    row.additions(to: story.history, request: Story.request, today: day("2024-07-01"))
  }

  @Test("Steps that the register does not have are added, each after those of the row before it")
  func newSteps() throws {
    let happenings = [
      Happening(.piecesAsked, on: day("2024-06-05")),
      Happening(.piecesReceived, on: day("2024-06-07")),
      Happening(.replied(.telephone), on: day("2024-06-12")),
    ]
    let row = row(happenings[0], happenings[1], happenings[2])
    #expect(try additions(row, to: story()).get() == happenings)
  }

  @Test("A row that was imported adds nothing the second time")
  func idempotent() throws {
    let row = row(
      Happening(.acknowledged, on: day("2024-06-03")),
      Happening(.piecesAsked, on: day("2024-06-05")),
      Happening(.piecesReceived, on: day("2024-06-07")),
      Happening(.transferred(to: identifier(3)), on: day("2024-06-07")),
      Happening(.holdingReply(announced: day("2024-06-28")), on: day("2024-06-10")),
      Happening(.replied(.letter), on: day("2024-06-12")))
    var story = story()
    for addition in try additions(row, to: story).get() { story.add(addition.fact, on: addition.day) }
    #expect(story.events.count == 7)
    #expect(try additions(row, to: story).get().isEmpty)
  }

  @Test("What the register knows more than the row is no contradiction")
  func registerKnowsMore() throws {
    let known = story(
      ("2024-06-04", .acknowledged), ("2024-06-10", .holdingReply(announced: day("2024-06-28"))),
      ("2024-06-12", .replied(.email)))
    // A spreadsheet often has neither the announced date nor the medium.
    let row = row(
      Happening(.holdingReply(announced: nil), on: day("2024-06-10")),
      Happening(.replied(.letter), on: day("2024-06-12")))
    #expect(try additions(row, to: known).get().isEmpty)
  }

  @Test("A step of a day before the recorded reply is added")
  func earlierStep() throws {
    let ask = Happening(.piecesAsked, on: day("2024-06-05"))
    let known = story(("2024-06-12", .replied(.email)))
    #expect(try additions(row(ask), to: known).get() == [ask])
  }

  @Test("A row that says something else of the request is refused whole, with every difference")
  func contradictions() {
    let row = row(
      Happening(.replied(.email), on: day("2024-06-11")), kind: .complaint, channel: .letter,
      received: "2024-06-02")
    let known = story(("2024-06-12", .replied(.email)))
    #expect(
      additions(row, to: known)
        == .failure(
          ImportContradictions([
            .kind(recorded: .information), .channel(recorded: .email),
            .receivedOn(recorded: day("2024-06-03")),
            .happening(
              Happening(.replied(.email), on: day("2024-06-11")), recorded: day("2024-06-12")),
          ])))
  }

  @Test("Another announced date on the same day is a contradiction")
  func otherAnnouncedDate() {
    let holding = Happening(.holdingReply(announced: day("2024-06-29")), on: day("2024-06-10"))
    let known = story(("2024-06-10", .holdingReply(announced: day("2024-06-28"))))
    #expect(
      additions(row(holding), to: known)
        == .failure(ImportContradictions([.happening(holding, recorded: day("2024-06-10"))])))
  }

  @Test("A closing without contact details has no day in the table: any recorded day agrees")
  func closingOfAnyDay() throws {
    let row = row(Happening(.closedWithoutContact, on: day("2024-06-03")))
    let known = story(("2024-06-04", .closedWithoutContact))
    #expect(try additions(row, to: known).get().isEmpty)
  }

  @Test("An announced date that is filled in later is added, once: a holding reply needs it (17.1)")
  func announcedLater() throws {
    let dated = Happening(.holdingReply(announced: day("2024-06-28")), on: day("2024-06-10"))
    let row = row(dated, Happening(.replied(.email), on: day("2024-06-20")))
    var known = story(("2024-06-10", .holdingReply(announced: nil)), ("2024-06-20", .replied(.email)))
    #expect(try additions(row, to: known).get() == [dated])
    known.add(dated.fact, on: dated.day)
    #expect(try additions(row, to: known).get().isEmpty)
    #expect(try known.situation(asOf: "2024-06-30").state == .answeredInTime)
    let moved = Happening(dated.fact, on: day("2024-06-11"))
    #expect(
      additions(self.row(moved), to: story(("2024-06-10", .holdingReply(announced: nil))))
        == .failure(ImportContradictions([.happening(moved, recorded: day("2024-06-10"))])))
  }

  @Test("A step that cannot follow what is recorded is refused, and says why")
  func refused() {
    let arrival = Happening(.piecesReceived, on: day("2024-06-07"))
    let reply = Happening(.replied(.email), on: day("2024-07-02"))
    #expect(
      additions(row(arrival, reply), to: story())
        == .failure(
          ImportContradictions([
            .refused(arrival, .noPiecesAsked),
            .refused(reply, .inTheFuture(today: day("2024-07-01"))),
          ])))
    let closed = story(("2024-06-05", .closedWithoutContact))
    let late = Happening(.replied(.email), on: day("2024-06-10"))
    #expect(
      additions(row(late), to: closed)
        == .failure(
          ImportContradictions([.refused(late, .alreadyDone(on: day("2024-06-05")))])))
  }
}
