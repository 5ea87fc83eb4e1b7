import QualityDomain

/// The figures in force for the period and service of a form, as its fields show them.
struct RecordedFigures {
  private struct Key: Hashable {
    let indicator: String
    let criterion: String?
  }

  private let inForce: [Key: Measure]
  private let known: [String: [String]]

  /// - Parameter measures: those of every period: a criterion stays from one to the next.
  init(_ measures: [Measure], period: Period, service: Service.ID?) {
    inForce = Dictionary(
      measures.filter { $0.period == period && $0.service == service }
        .map { (Key(indicator: $0.indicator, criterion: $0.criterion), $0) },
      uniquingKeysWith: { $0.source == .entered ? $0 : $1 })
    known = Dictionary(grouping: measures.filter { $0.criterion != nil }, by: \.indicator)
      .mapValues { Set($0.compactMap(\.criterion)).sorted() }
  }

  /// - Parameter criterion: nil for the figure of the whole.
  func text(_ definition: IndicatorDefinition, _ criterion: String?) -> EntryText {
    EntryText(
      inForce[Key(indicator: definition.code, criterion: criterion)], definition.quotient)
  }

  func criteria(_ definition: IndicatorDefinition) -> [String] { known[definition.code] ?? [] }
}
