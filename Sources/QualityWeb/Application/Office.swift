import HTTPTypes
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

  /// The desk of whoever is signed in, at the site that they work for.
  /// - Throws: `siteRequired` when they have opened none.
  func desk(_ context: WebContext) throws -> Desk {
    let viewer = try context.signedIn()
    guard let profile = context.profile else { throw WebProblem.siteRequired }
    return Desk(office: self, context: context, viewer: viewer, profile: profile)
  }
}

/// What one page is made with, for someone who is signed in at a site.
struct Desk: PageDesk {
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

  var site: Site { profile.site }
  var notice: HTML { .recomputation(profile.recomputation) }

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

  /// - Throws: the page that says that no référentiel is installed, for a site that follows none and
  ///   has no indicator of its own: there is nothing to show or to publish of it.
  func requireIndicators() throws(WebProblem) {
    if profile.indicators.isEmpty { _ = try requiredEdition() }
  }

  /// The edition that the site follows.
  /// - Throws: a page that says that none is installed.
  func requiredEdition() throws(WebProblem) -> Edition {
    guard let edition else {
      throw .answered(.ok, frame.document(MissingEditionPage(site: site).page))
    }
    return edition
  }
}
