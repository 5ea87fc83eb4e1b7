import Hummingbird
import QualityDomain
import QualityStore

/// The services of the site.
struct ServiceRoutes: Sendable {
  let office: Office

  func add(to router: some RouterMethods<WebContext>) {
    router.get("/reglages/services") { request, context in
      let visit = try office.settings(request, context)
      return visit.desk.answer(ServiceListPage(visit: visit, fields: Fields()).page)
    }
    router.post("/reglages/services") { _, context in try await add(context) }
    router.get("/reglages/services/:id") { request, context in
      let visit = try office.settings(request, context)
      return visit.desk.answer(
        ServicePage(visit: visit, service: try service(visit, context), fields: Fields()).page)
    }
    router.post("/reglages/services/:id") { _, context in try await rename(context) }
    router.post("/reglages/services/:id/fermer") { _, context in try await close(context) }
    router.post("/reglages/services/:id/rouvrir") { _, context in try await reopen(context) }
  }

  private func service(
    _ visit: SettingsVisit, _ context: WebContext
  ) throws(WebProblem) -> ServiceRecord {
    let id = context.parameters.get("id").flatMap { Service.ID($0) }
    guard let service = visit.profile.services.first(where: { $0.id == id }) else { throw .notFound }
    return service
  }

  private func add(_ context: WebContext) async throws -> Response {
    let visit = try office.changingSettings(context)
    let page = { (fields: Fields) in ServiceListPage(visit: visit, fields: fields).page }
    let name = try visit.read(ServiceForm(context.form).parsed, orShow: page)
    _ = try await visit.desk.write(orSay: ServiceForm.taken, on: page) {
      try await visit.sites.addService(name, in: visit.scope, by: visit.desk.author)
    }
    return .seeOther(Link.siteServices.saying(.serviceAdded))
  }

  private func rename(_ context: WebContext) async throws -> Response {
    let visit = try office.changingSettings(context)
    let service = try service(visit, context)
    let page = { (fields: Fields) in
      ServicePage(visit: visit, service: service, fields: fields).page
    }
    let name = try visit.read(ServiceForm(context.form).parsed, orShow: page)
    _ = try await visit.desk.write(orSay: ServiceForm.taken, on: page) {
      try await visit.sites.rename(service.id, to: name, in: visit.scope, by: visit.desk.author)
    }
    return .seeOther(Link.service(service.id).saying(.serviceRenamed))
  }

  private func close(_ context: WebContext) async throws -> Response {
    let visit = try office.changingSettings(context)
    let service = try service(visit, context)
    let day = try visit.read {
      () throws(FormErrors) in
      var errors = FormErrors()
      guard let day = errors.date("closedOn", in: context.form, today: visit.today) else {
        throw errors
      }
      return day
    } orShow: {
      ServicePage(visit: visit, service: service, fields: $0).page
    }
    _ = try await visit.sites.close(
      service.id, on: day, in: visit.scope, by: visit.desk.author)
    return .seeOther(Link.service(service.id).saying(.serviceClosed))
  }

  private func reopen(_ context: WebContext) async throws -> Response {
    let visit = try office.changingSettings(context)
    let service = try service(visit, context)
    _ = try await visit.sites.reopen(service.id, in: visit.scope, by: visit.desk.author)
    return .seeOther(Link.service(service.id).saying(.serviceReopened))
  }
}

/// What is typed of a service.
struct ServiceForm {
  static let longestName = 100
  static let taken = FormErrors(
    "name", "Ce site a déjà un service de ce nom. Donnez-en un autre.")

  private let form: FormBody

  init(_ form: FormBody) {
    self.form = form
  }

  func parsed() throws(FormErrors) -> String {
    let name = form.trimmed("name")
    guard !name.isEmpty else { throw FormErrors("name", "Donnez le nom du service.") }
    guard name.count <= Self.longestName else {
      throw FormErrors(
        "name", "Ce nom dépasse \(Self.longestName) caractères. Raccourcissez-le.")
    }
    return name
  }
}
