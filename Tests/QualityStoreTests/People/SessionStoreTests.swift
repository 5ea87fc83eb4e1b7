import QualityDomain
import QualityStore
import QualityTesting
import Testing

extension RegisterFixture {
  /// Opens a session that lasts a minute.
  func open(_ token: String, of person: Person.ID) async throws {
    let author = author()
    try await store.sessions.open(
      tokenHash: token, formToken: "form-\(token)", expiresAt: later(60),
      by: Authorship(person: person, at: author.at, today: author.today))
  }

  func session(_ token: String, after seconds: Int64 = 0) async throws -> SignedIn? {
    try await store.sessions.find(
      tokenHash: token, at: later(seconds), today: { _ in day("2026-01-15") })
  }

  func later(_ seconds: Int64) -> Instant {
    Instant(milliseconds: author().at.milliseconds + seconds * 1_000)
  }
}

@Suite("Sessions and the throttle of sign-in", .onEachEngine)
struct SessionStoreTests {
  @Test("A session says who signed in, where and as what")
  func signedIn() async throws {
    let fixture = try await RegisterFixture.make()
    let other = try await RegisterFixture.make(in: fixture.store, code: "an-other")
    let further = [
      RoleAssignment(role: .auditor, site: other.site.id),
      RoleAssignment(role: .agent, site: fixture.site.id, service: fixture.titles),
    ]
    for assignment in further {
      try await fixture.store.people.grant(
        assignment, to: fixture.officer, by: fixture.author())
    }
    try await fixture.open("t1", of: fixture.officer)
    let session = try #require(try await fixture.session("t1"))
    #expect(session.access.person == fixture.officer)
    #expect(session.access.name == "Officière Fictive")
    #expect(session.email == "officer@val-dorance.example")
    #expect(session.formToken == "form-t1")
    #expect(session.sites.map(\.code) == ["an-other", "val-dorance"])
    #expect(session.sites.last == fixture.site)
    let own = RoleAssignment(role: .qualityOfficer, site: fixture.site.id)
    #expect(Set(session.access.assignments) == Set(further + [own]))
    #expect(try await fixture.session("t2") == nil)
  }

  @Test("Someone without any role is signed in and sees no site")
  func withoutRole() async throws {
    let fixture = try await RegisterFixture.make()
    let id = try await fixture.store.people.create(
      email: "new@example.fr", name: "Nouvelle", passwordHash: "h", by: fixture.author())
    try await fixture.open("t1", of: id)
    let session = try #require(try await fixture.session("t1"))
    #expect(session.sites.isEmpty)
    #expect(session.access.assignments.isEmpty)
  }

  @Test("A session ends at its hour, unless it was kept alive, or when it is closed")
  func expiry() async throws {
    let fixture = try await RegisterFixture.make()
    let sessions = fixture.store.sessions
    try await fixture.open("t1", of: fixture.officer)
    #expect(try await fixture.session("t1", after: 59) != nil)
    #expect(try await fixture.session("t1", after: 60) == nil)
    try await sessions.extend(
      tokenHash: "t1", seenAt: fixture.later(30), expiresAt: fixture.later(90))
    #expect(try await fixture.session("t1", after: 89)?.seenAt == fixture.later(30))
    #expect(try await fixture.session("t1", after: 90) == nil)
    try await sessions.close(tokenHash: "t1", by: fixture.author())
    #expect(try await fixture.session("t1") == nil)
  }

  /// Three attempts at most in the minute before.
  private func attempt(
    _ account: String = "a", after second: Int64, _ fixture: RegisterFixture
  ) async throws -> Bool {
    try await fixture.store.sessions.beginAttempt(
      accountHash: account, at: fixture.later(second), since: fixture.later(second - 60), most: 3)
  }

  @Test("Attempts are counted by account since a moment, and forgotten after it or after a success")
  func throttle() async throws {
    let fixture = try await RegisterFixture.make()
    for second in [0, 10, 20] as [Int64] {
      #expect(try await attempt(after: second, fixture))
    }
    #expect(try await !attempt(after: 59, fixture))
    // The first one is past; the one that was refused was not counted.
    #expect(try await attempt(after: 60, fixture))
    #expect(try await !attempt(after: 61, fixture))
    #expect(try await attempt("b", after: 61, fixture))
    try await fixture.store.sessions.clearFailures(accountHash: "a")
    #expect(try await attempt(after: 61, fixture))
    #expect(try await attempt("b", after: 200, fixture))
    // What is past was deleted, not only left out.
    #expect(try await TestDatabase.count("sign_in_failure", in: fixture.store.engine) == 2)
  }

  @Test("Attempts made at once count each other")
  func attemptsAtOnce() async throws {
    let fixture = try await RegisterFixture.make()
    let begun = try await withThrowingTaskGroup(of: Bool.self) { group in
      for _ in 0..<20 { group.addTask { try await attempt(after: 0, fixture) } }
      return try await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
    }
    #expect(begun == 3)
  }

  @Test("Sessions that ended and failures that are past are deleted, and no others")
  func purge() async throws {
    let fixture = try await RegisterFixture.make()
    let sessions = fixture.store.sessions
    try await fixture.open("t1", of: fixture.officer)
    for second in [0, 10] as [Int64] {
      #expect(try await attempt(after: second, fixture))
    }
    try await sessions.purge(endedBy: fixture.later(-1), failuresBefore: fixture.later(10))
    #expect(try await TestDatabase.count("session", in: fixture.store.engine) == 1)
    #expect(try await TestDatabase.count("sign_in_failure", in: fixture.store.engine) == 1)
    try await sessions.purge(endedBy: fixture.later(1_000_000), failuresBefore: fixture.later(11))
    #expect(try await TestDatabase.count("session", in: fixture.store.engine) == 0)
    #expect(try await TestDatabase.count("sign_in_failure", in: fixture.store.engine) == 0)
  }
}
