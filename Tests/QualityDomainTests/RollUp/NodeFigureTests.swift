import QualityDomain
import QualityTesting
import Testing

/// Counting, “Aggregation, by definition”: services → site → department → region → nation, by the
/// rule of the indicator alone.
@Suite("Figures of sites make the figure of a node by the rule of aggregation")
struct NodeFigureTests {
  private func reading(
    _ aggregation: Aggregation, _ numerator: String?, of denominator: String?, value: String? = nil,
    pending: Int = 0, status: IndicatorStatus = .noTarget
  ) -> SiteReading {
    let parts = numerator.flatMap { n in denominator.map { (quantity(n), quantity($0)) } }
    let figure =
      parts.map { Figure(aggregation, numerator: $0.0, denominator: $0.1) }
      ?? value.map { Figure(numerator: nil, denominator: nil, value: quantity($0)) }
    return SiteReading(
      indicator: "x", period: period("2026-T1"), aggregation: aggregation, figure: figure,
      pending: pending, target: nil, status: status)
  }

  private func sums(_ readings: SiteReading...) -> NodeFigure {
    readings.reduce(into: NodeFigure()) { $0.add($1) }
  }

  @Test("A rate is the sum of numerators over the sum of denominators, never a mean of rates")
  func ratio() {
    let sums = sums(reading(.ratio, "1", of: "1"), reading(.ratio, "50", of: "99"))
    #expect(sums.figure(.ratio)?.value == quantity("51"))
    #expect(sums.figure(.ratio)?.denominator == quantity("100"))
    #expect(sums.sites == 2)
  }

  @Test("A mean is the sum of amounts over the number of things")
  func mean() {
    let sums = sums(reading(.mean, "10", of: "1"), reading(.mean, "10", of: "9"))
    #expect(sums.figure(.mean)?.value == quantity("2"))
  }

  @Test("Counts add up")
  func sum() {
    let sums = sums(reading(.sum, nil, of: nil, value: "3"), reading(.sum, nil, of: nil, value: "4"))
    #expect(sums.figure(.sum)?.value == quantity("7"))
    #expect(sums.figure(.sum)?.denominator == nil)
  }

  @Test(
    "A value without numerator and denominator is left out, and counted so",
    arguments: [Aggregation.ratio, .mean])
  func leftOut(aggregation: Aggregation) {
    let alone = reading(aggregation, nil, of: nil, value: "88")
    let sums = sums(reading(aggregation, "3", of: "4"), alone)
    #expect(sums.leftOut == 1 && sums.sites == 1)
    #expect(sums.figure(aggregation)?.denominator == quantity("4"))
    var only = NodeFigure()
    only.add(alone)
    #expect(only.figure(aggregation) == nil && !only.isEmpty)
  }

  @Test("Last figures and those of one period alone are never summed", arguments: [Aggregation.last, .none])
  func notSummed(aggregation: Aggregation) {
    let sums = sums(reading(aggregation, "3", of: "4"), reading(aggregation, nil, of: nil, value: "2"))
    #expect(sums.figure(aggregation) == nil)
    #expect(sums.leftOut == 2)
  }

  @Test("What was added and taken away leaves nothing")
  func differences() {
    let readings = [
      reading(.ratio, "3", of: "4", pending: 2, status: .onTarget),
      reading(.ratio, "1", of: "4", status: .belowTarget), reading(.ratio, nil, of: nil, value: "9"),
      reading(.ratio, nil, of: nil, pending: 1, status: .missing), reading(.sum, nil, of: nil, value: "5"),
    ]
    var sums = readings.reduce(into: NodeFigure()) { $0.add($1) }
    #expect(sums.judged == 2 && sums.onTarget == 1 && sums.pending == 3 && sums.missing == 1)
    var generator = SeededGenerator(seed: 1)
    for reading in readings.shuffled(using: &generator) { sums.remove(reading) }
    #expect(sums.isEmpty)
  }

  @Test("A slip of the pen is left out, so that no sum passes the bounds")
  func slips() {
    let slip = reading(.ratio, "9000000000000", of: "9000000000000")
    let sums = sums(slip, slip, reading(.sum, nil, of: nil, value: "1000000000.000001"))
    #expect(sums.leftOut == 3 && sums.sites == 0)
    let most = reading(.sum, nil, of: nil, value: "1000000000")
    var whole = NodeFigure()
    for _ in 0..<9_000 { whole.add(most) }
    #expect(whole.figure(.sum)?.value == quantity("9000000000000"))
  }
}
