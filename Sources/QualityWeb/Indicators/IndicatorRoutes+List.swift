import Hummingbird
import QualityDomain
import QualityFormats
import QualityStore

extension IndicatorRoutes {
  func list(_ request: Hummingbird.Request, _ context: WebContext) async throws -> Response {
    let desk = try office.desk(context)
    let query = try request.query()
    let choice = try PeriodChoice(query["periode"], today: desk.today)
    let readings = try await desk.indicators().readings(
      choice.period, asOf: desk.today, today: desk.today)
    return desk.answer(
      IndicatorListPage(
        choice: choice, outline: desk.outline(readings, on: choice),
        filter: IndicatorFilter(rawValue: query["etat"]) ?? .all, viewer: desk.viewer,
        scope: desk.words(for: try desk.scope(.readIndicators)),
        message: Self.done[query["fait"]]
      ).page)
  }

  /// What the list says after a form, by the code in its address.
  private static let done = [
    "indicateur":
      "L’indicateur est créé. Saisissez son premier chiffre dans la saisie du trimestre."
  ]

  func csv(_ request: Hummingbird.Request, _ context: WebContext) async throws -> Response {
    let (period, readings) = try await exported(request, context)
    return .file(IndicatorExport.csv(readings), name: "indicateurs-\(period.text).csv")
  }

  func json(_ request: Hummingbird.Request, _ context: WebContext) async throws -> Response {
    let (period, readings) = try await exported(request, context)
    return .file(
      try IndicatorExport.json(readings), name: "indicateurs-\(period.text).json",
      type: "application/json")
  }

  private func exported(
    _ request: Hummingbird.Request, _ context: WebContext
  ) async throws -> (Period, [IndicatorReading]) {
    let desk = try office.desk(context)
    let choice = try PeriodChoice(try request.query()["periode"], today: desk.today)
    let readings = try await desk.indicators().readings(
      choice.period, asOf: desk.today, today: desk.today)
    return (choice.period, readings)
  }
}
