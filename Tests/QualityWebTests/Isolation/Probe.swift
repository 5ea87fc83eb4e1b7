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
  let way: Way

  enum Way: Sendable {
    case open
    case send([(String, String)])
    /// A file, in the field of every import, and what is typed beside it.
    case upload(String, [(String, String)])
  }

  static func open(_ path: String) -> Probe { Probe(kind: .refused, path: path, way: .open) }

  static func upload(
    _ path: String, _ content: String, _ fields: [(String, String)] = []
  ) -> Probe {
    Probe(kind: .refused, path: path, way: .upload(content, fields))
  }

  /// Whether the viewer's own site keeps what is sent.
  var isTaken: Bool {
    if case (.silent, .upload) = (kind, way) { true } else { false }
  }

  /// A file that is taken, for what it says is of one's own site.
  static func take(_ path: String, _ content: String) -> Probe {
    Probe(kind: .silent, path: path, way: .upload(content, []))
  }

  static func send(_ path: String, _ fields: [(String, String)] = []) -> Probe {
    Probe(kind: .refused, path: path, way: .send(fields))
  }

  static func look(_ path: String) -> Probe { Probe(kind: .silent, path: path, way: .open) }

  static func attempt(_ path: String, _ fields: [(String, String)]) -> Probe {
    Probe(kind: .silent, path: path, way: .send(fields))
  }

  /// Makes the attempt and checks the answer.
  func run(in browser: TestBrowser, as role: Role) async throws {
    let answer =
      switch way {
      case .open: try await browser.get(path)
      case .send(let fields): try await browser.post(path, from: "/compte", fields)
      case .upload(let content, let fields):
        try await browser.upload(
          path, from: "/compte", field: ImportForm.file, fileName: "x.csv",
          content: Array(content.utf8), fields)
      }
    let what = "\(way) \(path) as \(role.rawValue)"
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
