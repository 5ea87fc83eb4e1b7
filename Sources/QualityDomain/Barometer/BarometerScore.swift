/// What the outside body says of one site for one question. Nothing here is ever computed from the
/// indicators.
public struct BarometerFigures: Hashable, Sendable {
  /// Out of 10.
  public let score: Quantity
  /// The mean of the network as it was published, out of 10; nil when it was not.
  public let mean: Quantity?
  /// The site's rank as it was published, from 1, the best; nil when it was not.
  public let rank: Int?
  /// How many sites were ranked, at least `rank`; nil when it was not published.
  public let among: Int?

  public init(score: Quantity, mean: Quantity? = nil, rank: Int? = nil, among: Int? = nil) {
    self.score = score
    self.mean = mean
    self.rank = rank
    self.among = among
  }

  /// The bounds of scores and means.
  public static let scale = 0...10
}

/// One score of one site.
public struct BarometerScore: Hashable, Sendable {
  public typealias ID = QualityDomain.ID<BarometerScore>

  public let site: Site.ID
  public let question: BarometerQuestion
  public let figures: BarometerFigures

  public init(site: Site.ID, question: BarometerQuestion, figures: BarometerFigures) {
    self.site = site
    self.question = question
    self.figures = figures
  }
}

/// One row of a table of scores.
public struct ImportedScore: Hashable, Sendable {
  /// Line of the file, from 1.
  public let line: Int
  public let score: BarometerScore

  public init(line: Int, score: BarometerScore) {
    self.line = line
    self.score = score
  }
}

/// How a row disagrees with what is recorded for the same site and question.
public enum BarometerContradiction: Error, Hashable, Sendable {
  case score(recorded: Quantity)
  case mean(recorded: Quantity)
  case rank(recorded: Int)
  case among(recorded: Int)
  /// The rank of one and the number of sites of the other do not go together.
  case rankOverAmong(rank: Int, among: Int)
}

extension BarometerFigures {
  /// The same, with what it leaves out taken from what is recorded: an empty cell says nothing.
  public func completed(from recorded: BarometerFigures) -> BarometerFigures {
    BarometerFigures(
      score: score, mean: mean ?? recorded.mean, rank: rank ?? recorded.rank,
      among: among ?? recorded.among)
  }

  /// Whether `other` says the same, and perhaps more.
  public func isPart(of other: BarometerFigures) -> Bool {
    completed(from: other) == other
  }

  /// Every figure that is recorded otherwise.
  ///
  /// - Parameter isRevision: whether these figures are meant to replace what is recorded; they then
  ///   contradict nothing but themselves.
  public func contradictions(
    of recorded: BarometerFigures, isRevision: Bool
  ) -> [BarometerContradiction] {
    let completed = completed(from: recorded)
    var found: [BarometerContradiction] = []
    if !isRevision {
      if score != recorded.score { found.append(.score(recorded: recorded.score)) }
      if let known = recorded.mean, completed.mean != known { found.append(.mean(recorded: known)) }
      if let known = recorded.rank, completed.rank != known { found.append(.rank(recorded: known)) }
      if let known = recorded.among, completed.among != known {
        found.append(.among(recorded: known))
      }
    }
    if found.isEmpty, let rank = completed.rank, let among = completed.among, rank > among {
      found.append(.rankOverAmong(rank: rank, among: among))
    }
    return found
  }
}
