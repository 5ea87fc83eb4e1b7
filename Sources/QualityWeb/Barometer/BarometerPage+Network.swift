import QualityDomain
import QualityWording

extension BarometerPage {
  /// What was published beside what all the known scores give.
  var comparison: HTML {
    .section(
      "Publié et recalculé", id: "t-reseau",
      readings.contains { ($0.network?.count ?? 0) > 1 }
        ? comparisonTable
        : """
        <p>Pour \(year), seules les notes de votre site sont connues : la moyenne et le rang sont ceux qui \
        ont été publiés. Ils seront recalculés quand les notes de tous les sites seront importées.</p>
        """)
  }

  private var comparisonTable: HTML {
    DataTable(
      "Publié et recalculé, \(year)",
      columns: [
        .text("Note"), .number("Notes connues"), .number("Moyenne publiée"), .number("Recalculée"),
        .number("Rang publié"), .number("Recalculé"), .number("Médiane"), .number("Quartiles"),
        .text("Constat"),
      ],
      rows: readings.map(comparison)
    ).html
  }

  private func comparison(_ reading: BarometerReading) -> [HTML] {
    let network = reading.wholeNetwork
    return [
      HTML(text: reading.question.axis.french), HTML(text: known(reading)),
      words(reading.figures.mean.map(FrenchNumber.score)),
      words(network?.mean.map { FrenchNumber.decimal($0, places: 2) }),
      words(reading.figures.rank.map(FrenchRank.ordinal)), words(reading.frenchComputedRank),
      words(network?.median.map(FrenchNumber.score)), words(quartiles(network)), .finding(reading),
    ]
  }

  /// « 40 sur 102 ».
  private func known(_ reading: BarometerReading) -> String {
    let count = FrenchNumber.integer(reading.network?.count ?? 0)
    return reading.among.map { "\(count) sur \(FrenchNumber.integer($0))" } ?? count
  }

  private func quartiles(_ network: BarometerNetwork?) -> String? {
    guard let lower = network?.lowerQuartile, let upper = network?.upperQuartile else { return nil }
    return "\(FrenchNumber.score(lower)) à \(FrenchNumber.score(upper))"
  }

}

extension HTML {
  /// Whether what was published of a score is what all known scores give.
  static func finding(_ reading: BarometerReading) -> HTML {
    let flags = reading.flags
    if !flags.isEmpty {
      return .badge("à vérifier", .warning)
        + .each(flags) { #" <span class="qp-note">\#($0.french)</span>"# }
    }
    let isPublished = reading.figures.mean != nil || reading.figures.rank != nil
    switch (reading.wholeNetwork, isPublished) {
    case (nil, _): return "incomplet"
    case (_, true): return .badge("concordant", .success)
    case (_, false): return "rien de publié"
    }
  }
}
