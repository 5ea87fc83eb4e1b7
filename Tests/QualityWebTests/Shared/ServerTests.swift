import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore
import QualityDomain
import QualityStore
import Testing

@testable import QualityWeb

@Suite("What every answer goes through")
struct ServerTests {
  /// An application with one page of each fate, and one form behind the session.
  private func application(isBehindTLS: Bool = false) throws -> some ApplicationProtocol {
    let environment = try WebFixture.environment()
    let router = environment.router(
      isBehindTLS: isBehindTLS, departure: Departure(notice: .zero))
    router.get("/panne") { _, _ -> Response in throw Fault(secret: "inside") }
    router.get("/reserve") { _, _ -> Response in
      _ = try WebFixture.viewer(.agent).scope(.publish)
      return Response(status: .ok)
    }
    router.get("/session") { _, context -> Response in
      _ = try context.signedIn()
      return Response(status: .ok)
    }
    router.get("/lue") { request, _ -> Response in
      HTML(text: try request.query()["q"]).response()
    }
    let forms = router.group("").add(middleware: SignedIn(viewer: try WebFixture.viewer(.agent)))
      .add(middleware: FormMiddleware())
    forms.post("/objet") { _, context in HTML(text: context.form["objet"]).response() }
    forms.post("/occupee") { _, _ -> Response in throw StoreError.busy }
    forms.post("/coupee") { _, _ -> Response in throw StoreError.unknownOutcome("fault") }
    let visits = router.group("/connexion")
      .add(middleware: VisitMiddleware(path: .signIn, isBehindTLS: isBehindTLS))
      .add(middleware: FormMiddleware())
    visits.get("") { _, context in HTML(text: context.token?.text ?? "").response() }
    visits.post("") { _, _ in Response.seeOther(.today) }
    return Application(router: router, logger: .quiet)
  }

  private struct Fault: Error { let secret: String }

  private let formType: HTTPFields = [.contentType: "application/x-www-form-urlencoded"]

  private func body(_ text: String) -> ByteBuffer {
    ByteBuffer(string: "jeton=\(WebFixture.token.text)&\(text)")
  }

  @Test("Every answer forbids scripts, foreign content and frames; private pages are not kept")
  func headers() async throws {
    try await application().test(.router) { client in
      for path in ["/lue?q=a", "/panne", "/rien", "/statique/app.css"] {
        try await client.execute(uri: path, method: .get) { response in
          let policy = try #require(response.headers[.contentSecurityPolicy])
          #expect(policy.hasPrefix("default-src 'none'; style-src 'self'; img-src 'self' data:;"))
          #expect(!policy.contains("unsafe"))
          #expect(response.headers[.xContentTypeOptions] == "nosniff")
          #expect(response.headers[.strictTransportSecurity] == nil)
          let isStatic = path.hasPrefix("/statique")
          #expect((response.headers[.cacheControl] == "no-store") == !isStatic)
        }
      }
    }
    try await application(isBehindTLS: true).test(.router) { client in
      try await client.execute(uri: "/rien", method: .get) { response in
        #expect(response.headers[.strictTransportSecurity] == "max-age=31536000")
      }
    }
  }

  @Test("A fault shows a page with a reference and nothing from inside")
  func internalError() async throws {
    try await application().test(.router) { client in
      try await client.execute(uri: "/panne", method: .get) { response in
        let page = String(buffer: response.body)
        #expect(response.status == .internalServerError)
        #expect(page.contains("<h1>Le service a rencontré un problème</h1>"))
        #expect(page.firstMatch(of: /<code>[0-9A-Z]{4}-[0-9A-Z]{4}<\/code>/) != nil)
        #expect(page.contains("10\u{A0}h\u{A0}42"))
        #expect(page.contains("<dt>Code</dt><dd>500</dd>"))
        #expect(!page.contains("inside"))
        #expect(!page.contains("Fault"))
      }
    }
  }

  @Test(
    "Problems have their own page",
    arguments: [
      ("/rien", 404, "Cette page n’existe pas ou plus"),
      ("/reserve", 403, "Cette page est réservée aux référents qualité et secrétaires généraux"),
      ("/lue?q=%zz", 400, "Ce que votre navigateur a envoyé n’a pas pu être lu"),
      ("/statique/../Package.swift", 404, "Cette page n’existe pas ou plus"),
      ("/statique/%2e%2e/app.css", 404, "Cette page n’existe pas ou plus"),
    ])
  func problems(path: String, code: Int, title: String) async throws {
    try await application().test(.router) { client in
      try await client.execute(uri: path, method: .get) { response in
        #expect(response.status.code == code)
        #expect(String(buffer: response.body).contains("<h1>\(title)</h1>"))
      }
    }
  }

