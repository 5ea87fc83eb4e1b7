public import QualityDomain
import Yams

/// The YAML file of an edition.
public enum EditionFile {
  /// Reads an edition and checks that it holds together.
  /// - Throws: everything that is wrong, with line numbers; a file that is not YAML, or repeats a
  ///   key, gives that problem alone.
  public static func parse(_ yaml: String) throws(EditionProblems) -> Edition {
    let root = try node(of: yaml)
    let log = EditionFaultLog()
    let edition = EditionReader(log: log).edition(root)
    let problems = log.sorted
    guard let edition, problems.isEmpty else { throw EditionProblems(problems) }
    return edition
  }

  static func node(of yaml: String) throws(EditionProblems) -> Yams.Node {
    let problem: EditionProblem
    do {
      if let node = try Yams.compose(yaml: yaml) { return node }
      problem = EditionProblem(line: 1, fault: .empty)
    } catch let error as YamlError {
      problem = self.problem(error, in: yaml)
    } catch {
      problem = EditionProblem(line: 1, fault: .unreadable)
    }
    throw EditionProblems([problem])
  }

  private static func problem(_ error: YamlError, in yaml: String) -> EditionProblem {
    switch error {
    case .scanner(_, _, let mark, _), .parser(_, _, let mark, _), .composer(_, _, let mark, _):
      EditionProblem(line: max(1, mark.line), fault: .unreadable)
    case .reader(_, let offset?, _, _):
      EditionProblem(
        line: yaml.prefix(offset).count(where: \.isNewline) + 1, fault: .unreadable)
    case .duplicatedKeysInMapping(let keys, let context):
      EditionProblem(line: max(1, context.mark.line), fault: .repeatedKey(keys.first ?? ""))
    default:
      EditionProblem(line: 1, fault: .unreadable)
    }
  }
}
