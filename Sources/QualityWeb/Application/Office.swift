import Hummingbird
import QualityDomain
import QualityStore
import QualityWording

/// What every feature works with, whoever asks.
struct Office: Sendable {
  let environment: WebEnvironment
  let store: Store
  let book: RuleBook
  let hasher: PasswordHasher
  let isBehindTLS: Bool

  var signIn: SignIn { SignIn(store: store, hasher: hasher) }

  /// The desk of whoever is signed in, at the site that they work for: one statement.
  /// - Throws: `siteRequired` when they have opened none.
  func desk(_ context: WebContext) async throws -> Desk {
    let viewer = try context.signedIn()
    guard let site = viewer.site else { throw WebProblem.siteRequired }
    let profile = try await store.sites.profile(of: site)
    return Desk(office: self, context: context, viewer: viewer, profile: profile)
  }
}

/// What one page is made with, for someone who is signed in at a site.
struct Desk: Sendable {
  let office: Office
  let context: WebContext
  let viewer: Viewer
  let profile: SiteProfile
  let now: Instant
  /// The site's civil date.
  let today: CivilDate
  let rules: RegisterRules
  let edition: Edition?

  init(office: Office, context: WebContext, viewer: Viewer, profile: SiteProfile) {
    self.office = office
    self.context = context
    self.viewer = viewer
    self.profile = profile
    now = office.environment.clock.now()
    today = WallClock.date(of: now, in: profile.site.timeZone)
    rules = office.book.rules(for: profile, on: today)
    edition = office.book.edition(of: profile, on: today)
  }

  var store: Store { office.store }
  var site: Site { profile.site }
  var token: FormToken? { context.token }
  var frame: Frame {
    Frame(office.environment, context, notice: .recomputation(profile.recomputation))
  }
  var author: Authorship { Authorship(person: viewer.access.person, at: now, today: today) }

  /// The part of the site for which the viewer has `permission`; throws `forbidden` without it.
  func scope(_ permission: Permission) throws(WebProblem) -> Scope {
    try viewer.scope(permission)
  }

  /// The whole site, for what does not concern one service.
  /// - Throws: `forbidden` when the viewer has the permission for some services only, or not at all.
  func siteScope(_ permission: Permission) throws(WebProblem) -> Scope {
    let scope = try scope(permission)
    guard scope.isWholeSite else { throw .forbidden(holders: permission.frenchHolders) }
    return scope
  }

  /// Reads the indicators that the viewer may see.
  func indicators() throws(WebProblem) -> IndicatorReader {
    IndicatorReader(
      store: store, book: office.book, profile: profile, scope: try scope(.readIndicators))
  }

  /// The page as an answer, in the frame of the viewer.
  func answer(_ page: Page) -> Response {
    page.response(in: frame)
  }

  /// The form again, with what is to be corrected: nothing was changed.
  func refused(_ page: Page) -> WebProblem {
    .answered(.unprocessableContent, frame.document(page))
  }
}
