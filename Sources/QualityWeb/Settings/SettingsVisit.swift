import Hummingbird
import QualityDomain
import QualityStore
import QualityWording

/// One look at the settings of a site: who looks, whether they may change anything, and what was
/// just done.
struct SettingsVisit: Sendable {
  let desk: Desk
  let canChange: Bool
  /// What was just done; empty otherwise.
  let message: HTML

  var profile: SiteProfile { desk.profile }
  var site: Site { desk.site }
  var today: CivilDate { desk.today }
  var sites: SiteStore { desk.store.sites }

  /// What a form says; when it cannot be taken, the page with the form again, as it was typed.
  func read<Value>(
    _ parse: () throws(FormErrors) -> Value, orShow page: (Fields) -> Page
  ) throws(WebProblem) -> Value {
    do {
      return try parse()
    } catch {
      throw refused(error, page)
    }
  }

  /// The page with the form as it was typed, and what is to be corrected.
  func refused(_ errors: FormErrors, _ page: (Fields) -> Page) -> WebProblem {
    desk.refused(page(Fields(desk.context.form, errors: errors)))
  }

  /// A form that changes something, for those who may: nothing for the others.
  func form(_ action: Link, style: HTML = "qp-panel qp-stack", _ content: () -> HTML) -> HTML {
    canChange ? .form(action, token: desk.token, style: style, content) : .empty
  }

  /// A button that changes one thing; `hidden` says which to those who do not see the row.
  func button(_ action: Link, _ label: String, hidden: String = "") -> HTML {
    form(action, style: "qp-inline") {
      """
      <button class="fr-btn fr-btn--tertiary fr-btn--sm" type="submit">\(label)\
      \(.when(!hidden.isEmpty, #"<span class="fr-sr-only"> \#(hidden)</span>"#))</button>
      """
    }
  }

  /// Brings the due dates of the register up to date after a change of the days that are not worked.
  /// - Returns: how many requests changed.
  func recomputeDueDates() async throws -> Int {
    guard let site = try await sites.find(code: site.code) else { throw WebProblem.notFound }
    let profile = try await sites.profile(of: site)
    return try await desk.store.requests.verify(
      site.id, rules: desk.office.book.rules(for: profile, on: today), repairs: true
    ).differingRequests.count
  }
}

extension Office {
  /// For those who may configure the site or read its audit log.
  func settings(_ request: Hummingbird.Request, _ context: WebContext) async throws -> SettingsVisit {
    let desk = try await desk(context)
    let canChange = desk.viewer.access.has(.configureSite, throughout: desk.site.id)
    if !canChange { _ = try desk.scope(.readAuditLog) }
    return SettingsVisit(
      desk: desk, canChange: canChange, message: SettingsNotice.message(in: try request.query()))
  }

  /// For those who may configure the whole site.
  func changingSettings(_ context: WebContext) async throws -> SettingsVisit {
    let desk = try await desk(context)
    guard try desk.scope(.configureSite).services == nil else {
      throw WebProblem.forbidden(holders: Permission.configureSite.frenchHolders)
    }
    return SettingsVisit(desk: desk, canChange: true, message: .empty)
  }
}
