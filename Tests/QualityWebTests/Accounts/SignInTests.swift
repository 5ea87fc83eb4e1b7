import HTTPTypes
import QualityDomain
import QualityStore
import Testing

@testable import QualityWeb

/// Accounts: issue “The main job”, section 8.
@Suite("Signing in")
struct SignInTests {
  @Test("opens a session that the next page knows, and signing out ends it")
  func opensAndEnds() async throws {
    let office = try await TestOffice()
    try await office.visit(as: .qualityOfficer) { browser in
      #expect(try await browser.get("/").location == "/aujourdhui")
      let left = try await browser.post("/deconnexion", from: "/reglages", [])
      #expect(left.location == "/connexion")
      #expect(try await browser.get("/").location == "/connexion")
    }
  }

  @Test("refuses a wrong password and an unknown account in the same words")
  func refusesAlike() async throws {
    let office = try await TestOffice()
    try await office.visit { browser in
      let wrong = try await browser.signInAnswer(TestOffice.email(.agent), "mauvais-mot-de-passe")
      let unknown = try await browser.signInAnswer("personne@essai.example", TestOffice.password)
      #expect(wrong.status == .unprocessableContent)
      #expect(unknown.status == .unprocessableContent)
      #expect(wrong.text.contains("ne vont pas ensemble"))
      #expect(unknown.text.contains("ne vont pas ensemble"))
    }
  }

  @Test("makes an account wait after five failures, also with the right password")
  func throttles() async throws {
    let office = try await TestOffice()
    try await office.visit { browser in
      for _ in 1...5 {
        _ = try await browser.signInAnswer(TestOffice.email(.agent), "mauvais-mot-de-passe")
      }
      let right = try await browser.signInAnswer(TestOffice.email(.agent), TestOffice.password)
      #expect(right.status == .unprocessableContent)
      #expect(right.text.contains("Attendez 15 minutes"))
      let other = try await browser.signInAnswer(
        TestOffice.email(.auditor), TestOffice.password)
      #expect(other.status == .seeOther)
    }
  }

  @Test("makes no more than five attempts at an account, however many are sent at once")
  func throttlesAtOnce() async throws {
    let office = try await TestOffice()
    let signIn = SignIn(store: office.store, hasher: PasswordHasher(cost: .cheap))
    let outcomes = try await withThrowingTaskGroup(of: SignIn.Outcome.self) { group in
      for _ in 0..<20 {
        group.addTask {
          try await signIn.open(
            email: TestOffice.email(.agent), password: "mauvais-mot-de-passe", at: TestOffice.now,
            today: TestOffice.today)
        }
      }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    #expect(outcomes.filter { $0 == .refused }.count == 5)
    #expect(outcomes.filter { $0 == .throttled(minutes: 15) }.count == 15)
  }

  @Test("hands out a cookie that scripts and other sites cannot use")
  func protectsTheCookie() async throws {
    let office = try await TestOffice()
    try await office.visit { browser in
      let answer = try await browser.signInAnswer(TestOffice.email(.agent), TestOffice.password)
      let cookie = try #require(answer.headers[values: .setCookie].first { $0.hasPrefix("session=") })
      #expect(cookie.contains("HttpOnly"))
      #expect(cookie.contains("SameSite=Lax"))
    }
  }

  @Test("refuses a form without the token of the session")
  func refusesForgedForms() async throws {
    let office = try await TestOffice()
    try await office.visit(as: .qualityOfficer) { browser in
      let forged = try await browser.postDirectly("/deconnexion", [("jeton", "0123456789abcdef")])
      #expect(forged.status == .forbidden)
      #expect(try await browser.get("/").location == "/aujourdhui")
    }
  }

  @Test("reads no file of someone who is not signed in")
  func refusesFiles() async throws {
    let office = try await TestOffice()
    try await office.visit { browser in
      // Larger than any file may be: what is read would be refused for its size.
      let answer = try await browser.upload(
        "/connexion", field: "fichier", fileName: "a", content: [UInt8](repeating: 0, count: 12_000_000))
      #expect(answer.status == .forbidden)
    }
  }

  @Test("costs three statements to know who asks, what holds at their site and what is late there")
  func cost() async throws {
    let office = try await TestOffice()
    try await office.visit(as: .qualityOfficer) { browser in
      let meter = StatementMeter()
      _ = try await StatementMeter.$current.withValue(meter) { try await browser.get("/") }
      #expect(meter.count == 3)
    }
  }
}

extension TestBrowser {
  /// What the sign-in form answers.
  func signInAnswer(_ email: String, _ password: String) async throws -> Answer {
    try await opened("/connexion").post(
      "/connexion", [("email", email), ("password", password)])
  }
}

/// Passwords: ANSSI and CNIL 2022-100.
@Suite("Passwords")
struct PasswordTests {
  @Test("are kept as salted hashes that only the password opens")
  func hashes() async throws {
    let hasher = PasswordHasher(cost: .cheap)
    let first = try await hasher.hash("chaise-nuage-pomme")
    let second = try await hasher.hash("chaise-nuage-pomme")
    #expect(first != second)
    #expect(try await hasher.verify("chaise-nuage-pomme", against: first))
    #expect(try await !hasher.verify("chaise-nuage-poire", against: first))
    #expect(try await !hasher.verify("", against: nil))
    #expect(try await !hasher.verify("x", against: "scrypt$99$8$1$AAAA$AAAA"))
  }

  @Test("are refused at once when too many wait for their turn")
  func crowded() async throws {
    // Slow enough that some come while two are at it.
    let hasher = PasswordHasher(
      cost: .init(logRounds: 13, blockSize: 8, parallelism: 1), mostWaiting: 0)
    let refused = try await withThrowingTaskGroup(of: Bool.self) { group in
      for _ in 0..<30 {
        group.addTask {
          do {
            _ = try await hasher.hash("chaise-nuage-pomme")
            return false
          } catch is PasswordHasher.Crowded {
            return true
          }
        }
      }
      return try await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
    }
    #expect(refused > 0)
    #expect(WebProblem(PasswordHasher.Crowded()).status == .serviceUnavailable)
  }

  @Test(
    "are long enough, varied, and not made of the address",
    arguments: [
      ("chaise-nuage", Role.agent, true), ("chaise-nuag", .agent, false),
      ("chaise-nuage-po", .administrator, false), ("chaise-nuage-pom", .administrator, true),
      ("aaaaaaaaaaaaaaaa", .agent, false), ("martin-dupre-2026", .agent, false),
    ])
  func policy(password: String, role: Role, isTaken: Bool) {
    let taken: Bool
    do throws(PasswordPolicy.Problem) {
      try PasswordPolicy.check(password, email: "martin-dupre@essai.example", role: role)
      taken = true
    } catch {
      taken = false
    }
    #expect(taken == isTaken)
  }
}
