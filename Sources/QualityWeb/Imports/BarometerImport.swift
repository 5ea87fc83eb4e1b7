public import QualityDomain
import QualityFormats
public import QualityStore

/// The import of the barometer's scores, whether it comes from a command or from a page.
public struct BarometerImport: Sendable {
  public enum Outcome: Sendable {
    case done(BarometerSummary)
    /// Nothing was written: everything that is wrong with the file, by line.
    case refused([Problem])
  }

  /// One thing that is wrong with a row.
  public enum Problem: Hashable, Sendable {
    case table(TableProblem)
    case conflict(line: Int, BarometerContradiction)

    public var line: Int {
      switch self {
      case .table(let problem): problem.line
      case .conflict(let line, _): line
      }
    }
  }

  private let store: Store
  private let commitments: ClosedRange<Int>

  /// - Parameter library: the editions whose commitments may be scored.
  public init(_ store: Store, library: EditionLibrary) {
    self.store = store
    let last = library.editions.flatMap(\.modules).flatMap(\.commitments).map(\.number).max()
    commitments = 1...max(1, last ?? 1)
  }

  /// Imports a file, all or nothing. With unreadable rows the others are still compared with what is
  /// recorded, so that everything wrong is told at once.
  ///
  /// - Parameters:
  ///   - network: the sites whose scores may be given.
  ///   - isRevision: whether what the file says otherwise replaces what is recorded.
  ///   - isTrial: says what would happen and writes nothing.
  public func run(
    _ file: [UInt8], in network: NetworkScope, isRevision: Bool, isTrial: Bool,
    by author: Authorship
  ) async throws -> Outcome {
    var unreadable: [Problem] = []
    var rows: [ImportedScore] = []
    let sites = try await store.sites.all(in: network)
    do throws(TableProblems) {
      let table = try BarometerTable(
        file, sites: sites, commitments: commitments, today: author.today)
      for row in table {
        switch row {
        case .success(let score): rows.append(score)
        case .failure(let error): unreadable += error.problems.map(Problem.table)
        }
      }
    } catch {
      return .refused(error.problems.map(Problem.table))
    }
    let outcome = try await store.barometer.record(
      rows, in: network, isRevision: isRevision,
      isTrial: isTrial || !unreadable.isEmpty, by: author)
    switch outcome {
    case .done(let summary) where unreadable.isEmpty: return .done(summary)
    case .done: return .refused(unreadable)
    case .refused(let conflicts):
      let problems = unreadable + conflicts.map { .conflict(line: $0.line, $0.problem) }
      return .refused(problems.sorted { $0.line < $1.line })
    }
  }
}
