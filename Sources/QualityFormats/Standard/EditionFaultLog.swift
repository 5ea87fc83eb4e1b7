import QualityDomain

/// What is wrong with a file, gathered while it is read, so that everything is told at once.
final class EditionFaultLog {
  private var problems: [EditionProblem] = []
  private var firstLines: [Identifier: Int] = [:]

  private struct Identifier: Hashable {
    let subject: EditionProblem.Subject
    let text: String
  }

  func note(_ fault: EditionProblem.Fault, line: Int) {
    problems.append(EditionProblem(line: line, fault: fault))
  }

  /// Takes note of an identifier, which must be the only one of its subject.
  func identify(_ subject: EditionProblem.Subject, _ text: String, line: Int) {
    let identifier = Identifier(subject: subject, text: text)
    if let firstLine = firstLines[identifier] {
      note(.duplicate(subject, text, firstLine: firstLine), line: line)
    } else {
      firstLines[identifier] = line
    }
  }

  /// Whether the file has that identifier.
  func knows(_ subject: EditionProblem.Subject, _ text: String) -> Bool {
    firstLines[Identifier(subject: subject, text: text)] != nil
  }

  /// Whether the file has any identifier of that subject. Without any, its section is missing,
  /// which is told once: what cites it is not blamed.
  func knowsAny(_ subject: EditionProblem.Subject) -> Bool {
    firstLines.keys.contains { $0.subject == subject }
  }

  /// By line, in the order in which they were found on one line.
  var sorted: [EditionProblem] {
    problems.enumerated()
      .sorted { ($0.element.line, $0.offset) < ($1.element.line, $1.offset) }
      .map(\.element)
  }
}