  @Test("Someone who is not signed in is sent to sign in")
  func signIn() async throws {
    try await application().test(.router) { client in
      try await client.execute(uri: "/session", method: .get) { response in
        #expect(response.status == .seeOther)
        #expect(response.headers[.location] == "/connexion")
      }
    }
  }

  @Test("A query reads + as a space, as forms write it")
  func query() async throws {
    try await application().test(.router) { client in
      try await client.execute(uri: "/lue?q=carte+grise%2B", method: .get) { response in
        #expect(String(buffer: response.body) == "carte grise+")
      }
    }
  }

  @Test("A form with the token of its session is taken")
  func form() async throws {
    try await application().test(.router) { client in
      try await client.execute(
        uri: "/objet", method: .post, headers: formType, body: body("objet=Pi%C3%A8ces")
      ) { response in
        #expect(response.status == .ok)
        #expect(String(buffer: response.body) == "Pièces")
      }
    }
  }

  @Test(
    "A form from elsewhere, or without the right token, is refused before anything is done",
    arguments: [
      ["Sec-Fetch-Site": "cross-site"], ["Sec-Fetch-Site": "same-site"], ["Sec-Fetch-Site": "none"],
      ["Origin": "https://ailleurs.example"], ["Origin": "null"], ["Origin": ""],
      ["X-Token": ""], ["X-Token": String(repeating: "0", count: 32)],
    ])
  func foreignForms(headers: [String: String]) async throws {
    var fields = formType
    for (name, value) in headers { fields[try #require(HTTPField.Name(name))] = value }
    let sentFields = fields
    let sent = headers["X-Token"].map { ByteBuffer(string: "jeton=\($0)&objet=a") } ?? body("objet=a")
    try await application().test(.router) { client in
      try await client.execute(uri: "/objet", method: .post, headers: sentFields, body: sent) { response in
        #expect(response.status == .forbidden)
        #expect(String(buffer: response.body).contains("Ce formulaire n’est plus valable"))
      }
    }
  }

  @Test("A body that no form sends is refused", arguments: ["", "application/json", "text/plain"])
  func otherTypes(type: String) async throws {
    try await application().test(.router) { client in
      try await client.execute(
        uri: "/objet", method: .post, headers: [.contentType: type], body: body("objet=a")
      ) { #expect($0.status == .badRequest) }
    }
  }

  @Test("A body past its bound answers 413, announced or not")
  func tooLarge() async throws {
    try await application().test(.router) { client in
      let large = body("objet=" + String(repeating: "a", count: FormBody.maximumTextSize))
      try await client.execute(uri: "/objet", method: .post, headers: formType, body: large) { response in
        #expect(response.status == .contentTooLarge)
        #expect(String(buffer: response.body).contains("Ce fichier dépasse 10 Mo"))
      }
    }
  }

  @Test("When the database is busy, the page carries what was typed and sends it again")
  func unavailable() async throws {
    try await application().test(.router) { client in
      try await client.execute(
        uri: "/occupee", method: .post, headers: formType, body: body("objet=a%22%3Eb&choix=1&choix=2")
      ) { response in
        let page = String(buffer: response.body)
        #expect(response.status == .serviceUnavailable)
        #expect(page.contains("La base est occupée\u{A0}: rien n’a été enregistré"))
        #expect(page.contains(#"<form class="qp-inline" method="post" action="/occupee" novalidate>"#))
        #expect(page.contains(#"<input type="hidden" name="objet" value="a&quot;&gt;b">"#))
        #expect(page.ranges(of: #"name="choix""#).count == 2)
        #expect(page.ranges(of: #"name="jeton""#).count == 1)
      }
    }
  }

  @Test(
    "A form that records nothing twice is offered again when nobody knows what became of it",
    arguments: ["formulaire=01aryz6s410000000000000000", "version=3"])
  func unknownOutcomeAgain(field: String) async throws {
    try await application().test(.router) { client in
      try await client.execute(
        uri: "/coupee", method: .post, headers: formType, body: body("objet=a&\(field)")
      ) { response in
        let page = String(buffer: response.body)
        #expect(response.status == .serviceUnavailable)
        #expect(page.contains("<h1>L’enregistrement n’a pas été confirmé</h1>"))
        #expect(page.contains("rien ne sera enregistré deux fois."))
        #expect(page.contains(#"action="/coupee""#))
        #expect(page.contains(#"<input type="hidden" name="objet" value="a">"#))
        #expect(page.contains(field.replacing("=", with: "\" value=\"")))
      }
    }
  }

  @Test("When nobody knows whether a form was recorded, it is not offered again")
  func unknownOutcome() async throws {
    try await application().test(.router) { client in
      try await client.execute(
        uri: "/coupee", method: .post, headers: formType, body: body("objet=a")
      ) { response in
        let page = String(buffer: response.body)
        #expect(response.status == .serviceUnavailable)
        #expect(page.contains("<h1>L’enregistrement n’a pas été confirmé</h1>"))
        #expect(!page.contains("<form"))
        #expect(!page.contains("fault"))
      }
    }
  }

  @Test("The sign-in form has a token that rests on a cookie of its own page")
  func visit() async throws {
    try await application().test(.router) { client in
      let (token, cookie) = try await client.execute(uri: "/connexion", method: .get) { response in
        (String(buffer: response.body), response.headers[.setCookie] ?? "")
      }
      #expect(cookie.contains("HttpOnly"))
      #expect(cookie.contains("SameSite=Strict"))
      #expect(cookie.contains("Path=/connexion"))
      let fields: HTTPFields = [
        .contentType: "application/x-www-form-urlencoded", .cookie: String(cookie.prefix { $0 != ";" }),
      ]
      let sent = ByteBuffer(string: "jeton=\(token)")
      try await client.execute(uri: "/connexion", method: .post, headers: fields, body: sent) {
        #expect($0.status == .seeOther)
      }
      try await client.execute(uri: "/connexion", method: .post, headers: formType, body: sent) {
        #expect($0.status == .forbidden)
      }
    }
  }

  @Test("Static files are kept for a year under the hash of their content, and unknown ones are not")
  func staticFiles() async throws {
    let link = try #require(WebFixture.environment().files.stylesheets.last)
    #expect(link.address.firstMatch(of: /^\/statique\/app\.css\?v=[0-9a-f]{16}$/) != nil)
    try await application().test(.router) { client in
      let etag = try await client.execute(uri: link.address, method: .get) { response in
        #expect(response.status == .ok)
        #expect(response.headers[.contentType] == "text/css; charset=utf-8")
        #expect(response.headers[.cacheControl] == "public, max-age=31536000, immutable")
        #expect(response.body.readableBytes > 1000)
        return try #require(response.headers[.eTag])
      }
      try await client.execute(uri: link.address, method: .get, headers: [.ifNoneMatch: etag]) {
        #expect($0.status == .notModified)
        #expect($0.body.readableBytes == 0)
      }
      try await client.execute(uri: "/statique/app.css?v=0", method: .get) {
        #expect($0.headers[.cacheControl] == "public, max-age=3600")
      }
    }
  }
}

@Suite("Tokens and clocks")
struct TokenAndClockTests {
  @Test("A token is the same for a session and tells nothing of its secret")
  func token() {
    let token = FormToken(secret: "s")
    #expect(token.matches(FormToken(secret: "s").text))
    #expect(!token.matches(FormToken(secret: "t").text))
    #expect(!token.matches(""))
    #expect(!token.matches(token.text + "0"))
    #expect(!token.matches(token.text.uppercased() + "é"))
    #expect(token.text.utf8.count == 32)
    #expect(!token.text.contains("s"))
  }

  @Test(
    "The date and hour are those of the site's zone",
    arguments: [
      ("2026-05-19T08:42:00Z", "Europe/Paris", "2026-05-19", "10\u{A0}h\u{A0}42"),
      ("2025-12-31T23:30:00Z", "Europe/Paris", "2026-01-01", "0\u{A0}h\u{A0}30"),
      ("2025-12-31T23:30:00Z", "America/Guadeloupe", "2025-12-31", "19\u{A0}h\u{A0}30"),
      ("2026-01-01T00:00:00Z", "Pacific/Tahiti", "2025-12-31", "14\u{A0}h"),
      ("1969-12-31T23:59:59Z", "UTC", "1969-12-31", "23\u{A0}h\u{A0}59"),
    ])
  func clock(instant: String, zone: String, date: String, time: String) throws {
    let moment = try #require(Instant(iso8601: instant))
    #expect(WallClock { moment }.today(in: zone).iso == date)
    #expect(WallClock.frenchTime(of: moment, in: zone) == time)
  }

  @Test("References do not repeat")
  func references() {
    #expect(Set((0..<1000).map { _ in RequestReference() }).count == 1000)
  }
}
