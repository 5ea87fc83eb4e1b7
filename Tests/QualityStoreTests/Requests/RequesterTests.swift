import QualityDomain
import QualityStore
import QualityTesting
import Testing

@Suite("Requesters are recognised, and forgotten on demand", .onEachEngine)
struct RequesterTests {
  private static let details = RequesterDetails(
    name: "Ondine Ferlampin", profile: .individual, email: "ondine@ferlampin.example",
    telephone: "0102030405", address: "9 quai Ferlampin")

  private func requester(_ id: Request.ID, _ fixture: RegisterFixture) async throws -> RequesterRecord {
    try #require(try await fixture.find(id).requester)
  }

  @Test("The same address makes the same requester, and fills what was missing")
  func recognised() async throws {
    let fixture = try await RegisterFixture.make()
    let first = try await fixture.add(
      received: "2024-05-06",
      requester: RequesterDetails(
        name: "Ondine Ferlampin", profile: .individual, email: "ondine@ferlampin.example"))
    let second = try await fixture.add(
      received: "2024-06-03",
      requester: RequesterDetails(
        name: "O. Ferlampin", profile: .professional, email: " ONDINE@ferlampin.example ",
        telephone: "0102030405"))
    let known = try await requester(second, fixture)
    #expect(try await requester(first, fixture).id == known.id)
    #expect(known.details.name == "Ondine Ferlampin")
    #expect(known.details.telephone == "0102030405")
    // Both are found by the name that both show.
    #expect(try await fixture.references(RegisterQuery(words: ["ondine"])).count == 2)
  }

  @Test("Namesakes and other sites' requesters are other people")
  func distinct() async throws {
    let fixture = try await RegisterFixture.make()
    let other = try await RegisterFixture.make(in: fixture.store, code: "other")
    let alone = RequesterDetails(name: "Ondine Ferlampin", profile: .individual)
    let ids = [
      try await requester(fixture.add(received: "2024-05-06", requester: alone), fixture).id,
      try await requester(fixture.add(received: "2024-05-06", requester: alone), fixture).id,
      try await requester(
        fixture.add(received: "2024-05-06", requester: Self.details), fixture).id,
      try await requester(other.add(received: "2024-05-06", requester: Self.details), other).id,
    ]
    #expect(Set(ids).count == 4)
  }

  @Test("Erased, nothing personal is left in any table; what happened and when stays")
  func erased() async throws {
    let fixture = try await RegisterFixture.make()
    let bystander = try await fixture.add(
      received: "2024-05-06", reference: "K-2", subject: "Autre affaire",
      requester: RequesterDetails(name: "Basile Untel", profile: .individual, email: "b@b.example"))
    let id = try await fixture.add(
      received: "2024-05-06", reference: "K-1", subject: "Dossier Ferlampin",
      requester: Self.details)
    let file = NewEvent.File(
      mediaType: "text/plain", content: Array("de Ferlampin".utf8), sha256: "ab")
    let facts: [NewEvent] = [
      NewEvent(.attached(fileName: "ferlampin.pdf"), on: day("2024-05-07"), file: file),
      NewEvent(.replied(.telephone), on: day("2024-05-09"), note: "Ferlampin rappelée"),
    ]
    for (index, new) in facts.enumerated() {
      _ = try await fixture.store.requests.append(
        new, to: id, expecting: index + 1, in: fixture.scope, by: fixture.author(),
        rules: fixture.rules)
    }
    let before = try await fixture.find(id)
    let year = period("2024")
    let tallies = try await fixture.tallies(from: year, through: year, in: fixture.scope)
    #expect(try await TestDatabase.dump(fixture.store.engine).namesFerlampin)

    let requester = try #require(before.requester)
    let author = fixture.author()
    #expect(try await fixture.store.requests.erase(requester.id, in: fixture.scope, by: author))

    #expect(try await !TestDatabase.dump(fixture.store.engine).namesFerlampin)
    let after = try await fixture.find(id)
    #expect(after.subject == "")
    #expect(after.notes.isEmpty)
    #expect(after.requester?.details == RequesterDetails(name: "", profile: .individual))
    #expect(after.requester?.erasedAt == author.at)
    #expect(after.events.map(\.happenedOn) == before.events.map(\.happenedOn))
    #expect(after.events.map(\.fact) != before.events.map(\.fact))
    #expect(after.events[1].fact == .attached(fileName: ""))
    #expect(
      try await fixture.tallies(from: year, through: year, in: fixture.scope)
        == tallies)
    #expect(try await fixture.references(RegisterQuery(view: .done, words: ["ferlampin"])) == [])
    #expect(try await fixture.references(RegisterQuery(view: .done, words: ["k-1"])) == ["K-1"])
    #expect(try await fixture.find(bystander).requester?.details.name == "Basile Untel")
    #expect(try await fixture.references(RegisterQuery(view: .open, words: ["untel"])) == ["K-2"])
    #expect(
      try await fixture.store.requests.verify(fixture.scope, rules: fixture.rules, repairs: false)
        .isSound)
  }

  @Test("Erasing is done once, in the site of the requester, with the scope of the whole site")
  func erasedOnce() async throws {
    let fixture = try await RegisterFixture.make()
    let other = try await RegisterFixture.make(in: fixture.store, code: "other")
    let id = try await fixture.add(received: "2024-05-06", requester: Self.details)
    let requester = try await requester(id, fixture).id
    let requests = fixture.store.requests
    #expect(try await !requests.erase(requester, in: other.scope, by: fixture.author()))
    await #expect(throws: StoreError.outsideScope) {
      try await requests.erase(
        requester, in: fixture.scope(fixture.foreigners), by: fixture.author())
    }
    #expect(try await requests.erase(requester, in: fixture.scope, by: fixture.author()))
    #expect(try await !requests.erase(requester, in: fixture.scope, by: fixture.author()))
    // The person who writes again afterwards is someone new.
    let again = try await fixture.add(received: "2024-06-03", requester: Self.details)
    #expect(try await self.requester(again, fixture).id != requester)
  }
}

extension String {
  /// Whether the name, or the number or address that goes with it, is anywhere.
  fileprivate var namesFerlampin: Bool {
    let text = lowercased()
    return ["ferlampin", "ondine", "0102030405", "quai"].contains { text.contains($0) }
  }
}
