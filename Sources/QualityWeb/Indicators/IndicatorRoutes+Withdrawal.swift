import Hummingbird
import QualityDomain
import QualityStore

extension IndicatorRoutes {
  func withdrawal(_ context: WebContext) async throws -> Response {
    let desk = try office.desk(context)
    let (definition, record) = try await withdrawn(context, desk)
    guard record.replacedAt == nil else { throw WebProblem.notFound }
    return desk.answer(
      WithdrawalPage(
        definition: definition, record: record, profile: desk.profile, token: desk.token
      ).page)
  }

  func withdraw(_ context: WebContext) async throws -> Response {
    let desk = try office.desk(context)
    let (definition, record) = try await withdrawn(context, desk)
    let isWithdrawn = try await desk.store.measures.withdraw(
      record.id, of: definition.code, in: desk.scope(.enterMeasures), by: desk.author)
    guard isWithdrawn else { throw WebProblem.conflict }
    return .seeOther(
      .indicator(definition.code, record.measure.period).with("fait", "retrait"))
  }

  /// The figure that the address names, if the viewer may change it.
  private func withdrawn(
    _ context: WebContext, _ desk: Desk
  ) async throws -> (IndicatorDefinition, MeasureRecord) {
    let scope = try desk.scope(.enterMeasures)
    let definition = try definition(
      context, try desk.indicators(), on: desk.today, today: desk.today)
    guard let id = context.parameters.get("id").flatMap({ Measure.ID($0) }),
      let record = try await desk.store.measures.find(id, of: definition.code, in: scope),
      scope.includes(record.measure.service)
    else { throw WebProblem.notFound }
    return (definition, record)
  }
}
