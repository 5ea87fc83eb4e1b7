import QualityDomain
import QualityStore
import QualityWording

extension IndicatorPage {
  /// The site among all those of the network, of which none is named; nothing with too few figures.
  var networkSection: HTML {
    guard let readings = network else { return .empty }
    let values = readings.all.compactMap(\.figure?.value)
    guard let distribution = Distribution(values) else { return .empty }
    let own = readings.own?.figure?.value
    return .section(
      "Dans le réseau", id: "t-reseau",
      """
      \(.facts(networkFacts(readings, values: values)))
      \(SpreadChart(
        id: "n", title: "\(definition.shortLabel), réseau, \(choice.period.frenchShort)",
        unit: definition.unit, distribution: distribution, marks: own.map { [$0] } ?? [],
        target: figures.reading.target?.value, isAnonymous: true
      ).html)
      """)
  }

  private func networkFacts(
    _ readings: AnonymousReadings, values: [Quantity]
  ) -> [(name: String, value: HTML)] {
    var sums = NodeFigure()
    for reading in readings.all { sums.add(reading) }
    let whole = sums.figure(definition.aggregation)
    let own = readings.own?.figure
    let place = own?.value.flatMap { Place($0, among: values, better: definition.better) }
    return [
      whole.map {
        (
          definition.aggregation == .sum ? "Total du réseau" : "Moyenne du réseau (somme sur somme)",
          HTML(text: words($0))
        )
      },
      own.map { ("Votre site (point du graphique)", HTML(text: words($0))) },
      place.map { ("Votre place", HTML(text: $0.french)) },
    ].compactMap(\.self)
  }
}

extension Place {
  /// « 3e sur 84 sites ».
  fileprivate var french: String {
    let ordinal = rank == 1 ? "1er" : "\(FrenchNumber.integer(rank))e"
    return "\(ordinal) sur \(FrenchNumber.count(count, "site", "sites"))"
  }
}
