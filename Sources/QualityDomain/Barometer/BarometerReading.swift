/// One score of a site with all that explains it.
public struct BarometerReading: Hashable, Sendable {
  public let question: BarometerQuestion
  /// As the outside body published them.
  public let figures: BarometerFigures
  /// The same question a year before; nil when the site was not scored.
  public let yearBefore: BarometerFigures?
  /// The scores that are known of the whole network; nil when they were not looked at.
  public let network: BarometerNetwork?

  public init(
    question: BarometerQuestion, figures: BarometerFigures, yearBefore: BarometerFigures?,
    network: BarometerNetwork?
  ) {
    self.question = question
    self.figures = figures
    self.yearBefore = yearBefore
    self.network = network
  }

  /// Since the year before.
  public var change: Quantity? { yearBefore.map { figures.score.difference(from: $0.score) } }

  /// The network once all its scores are known.
  public var wholeNetwork: BarometerNetwork? {
    network.flatMap { $0.isComplete ? $0 : nil }
  }

  /// The mean that the score is compared with: the one that was published, else the one that all
  /// scores give.
  public var mean: Quantity? { figures.mean ?? wholeNetwork?.mean }

  /// The score less the mean; zero when they are equal to the last decimal.
  public var gap: Quantity? { mean.map { figures.score.difference(from: $0) } }

  /// The rank that was published, else the one that all scores give.
  public var rank: Int? { figures.rank ?? wholeNetwork?.rank(of: figures.score) }

  /// How many sites were ranked.
  public var among: Int? { figures.among ?? network?.among }

  /// What all the known scores say otherwise than what was published.
  public var flags: [BarometerFlag] {
    var flags: [BarometerFlag] = []
    if let network, let among = figures.among,
      network.count > among || (network.isComplete && network.count != among)
    {
      flags.append(.amongDiffers(published: among, known: network.count))
    }
    guard let network = wholeNetwork, let mean = network.mean else { return flags }
    if let published = figures.mean, !network.agrees(withPublished: published) {
      flags.append(.meanDiffers(published: published, computed: mean, of: network.count))
    }
    let rank = network.rank(of: figures.score)
    if let published = figures.rank, published != rank {
      flags.append(.rankDiffers(published: published, computed: rank, of: network.count))
    }
    return flags
  }
}

/// Why what was published is shown with a warning; it is kept as it was published.
public enum BarometerFlag: Hashable, Sendable {
  /// The mean of all `of` scores is another one, beyond rounding.
  case meanDiffers(published: Quantity, computed: Quantity, of: Int)
  /// All `of` scores give another rank.
  case rankDiffers(published: Int, computed: Int, of: Int)
  /// There are more scores than sites that were ranked, or rows of one question do not agree on
  /// their number.
  case amongDiffers(published: Int, known: Int)
}

extension Quantity {
  /// Both within the scale of scores.
  fileprivate func difference(from other: Quantity) -> Quantity {
    Quantity(millionths: millionths - other.millionths)
  }
}
