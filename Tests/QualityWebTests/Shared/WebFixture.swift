import Foundation
import Hummingbird
import QualityDomain
import Testing

@testable import QualityWeb

/// A small préfecture and someone who works there, as tests of pages need them.
enum WebFixture {
  static let now = Instant(milliseconds: 1_779_180_120_000)  // 2026-05-19, 10 h 42 in Paris

  static func environment(theme: Theme = .neutral) throws -> WebEnvironment {
    WebEnvironment(
      files: try StaticFiles(theme: theme, designSystem: URL(filePath: "/nowhere")),
      brand: Brand(name: "Préfecture du Val-d’Orance", tagline: nil),
      clock: WallClock { now }, timeZone: "Europe/Paris", declarations: .none)
  }

  static func viewer(_ role: Role, service: Service.ID? = nil) throws -> Viewer {
    let site = Site(
      id: .make(at: now), code: "val-dorance", name: "Préfecture du Val-d’Orance", kind: .prefecture,
      hasCERT: false, territory: try #require(Territory(code: "41")), timeZone: "Europe/Paris")
    let assignment = RoleAssignment(role: role, site: site.id, service: service)
    return Viewer(
      access: Access(person: .make(at: now), name: "Élodie <Marsan>", assignments: [assignment]),
      site: site, sites: [site])
  }

  static let token = FormToken(secret: "session")

  static func frame(_ viewer: Viewer? = nil, lateRequests: Int = 0) throws -> Frame {
    Frame(
      environment: try environment(), viewer: viewer, token: viewer == nil ? nil : token,
      lateRequests: lateRequests, notice: .empty)
  }
}

/// Stands for the session middleware: everyone is `viewer`.
struct SignedIn: RouterMiddleware {
  typealias Context = WebContext
  let viewer: Viewer

  func handle(
    _ request: Hummingbird.Request, context: WebContext,
    next: (Hummingbird.Request, WebContext) async throws -> Response
  ) async throws -> Response {
    var context = context
    context.viewer = viewer
    context.token = WebFixture.token
    return try await next(request, context)
  }
}
