import Hummingbird
import QualityDomain
import QualityStore
import QualityWording

extension IndicatorRoutes {
  func target(_ context: WebContext) async throws -> Response {
    let desk = try office.desk(context)
    let (_, definition, targets) = try subject(desk, context)
    return desk.answer(page(desk, definition, targets, Fields()))
  }

  func setTarget(_ context: WebContext) async throws -> Response {
    let desk = try office.desk(context)
    let (scope, definition, targets) = try subject(desk, context)
    let target: (value: Quantity, from: CivilDate)
    do throws(FormErrors) {
      target = try TargetForm(context.form).parsed(definition, targets: targets, today: desk.today)
    } catch {
      throw desk.refused(page(desk, definition, targets, Fields(context.form, errors: error)))
    }
    try await desk.store.sites.setTarget(
      target.value, for: definition.code, in: scope, from: target.from, by: desk.author)
    return .seeOther(.indicator(definition.code).with("fait", "cible"))
  }

  /// The site, the indicator and its targets, for someone who may set them.
  /// - Throws: `notFound` for an indicator of which neither more nor less is better.
  private func subject(
    _ desk: Desk, _ context: WebContext
  ) throws -> (Scope, IndicatorDefinition, [Target]) {
    let scope = try desk.siteScope(.configureSite)
    let reader = IndicatorReader(
      store: desk.store, book: office.book, profile: desk.profile, scope: scope)
    let definition = try definition(context, reader, on: desk.today, today: desk.today)
    guard definition.better != .none else { throw WebProblem.notFound }
    let targets = reader.targets(on: desk.today).filter { $0.indicator == definition.code }
    return (scope, definition, targets)
  }

  private func page(
    _ desk: Desk, _ definition: IndicatorDefinition, _ targets: [Target], _ fields: Fields
  ) -> Page {
    func inForce(_ targets: [Target]) -> Target? {
      Target.inForce(
        targets, indicator: definition.code, better: definition.better, on: desk.today)
    }
    let current = inForce(targets)
    let national = inForce(targets.filter { $0.scope == .national })
    let direction = definition.better == .lower ? "ou moins" : "ou plus"
    let hint =
      national.map { "\(FrenchNumber.target($0.value, definition.unit)) \(direction) : la cible nationale" }
      ?? "Par exemple 85"
    let now = current.map {
      "Aujourd’hui : \(FrenchNumber.target($0.value, definition.unit)), cible "
        + ($0.scope == .local ? "locale" : "nationale") + "."
    }
    return Page(
      "Fixer une cible locale, \(definition.shortLabel.midSentence)",
      heading: "Fixer une cible locale", entry: .indicators,
      parents: [
        PageLink("Indicateurs", .indicators),
        PageLink(definition.shortLabel, .indicator(definition.code)),
      ], facts: [HTML(text: definition.shortLabel)], isRefused: !fields.errors.isEmpty,
      body: """
        \(fields.errors.summary)
        <p class="qp-narrow">\(now ?? "Aujourd’hui, cet indicateur n’a pas de cible.") Une cible locale \
        s’ajoute à la cible nationale : elle ne peut que demander davantage. Les périodes déjà publiées \
        gardent la cible qu’elles avaient.</p>
        \(HTML.form(.target(definition.code), token: desk.token) {
          """
          <div class="qp-fields">
          \(fields.text(
            "cible", "Cible (\(definition.unit.french))", hint: hint, width: .short, takesFocus: true,
            attributes: #" inputmode="decimal" autocomplete="off""#))
          \(fields.date("depuis", "À partir du"))
          </div>
          \(HTML.submit("Enregistrer la cible"))
          """
        })
        """)
  }
}
