import Hummingbird
import QualityDomain
import QualityStore
import QualityWording

/// The days that the site adds to the public holidays of its territory.
struct HolidayRoutes: Sendable {
  let office: Office

  func add(to router: some RouterMethods<WebContext>) {
    router.get("/reglages/jours") { request, context in
      let visit = try office.settings(request, context)
      return visit.desk.answer(HolidayPage(visit: visit, fields: Fields()).page)
    }
    router.post("/reglages/jours") { _, context in try await add(context) }
    router.post("/reglages/jours/:date/retirer") { _, context in try await remove(context) }
  }

  private func add(_ context: WebContext) async throws -> Response {
    let visit = try office.changingSettings(context)
    let form = HolidayForm(
      context.form, today: visit.today, calendar: office.book.calendar(of: visit.profile))
    let holiday = try visit.read(form.parsed) { HolidayPage(visit: visit, fields: $0).page }
    try await visit.sites.addHoliday(holiday, in: visit.scope, by: visit.desk.author)
    return .seeOther(Link.localHolidays.saying(.holidayAdded))
  }

  private func remove(_ context: WebContext) async throws -> Response {
    let visit = try office.changingSettings(context)
    guard let date = context.parameters.get("date").flatMap({ CivilDate(iso: $0) }),
      try await visit.sites.removeHoliday(date, in: visit.scope, by: visit.desk.author)
    else { throw WebProblem.notFound }
    return .seeOther(Link.localHolidays.saying(.holidayRemoved))
  }
}

/// What is typed of a local day.
struct HolidayForm {
  static let longestLabel = 100

  private let form: FormBody
  private let today: CivilDate
  private let calendar: WorkingCalendar

  init(_ form: FormBody, today: CivilDate, calendar: WorkingCalendar) {
    self.form = form
    self.today = today
    self.calendar = calendar
  }

  func parsed() throws(FormErrors) -> LocalHoliday {
    var errors = FormErrors()
    var date: CivilDate?
    if form.trimmed("date").isEmpty {
      errors.add("date", "Donnez le jour, par exemple 06/05/2027.")
    } else {
      date = errors.date("date", in: form, today: today)
    }
    if let date, let reason = calendar.reasonNotWorking(date) {
      errors.add(
        "date",
        "Le \(FrenchDate.short(date)) n’est déjà pas ouvré : \(reason.frenchExplanation). "
          + "Donnez un autre jour.")
    }
    let label = form.trimmed("label")
    if label.isEmpty { errors.add("label", "Dites ce qu’est ce jour, par exemple Aïd el-Fitr.") }
    if label.count > Self.longestLabel {
      errors.add("label", "Ce nom dépasse \(Self.longestLabel) caractères. Raccourcissez-le.")
    }
    guard errors.isEmpty, let date else { throw errors }
    return LocalHoliday(date: date, label: label)
  }
}
