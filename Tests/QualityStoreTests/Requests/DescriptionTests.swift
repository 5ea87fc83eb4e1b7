import QualityDomain
import QualityStore
import Testing

/// Nothing is silently overwritten: issue “The main job”, section 5.
@Suite("The subject and the requester of a request can be corrected")
struct DescriptionTests {
  private static let ondine = RequesterDetails(
    name: "Ondine Ferlampin", profile: .individual, email: "ondine@ferlampin.example")
  private static let basile = RequesterDetails(
    name: "Basile Untel", profile: .professional, email: "basile@untel.example")

  private func describe(
    _ id: Request.ID, _ fixture: RegisterFixture, subject: String? = nil,
    requester: RequesterDetails? = nil, isSomeoneElse: Bool = false, in scope: Scope? = nil
  ) async throws -> DescriptionOutcome {
    let seen = try await fixture.find(id).description
    return try await fixture.store.requests.describe(
      id,
      as: RequestDescription(
        subject: subject ?? seen.subject, requester: requester ?? seen.requester),
      replacing: seen, isSomeoneElse: isSomeoneElse, in: scope ?? fixture.scope,
      by: fixture.author())
  }

  private func found(_ word: String, _ fixture: RegisterFixture) async throws -> [String] {
    try await fixture.references(RegisterQuery(view: .open, words: [word])).sorted()
  }

  @Test("The search finds the new words, no longer the old ones, in all requests of the person")
  func search() async throws {
    let fixture = try await RegisterFixture.make()
    let id = try await fixture.add(
      received: "2026-01-12", reference: "K-1", subject: "Passport", requester: Self.ondine)
    try await fixture.add(received: "2026-01-12", reference: "K-2", requester: Self.ondine)
    let corrected = RequesterDetails(
      name: "Ondine Verlampin", profile: .electedOfficial, email: "ondine@ferlampin.example",
      telephone: "0102030405", address: "9 quai")
    #expect(
      try await describe(id, fixture, subject: "Passeport", requester: corrected) == .recorded)
    #expect(try await fixture.find(id).description
      == RequestDescription(subject: "Passeport", requester: corrected))
    #expect(try await found("passeport", fixture) == ["K-1"])
    #expect(try await found("passport", fixture) == [])
    #expect(try await found("verlampin", fixture) == ["K-1", "K-2"])
    #expect(try await found("ferlampin", fixture) == [])
  }

  @Test("No event, clock or figure changes; the log says what, and copies nothing")
  func trace() async throws {
    let fixture = try await RegisterFixture.make()
    let id = try await fixture.add(received: "2026-01-12", requester: Self.ondine)
    let before = try await fixture.find(id)
    #expect(
      try await describe(id, fixture, subject: "Dossier Ferlampin", requester: Self.basile)
        == .recorded)
    #expect(try await fixture.find(id).events == before.events)
    let log = try await fixture.store.audit.page(in: fixture.scope)
    let corrections = log.filter { $0.subject == id.text && $0.action != .requestRegistered }
    #expect(Set(corrections.map(\.action)) == [.requesterCorrected, .subjectCorrected])
    #expect(corrections.allSatisfy { $0.person == fixture.officer })
    #expect(
      try await fixture.store.requests.verify(fixture.scope, rules: fixture.rules, repairs: false)
        .isSound)
    #expect(try await describe(id, fixture) == .unchanged)
    #expect(try await fixture.store.audit.page(in: fixture.scope).count == log.count)
  }

  @Test("Who saw something older than what is recorded overwrites nothing")
  func conflict() async throws {
    let fixture = try await RegisterFixture.make()
    let id = try await fixture.add(received: "2026-01-12", requester: Self.ondine)
    let seen = try await fixture.find(id).description
    #expect(try await describe(id, fixture, subject: "Autre objet") == .recorded)
    let outcome = try await fixture.store.requests.describe(
      id, as: RequestDescription(subject: "Objet exact", requester: Self.basile), replacing: seen,
      in: fixture.scope, by: fixture.author())
    #expect(outcome == .conflict)
    #expect(
      try await fixture.find(id).description
        == RequestDescription(subject: "Autre objet", requester: Self.ondine))
  }

  @Test("Outside the scope, of another site or erased, there is nothing to correct")
  func notFound() async throws {
    let fixture = try await RegisterFixture.make()
    let other = try await RegisterFixture.make(in: fixture.store, code: "other")
    let id = try await fixture.add(received: "2026-01-12", requester: Self.ondine)
    #expect(
      try await describe(id, fixture, subject: "X", in: fixture.scope(fixture.titles)) == .notFound)
    #expect(try await describe(id, fixture, subject: "X", in: other.scope) == .notFound)
    let requester = try #require(try await fixture.find(id).requester).id
    _ = try await fixture.store.requests.erase(
      requester, in: fixture.scope, by: fixture.author())
    #expect(try await describe(id, fixture, subject: "X") == .notFound)
  }

  @Test("Someone added, or corrected into someone already known, is the same person as before")
  func recognised() async throws {
    let fixture = try await RegisterFixture.make()
    let known = try await fixture.add(
      received: "2026-01-12", reference: "K-1", requester: Self.ondine)
    let nobody = try await fixture.add(received: "2026-01-12", reference: "K-2")
    let misspelt = try await fixture.add(
      received: "2026-01-12", reference: "K-3",
      requester: RequesterDetails(
        name: "Ondine Ferlampin", profile: .individual, email: "ondine@verlampin.example"))
    #expect(try await describe(nobody, fixture, requester: Self.ondine) == .joined)
    #expect(try await describe(misspelt, fixture, requester: Self.ondine) == .joined)
    let requester = try #require(try await fixture.find(known).requester)
    #expect(try await fixture.find(nobody).requester == requester)
    #expect(try await fixture.find(misspelt).requester == requester)
    #expect(try await found("ferlampin", fixture) == ["K-1", "K-2", "K-3"])
    // Nobody is left over whom an erasure would forget to erase.
    #expect(try await TestDatabase.count("requester", in: fixture.store.engine) == 1)
  }

  @Test("A request that was given the wrong person leaves the person's others alone")
  func someoneElse() async throws {
    let fixture = try await RegisterFixture.make()
    let first = try await fixture.add(
      received: "2026-01-12", reference: "K-1", requester: Self.ondine)
    let second = try await fixture.add(
      received: "2026-01-12", reference: "K-2", requester: Self.ondine)
    let partner = RequesterDetails(
      name: "Armel Ferlampin", profile: .individual, email: Self.ondine.email)
    #expect(
      try await describe(second, fixture, requester: partner, isSomeoneElse: true) == .recorded)
    #expect(try await fixture.find(first).requester?.details == Self.ondine)
    #expect(try await fixture.find(second).requester?.details == partner)
    #expect(try await found("ondine", fixture) == ["K-1"])
    #expect(try await found("armel", fixture) == ["K-2"])
    // The shared address still means the one who was known by it first.
    let third = try await fixture.add(received: "2026-01-13", requester: Self.ondine)
    #expect(
      try await fixture.find(third).requester?.id == fixture.find(first).requester?.id)
    // With no other request, it is a correction of the person.
    let requesters = try await TestDatabase.count("requester", in: fixture.store.engine)
    #expect(
      try await describe(second, fixture, requester: Self.basile, isSomeoneElse: true) == .recorded)
    #expect(try await TestDatabase.count("requester", in: fixture.store.engine) == requesters)
  }
}
