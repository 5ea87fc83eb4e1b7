import Hummingbird
import QualityDomain
import QualityStore
import QualityWording

/// One look at the settings of a site: who looks, whether they may change anything, and what was
/// just done.
struct SettingsVisit: Sendable {
  let desk: Desk
  /// The site as the visitor may look at it; when `canChange`, the whole of it.
  let scope: Scope
  let canChange: Bool
  /// What was just done; empty otherwise.
  let message: HTML

  var profile: SiteProfile { desk.profile }
  var site: Site { desk.site }
  var today: CivilDate { desk.today }
  var sites: SiteStore { desk.store.sites }

  /// See `PageDesk.read`.
  func read<Value>(
    _ parse: () throws(FormErrors) -> Value, orShow page: (Fields) -> Page
  ) throws(WebProblem) -> Value {
    try desk.read(parse, orShow: page)
  }

  /// See `PageDesk.refused`.
  func refused(_ errors: FormErrors, _ page: (Fields) -> Page) -> WebProblem {
    desk.refused(errors, page)
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
}

extension Office {
  /// For those who may configure the site or read its audit log.
  func settings(_ request: Hummingbird.Request, _ context: WebContext) throws -> SettingsVisit {
    let desk = try desk(context)
    let canChange = desk.viewer.access.has(.configureSite, throughout: desk.site)
    return SettingsVisit(
      desk: desk, scope: try desk.scope(canChange ? .configureSite : .readAuditLog),
      canChange: canChange, message: SettingsNotice.message(in: try request.query()))
  }

  /// For those who may configure the whole site.
  func changingSettings(_ context: WebContext) throws -> SettingsVisit {
    let desk = try desk(context)
    return SettingsVisit(
      desk: desk, scope: try desk.siteScope(.configureSite), canChange: true, message: .empty)
  }
}
