import Hummingbird
import QualityDomain
import QualityStore
import QualityWording

/// The label of the site: valid three years from its award (V.3).
struct LabelRoutes: Sendable {
  let office: Office

  func add(to router: some RouterMethods<WebContext>) {
    router.get("/reglages/label") { request, context in
      let visit = try office.settings(request, context)
      return visit.desk.answer(LabelPage(visit: visit, fields: Fields()).page)
    }
    router.post("/reglages/label") { _, context in try await save(context) }
  }

  private func save(_ context: WebContext) async throws -> Response {
    let visit = try office.changingSettings(context)
    let form = LabelForm(context.form, today: visit.today)
    let label = try visit.read(form.parsed) { LabelPage(visit: visit, fields: $0).page }
    try await visit.sites.addLabel(label, in: visit.scope, by: visit.desk.author)
    return .seeOther(Link.siteLabel.saying(.label))
  }
}

/// What is typed of a label.
struct LabelForm {
  static let longestName = 200
  static let years = 3

  private let form: FormBody
  private let today: CivilDate

  init(_ form: FormBody, today: CivilDate) {
    self.form = form
    self.today = today
  }

  func parsed() throws(FormErrors) -> Label {
    var errors = FormErrors()
    let awarded = errors.date("awardedOn", in: form, today: today)
    if let awarded, awarded > today {
      errors.add(
        "awardedOn",
        "Le label ne peut pas être obtenu après aujourd’hui. Donnez la date de l’attestation.")
    }
    var expires = awarded.map { Self.expiry(of: $0) }
    if !form.trimmed("expiresOn").isEmpty {
      expires = errors.date("expiresOn", in: form, today: today)
    }
    if let awarded, let expires, expires <= awarded {
      errors.add("expiresOn", "Le label doit expirer après son obtention. Donnez une date plus tardive.")
    }
    let body = form.trimmed("awardedBy")
    if body.isEmpty { errors.add("awardedBy", "Donnez l’organisme qui a fait l’audit.") }
    if body.count > Self.longestName {
      errors.add("awardedBy", "Ce nom dépasse \(Self.longestName) caractères. Raccourcissez-le.")
    }
    guard errors.isEmpty, let awarded, let expires else { throw errors }
    return Label(awardedOn: awarded, expiresOn: expires, awardedBy: body)
  }

  /// The same day three years later; 28 February for a 29th.
  private static func expiry(of day: CivilDate) -> CivilDate {
    CivilDate(year: day.year + years, month: day.month, day: day.day)
      ?? CivilDate(year: day.year + years, month: day.month, day: 28) ?? day
  }
}
