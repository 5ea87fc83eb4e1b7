import QualityDomain
import QualityTesting
import Testing

@testable import QualityStore

@Suite("Roll-ups kept by differences are those of a full recomputation", .onEachEngine, .serialized)
struct RollUpConcurrencyTests {
  @Test(
    "A random day of 8 concurrent writers, then the jobs of two instances: zero difference",
    .timeLimit(.minutes(20)), arguments: 1...2 as ClosedRange<UInt64>)
  func day(seed: UInt64) async throws {
    try await TestDatabase.withConnections { engine in
      let fixture = try await RollUpFixture.make(in: Store(engine))
      try await withThrowingTaskGroup(of: Void.self) { group in
        for number in 0..<8 {
          group.addTask {
            var writer = RandomWriter(fixture, seed: seed * 100 + UInt64(number))
            for _ in 0..<25 { try await writer.act() }
          }
        }
        // The day's own work goes on meanwhile.
        group.addTask { try await fixture.work() }
        try await group.waitForAll()
      }
      // Whatever was left, and what was asked for again while it was done.
      let later = RollUpFixture.now.adding(.seconds(3_600))
      try await withThrowingTaskGroup(of: Void.self) { group in
        for _ in 0..<2 { group.addTask { try await fixture.work(at: later) } }
        try await group.waitForAll()
      }
      let compared = try await fixture.reports().map(\.compared)
      #expect(compared.allSatisfy { $0 > 0 })
      let months = period("2025").months
      let ofMonths = try await fixture.store.rollUp.figures(of: [.nation], months, in: .unguarded())
      #expect(Set(ofMonths[.nation, default: [:]].keys).isSuperset(of: months.suffix(5)))
      try await fixture.expectSound()
    }
  }
}

/// Someone who does the work of several sites at random: enters, answers, corrects, transfers, states
/// figures, takes them back, and changes what a site owes.
private struct RandomWriter {
  private let fixture: RollUpFixture
  private var generator: SeededGenerator
  private var requests: [(site: Int, id: Request.ID)] = []

  init(_ fixture: RollUpFixture, seed: UInt64) {
    self.fixture = fixture
    generator = SeededGenerator(seed: seed)
  }

  mutating func act() async throws {
    switch Int.random(in: 0..<10, using: &generator) {
    case 0..<4: try await enter()
    case 4..<7: try await follow()
    case 7, 8: try await state()
    default: try await changeScope()
    }
  }

  private mutating func day() -> CivilDate {
    RollUpFixture.today.adding(days: -Int.random(in: 0..<200, using: &generator))
  }

  private mutating func enter() async throws {
    let number = Int.random(in: 0..<fixture.sites.count, using: &generator)
    let site = fixture.sites[number]
    let new = NewRequest(
      kind: RequestKind.register.randomElement(using: &generator) ?? .information,
      channel: RequestChannel.allCases.randomElement(using: &generator) ?? .letter,
      receivedOn: day(), service: site.titles, subject: "Objet", requester: nil)
    let (id, _) = try await fixture.store.requests.register(
      new, in: site.scope, by: site.author(), rules: site.rules)
    requests.append((number, id))
  }

  private mutating func follow() async throws {
    guard let (number, id) = requests.randomElement(using: &generator) else { return }
    let site = fixture.sites[number]
    let record = try await site.find(id)
    let on = (record.events.last?.happenedOn ?? day()).adding(days: .random(in: 0...9, using: &generator))
    let first = record.events[0]
    let facts: [RequestFact] = [
      .replied(.letter), .piecesAsked, .piecesReceived, .holdingReply(announced: on.adding(days: 12)),
      .transferred(to: site.foreigners), .closedWithoutContact, .reopened, .acknowledged,
      .corrected(first.id, .restated(on: day(), fact: first.fact)),
    ]
    // A refusal or a conflict is an answer like another.
    _ = try await fixture.store.requests.append(
      NewEvent(facts.randomElement(using: &generator) ?? .acknowledged, on: on, note: "note"),
      to: id, expecting: record.version, in: site.scope, by: site.author(), rules: site.rules)
  }

  private mutating func state() async throws {
    let site = fixture.sites[Int.random(in: 0..<fixture.sites.count, using: &generator)]
    let text = ["2025", "2025-S2", "2025-T3", "2025-T4", "2025-10", "2025-11", "2026-T1", "2026-01"]
      .randomElement(using: &generator) ?? "2025"
    let indicator = ["15-satisfaction", "22-civ-delay", "49-drills", "17-email-on-time"]
      .randomElement(using: &generator)
    let isValueAlone = Bool.random(using: &generator)
    let numerator = Int.random(in: 0...50, using: &generator)
    try await fixture.state(
      indicator ?? "49-drills", text, isValueAlone ? nil : String(numerator),
      of: isValueAlone ? nil : "50", value: isValueAlone ? String(numerator) : nil, at: site)
    guard Int.random(in: 0..<3, using: &generator) == 0,
      let last = try await fixture.store.measures.history(
        indicator: "15-satisfaction", in: site.scope
      ).first
    else { return }
    _ = try await fixture.store.measures.withdraw(
      last.id, of: "15-satisfaction", in: site.scope, by: site.author())
  }

  private mutating func changeScope() async throws {
    let site = fixture.sites[Int.random(in: 0..<fixture.sites.count, using: &generator)]
    let sites = fixture.store.sites
    if Bool.random(using: &generator) {
      try await sites.setModules(
        Bool.random(using: &generator) ? [1, 3, 4] : [1, 4, 6], hasCERT: false, in: site.scope,
        from: day(), by: site.author())
    } else {
      try await sites.setNotApplicable(
        NonApplicableCommitment(commitment: 15, reason: "Sans accueil"), in: site.scope, from: day(),
        by: site.author())
    }
  }
}
