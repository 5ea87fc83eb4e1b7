import Hummingbird
import QualityDomain
import QualityStore

/// The commitments that do not concern the site, each with its reason (II.2).
struct NonApplicableRoutes: Sendable {
  let office: Office

  func add(to router: some RouterMethods<WebContext>) {
    router.get("/reglages/engagements") { request, context in
      let visit = try office.settings(request, context)
      return visit.desk.answer(page(visit, Fields()))
    }
    router.post("/reglages/engagements") { _, context in try await add(context) }
    router.post("/reglages/engagements/:number/appliquer") { _, context in
      try await apply(context)
    }
  }

  private func page(_ visit: SettingsVisit, _ fields: Fields) -> Page {
    NonApplicablePage(visit: visit, edition: visit.desk.edition, fields: fields).page
  }

  private func add(_ context: WebContext) async throws -> Response {
    let visit = try office.changingSettings(context)
    let form = NonApplicableForm(context.form, visit: visit, edition: visit.desk.edition)
    let (commitment, from) = try visit.read(form.parsed) { page(visit, $0) }
    try await visit.sites.setNotApplicable(
      commitment, in: visit.scope, from: from, by: visit.desk.author)
    return .seeOther(Link.nonApplicable.saying(.notApplicable))
  }

  private func apply(_ context: WebContext) async throws -> Response {
    let visit = try office.changingSettings(context)
    let number = context.parameters.get("number").flatMap { Int($0) }
    guard let number, visit.profile.nonApplicable.contains(where: { $0.value.commitment == number })
    else { throw WebProblem.notFound }
    try await visit.sites.setApplicable(
      number, in: visit.scope, from: visit.today, by: visit.desk.author)
    return .seeOther(Link.nonApplicable.saying(.applicable))
  }
}

/// What is typed of a commitment that does not concern the site.
struct NonApplicableForm {
  static let longestReason = 500

  private let form: FormBody
  private let visit: SettingsVisit
  private let edition: Edition?

  init(_ form: FormBody, visit: SettingsVisit, edition: Edition?) {
    self.form = form
    self.visit = visit
    self.edition = edition
  }

  func parsed() throws(FormErrors) -> (NonApplicableCommitment, from: CivilDate) {
    var errors = FormErrors()
    let number = Int(form["commitment"]) ?? 0
    let module = edition?.commitment(number)?.module.number
    if module == nil || !visit.profile.modules(on: visit.today).contains(module ?? 0) {
      errors.add("commitment", "Choisissez un engagement d’un module que le site a pris.")
    }
    let held = visit.profile.nonApplicable.contains {
      $0.value.commitment == number && ($0.through == nil || $0.holds(on: visit.today))
    }
    if held {
      errors.add("commitment", "Cet engagement est déjà sans objet. Rendez-le d’abord applicable.")
    }
    let reason = form.trimmed("reason")
    if reason.isEmpty {
      errors.add("reason", "Dites pourquoi, en une phrase qu’un auditeur comprend.")
    }
    if reason.count > Self.longestReason {
      errors.add("reason", "Ce motif dépasse \(Self.longestReason) caractères. Raccourcissez-le.")
    }
    let from = errors.date("from", in: form, today: visit.today, of: edition)
    guard errors.isEmpty, let from else { throw errors }
    return (NonApplicableCommitment(commitment: number, reason: reason), from)
  }
}
