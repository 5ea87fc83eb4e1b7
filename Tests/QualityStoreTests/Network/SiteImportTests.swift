import QualityDomain
import Testing

@testable import QualityStore

@Suite("Import of the list of sites")
struct SiteImportTests {
  private func row(
    _ line: Int, code: String?, _ name: String, _ kind: SiteKind, _ territory: String,
    modules: Set<Int>? = nil, contact: SiteContact? = nil
  ) throws -> ImportedSite {
    ImportedSite(
      line: line, code: code, name: name, kind: kind,
      territory: try #require(Territory(code: territory)),
      modules: modules.map { .init(numbers: $0, hasCERT: false) }, contact: contact)
  }

  private func run(
    _ rows: [ImportedSite], in fixture: NetworkFixture, network: NetworkScope = .unguarded(),
    isTrial: Bool = false
  ) async throws -> SiteImportOutcome {
    try await fixture.store.sites.importSites(
      rows, edition: EditionFixture.edition, in: network,
      by: Authorship(person: nil, at: NetworkFixture.author.at, today: NetworkFixture.today),
      isTrial: isTrial)
  }

  @Test("adds what is new, updates what is known, and then changes nothing")
  func codes() async throws {
    let fixture = try await NetworkFixture.make()
    let rows = [
      try row(2, code: "bastia", "Sous-préfecture de Corte", .subprefecture, "2B", modules: [1, 3]),
      try row(3, code: "haute-corse", "Préfecture de la Haute-Corse", .prefecture, "2B", modules: [1, 4]),
      try row(4, code: "savoie", "Préfecture de Savoie", .prefecture, "73", modules: [1, 7]),
      try row(5, code: "albertville", "Sous-préfecture d’Albertville", .subprefecture, "73", modules: [1, 4]),
    ]
    let expected = SiteImportSummary(added: 2, changed: 1, unchanged: 1, withoutModules: 0)
    #expect(try await run(rows, in: fixture, isTrial: true) == .done(expected))
    #expect(try await fixture.store.sites.find(code: "bastia") == nil)
    #expect(try await run(rows, in: fixture) == .done(expected))
    let again = SiteImportSummary(added: 0, changed: 0, unchanged: 4, withoutModules: 0)
    #expect(try await run(rows, in: fixture) == .done(again))
    let savoie = try #require(try await fixture.store.sites.find(code: "savoie"))
    #expect(savoie.name == "Préfecture de Savoie")
    let profile = try await fixture.store.sites.profile(of: savoie)
    #expect(profile.modules(on: NetworkFixture.today) == [1, 7])
    #expect(profile.modules(on: NetworkFixture.today.adding(days: -1)) == [1, 4])
    // The préfecture stands lower in the file, and is that of the other all the same.
    let corte = try await fixture.store.sites.find(code: "bastia")
    #expect(corte?.parent == (try await fixture.store.sites.find(code: "haute-corse"))?.id)
  }

  @Test("refuses everything when one row contradicts what is recorded, and tells each")
  func conflicts() async throws {
    let fixture = try await NetworkFixture.make()
    let region = NetworkScope.unguarded(.region(.auvergneRhoneAlpes))
    let outcome = try await run(
      [
        try row(2, code: "nouveau", "Nouveau", .prefecture, "01", modules: [1, 4]),
        try row(3, code: "albertville", "X", .prefecture, "73", modules: [1, 4]),
        try row(4, code: "savoie", "X", .prefecture, "74", modules: [1, 4]),
        try row(5, code: "bastia", "X", .prefecture, "2B", modules: [1, 4]),
      ], in: fixture, network: region)
    guard case .refused(let conflicts) = outcome else {
      Issue.record("not refused")
      return
    }
    #expect(conflicts.map(\.line) == [3, 4, 5])
    #expect(conflicts[0].problem == .kind(recorded: .subprefecture))
    #expect(conflicts[1].problem == .territory(recorded: try #require(Territory(code: "73"))))
    #expect(conflicts[2].problem == .outsideScope(try #require(Territory(code: "2B"))))
    #expect(try await fixture.store.sites.find(code: "nouveau") == nil)
  }

  @Test("without codes finds a préfecture by its department and others by their name")
  func directory() async throws {
    let fixture = try await NetworkFixture.make()
    let contact = SiteContact(email: "pref@savoie.example", telephone: "04")
    let rows = [
      try row(1, code: nil, "Préfecture - Savoie", .prefecture, "73", contact: contact),
      try row(2, code: nil, "Sous-préfecture - Albertville", .subprefecture, "73", contact: contact),
      try row(3, code: nil, "Sous-préfecture - Saint-Jean-de-Maurienne", .subprefecture, "73"),
      try row(4, code: nil, "Préfecture - Alpes-de-Haute-Provence", .prefecture, "04"),
    ]
    #expect(
      try await run(rows, in: fixture)
        == .done(SiteImportSummary(added: 2, changed: 2, unchanged: 0, withoutModules: 2)))
    #expect(
      try await run(rows, in: fixture)
        == .done(SiteImportSummary(added: 0, changed: 0, unchanged: 4, withoutModules: 0)))
    // Its own name stays; how to reach it is better known to the directory.
    let savoie = try #require(try await fixture.store.sites.find(code: "savoie"))
    #expect(savoie.name == "Préfecture de la Savoie")
    #expect(try await fixture.store.sites.profile(of: savoie).contact == contact)
    let codes = try await fixture.codes(SiteQuery(words: "maurienne"))
    #expect(codes == ["saint-jean-maurienne"])
    #expect(try await fixture.store.sites.find(code: "alpes-haute-provence") != nil)
  }
}
