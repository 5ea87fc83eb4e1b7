import HTTPTypes
import Hummingbird
import QualityStore

/// What a proxy or a supervisor asks: without session, in plain words, nothing of anyone.
struct HealthRoutes: Sendable {
  let store: Store
  /// How long the database has to answer.
  let patience: Duration
  let departure: Departure

  func add(to router: some RouterMethods<WebContext>) {
    router.get("/health/live") { _, _ in Self.answer(.ok, "alive") }
    router.get("/health/ready") { _, _ in
      guard !departure.hasBegun else { return Self.answer(.serviceUnavailable, "not ready: ending") }
      return switch await awaited(within: patience, { try await store.engine.isSchemaCurrent() }) {
      case true?: Self.answer(.ok, "ready")
      case false?: Self.answer(.serviceUnavailable, "not ready: schema of another version")
      case nil: Self.answer(.serviceUnavailable, "not ready: no answer from the database")
      }
    }
  }

  private static func answer(_ status: HTTPResponse.Status, _ words: String) -> Response {
    Response(
      status: status, headers: [.contentType: "text/plain; charset=utf-8"],
      body: ResponseBody(byteBuffer: ByteBuffer(string: words + "\n")))
  }
}
