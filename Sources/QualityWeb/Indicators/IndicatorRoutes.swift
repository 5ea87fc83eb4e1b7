import Hummingbird
import QualityDomain
import QualityStore

/// Figures: what they are, what they are made of, and where they are entered.
struct IndicatorRoutes: Sendable {
  let office: Office

  func add(to router: some RouterMethods<WebContext>) {
    router.get("/indicateurs") { request, context in try await list(request, context) }
    router.get("/indicateurs/export.csv") { request, context in try await csv(request, context) }
    router.get("/indicateurs/export.json") { request, context in try await json(request, context) }
    router.get("/indicateurs/saisie") { request, context in try await entry(request, context) }
    router.post("/indicateurs/saisie") { _, context in try await enter(context) }
    router.get("/indicateurs/importer") { request, context in try await intake(request, context) }
    router.post("/indicateurs/importer") { _, context in try await takeFile(context) }
    router.get("/indicateurs/nouveau") { _, context in try await newIndicator(context) }
    router.post("/indicateurs/nouveau") { _, context in try await define(context) }
    router.get("/indicateurs/:code") { request, context in try await show(request, context) }
    router.get("/indicateurs/:code/saisies/:id/retirer") { _, context in
      try await withdrawal(context)
    }
    router.post("/indicateurs/:code/saisies/:id/retirer") { _, context in
      try await withdraw(context)
    }
    router.get("/indicateurs/:code/cible") { _, context in try await target(context) }
    router.post("/indicateurs/:code/cible") { _, context in try await setTarget(context) }
  }

  /// The indicator that the address names: one of the site's on `day`, or of today's.
  /// - Throws: `notFound`.
  func definition(
    _ context: WebContext, _ reader: IndicatorReader, on day: CivilDate, today: CivilDate
  ) throws -> IndicatorDefinition {
    let code = try context.parameters.require("code")
    let found = (reader.definitions(on: day) + reader.definitions(on: today))
      .first { $0.code == code }
    guard let found else { throw WebProblem.notFound }
    return found
  }
}
