import QualityDomain
import QualityStore
import QualityTesting
import Testing

@Suite("People, their passwords and their roles", .onEachEngine)
struct PersonStoreTests {
  @Test("An e-mail address is one person's, whatever its case")
  func email() async throws {
    let fixture = try await RegisterFixture.make()
    let people = fixture.store.people
    let id = try await people.create(
      email: "Ana@Example.fr", name: "Ana", passwordHash: "h1", by: fixture.author())
    await #expect(throws: StoreError.conflict) {
      try await people.create(
        email: "ana@example.fr", name: "Autre", passwordHash: "h2", by: fixture.author())
    }
    #expect(try await people.find(email: "ANA@example.fr") == id)
    let credential = try #require(try await people.credential(email: "ANA@EXAMPLE.FR"))
    #expect(credential.person == id)
    #expect(credential.passwordHash == "h1")
    #expect(try await people.credential(email: "nobody@example.fr") == nil)
  }

  @Test("An account and its roles are written together or not at all: its password is shown once")
  func together() async throws {
    let fixture = try await RegisterFixture.make()
    let other = try await RegisterFixture.make(in: fixture.store, code: "other")
    let people = fixture.store.people
    let create = { (service: Service.ID) async throws in
      try await people.create(
        email: "a@example.fr", name: "A", passwordHash: "h",
        roles: [
          RoleAssignment(role: .agent, site: fixture.site.id, service: fixture.titles),
          RoleAssignment(role: .agent, site: fixture.site.id, service: service),
        ], in: fixture.scope, by: fixture.author())
    }
    // The second role cannot be written: the service is another site's.
    await #expect(throws: StoreError.self) { try await create(other.titles) }
    #expect(try await people.find(email: "a@example.fr") == nil)
    let id = try await create(fixture.foreigners)
    let person = try await people.people(in: fixture.scope).first { $0.id == id }
    #expect(person?.assignments.count == 2)
    await #expect(throws: StoreError.outsideScope) {
      try await people.create(
        email: "b@example.fr", name: "B", passwordHash: "h",
        roles: [RoleAssignment(role: .auditor, site: other.site.id)], in: fixture.scope,
        by: fixture.author())
    }
  }

  @Test("A new password ends the sessions of its person, and of no one else")
  func password() async throws {
    let fixture = try await RegisterFixture.make()
    let people = fixture.store.people
    let other = try await people.create(
      email: "b@example.fr", name: "B", passwordHash: "h", by: fixture.author())
    for (person, token) in [(fixture.officer, "t1"), (other, "t2")] {
      try await fixture.open(token, of: person)
    }
    try await people.setPassword("new", of: fixture.officer, by: fixture.author())
    #expect(try await people.credential(email: "officer@val-dorance.example")?.passwordHash == "new")
    #expect(try await fixture.session("t1") == nil)
    #expect(try await fixture.session("t2") != nil)
  }

  @Test("A role is given once, and taken back at its own site")
  func roles() async throws {
    let fixture = try await RegisterFixture.make()
    let other = try await RegisterFixture.make(in: fixture.store, code: "other")
    let people = fixture.store.people
    let agent = RoleAssignment(role: .agent, site: fixture.site.id, service: fixture.titles)
    for _ in 0..<2 { try await people.grant(agent, to: fixture.officer, by: fixture.author()) }
    let person = try #require(try await people.people(in: fixture.scope).first)
    #expect(
      Set(person.assignments.map(\.assignment)) == [
        agent, RoleAssignment(role: .qualityOfficer, site: fixture.site.id),
      ])
    #expect(person.assignments.count == 2)
    let grant = try #require(person.assignments.first { $0.assignment == agent }).id
    #expect(try await !people.revoke(grant, in: other.scope, by: fixture.author()))
    #expect(try await people.revoke(grant, in: fixture.scope, by: fixture.author()))
    #expect(try await !people.revoke(grant, in: fixture.scope, by: fixture.author()))
    #expect(try await people.people(in: fixture.scope).first?.assignments.count == 1)
  }

  @Test("People are listed by name, as French sorts them")
  func order() async throws {
    let fixture = try await RegisterFixture.make()
    for (index, name) in ["Zoé", "Élise", "eva", "Denis"].enumerated() {
      let id = try await fixture.store.people.create(
        email: "p\(index)@example.fr", name: name, passwordHash: "h", by: fixture.author())
      try await fixture.store.people.grant(
        RoleAssignment(role: .auditor, site: fixture.site.id), to: id, by: fixture.author())
    }
    let names = try await fixture.store.people.people(in: fixture.scope).map(\.name)
    #expect(names == ["Denis", "Élise", "eva", "Officière Fictive", "Zoé"])
  }

  @Test("Someone who is disabled cannot sign in, loses their sessions, and stays in the lists")
  func disabled() async throws {
    let fixture = try await RegisterFixture.make()
    let people = fixture.store.people
    try await fixture.open("t1", of: fixture.officer)
    #expect(try await people.disable(fixture.officer, by: fixture.author()))
    #expect(try await !people.disable(fixture.officer, by: fixture.author()))
    #expect(try await fixture.session("t1") == nil)
    #expect(try await people.credential(email: "officer@val-dorance.example") == nil)
    #expect(try await people.find(email: "officer@val-dorance.example") == fixture.officer)
    #expect(try await people.people(in: fixture.scope).map(\.isDisabled) == [true])
    // A session that some other instance opened meanwhile is worth nothing.
    try await fixture.open("t2", of: fixture.officer)
    #expect(try await fixture.session("t2") == nil)
  }
}
