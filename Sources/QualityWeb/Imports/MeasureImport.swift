public import QualityDomain
import QualityFormats
public import QualityStore

/// The import of a table of figures.
public struct MeasureImport: Sendable {
  public enum Outcome: Sendable {
    /// How many rows there were, how many figures are new or changed, and what is odd about them.
    case done(rows: Int, changed: Int, flagged: [Flagged])
    /// Nothing was written.
    case refused([Problem])
  }

  public enum Problem: Hashable, Sendable {
    case table(TableProblem)
    case unknownService(line: Int, name: String, known: [String])
    /// A figure of another service, or of the whole site when `service` is nil.
    case outsideScope(line: Int, service: String?)

    public var line: Int {
      switch self {
      case .table(let problem): problem.line
      case .unknownService(let line, _, _), .outsideScope(let line, _): line
      }
    }
  }

  /// A figure that was kept as it was typed although something contradicts it.
  public struct Flagged: Hashable, Sendable {
    public let line: Int
    public let measure: Measure
    public let unit: IndicatorUnit
    public let flag: MeasureFlag
  }

  private let store: Store

  public init(_ store: Store) {
    self.store = store
  }

  /// Imports a file, all or nothing.
  public func run(
    _ file: [UInt8], indicators: [IndicatorDefinition], profile: SiteProfile, in scope: Scope,
    by author: Authorship
  ) async throws -> Outcome {
    var problems: [Problem] = []
    var rows: [(line: Int, measure: Measure)] = []
    do throws(TableProblems) {
      for row in try MeasureTable(file, indicators: indicators) {
        switch row {
        case .failure(let error): problems += error.problems.map(Problem.table)
        case .success(let imported):
          switch Self.measure(imported, profile: profile, in: scope) {
          case .success(let measure): rows.append((imported.line, measure))
          case .failure(let problem): problems.append(problem.value)
          }
        }
      }
    } catch {
      return .refused(error.problems.map(Problem.table))
    }
    guard problems.isEmpty else { return .refused(problems) }
    let changed = try await store.measures.record(rows.map(\.measure), in: scope, by: author)
    let byCode = Dictionary(indicators.map { ($0.code, $0) }) { first, _ in first }
    let flagged = rows.flatMap { row -> [Flagged] in
      guard let definition = byCode[row.measure.indicator] else { return [] }
      return row.measure.flags(for: definition).map {
        Flagged(line: row.line, measure: row.measure, unit: definition.unit, flag: $0)
      }
    }
    return .done(rows: rows.count, changed: changed, flagged: flagged)
  }

  private struct Refusal: Error {
    let value: Problem
  }

  private static func measure(
    _ imported: ImportedMeasure, profile: SiteProfile, in scope: Scope
  ) -> Result<Measure, Refusal> {
    var service: Service.ID?
    if let name = imported.service {
      service = profile.services.first { $0.name.lowercased() == name.lowercased() }?.id
      guard service != nil else {
        return .failure(
          Refusal(
            value: .unknownService(
              line: imported.line, name: name, known: profile.services.map(\.name))))
      }
    }
    guard scope.includes(service) else {
      return .failure(
        Refusal(value: .outsideScope(line: imported.line, service: imported.service)))
    }
    return .success(
      Measure(
        indicator: imported.indicator, period: imported.period, service: service,
        criterion: imported.criterion, source: .imported, figure: imported.figure,
        comment: imported.comment))
  }
}
