import QualityDomain

extension Result where Failure == TableProblems {
  /// What is wrong with a row; empty when it gives a value.
  var problems: [TableProblem] {
    if case .failure(let failure) = self { failure.problems } else { [] }
  }
}
