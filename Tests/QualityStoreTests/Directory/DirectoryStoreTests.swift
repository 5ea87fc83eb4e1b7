import QualityDomain
import Testing

@testable import QualityStore

@Suite("Directory of authorities and administrations")
struct DirectoryStoreTests {
  private static let breze = LocalAuthority(kind: .commune, name: "Brèze", code: "73001")
  private static let mayor = ElectedOfficial(name: "Berthe Orsel", mandate: "Maire", email: "b@x.example")

  private func scope(_ code: String, _ fixture: NetworkFixture) throws -> Scope {
    .unguarded(site: try fixture.site(code).id)
  }

  private func names(
    _ code: String, _ fixture: NetworkFixture, _ query: AuthorityQuery = AuthorityQuery()
  ) async throws -> [String] {
    try await fixture.store.directory.authorities(query, in: try scope(code, fixture))
      .map(\.authority.name)
  }

  @Test("An entry is seen by the sites below the node that it belongs to, and by no other")
  func visibility() async throws {
    let fixture = try await NetworkFixture.make()
    let directory = fixture.store.directory
    let author = NetworkFixture.author
    let places: [(String, DirectoryPlace)] = [
      ("De la nation", try DirectoryPlace(.nation, in: .unguarded())),
      ("Du département", try DirectoryPlace(try fixture.department("73"), in: .unguarded())),
      ("Du site", try DirectoryPlace(try scope("albertville", fixture))),
    ]
    for (name, place) in places {
      _ = try await directory.add(
        LocalAuthority(kind: .other, name: name, code: ""), at: place, by: author)
      _ = try await directory.add(
        Administration(name: name, contact: "x"), at: place, by: author)
    }
    for (code, seen) in [
      ("albertville", ["De la nation", "Du département", "Du site"]),
      ("savoie", ["De la nation", "Du département"]), ("haute-savoie", ["De la nation"]),
    ] {
      #expect(try await names(code, fixture) == seen)
      let administrations = try await directory.administrations(in: try scope(code, fixture))
      #expect(administrations.map(\.administration.name) == seen)
    }
    let own = try #require(
      try await directory.authorities(AuthorityQuery(words: "site"), in: try scope("albertville", fixture)).first)
    #expect(try await directory.authority(own.id, in: try scope("savoie", fixture)) == nil)
    #expect(try await directory.authority(own.id, in: try scope("albertville", fixture)) == own)
  }

  @Test("A place is made from a scope that holds it: no region, no part of a site")
  func places() async throws {
    let fixture = try await NetworkFixture.make()
    let savoie = NetworkScope.unguarded(try fixture.department("73"))
    for node in [Node.nation, .region(.corse), .region(.auvergneRhoneAlpes), try fixture.department("74")] {
      #expect(throws: StoreError.outsideScope) { try DirectoryPlace(node, in: savoie) }
    }
    #expect(throws: StoreError.outsideScope) {
      try DirectoryPlace(.unguarded(site: try fixture.site("savoie").id, services: []))
    }
    #expect(try DirectoryPlace(try fixture.department("73"), in: savoie).node == savoie.nodes.first)
  }

  @Test("An entry is changed and taken away at its own place alone, with those elected there")
  func changes() async throws {
    let fixture = try await NetworkFixture.make()
    let directory = fixture.store.directory
    let author = NetworkFixture.author
    let own = try DirectoryPlace(try scope("savoie", fixture))
    let sibling = try DirectoryPlace(try scope("albertville", fixture))
    let id = try await directory.add(Self.breze, at: own, by: author)
    await #expect(throws: StoreError.conflict) {
      try await directory.add(Self.breze, at: own, by: author)
    }
    #expect(try await directory.set(Self.mayor, of: id, at: own, by: author))
    // The same name with other accents is the same person.
    let newer = ElectedOfficial(name: "BERTHE ORSEL", mandate: "Maire déléguée")
    #expect(try await directory.set(newer, of: id, at: own, by: author))
    #expect(try await !directory.set(Self.mayor, of: id, at: sibling, by: author))
    #expect(try await !directory.change(id, to: Self.breze, at: sibling, by: author))
    #expect(try await !directory.remove(id, at: sibling, by: author))
    let record = try #require(try await directory.authority(id, in: try scope("savoie", fixture)))
    #expect(record.officials.map(\.official) == [newer])
    let official = try #require(record.officials.first).id
    #expect(try await !directory.remove(official, at: sibling, by: author))
    #expect(try await directory.remove(official, at: own, by: author))
    #expect(try await directory.set(Self.mayor, of: id, at: own, by: author))
    #expect(try await directory.remove(id, at: own, by: author))
    #expect(try await TestDatabase.count("official", in: fixture.store.engine) == 0)
  }

  @Test("Authorities are found by name, code or someone elected there, page after page")
  func search() async throws {
    let fixture = try await NetworkFixture.make()
    let directory = fixture.store.directory
    let place = try DirectoryPlace(.nation, in: .unguarded())
    for (name, code) in [("Vaure", "73003"), ("Brèze", "73001"), ("Nivrey", "73002")] {
      _ = try await directory.add(
        LocalAuthority(kind: .commune, name: name, code: code), at: place, by: NetworkFixture.author)
    }
    let breze = try #require(
      try await directory.authorities(AuthorityQuery(words: "breze"), in: try scope("savoie", fixture)).first)
    #expect(try await directory.set(Self.mayor, of: breze.id, at: place, by: NetworkFixture.author))
    #expect(try await names("savoie", fixture) == ["Brèze", "Nivrey", "Vaure"])
    #expect(try await names("savoie", fixture, AuthorityQuery(words: "73003")) == ["Vaure"])
    #expect(try await names("savoie", fixture, AuthorityQuery(words: "orsel BRÈZE")) == ["Brèze"])
    #expect(try await names("savoie", fixture, AuthorityQuery(kind: .region)) == [])
    #expect(try await names("savoie", fixture, AuthorityQuery(after: breze.id, limit: 1)) == ["Nivrey"])
    let meter = StatementMeter()
    try await StatementMeter.$current.withValue(meter) { _ = try await names("savoie", fixture) }
    #expect(meter.count == 2)
  }

  @Test("An import adds and updates, then changes nothing; a trial writes nothing")
  func imports() async throws {
    let fixture = try await NetworkFixture.make()
    let directory = fixture.store.directory
    let author = NetworkFixture.author
    let place = try DirectoryPlace(try fixture.department("73"), in: .unguarded())
    let rows = [
      ImportedAuthority(line: 2, authority: Self.breze, official: Self.mayor),
      ImportedAuthority(
        line: 3, authority: LocalAuthority(kind: .other, name: "Syndicat", code: ""), official: nil),
    ]
    let added = DirectoryImportSummary(added: 2, changed: 0, unchanged: 0)
    #expect(
      try await directory.importAuthorities(rows, at: place, by: author, isTrial: true) == added)
    #expect(try await names("savoie", fixture) == [])
    #expect(
      try await directory.importAuthorities(rows, at: place, by: author, isTrial: false) == added)
    #expect(
      try await directory.importAuthorities(rows, at: place, by: author, isTrial: false)
        == DirectoryImportSummary(added: 0, changed: 0, unchanged: 2))
    let renamed = ImportedAuthority(
      line: 2, authority: LocalAuthority(kind: .commune, name: "Brèze-le-Haut", code: "73001"),
      official: ElectedOfficial(name: "Luc Vaure"))
    #expect(
      try await directory.importAuthorities([renamed], at: place, by: author, isTrial: false)
        == DirectoryImportSummary(added: 0, changed: 1, unchanged: 0))
    let found = try await directory.authorities(
      AuthorityQuery(words: "breze"), in: try scope("albertville", fixture))
    #expect(found.first?.officials.map(\.official.name) == ["Berthe Orsel", "Luc Vaure"])

    let caf = ImportedAdministration(
      line: 2, administration: Administration(name: "CAF", contact: "32 30"))
    for expected in [
      DirectoryImportSummary(added: 1, changed: 0, unchanged: 0),
      DirectoryImportSummary(added: 0, changed: 0, unchanged: 1),
    ] {
      #expect(
        try await directory.importAdministrations([caf], at: place, by: author, isTrial: false)
          == expected)
    }
  }
}
