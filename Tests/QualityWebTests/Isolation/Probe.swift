import HTTPTypes
import QualityDomain
import Testing

@testable import QualityWeb

/// One attempt to reach another site through a route.
struct Probe: Sendable {
  enum Kind: Sendable {
    /// The address or the form names something of the other site: 403, 404 or 422.
    case refused
    /// Nothing names the other site, or what does is passed over: any answer but a fault, and nothing
    /// of the other site in it.
    case silent
  }

  let kind: Kind
  let path: String
  /// nil: the page is only opened.
  let fields: [(String, String)]?

  static func open(_ path: String) -> Probe { Probe(kind: .refused, path: path, fields: nil) }

  static func send(_ path: String, _ fields: [(String, String)] = []) -> Probe {
    Probe(kind: .refused, path: path, fields: fields)
  }

  static func look(_ path: String) -> Probe { Probe(kind: .silent, path: path, fields: nil) }

  static func attempt(_ path: String, _ fields: [(String, String)]) -> Probe {
    Probe(kind: .silent, path: path, fields: fields)
  }

  /// Makes the attempt and checks the answer.
  func run(in browser: TestBrowser, as role: Role) async throws {
    let answer =
      if let fields { try await browser.post(path, from: "/compte", fields) } else {
        try await browser.get(path)
      }
    let what = "\(fields == nil ? "GET" : "POST") \(path) as \(role.rawValue)"
    #expect(!answer.body.contains(ForeignSite.secret), "\(what) shows the other site")
    #expect(answer.headers[.location]?.contains(ForeignSite.secret) != true, "\(what)")
    switch kind {
    case .refused:
      let refusals: [HTTPResponse.Status] = [.forbidden, .notFound, .unprocessableContent]
      #expect(refusals.contains(answer.status), "\(what) answers \(answer.status.code)")
    case .silent: #expect(answer.status.code < 500, "\(what) answers \(answer.status.code)")
    }
  }
}
