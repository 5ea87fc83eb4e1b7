import QualityDomain
import QualityStore
import QualityTesting
import Testing

@Suite("Entered and imported figures", .onEachEngine)
struct MeasureStoreTests {
  private func measure(
    _ value: String, service: Service.ID? = nil, criterion: String? = nil,
    source: MeasureSource = .entered, comment: String = "", _ indicator: String = "15-satisfaction"
  ) -> Measure {
    Measure(
      indicator: indicator, period: period("2024-T1"), service: service, criterion: criterion,
      source: source,
      figure: Figure(
        numerator: quantity("1"), denominator: quantity("3"), value: quantity(value)),
      comment: comment)
  }

  private func record(
    _ measures: [Measure], _ fixture: RegisterFixture, in scope: Scope? = nil
  ) async throws -> Int {
    try await fixture.store.measures.record(
      measures, in: scope ?? fixture.scope, by: fixture.author())
  }

  @Test("A figure comes back as it was stated, to the millionth")
  func roundTrip() async throws {
    let fixture = try await RegisterFixture.make()
    let stated = [
      measure("33.333333", service: fixture.titles, criterion: "Délai", comment: "d’après l’enquête"),
      Measure(
        indicator: "49-drills", period: period("2024"), source: .imported,
        figure: Figure(numerator: .zero, denominator: .zero, value: nil)),
    ]
    #expect(try await record(stated, fixture) == 2)
    #expect(try await fixture.store.measures.current(in: fixture.scope) == stated)
    #expect(
      try await fixture.store.measures.current(indicator: "49-drills", in: fixture.scope)
        == [stated[1]])
  }

  @Test("The same figure again changes nothing; another replaces it and stays in the history")
  func history() async throws {
    let fixture = try await RegisterFixture.make()
    #expect(try await record([measure("80")], fixture) == 1)
    #expect(try await record([measure("80")], fixture) == 0)
    #expect(try await record([measure("81")], fixture) == 1)
    #expect(try await record([measure("81", comment: "corrigé")], fixture) == 1)
    let store = fixture.store.measures
    #expect(
      try await store.current(in: fixture.scope) == [measure("81", comment: "corrigé")])
    let history = try await store.history(indicator: "15-satisfaction", in: fixture.scope)
    #expect(history.count == 3)
    #expect(history.count { $0.replacedAt == nil } == 1)
    #expect(Set(history.map(\.measure)).contains(measure("80")))
    #expect(history.allSatisfy { $0.recordedBy == fixture.officer })
  }

  @Test("A withdrawn figure is not in force, stays in the history, and is withdrawn once")
  func withdrawn() async throws {
    let fixture = try await RegisterFixture.make()
    let store = fixture.store.measures
    _ = try await record([measure("80"), measure("70", service: fixture.titles)], fixture)
    func ids(_ service: Service.ID?) async throws -> [Measure.ID] {
      try await store.history(indicator: "15-satisfaction", in: fixture.scope)
        .filter { $0.measure.service == service }.map(\.id)
    }
    func withdraw(
      _ id: Measure.ID, in scope: Scope, of indicator: String = "15-satisfaction"
    ) async throws -> Bool {
      try await store.withdraw(id, of: indicator, in: scope, by: fixture.author())
    }
    let ofSite = try await ids(nil)[0]
    #expect(try await !withdraw(ofSite, in: fixture.scope(fixture.titles)))
    #expect(try await !withdraw(ofSite, in: fixture.scope, of: "49-drills"))
    #expect(try await withdraw(ofSite, in: fixture.scope))
    #expect(try await !withdraw(ofSite, in: fixture.scope))
    #expect(try await store.current(in: fixture.scope).map(\.service) == [fixture.titles])
    let record = try await store.find(ofSite, of: "15-satisfaction", in: fixture.scope)
    #expect(record?.isWithdrawn == true && record?.replacedAt == fixture.author().at)
    // The same figure may be recorded anew: the one that was withdrawn does not stand for it.
    #expect(try await self.record([measure("80")], fixture) == 1)
    #expect(try await ids(nil).count == 2)
    let log = try await fixture.store.audit.page(in: fixture.scope)
    #expect(log.first { $0.action == .measureWithdrawn }?.subject == "15-satisfaction 2024-T1")
  }

  @Test("Service, criterion and source tell figures apart (counting rules, a measure's key)")
  func keys() async throws {
    let fixture = try await RegisterFixture.make()
    let all = [
      measure("1"), measure("2", service: fixture.titles), measure("3", criterion: "Délai"),
      measure("4", source: .imported),
    ]
    #expect(try await record(all, fixture) == 4)
    #expect(try await Set(fixture.store.measures.current(in: fixture.scope)) == Set(all))
    #expect(try await record([measure("5", source: .imported)], fixture) == 1)
    let values = try await fixture.store.measures.current(in: fixture.scope)
      .map { $0.figure.value }
    #expect(Set(values) == Set(["1", "2", "3", "5"].map { quantity($0) }))
  }

  @Test("A scope of services writes its own, and reads its own and the site's")
  func scope() async throws {
    let fixture = try await RegisterFixture.make()
    let other = try await RegisterFixture.make(in: fixture.store, code: "other")
    let ofSite = measure("1"), own = measure("2", service: fixture.titles)
    let foreign = measure("3", service: fixture.foreigners)
    let scope = fixture.scope(fixture.titles)
    #expect(try await record([ofSite, own, foreign], fixture, in: scope) == 1)
    #expect(try await fixture.store.measures.current(in: fixture.scope) == [own])
    #expect(try await record([ofSite, foreign], fixture) == 2)
    #expect(try await Set(fixture.store.measures.current(in: scope)) == [ofSite, own])
    let history = try await fixture.store.measures.history(
      indicator: "15-satisfaction", in: scope)
    #expect(Set(history.map(\.measure)) == [ofSite, own])
    #expect(try await fixture.store.measures.current(in: other.scope).isEmpty)
  }
}
