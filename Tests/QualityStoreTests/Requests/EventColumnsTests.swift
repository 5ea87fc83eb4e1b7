import QualityDomain
import QualityTesting
import Testing

@testable import QualityStore

@Suite("Every fact goes into columns and comes back", .onEachEngine)
struct EventColumnsTests {
  /// A fact by what it needs: a service, a person, another request.
  struct Case: Sendable, CustomTestStringConvertible {
    let name: String
    let fact: @Sendable (Service.ID, Person.ID, Request.ID) -> RequestFact

    var testDescription: String { name }

    init(
      _ name: String, _ fact: @escaping @Sendable (Service.ID, Person.ID, Request.ID) -> RequestFact
    ) {
      self.name = name
      self.fact = fact
    }
  }

  static let receipts: [Case] = RequestKind.allCases.flatMap { kind in
    RequestChannel.allCases.map { channel in
      Case("received \(kind) \(channel)") { service, _, _ in
        .received(kind, channel, service: channel == .box ? nil : service)
      }
    }
  }

  static let steps: [Case] =
    [
      Case("acknowledged") { _, _, _ in .acknowledged },
      Case("assigned") { _, person, _ in .assigned(to: person) },
      Case("assigned to no one") { _, _, _ in .assigned(to: nil) },
      Case("pieces asked") { _, _, _ in .piecesAsked },
      Case("pieces received") { _, _, _ in .piecesReceived },
      Case("holding reply") { _, _, _ in .holdingReply(announced: day("2024-06-28")) },
      Case("holding reply without date") { _, _, _ in .holdingReply(announced: nil) },
      Case("told of transfer") { _, _, _ in .toldOfTransfer },
      Case("transferred") { service, _, _ in .transferred(to: service) },
      Case("redirected") { _, _, _ in .redirected(administration: "CAF", contact: "caf.example") },
      Case("closed without contact") { _, _, _ in .closedWithoutContact },
      Case("duplicate") { _, _, request in .duplicate(of: request) },
      Case("reopened") { _, _, _ in .reopened },
      Case("attached") { _, _, _ in .attached(fileName: "été « 1 ».pdf") },
    ]
    + ReplyMedium.allCases.map { medium in Case("replied \(medium)") { _, _, _ in .replied(medium) } }

  @Test("Facts as they are", arguments: receipts + steps)
  func plain(example: Case) async throws {
    let fixture = try await RegisterFixture.make()
    let id = try await fixture.add(
      received: "2024-05-06", [("2024-05-06", .acknowledged)])
    let other = try await fixture.add(received: "2024-05-06")
    let fact = example.fact(fixture.titles, fixture.officer, other)
    let author = fixture.author()
    let moment = Instant(milliseconds: 1_715_000_000_123)
    let history = try await fixture.find(id).history
    try await fixture.store.engine.write { connection throws(StoreError) in
      var writer = RegisterWriter(site: fixture.site.id, author: author, rules: fixture.rules)
      _ = try writer.add(
        [
          NewEvent(fact, on: day("2024-05-07"), at: moment),
          NewEvent(
            .corrected(history.events[1].id, .restated(on: day("2024-05-06"), fact: fact)),
            on: day("2024-05-08")),
        ], to: id, history: history, in: connection)
      try writer.finish(in: connection)
    }
    let events = try await fixture.find(id).events
    #expect(events.map(\.sequence) == [1, 2, 3, 4])
    let plain = events[2]
    #expect(plain.fact == fact)
    #expect(plain.happenedOn == day("2024-05-07"))
    #expect(plain.happenedAt == moment)
    #expect(plain.recordedAt == author.at)
    #expect(plain.recordedBy == fixture.officer)
    let restated = Correction.restated(on: day("2024-05-06"), fact: fact)
    #expect(events[3].fact == .corrected(events[1].id, restated))
    #expect(events[3].happenedAt == nil)
  }

  @Test("A withdrawal")
  func withdrawal() async throws {
    let fixture = try await RegisterFixture.make()
    let id = try await fixture.add(
      received: "2024-05-06", [("2024-05-07", .acknowledged)])
    let target = try await fixture.find(id).events[1].id
    try await fixture.append(.corrected(target, .withdrawn), on: "2024-05-08", to: id, version: 2)
    let record = try await fixture.find(id)
    #expect(record.events[2].fact == .corrected(target, .withdrawn))
    #expect(record.history.entries.count == 1)
  }

  @Test("A fact that this program does not know is an unreadable row")
  func unknown() async throws {
    let fixture = try await RegisterFixture.make()
    let id = try await fixture.add(received: "2024-05-06")
    try await fixture.store.engine.write { connection throws(StoreError) in
      try connection.execute("UPDATE request_event SET fact = 'teleported'")
    }
    await #expect(throws: StoreError.unreadableRow("unknown fact teleported")) {
      try await fixture.find(id)
    }
  }
}
