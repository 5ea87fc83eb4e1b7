import QualityDomain
import QualityStore
import QualityTesting
import Testing

@Suite("Publications are written once", .onEachEngine)
struct PublicationStoreTests {
  private static let figures = [
    PublishedFigure(
      code: "17-email-on-time", label: "Réponses dans les délais", commitments: [17, 51],
      unit: .percent,
      figure: Figure(.ratio, numerator: quantity("2"), denominator: quantity("3")), pending: 1,
      target: quantity("80"), status: .belowTarget, source: .computed, limits: "17.2: 5",
      figurePeriod: period("2024-T2")),
    PublishedFigure(
      code: "15-satisfaction", label: "Satisfaction", commitments: [15], unit: .percent,
      figure: Figure(numerator: nil, denominator: nil, value: nil), pending: nil, target: nil,
      status: .missing, source: nil, limits: "", figurePeriod: period("2024-T2")),
  ]

  @discardableResult
  private func publish(
    _ text: String, _ fixture: RegisterFixture, _ figures: [PublishedFigure] = figures
  ) async throws -> Publication {
    let author = fixture.author()
    let last = try await fixture.store.publications.last(of: period(text), in: fixture.scope)
    let publication = Publication(
      id: .make(at: author.at), site: fixture.site.id, period: period(text),
      revision: (last?.revision ?? 0) + 1, edition: EditionFixture.id, asOf: author.today,
      publishedAt: author.at, publishedBy: fixture.officer, reason: "1 en cours", figures: figures)
    try await fixture.store.publications.publish(publication, in: fixture.scope, by: author)
    return publication
  }

  @Test("A revision that is not the next is refused, and so is one of another site")
  func notTheNext() async throws {
    let fixture = try await RegisterFixture.make()
    let other = try await RegisterFixture.make(in: fixture.store, code: "other")
    let first = try await publish("2024-T2", fixture)
    await #expect(throws: StoreError.conflict) {
      try await fixture.store.publications.publish(first, in: fixture.scope, by: fixture.author())
    }
    await #expect(throws: StoreError.outsideScope) {
      try await fixture.store.publications.publish(first, in: other.scope, by: other.author())
    }
    #expect(try await fixture.store.publications.all(in: fixture.scope) == [first])
    #expect(try await fixture.store.publications.all(in: other.scope).isEmpty)
  }

  @Test("The button pressed several times publishes once")
  func atOnce() async throws {
    let fixture = try await RegisterFixture.make()
    try await fixture.add(received: "2024-05-13")
    let publishing = try Publishing(
      store: fixture.store, book: EditionFixture.book,
      profile: try await fixture.store.sites.profile(of: fixture.site), scope: fixture.scope)
    let author = fixture.author()
    let outcomes = try await withThrowingTaskGroup(
      of: Result<Publication, PublicationError>.self
    ) { group in
      for _ in 0..<4 {
        group.addTask {
          try await publishing.publish(period("2024-T2"), reason: "provisoire", by: author)
        }
      }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    #expect(outcomes.filter { $0 == .failure(.nothingNew) }.count == 3)
    let published = try await fixture.store.publications.all(in: fixture.scope)
    #expect(published.map(\.revision) == [1])
  }

  @Test("A publication comes back whole, figures in their order")
  func roundTrip() async throws {
    let fixture = try await RegisterFixture.make()
    let published = try await publish("2024-T2", fixture)
    #expect(published.revision == 1)
    #expect(try await fixture.store.publications.all(in: fixture.scope) == [published])
  }

  @Test("A revision stands beside the first, which stays as it was")
  func revisions() async throws {
    let fixture = try await RegisterFixture.make()
    let other = try await RegisterFixture.make(in: fixture.store, code: "other")
    let first = try await publish("2024-T2", fixture)
    let second = try await publish("2024-T2", fixture, [Self.figures[0]])
    let earlier = try await publish("2024-T1", fixture, [])
    try await publish("2024-T2", other)
    #expect(second.revision == 2)
    let store = fixture.store.publications
    #expect(try await store.revisions(of: period("2024-T2"), in: fixture.scope) == [second, first])
    #expect(try await store.all(in: fixture.scope) == [second, first, earlier])
    #expect(try await store.revisions(of: period("2023"), in: fixture.scope).isEmpty)
  }

  @Test("A list counts what reached its target without reading a figure: one statement")
  func headings() async throws {
    let fixture = try await RegisterFixture.make()
    let other = try await RegisterFixture.make(in: fixture.store, code: "other")
    let first = try await publish("2024-T2", fixture, [])
    let second = try await publish("2024-T2", fixture)
    let earlier = try await publish("2024-T1", fixture)
    try await publish("2024-T2", other)
    let meter = StatementMeter()
    let headings = try await StatementMeter.$current.withValue(meter) {
      try await fixture.store.publications.headings(in: fixture.scope)
    }
    #expect(meter.count == 1)
    #expect(headings.map(\.id) == [second.id, first.id, earlier.id])
    #expect(headings.map(\.revision) == [2, 1, 1])
    #expect(headings.map(\.judged) == [1, 0, 1])
    #expect(headings.map(\.onTarget) == [0, 0, 0])
    #expect(headings.first?.publishedAt == second.publishedAt)
  }

  @Test("What is published later changes in the register alone")
  func immutable() async throws {
    let fixture = try await RegisterFixture.make()
    let id = try await fixture.add(received: "2024-05-13")
    let profile = try await fixture.store.sites.profile(of: fixture.site)
    let publishing = try Publishing(
      store: fixture.store, book: EditionFixture.book, profile: profile, scope: fixture.scope)
    let quarter = period("2024-T2")
    let first = try await publishing.publish(quarter, reason: "provisoire", by: fixture.author()).get()
    let rate = { (publication: Publication) in
      publication.figures.first { $0.code == "17-email-on-time" }?.figure.value
    }
    #expect(rate(first) == .zero)
    let again = try await publishing.publish(quarter, reason: "encore", by: fixture.author())
    #expect(again == .failure(.nothingNew))
    try await fixture.append(.replied(.email), on: "2024-05-14", to: id, version: 1)
    let stored = try await fixture.store.publications.revisions(of: quarter, in: fixture.scope)
    #expect(stored == [first])
    let second = try await publishing.publish(quarter, reason: "corrigé", by: fixture.author()).get()
    #expect(second.revision == 2)
    #expect(rate(second) == quantity("100"))
  }

  @Test("What misses a reason is not published")
  func refused() async throws {
    let fixture = try await RegisterFixture.make()
    let profile = try await fixture.store.sites.profile(of: fixture.site)
    let publishing = try Publishing(
      store: fixture.store, book: EditionFixture.book, profile: profile, scope: fixture.scope)
    let outcome = try await publishing.publish(
      period("2024-T2"), reason: "", by: fixture.author())
    guard case .failure(.reasonRequired) = outcome else {
      Issue.record("\(outcome)")
      return
    }
    #expect(try await fixture.store.publications.all(in: fixture.scope).isEmpty)
  }
}
