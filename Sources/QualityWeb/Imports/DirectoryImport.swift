public import QualityDomain
import QualityFormats
public import QualityStore

/// The import of a table of the directory, whether it comes from a command or from a page.
public struct DirectoryImport: Sendable {
  /// Which table it is.
  public enum Table: String, CaseIterable, Sendable {
    case authorities
    case administrations
  }

  public enum Outcome: Sendable {
    case done(DirectoryImportSummary)
    /// Nothing was written: everything that is wrong with the file, by line.
    case refused([TableProblem])
  }

  private let directory: DirectoryStore

  public init(_ store: Store) {
    directory = store.directory
  }

  /// Imports a file, all or nothing.
  public func run(
    _ table: Table, _ file: [UInt8], at place: DirectoryPlace, by author: Authorship, isTrial: Bool
  ) async throws -> Outcome {
    switch table {
    case .authorities:
      switch Self.rows({ () throws(TableProblems) in try AuthorityTable(file) }) {
      case .failure(let error): return .refused(error.problems)
      case .success(let rows):
        return .done(
          try await directory.importAuthorities(rows, at: place, by: author, isTrial: isTrial))
      }
    case .administrations:
      switch Self.rows({ () throws(TableProblems) in try AdministrationTable(file) }) {
      case .failure(let error): return .refused(error.problems)
      case .success(let rows):
        return .done(
          try await directory.importAdministrations(rows, at: place, by: author, isTrial: isTrial))
      }
    }
  }

  /// Every row of a table, or everything that is wrong with it.
  private static func rows<Row, Rows: Sequence<Result<Row, TableProblems>>>(
    _ table: () throws(TableProblems) -> Rows
  ) -> Result<[Row], TableProblems> {
    var rows: [Row] = []
    var problems: [TableProblem] = []
    do throws(TableProblems) {
      for row in try table() {
        switch row {
        case .success(let value): rows.append(value)
        case .failure(let error): problems += error.problems
        }
      }
    } catch {
      return .failure(error)
    }
    return problems.isEmpty ? .success(rows) : .failure(TableProblems(problems))
  }
}
