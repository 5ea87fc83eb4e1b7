/// Every score of one site, with the network where it is known.
public struct SiteBarometer: Sendable {
  private let figures: [BarometerQuestion: BarometerFigures]
  private let networks: [BarometerQuestion: BarometerNetwork]

  /// - Parameters:
  ///   - scores: of one site, one a question.
  ///   - networks: of the questions for which all that is known is to be compared.
  public init(
    scores: [BarometerScore], networks: [BarometerQuestion: BarometerNetwork] = [:]
  ) {
    figures = Dictionary(scores.map { ($0.question, $0.figures) }) { first, _ in first }
    self.networks = networks
  }

  /// The years with a score, the latest first.
  public var years: [Int] { Set(figures.keys.map(\.year)).sorted(by: >) }

  /// What was scored in any of the years, in the order of axes.
  public func axes(of years: [Int]) -> [BarometerAxis] {
    Set(figures.keys.filter { years.contains($0.year) }.map(\.axis)).sorted()
  }

  /// The score for a question; nil when there is none.
  public func reading(_ question: BarometerQuestion) -> BarometerReading? {
    figures[question].map {
      BarometerReading(
        question: question, figures: $0, yearBefore: figures[question.yearBefore],
        network: networks[question])
    }
  }

  /// The scores of a year, in the order of axes.
  public func readings(_ year: Int) -> [BarometerReading] {
    axes(of: [year]).compactMap { reading(BarometerQuestion(year: year, axis: $0)) }
  }
}
