/// The scores of the sites below a node, by name, for whoever is above them.
public struct NodeBarometer: Sendable {
  /// Those below the node, scored or not.
  public let sites: [Site]
  private let barometers: [Site.ID: SiteBarometer]
  private let networks: [BarometerQuestion: BarometerNetwork]

  /// - Parameters:
  ///   - scores: of those sites, one a site and question.
  ///   - networks: all that is known of the questions asked about, of sites elsewhere too.
  public init(
    sites: [Site], scores: [BarometerScore],
    networks: [BarometerQuestion: BarometerNetwork] = [:]
  ) {
    self.sites = sites
    self.networks = networks
    barometers = Dictionary(grouping: scores, by: \.site).mapValues {
      SiteBarometer(scores: $0, networks: networks)
    }
  }

  /// What was scored at some site in any of the years, in the order of axes.
  public func axes(of years: [Int]) -> [BarometerAxis] {
    Set(barometers.values.flatMap { $0.axes(of: years) }).sorted()
  }

  /// The score of one site; nil when there is none.
  public func reading(_ question: BarometerQuestion, of site: Site.ID) -> BarometerReading? {
    barometers[site]?.reading(question)
  }

  /// How the sites stand for a question.
  /// - Parameter some: of them alone; nil: all.
  public func standing(_ question: BarometerQuestion, of some: [Site]? = nil) -> QuestionStanding {
    QuestionStanding(
      question: question,
      scores: (some ?? sites).compactMap { site in
        reading(question, of: site.id).map { SiteScore(site: site, reading: $0) }
      }, network: networks[question])
  }

  /// The same of one axis in those of the years in which a site was scored, in their order.
  public func standings(_ axis: BarometerAxis, in years: [Int]) -> [QuestionStanding] {
    years.map { standing(BarometerQuestion(year: $0, axis: axis)) }.filter { !$0.scores.isEmpty }
  }
}

/// The score of a site, with its name.
public struct SiteScore: Hashable, Sendable {
  public let site: Site
  public let reading: BarometerReading

  public init(site: Site, reading: BarometerReading) {
    self.site = site
    self.reading = reading
  }

  public var score: Quantity { reading.figures.score }
}

/// How the sites below a node stand for one question.
public struct QuestionStanding: Hashable, Sendable {
  public let question: BarometerQuestion
  /// The greatest first; equal ones by name.
  public let scores: [SiteScore]
  /// All that is known for the question, at those sites and elsewhere; nil when it was not looked at.
  public let network: BarometerNetwork?

  public init(question: BarometerQuestion, scores: [SiteScore], network: BarometerNetwork?) {
    self.question = question
    self.scores = scores.sorted {
      ($1.score, $0.site.name, $0.site.id) < ($0.score, $1.site.name, $1.site.id)
    }
    self.network = network
  }

  /// The network once all its scores are known.
  public var wholeNetwork: BarometerNetwork? { network.flatMap { $0.isComplete ? $0 : nil } }

  /// How many sites were ranked in the whole network; nil when no row says.
  public var among: Int? { network?.among ?? scores.compactMap(\.reading.figures.among).max() }

  /// The mean of those sites, two decimals, half up; nil without any. It says nothing of sites that
  /// have no score.
  public var mean: Quantity? { BarometerNetwork(scores.map(\.score), among: nil).mean }

  /// The means that were published with the scores, each once, from the least: they are the same
  /// unless the table was wrong.
  public var publishedMeans: [Quantity] { Set(scores.compactMap(\.reading.figures.mean)).sorted() }

  /// What the scores are compared with: the mean that was published, when there is one and no other,
  /// else the one that all scores give.
  public var networkMean: Quantity? {
    publishedMeans.isEmpty ? wholeNetwork?.mean : (publishedMeans.count == 1 ? publishedMeans[0] : nil)
  }

  /// The mean change of the sites that were scored this year and the one before, two decimals, half
  /// up; nil without any.
  public var change: Quantity? {
    let changes = scores.compactMap(\.reading.change)
    let total = changes.reduce(0) { $0 + $1.millionths }
    return Quantity(changes.count).flatMap { .mean(Quantity(millionths: total), over: $0) }
  }

  /// Whether some site was published a figure that all scores contradict.
  public var isFlagged: Bool {
    publishedMeans.count > 1 || scores.contains { !$0.reading.flags.isEmpty }
  }
}
