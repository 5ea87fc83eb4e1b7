public import QualityDomain
import QualityFormats
public import QualityStore

/// The import of a service's spreadsheet, whether it comes from a command or from a page.
public struct RequestImport: Sendable {
  public enum Outcome: Sendable {
    case done(ImportSummary)
    /// Nothing was written: everything that is wrong with the file, by line.
    case refused([Problem])
  }

  /// One thing that is wrong with a row.
  public enum Problem: Hashable, Sendable {
    case table(TableProblem)
    case conflict(line: Int, reference: String, ImportContradiction)

    public var line: Int {
      switch self {
      case .table(let problem): problem.line
      case .conflict(let line, _, _): line
      }
    }
  }

  private let requests: RequestStore

  public init(_ store: Store) {
    requests = store.requests
  }

  /// Imports a file, all or nothing.
  ///
  /// The file is read twice: once to see whether every row can be read, and once to write. With
  /// unreadable rows the others are still compared with the register, so that everything wrong is
  /// told at once.
  public func run(
    _ file: [UInt8], in scope: Scope, by author: Authorship, rules: RegisterRules, isTrial: Bool
  ) async throws -> Outcome {
    let table: RequestTable
    do throws(TableProblems) {
      table = try RequestTable(file, today: author.today)
    } catch {
      return .refused(error.problems.map(Problem.table))
    }
    let unreadable = Self.problems(of: table)
    let outcome = try await requests.importRequests(
      in: scope, by: author, rules: rules, isTrial: isTrial || !unreadable.isEmpty,
      reading: { Self.chunks(of: table) })
    switch outcome {
    case .done(let summary) where unreadable.isEmpty: return .done(summary)
    case .done: return .refused(unreadable)
    case .refused(let conflicts):
      let problems = unreadable + conflicts.map {
        .conflict(line: $0.line, reference: $0.reference, $0.problem)
      }
      return .refused(problems.sorted { $0.line < $1.line })
    }
  }

  private static func problems(of table: RequestTable) -> [Problem] {
    var problems: [Problem] = []
    for row in table {
      if case .failure(let error) = row { problems += error.problems.map(Problem.table) }
    }
    return problems
  }

  /// Gives the readable rows some thousands at a time, from the first.
  private static func chunks(of table: RequestTable) -> () -> [ImportedRequest]? {
    var table = table
    return {
      var chunk: [ImportedRequest] = []
      while chunk.count < 2_000, let row = table.next() {
        if case .success(let request) = row { chunk.append(request) }
      }
      return chunk.isEmpty ? nil : chunk
    }
  }
}
