import QualityDomain
import QualityTesting
import Testing

/// Issue “From one préfecture to the whole network”, section 3: what changed since last quarter, best
/// and worst with their trend.
@Suite("What moved in the figures of a node")
struct NodeChangesTests {
  private func reading(
    _ code: String, _ unit: IndicatorUnit = .percent, better: Direction = .higher, from before: Int?,
    to now: Int?
  ) -> NodeReading {
    let definition = IndicatorDefinition(
      code: code, label: code, shortLabel: code, commitments: [1], article: "", unit: unit,
      aggregation: .mean, frequency: .quarter, better: better, register: nil, isProjectOwn: false,
      note: nil)
    return NodeReading(
      definition: definition, period: period("2026-T1"), sums: sums(now), before: sums(before),
      target: nil)
  }

  private func sums(_ value: Int?) -> NodeFigure {
    var sums = NodeFigure()
    if let value, let total = Quantity(value), let one = Quantity(1) {
      sums.add(
        SiteReading(
          indicator: "x", period: period("2026-T1"), aggregation: .mean,
          figure: Figure(.mean, numerator: total, denominator: one), pending: 0, target: nil,
          status: .noTarget))
    }
    return sums
  }

  @Test("Higher or lower is better as the indicator says; without a better way, neither")
  func directions() {
    let changes = NodeChanges([
      reading("up", from: 70, to: 80), reading("down", from: 80, to: 70),
      reading("faster", .days, better: .lower, from: 9, to: 5),
      reading("slower", .days, better: .lower, from: 5, to: 9),
      reading("neither", better: .none, from: 1, to: 2), reading("same", from: 5, to: 5),
      reading("new", from: nil, to: 5), reading("gone", from: 5, to: nil),
    ])
    #expect(changes.improved.map(\.definition.code) == ["up", "faster"])
    #expect(changes.worsened.map(\.definition.code) == ["down", "slower"])
    #expect(changes.compared == 6)
  }

  @Test("Rates stand first, the greatest change first")
  func order() {
    let changes = NodeChanges([
      reading("days", .days, from: 1, to: 90), reading("little", from: 70, to: 71),
      reading("much", from: 50, to: 80),
    ])
    #expect(changes.improved.map(\.definition.code) == ["much", "little", "days"])
  }

  @Test("Sites stand by their share on target, then by how many are on it or miss it, then by name")
  func sites() {
    let outlook = { (name: String, onTarget: Int, judged: Int) in
      SiteOutlook(
        site: Site(
          id: .make(at: Instant(milliseconds: 0)), code: "x", name: name, kind: .prefecture,
          hasCERT: false, territory: Places.territory("73"), timeZone: "Europe/Paris"),
        labelExpiresOn: nil,
        standing: SiteStanding(
          period: period("2026-T1"), owed: 10, judged: judged, onTarget: onTarget, missing: 0,
          asOf: day("2026-04-01")), before: nil, work: nil)
    }
    let ranked = [
      outlook("half", 2, 4), outlook("b", 3, 3), outlook("a", 3, 3), outlook("all", 5, 5),
      outlook("unjudged", 0, 0), outlook("none of two", 0, 2), outlook("none of one", 0, 1),
    ].rankedByTarget()
    #expect(ranked.map(\.site.name) == ["all", "a", "b", "half", "none of one", "none of two"])
  }
}
