import HTTPTypes
import Hummingbird
import HummingbirdTesting
import QualityDomain
import QualityStore
import Testing

@testable import QualityWeb

@Suite("Health")
struct HealthTests {
  @Test("says that the program lives and is ready, in plain text, without a cookie")
  func ready() async throws {
    let office = try await TestOffice()
    try await office.visit { browser in
      for (path, words) in [("/health/live", "alive\n"), ("/health/ready", "ready\n")] {
        let answer = try await browser.get(path)
        #expect(answer.status == .ok)
        #expect(answer.body == words)
        #expect(answer.headers[.contentType] == "text/plain; charset=utf-8")
        #expect(answer.headers[.setCookie] == nil)
        #expect(answer.headers[.cacheControl] == "no-store")
      }
    }
  }

  @Test("is not ready with the schema of another version, and lives all the same")
  func otherSchema() async throws {
    let office = try await TestOffice()
    try await office.store.engine.write { connection throws(StoreError) in
      try connection.execute("INSERT INTO schema_version (version) VALUES (99)")
    }
    try await office.visit { browser async throws in
      #expect(try await browser.get("/health/ready").status == .serviceUnavailable)
      #expect(try await browser.get("/health/live").status == .ok)
    }
  }

  @Test("is not ready when the database is gone, nor when it hangs",
    .timeLimit(.minutes(10)), arguments: [false, true])
  func gone(hangs: Bool) async throws {
    let server = try WebServer(
      store: Store(GoneEngine(hangs: hangs)), book: RuleBook(EditionLibrary([])),
      clock: WallClock { TestOffice.now })
    try await server.application(logger: .quiet).test(.router) { client in
      let browser = TestBrowser(client: client)
      let answer = try await browser.get("/health/ready")
      #expect(answer.status == .serviceUnavailable)
      #expect(answer.body == "not ready: no answer from the database\n")
      #expect(try await browser.get("/health/live").status == .ok)
    }
  }
}
