import HTTPTypes
import HummingbirdTesting
import QualityDomain
import QualityStore
import ServiceLifecycle
import Testing

@testable import QualityWeb

@Suite("An instance that is told to end")
struct DepartureTests {
  private func server(notice: Duration) throws -> WebServer {
    var options = ServerOptions()
    options.notice = notice
    return try WebServer(
      store: Store(GoneEngine()), book: RuleBook(EditionLibrary([])),
      clock: WallClock { TestOffice.now }, options: options)
  }

  @Test("says that it is not ready, answers on, and asks for its connections to be closed")
  func answersOn() async throws {
    let server = try server(notice: .seconds(3_600))
    let pages = ["/health/live", "/cette-page-n-existe-pas", "/connexion"]
    try await server.application(logger: .quiet).test(.router) { client in
      let browser = TestBrowser(client: client)
      for page in pages { #expect(try await browser.get(page).headers[.connection] == nil) }
      let group = ServiceGroup(services: [server.departure], logger: .quiet)
      try await withThrowingTaskGroup { tasks in
        tasks.addTask { try await group.run() }
        await group.triggerGracefulShutdown()
        while !server.departure.hasBegun { await Task.yield() }
        let ready = try await browser.get("/health/ready")
        #expect(ready.status == .serviceUnavailable)
        // Without asking the database, which may be what fails.
        #expect(ready.body == "not ready: ending\n")
        for page in pages { #expect(try await browser.get(page).headers[.connection] == "close") }
        #expect(try await browser.get("/health/live").status == .ok)
        tasks.cancelAll()
      }
    }
  }

  @Test("ends at once where nobody asks whether it is ready", .timeLimit(.minutes(10)))
  func withoutNotice() async throws {
    let group = ServiceGroup(services: [try server(notice: .zero).departure], logger: .quiet)
    try await withThrowingTaskGroup { tasks in
      tasks.addTask { try await group.run() }
      await group.triggerGracefulShutdown()
      try await tasks.waitForAll()
    }
  }
}
