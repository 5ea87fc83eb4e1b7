import QualityDomain
import QualityStore

/// The indicators of the network for a node and a period, under the modules of the référentiel.
struct NodeOutline {
  struct Part {
    let module: Module
    let readings: [NodeReading]
  }

  let parts: [Part]
  /// Those of which no site has a figure, and none owes one: they are not stated for periods that short.
  let unstated: [IndicatorDefinition]

  var readings: [NodeReading] { parts.flatMap(\.readings) }

  /// - Parameters:
  ///   - edition: that is current at the end of the period.
  ///   - now: the figures of the period by code; those without any are left out.
  init(
    _ edition: Edition?, on choice: PeriodChoice, now: [String: NodeFigure],
    before: [String: NodeFigure]
  ) {
    let modules = edition?.modules ?? []
    let readings = (edition?.indicators ?? []).compactMap { definition -> NodeReading? in
      guard let sums = now[definition.code] else { return nil }
      return NodeReading(
        definition: definition, period: choice.period, sums: sums,
        before: before[definition.code] ?? NodeFigure(),
        target: edition?.target(of: definition, on: choice.day))
    }
    unstated = (edition?.indicators ?? []).filter {
      now[$0.code] == nil && !$0.isOwed(each: choice.period.length)
    }
    // An indicator of several commitments stands once, under the first.
    parts = modules.compactMap { module in
      let numbers = Set(module.commitments.map(\.number))
      let own = readings.filter { $0.definition.commitments.first.map(numbers.contains) ?? false }
      return own.isEmpty ? nil : Part(module: module, readings: own)
    }
  }
}

extension Edition {
  /// The target that the edition sets for an indicator on a day.
  func target(of definition: IndicatorDefinition, on day: CivilDate) -> Quantity? {
    Target.inForce(
      targets.lazy.map(Target.init), indicator: definition.code, better: definition.better, on: day)?
      .value
  }

  /// The indicators of the register that have a national target on a day: those by which places are
  /// compared at a glance.
  func headlines(on day: CivilDate) -> [IndicatorDefinition] {
    indicators.filter { $0.register != nil && target(of: $0, on: day) != nil }
  }
}
