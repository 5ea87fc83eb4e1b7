import Hummingbird
import QualityDomain
import QualityStore
import QualityWording

/// The modules that the site takes, by the rules of II.2, and the services that apply each.
struct ModuleRoutes: Sendable {
  let office: Office

  func add(to router: some RouterMethods<WebContext>) {
    router.get("/reglages/modules") { request, context in
      let visit = try office.settings(request, context)
      return visit.desk.answer(try page(visit, Fields()))
    }
    router.post("/reglages/modules") { _, context in try await save(context) }
    router.get("/reglages/modules/:number") { request, context in
      let visit = try office.settings(request, context)
      return visit.desk.answer(
        ModuleServicesPage(visit: visit, module: try module(visit, context), fields: Fields()).page)
    }
    router.post("/reglages/modules/:number") { _, context in try await saveServices(context) }
  }

  private func page(_ visit: SettingsVisit, _ fields: Fields) throws(WebProblem) -> Page {
    let edition = try visit.desk.requiredEdition()
    return ModulePage(visit: visit, edition: edition, fields: fields).page
  }

  private func save(_ context: WebContext) async throws -> Response {
    let visit = try office.changingSettings(context)
    let edition = try visit.desk.requiredEdition()
    let form = ModuleForm(context.form, kind: visit.site.kind, edition: edition, today: visit.today)
    let choice = try visit.read(form.parsed) {
      ModulePage(visit: visit, edition: edition, fields: $0).page
    }
    try await visit.sites.setModules(
      choice.modules, hasCERT: choice.hasCERT, in: visit.scope, from: choice.from,
      by: visit.desk.author)
    return .seeOther(Link.siteModules.saying(.modules))
  }

  private func module(_ visit: SettingsVisit, _ context: WebContext) throws(WebProblem) -> Module {
    guard let number = context.parameters.get("number").flatMap({ Int($0) }),
      let module = visit.desk.edition?.module(number)
    else { throw .notFound }
    return module
  }

  private func saveServices(_ context: WebContext) async throws -> Response {
    let visit = try office.changingSettings(context)
    let module = try module(visit, context)
    let services = Set(context.form.all("services").compactMap { Service.ID($0) })
    guard services.isSubset(of: visit.profile.services.map(\.id)) else { throw WebProblem.notFound }
    let from = try visit.read {
      () throws(FormErrors) in
      var errors = FormErrors()
      guard let from = errors.date("from", in: context.form, today: visit.today) else { throw errors }
      return from
    } orShow: {
      ModuleServicesPage(visit: visit, module: module, fields: $0).page
    }
    try await visit.sites.setServices(
      services, ofModule: module.number, in: visit.scope, from: from, by: visit.desk.author)
    return .seeOther(Link.siteModule(module.number).saying(.moduleServices))
  }
}

/// What is typed of the modules of a site.
struct ModuleForm {
  struct Choice {
    let modules: Set<Int>
    let hasCERT: Bool
    let from: CivilDate
  }

  private let form: FormBody
  private let kind: SiteKind
  private let edition: Edition
  private let today: CivilDate

  init(_ form: FormBody, kind: SiteKind, edition: Edition, today: CivilDate) {
    self.form = form
    self.kind = kind
    self.edition = edition
    self.today = today
  }

  func parsed() throws(FormErrors) -> Choice {
    var errors = FormErrors()
    let hasCERT = form["cert"] == "oui"
    let modules = Set(form.all("modules").compactMap { Int($0) })
    let problems = edition.scopeProblems(of: kind, hasCERT: hasCERT, modules: modules)
    if !problems.isEmpty {
      errors.add("modules", problems.map(\.french).joined(separator: " "))
    }
    let from = errors.date("from", in: form, today: today, of: edition)
    guard errors.isEmpty, let from else { throw errors }
    return Choice(modules: modules, hasCERT: hasCERT, from: from)
  }
}
