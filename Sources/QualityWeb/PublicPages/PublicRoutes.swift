import Crypto
import HTTPTypes
import Hummingbird
import QualityDomain
import QualityStore

/// What anyone may read without signing in: nothing personal, nothing unpublished.
struct PublicRoutes: Sendable {
  let office: Office

  func add(to router: some RouterMethods<WebContext>) {
    router.get("/public") { request, context in
      let sites = try await office.store.sites.contacts()
      let words = try request.query().searched()
      return frame(context).publicDocument(
        title: words.isEmpty ? "Trouver un site" : "Trouver un site : « \(words) »",
        body: PublicSitesPage(sites: sites.map(Publisher.init), words: words).html
      ).response()
    }
    router.get("/public/:code") { request, context in try await results(request, context) }
    router.get("/accessibilite") { _, context in
      frame(context).publicDocument(
        title: "Accessibilité",
        body: AccessibilityPage(
          publishers: try await publishers, declaration: declarations.accessibility
        ).html
      ).response()
    }
    router.get("/mentions-legales") { _, context in
      frame(context).publicDocument(
        title: "Mentions légales et données personnelles",
        body: LegalPage(publishers: try await publishers, hosting: declarations.hosting).html
      ).response()
    }
  }

  private var declarations: PublicDeclarations { office.environment.declarations }

  /// Two statements, however many sites there are.
  private var publishers: PublisherList {
    get async throws {
      let sites = office.store.sites
      return PublisherList(
        count: try await sites.count(),
        named: try await sites.contacts(atMost: PublisherList.mostNamed).map(Publisher.init))
    }
  }

  private func frame(_ context: WebContext) -> Frame { Frame(office.environment, context) }

  /// The page of a site. Browsers and proxies may keep it for five minutes, and then ask whether
  /// it has changed.
  private func results(_ request: Hummingbird.Request, _ context: WebContext) async throws -> Response {
    guard let code = context.parameters.get("code"),
      let site = try await office.store.sites.find(code: code)
    else { throw WebProblem.notFound }
    let profile = try await office.store.sites.profile(of: site)
    let today = office.environment.clock.today(in: site.timeZone)
    let page = ResultsPage(
      profile: profile, edition: office.book.edition(of: profile, on: today), today: today,
      publications: try await office.store.publications.latestQuarter(of: site))
    let document = frame(context).publicDocument(
      title: "Nos engagements, nos résultats", site: site, isOnePage: true, body: page.html)
    return document.cached(for: request)
  }
}

extension HTML {
  /// The markup as an answer that may be kept, or word that it has not changed.
  fileprivate func cached(for request: Hummingbird.Request) -> Response {
    let etag = "\"\(SHA256.hash(data: bytes).prefix(16).hexadecimal)\""
    var response =
      request.headers[.ifNoneMatch] == etag ? Response(status: .notModified) : self.response()
    response.headers[.eTag] = etag
    response.headers[.cacheControl] = "public, max-age=300"
    return response
  }
}
