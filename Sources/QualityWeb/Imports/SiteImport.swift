public import QualityDomain
import QualityFormats
public import QualityStore

/// The import of the list of sites, whether it comes from a command or from a page: a table, or the
/// directory of the administration in JSON. The content says which.
public struct SiteImport: Sendable {
  public enum Outcome: Sendable {
    /// What was done, and how many records of a directory are of other services.
    case done(SiteImportSummary, others: Int)
    /// Nothing was written: everything that is wrong with the file, by line.
    case refused([Problem])
  }

  /// One thing that is wrong with a row.
  public enum Problem: Hashable, Sendable {
    case table(TableProblem)
    /// Of a directory in JSON, by rank of the record.
    case record(TableProblem)
    case conflict(line: Int, name: String, SiteImportContradiction)

    public var line: Int {
      switch self {
      case .table(let problem), .record(let problem): problem.line
      case .conflict(let line, _, _): line
      }
    }
  }

  private let sites: SiteStore
  private let edition: Edition

  /// - Parameter edition: that the sites follow, but for those of another référentiel.
  public init(_ store: Store, edition: Edition) {
    sites = store.sites
    self.edition = edition
  }

  /// Imports a file, all or nothing. With unreadable rows the others are still compared with what is
  /// recorded, so that everything wrong is told at once.
  public func run(
    _ file: [UInt8], in network: NetworkScope, by author: Authorship, isTrial: Bool
  ) async throws -> Outcome {
    let list: (sites: [ImportedSite], problems: [Problem], others: Int)
    do throws(TableProblems) {
      list = try read(file)
    } catch {
      return .refused(error.problems.map(Problem.table))
    }
    let outcome = try await sites.importSites(
      list.sites, edition: edition, in: network, by: author,
      isTrial: isTrial || !list.problems.isEmpty)
    switch outcome {
    case .done(let summary) where list.problems.isEmpty: return .done(summary, others: list.others)
    case .done: return .refused(list.problems)
    case .refused(let conflicts):
      let problems = list.problems + conflicts.map {
        .conflict(line: $0.line, name: $0.name, $0.problem)
      }
      return .refused(problems.sorted { $0.line < $1.line })
    }
  }

  private func read(
    _ file: [UInt8]
  ) throws(TableProblems) -> (sites: [ImportedSite], problems: [Problem], others: Int) {
    if Self.isJSON(file) {
      let directory = try AdministrationDirectory(file)
      return (directory.sites, directory.problems.map(Problem.record), directory.others)
    }
    var sites: [ImportedSite] = []
    var problems: [Problem] = []
    for row in try SiteTable(file, edition: edition) {
      switch row {
      case .success(let site): sites.append(site)
      case .failure(let error): problems += error.problems.map(Problem.table)
      }
    }
    return (sites, problems, 0)
  }

  /// No table begins as JSON does.
  private static func isJSON(_ file: [UInt8]) -> Bool {
    let text = file.drop { $0 >= 0x80 || $0 <= 0x20 }  // A byte order mark, spaces, line ends.
    return text.first == UInt8(ascii: "[") || text.first == UInt8(ascii: "{")
  }
}
