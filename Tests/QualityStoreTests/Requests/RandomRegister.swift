import QualityDomain
import QualityTesting
import Testing

@testable import QualityStore

/// A register with a random past: every fact that the rules allow, in any order.
struct RandomRegister {
  let fixture: RegisterFixture
  var requests: [Request.ID] = []

  static func make(seed: UInt64, count: Int) async throws -> RandomRegister {
    var register = RandomRegister(fixture: try await RegisterFixture.make())
    try await register.add(count: count, seed: seed)
    return register
  }

  mutating func add(count: Int, seed: UInt64) async throws {
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<count { try await addRequest(&generator) }
  }

  private mutating func addRequest(_ generator: inout SeededGenerator) async throws {
    let services = [fixture.foreigners, fixture.titles, nil]
    let received = day("2019-11-15").adding(days: .random(in: 0..<120, using: &generator))
    let new = NewRequest(
      kind: RequestKind.register.randomElement(using: &generator) ?? .information,
      channel: RequestChannel.allCases.randomElement(using: &generator) ?? .letter,
      receivedOn: received, service: services.randomElement(using: &generator) ?? nil,
      subject: "Objet", requester: nil)
    let (id, _) = try await fixture.store.requests.register(
      new, in: fixture.scope, by: fixture.author(), rules: fixture.rules)
    requests.append(id)
    var on = received
    for _ in 0..<Int.random(in: 0...6, using: &generator) {
      on = on.adding(days: .random(in: -3...9, using: &generator))
      let record = try await fixture.find(id)
      let fact = fact(after: record, on: on, &generator)
      _ = try await fixture.store.requests.append(
        NewEvent(fact, on: on, note: "note"), to: id, expecting: record.version,
        in: fixture.scope, by: fixture.author(), rules: fixture.rules)
    }
  }

  private func fact(
    after record: RequestRecord, on day: CivilDate, _ generator: inout SeededGenerator
  ) -> RequestFact {
    let target = record.events.randomElement(using: &generator) ?? record.events[0]
    let moved = day.adding(days: .random(in: -2...2, using: &generator))
    let others = requests.filter { $0 != record.id }
    let facts: [RequestFact] = [
      .acknowledged, .assigned(to: fixture.officer), .piecesAsked, .piecesAsked, .piecesReceived,
      .piecesReceived, .holdingReply(announced: day.adding(days: 12)),
      .holdingReply(announced: nil), .replied(.letter), .replied(.telephone), .toldOfTransfer,
      .transferred(to: fixture.titles), .transferred(to: fixture.foreigners),
      .redirected(administration: "CAF", contact: "caf.example"), .closedWithoutContact,
      others.last.map { .duplicate(of: $0) } ?? .acknowledged, .reopened,
      .attached(fileName: "f"), .corrected(target.id, .withdrawn),
      .corrected(target.id, .restated(on: moved, fact: target.fact)),
    ]
    return facts.randomElement(using: &generator) ?? .acknowledged
  }

  /// What the events alone say of each request.
  func situations(asOf day: CivilDate) async throws -> [Request.ID: RequestSituation] {
    var situations: [Request.ID: RequestSituation] = [:]
    for id in requests {
      situations[id] = fixture.rules.situation(try await fixture.find(id).history, asOf: day)
    }
    return situations
  }
}
