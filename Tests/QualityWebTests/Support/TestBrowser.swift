import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Testing

@testable import QualityWeb

/// Does what a browser does: keeps cookies, and sends a form with the fields of its page.
struct TestBrowser: Sendable {
  let client: any TestClientProtocol
  private var cookies: [String: String] = [:]

  init(client: any TestClientProtocol) {
    self.client = client
  }

  /// What came back.
  struct Answer: Sendable {
    let status: HTTPResponse.Status
    let headers: HTTPFields
    let body: String

    /// Where the browser is sent.
    var location: String? { headers[.location] }

    /// The body without markup, entities or repeated spaces, as a person reads it.
    var text: String {
      var text = body.replacing(#/<(style|title)[^>]*>.*?<\/\1>/#.dotMatchesNewlines(), with: " ")
      text = text.replacing(#/<[^>]+>/#, with: " ")
      for (entity, character) in [
        ("&amp;", "&"), ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"),
      ] {
        text = text.replacing(entity, with: character)
      }
      return text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
  }

  /// The page at `path`.
  func get(_ path: String) async throws -> Answer {
    try await send(.get, path)
  }

  /// Opens the page at `page` (by default `path` itself), then sends its form to `path` with
  /// `fields`, hidden ones included.
  func post(
    _ path: String, from page: String? = nil, _ fields: [(String, String)]
  ) async throws -> Answer {
    let form = try await get(page ?? path)
    let token = try #require(
      form.body.firstMatch(of: #/name="jeton" value="([0-9a-f]+)"/#), "no form at \(page ?? path)")
    return try await postDirectly(path, fields + [("jeton", String(token.output.1))])
  }

  /// Sends a form without opening its page: with a wrong token, or none.
  func postDirectly(_ path: String, _ fields: [(String, String)]) async throws -> Answer {
    let body = fields.map { "\(Self.encoded($0.0))=\(Self.encoded($0.1))" }.joined(separator: "&")
    return try await send(
      .post, path, type: "application/x-www-form-urlencoded", body: ByteBuffer(string: body))
  }

  /// Sends a form with a file, after opening `page` (by default `path` itself).
  func upload(
    _ path: String, from page: String? = nil, field: String, fileName: String, content: [UInt8],
    _ fields: [(String, String)] = []
  ) async throws -> Answer {
    let form = try await get(page ?? path)
    let token = try #require(form.body.firstMatch(of: #/name="jeton" value="([0-9a-f]+)"/#))
    let boundary = "frontiere"
    var body = ByteBuffer()
    for (name, value) in fields + [("jeton", String(token.output.1))] {
      body.writeString(
        "--\(boundary)\r\nContent-Disposition: form-data; name=\"\(name)\"\r\n\r\n\(value)\r\n")
    }
    body.writeString(
      "--\(boundary)\r\nContent-Disposition: form-data; name=\"\(field)\"; filename=\"\(fileName)\"\r\n"
        + "Content-Type: application/octet-stream\r\n\r\n")
    body.writeBytes(content)
    body.writeString("\r\n--\(boundary)--\r\n")
    return try await send(
      .post, path, type: "multipart/form-data; boundary=\(boundary)", body: body)
  }

  /// The same browser after signing in.
  func signedIn(email: String, password: String) async throws -> TestBrowser {
    var browser = try await opened("/connexion")
    let answer = try await browser.post("/connexion", [("email", email), ("password", password)])
    try #require(answer.status == .seeOther, "sign-in refused: \(answer.text)")
    browser.keep(answer.headers)
    return browser
  }

  /// The same browser with a cookie more.
  func with(cookie name: String, _ value: String) -> TestBrowser {
    var browser = self
    browser.cookies[name] = value
    return browser
  }

  /// The same browser with the cookies of a page that it opened.
  func opened(_ path: String) async throws -> TestBrowser {
    var browser = self
    browser.keep(try await get(path).headers)
    return browser
  }

  private mutating func keep(_ headers: HTTPFields) {
    for header in headers[values: .setCookie] {
      let pair = header.prefix { $0 != ";" }.split(separator: "=", maxSplits: 1)
      if pair.count == 2 { cookies[String(pair[0])] = String(pair[1]) }
    }
  }

  private func send(
    _ method: HTTPRequest.Method, _ path: String, type: String? = nil, body: ByteBuffer? = nil
  ) async throws -> Answer {
    var headers = HTTPFields()
    if !cookies.isEmpty {
      headers[.cookie] = cookies.map { "\($0)=\($1)" }.joined(separator: "; ")
    }
    headers[.contentType] = type
    return try await client.execute(uri: path, method: method, headers: headers, body: body) {
      Answer(status: $0.status, headers: $0.headers, body: String(buffer: $0.body))
    }
  }

  private static func encoded(_ text: String) -> String {
    text.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? text
  }
}
