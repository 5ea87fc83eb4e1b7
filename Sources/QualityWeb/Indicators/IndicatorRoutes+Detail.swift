import Hummingbird
import QualityDomain
import QualityStore

extension IndicatorRoutes {
  func show(_ request: Hummingbird.Request, _ context: WebContext) async throws -> Response {
    let desk = try office.desk(context)
    let query = try request.query()
    let choice = try PeriodChoice(query["periode"], today: desk.today)
    let reader = try desk.indicators()
    let definition = try definition(context, reader, on: choice.day, today: desk.today)
    let period = choice.period
    let material = try await reader.material(
      from: min(IndicatorTrend.firstPeriod(through: period), choice.yearBefore),
      through: Period(.year, containing: period.firstDay), asOf: desk.today, today: desk.today)
    let position = Self.position(query["suite"])
    return desk.answer(
      IndicatorPage(
        choice: choice, viewer: desk.viewer, profile: desk.profile, today: desk.today,
        figures: IndicatorPage.Figures(
          reading: material.reading(definition, period),
          yearBefore: material.reading(definition, choice.yearBefore),
          trend: IndicatorTrend(definition, through: period, in: material),
          around: Self.around(period).map { material.reading(definition, $0) },
          services: try await reader.byService(definition, period, in: material),
          criteria: material.criteria(definition, period),
          local: try await local(definition, choice, reader)),
        rule: IndicatorRuleText(
          definition: definition, edition: desk.edition, profile: desk.profile,
          scope: desk.words(for: reader.scope)),
        targets: reader.targets(on: desk.today).filter { $0.indicator == definition.code },
        nationalSources: desk.edition?.targets.filter { $0.indicator == definition.code } ?? [],
        published: try await published(definition, reader.scope, desk),
        network: try await network(definition, period, reader.scope, desk),
        sources: try await sources(definition, period, after: position, desk),
        isContinued: position != nil, message: Self.changed[query["fait"]]
      ).page)
  }

  /// What the page says after a form, by the code in its address.
  private static let changed = [
    "cible": "La cible locale est enregistrée. Elle remplace la cible nationale à partir de sa date.",
    "retrait": "Le chiffre est retiré. Il reste dans l’historique.",
  ]

  /// The periods that hold `period` or are held by it, the longest last.
  private static func around(_ period: Period) -> [Period] {
    let year = Period(.year, containing: period.firstDay)
    let all = [Period.Length.month, .quarter, .halfYear].flatMap(year.parts) + [year]
    return all.filter {
      (period.firstDay <= $0.firstDay && $0.lastDay <= period.lastDay)
        || ($0.firstDay <= period.firstDay && period.lastDay <= $0.lastDay)
    }
  }

  private func local(
    _ definition: IndicatorDefinition, _ choice: PeriodChoice, _ reader: IndicatorReader
  ) async throws -> Figure? {
    guard let rule = definition.register else { return nil }
    return try await reader.localFigure(rule, choice.period, asOf: choice.today)
  }

  /// What was published is of the whole site: it says nothing to someone of some services.
  private func published(
    _ definition: IndicatorDefinition, _ scope: Scope, _ desk: Desk
  ) async throws -> [PublishedValue]? {
    guard scope.isWholeSite else { return nil }
    return try await desk.store.publications.values(of: definition.code, in: scope)
  }

  private func network(
    _ definition: IndicatorDefinition, _ period: Period, _ scope: Scope, _ desk: Desk
  ) async throws -> AnonymousReadings? {
    guard scope.isWholeSite, desk.edition?.indicator(definition.code) != nil else {
      return nil
    }
    return try await desk.store.rollUp.anonymous(definition.code, period, in: scope)
  }

  private func sources(
    _ definition: IndicatorDefinition, _ period: Period, after: RegisterQuery.Position?,
    _ desk: Desk
  ) async throws -> IndicatorPage.Sources {
    guard let rule = definition.register else {
      return .entries(
        try await desk.store.measures.history(
          indicator: definition.code, in: try desk.scope(.readIndicators)))
    }
    guard desk.viewer.can(.readRequests) else { return .none }
    let rows = try await desk.store.requests.requests(
      behind: rule, period: period, in: try desk.scope(.readRequests), after: after,
      limit: IndicatorPage.rowsPerPage + 1)
    return .requests(rows, rule.clock)
  }

  /// Where a page of requests starts, as the link to the next page says it; nil for anything else.
  private static func position(_ text: String) -> RegisterQuery.Position? {
    let parts = text.split(separator: "_")
    guard parts.count == 2, let day = CivilDate(iso: String(parts[0])),
      let request = QualityDomain.Request.ID(parts[1])
    else { return nil }
    return RegisterQuery.Position(sortOn: day.iso, request: request)
  }
}
