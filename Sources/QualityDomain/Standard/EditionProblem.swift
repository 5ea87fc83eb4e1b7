/// Everything that is wrong with the file of an edition, by line.
public struct EditionProblems: Error, Hashable, Sendable {
  public let problems: [EditionProblem]

  public init(_ problems: [EditionProblem]) {
    self.problems = problems
  }
}

/// One thing that is wrong with the file of an edition.
public struct EditionProblem: Hashable, Sendable {
  /// From 1.
  public let line: Int
  public let fault: Fault

  public init(line: Int, fault: Fault) {
    self.line = line
    self.fault = fault
  }
}

extension EditionProblem {
  /// What may be wrong with the file of an edition.
  public enum Fault: Hashable, Sendable {
    // The text
    /// Not YAML.
    case unreadable
    case empty
    case repeatedKey(String)

    // The shape
    case unknownKey(String, known: [String])
    case missingKey(String)
    case wrongShape(key: String, expected: Shape)
    case unknownValue(key: String, value: String, allowed: [String])
    case emptyText(key: String)
    case tooLong(key: String, maximum: Int)
    case unreadableDate(key: String, value: String)
    case negative(key: String)
    case overHundred(key: String)

    // Identifiers
    case duplicate(Subject, String, firstLine: Int)
    case unknownCommitment(Int)
    case unknownIndicator(String)
    case unknownModule(Int)
    /// A kind or channel that the edition does not list.
    case notListed(Subject, String)
    /// For example 17.3 under commitment 18.
    case foreignSubcommitment(String, commitment: Int)

    // What each part owes
    case missingArticle
    case moduleWithoutCommitment(Int)
    case commitmentWithoutSubcommitment(Int)
    case subcommitmentWithoutEvidence(String)
    case indicatorWithoutCommitment(String)
    /// A limit below one working day.
    case limitTooShort(Int)
    /// The clock, kind, channel and first day of another limit.
    case sameLimit(firstLine: Int)
    /// An indicator counts requests that run no such clock.
    case registerWithoutLimit(ClockKind, RequestKind, RequestChannel)
    /// A rate is put together as a ratio, a mean as a mean.
    case registerFigure(RegisterRule.Figure, Aggregation)
    /// A promise is kept or not: it has no working days of which there would be a mean.
    case meanOfPromises
    case moduleRuleMissing(SiteKind, hasCERT: Bool)
    /// A rule says nothing of a module.
    case moduleUnplaced(Int)
    case modulePlacedTwice(Int)
  }

  /// What a value should have been.
  public enum Shape: Hashable, Sendable {
    case text, wholeNumber, decimal, yesOrNo, list, block
  }

  /// What an identifier is of.
  public enum Subject: Hashable, Sendable {
    case module, commitment, subcommitment, provision, communicationRule, glossaryTerm
    case indicator, target, requestKind, channel, siteKind, limit, moduleRule
  }
}
