import Hummingbird
import QualityDomain
import QualityStore
import QualityWording

/// The limits that the site sets itself, more demanding than the référentiel's.
struct LimitRoutes: Sendable {
  let office: Office

  func add(to router: some RouterMethods<WebContext>) {
    router.get("/reglages/delais") { request, context in
      let visit = try office.settings(request, context)
      return visit.desk.answer(LimitPage(visit: visit, fields: Fields()).page)
    }
    router.post("/reglages/delais") { _, context in try await save(context) }
    router.post("/reglages/delais/:kind/:channel/retirer") { _, context in
      try await remove(context)
    }
  }

  private func save(_ context: WebContext) async throws -> Response {
    let visit = try office.changingSettings(context)
    let form = LimitForm(context.form, limits: visit.desk.rules.limits, today: visit.today)
    let (limit, from) = try visit.read(form.parsed) { LimitPage(visit: visit, fields: $0).page }
    try await visit.sites.setLimit(limit, in: visit.scope, from: from, by: visit.desk.author)
    return .seeOther(Link.localLimits.saying(.limitSet))
  }

  private func remove(_ context: WebContext) async throws -> Response {
    let visit = try office.changingSettings(context)
    let kind = context.parameters.get("kind").flatMap(RequestKind.init)
    let channel = context.parameters.get("channel").flatMap(RequestChannel.init)
    let held = visit.profile.localLimits.first { $0.value.kind == kind && $0.value.channel == channel }
    guard let held else { throw WebProblem.notFound }
    try await visit.sites.removeLimit(
      held.value.clock, kind: held.value.kind, channel: held.value.channel, in: visit.scope,
      from: visit.today, by: visit.desk.author)
    return .seeOther(Link.localLimits.saying(.limitRemoved))
  }
}

/// What is typed of a local limit.
struct LimitForm {
  /// A kind of request and a channel whose reply has a limit.
  struct Subject: Hashable {
    let kind: RequestKind
    let channel: RequestChannel

    var choice: String { "\(kind.rawValue)-\(channel.rawValue)" }

    /// Those whose reply has a limit on `day`.
    static func all(_ limits: LimitTable, on day: CivilDate) -> [(subject: Subject, limit: Limit)] {
      RequestKind.register.flatMap { kind in
        RequestChannel.allCases.compactMap { channel in
          limits.limit(.reply, kind: kind, channel: channel, on: day).map {
            (Subject(kind: kind, channel: channel), $0)
          }
        }
      }
    }
  }

  private let form: FormBody
  private let limits: LimitTable
  private let today: CivilDate

  init(_ form: FormBody, limits: LimitTable, today: CivilDate) {
    self.form = form
    self.limits = limits
    self.today = today
  }

  func parsed() throws(FormErrors) -> (LocalLimit, from: CivilDate) {
    var errors = FormErrors()
    let subject = Subject.all(limits, on: today).map(\.subject).first {
      $0.choice == form["subject"]
    }
    if subject == nil { errors.add("subject", "Choisissez la demande que ce délai concerne.") }
    let days = Int(form.trimmed("days"))
    if days.map({ $0 < 1 }) ?? true {
      errors.add("days", "Donnez un nombre de jours ouvrés, par exemple 8.")
    }
    let from = errors.date("from", in: form, today: today)
    if let subject, let days, let from,
      let limit = limits.limit(.reply, kind: subject.kind, channel: subject.channel, on: from),
      days >= limit.workingDays
    {
      let national = FrenchNumber.count(limit.workingDays, "jour ouvré", "jours ouvrés")
      errors.add(
        "days",
        "Le référentiel (\(limit.article)) donne déjà \(national). "
          + "Un délai local est plus court : donnez moins.")
    }
    guard errors.isEmpty, let subject, let days, let from else { throw errors }
    return (
      LocalLimit(clock: .reply, kind: subject.kind, channel: subject.channel, workingDays: days),
      from
    )
  }
}
