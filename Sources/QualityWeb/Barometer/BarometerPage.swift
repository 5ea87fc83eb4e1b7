import QualityDomain
import QualityWording

/// The scores of a site for one year, beside the network and the years before.
struct BarometerPage {
  let year: Int
  let barometer: SiteBarometer
  let revisions: [BarometerRevision]
  /// The edition that gives commitments their titles.
  let edition: Edition?
  /// IANA name, of the site.
  let timeZone: String
  let mayImport: Bool

  var readings: [BarometerReading] { barometer.readings(year) }

  func readings(_ kind: BarometerAxis.Kind) -> [BarometerReading] {
    readings.filter { $0.question.axis.kind == kind }
  }

  var page: Page {
    Page(
      "Baromètre \(year)", heading: "Baromètre", entry: .barometer,
      facts: ["Année \(year)", "Notes données par un organisme extérieur"],
      actions: mayImport ? [PageLink("Importer des notes", .importScores)] : [],
      body: """
        \(.views("Années", barometer.years.map {
          PageView(String($0), link: .barometer($0), isCurrent: $0 == year)
        }))
        \(.split("\(overall)\(changes)", aside: howToRead, asideLabel: "Lire le baromètre"))
        \(channels)
        \(commitments)
        \(yearByYear)
        \(comparison)
        \(revised)
        <p class="fr-text--sm">Exporter toutes les années : <a href="\(Link.barometerExport)">CSV</a></p>
        """)
  }

  // MARK: The overall score

  private var overall: HTML {
    .section(
      "Note globale \(year)", id: "t-globale", style: "qp-panel qp-stack",
      """
      \(.with(readings(.overall).first, score))
      \(.when(readings(.overall).isEmpty, "<p>Pas de note globale en \(year).</p>"))
      \(overallChart)
      """)
  }

  private func score(_ reading: BarometerReading) -> HTML {
    let place = reading.rank.map { FrenchRank.among($0, reading.among) }
    return """
      <p class="qp-value"><span class="qp-value__number">\(FrenchNumber.score(reading.figures.score))</span> \
      <span>sur 10</span>\(.with(place) { " <strong>\($0)</strong>" })</p>
      \(.with(sentence(reading)) { "<p>\($0)</p>" })
      \(.each(reading.flags) { HTML.message(.warning, "À vérifier : \($0.french.midSentence)") })
      """
  }

  /// « 0,15 point au-dessus de la moyenne du réseau (7,25). +0,2 sur un an (2024 : 7,2, 19e sur 101). »
  private func sentence(_ reading: BarometerReading) -> String? {
    let gap = reading.frenchGap.map { $0.capitalizedFirst + "." }
    let change = reading.yearBefore.flatMap { before in
      reading.change.map {
        let place = before.rank.map { ", \(FrenchRank.among($0, before.among))" } ?? ""
        return "\(FrenchNumber.gap($0)) sur un an (\(year - 1) : "
          + "\(FrenchNumber.score(before.score))\(place))."
      }
    }
    let sentences = [gap, change, spread(reading)].compactMap(\.self)
    return sentences.isEmpty ? nil : sentences.joined(separator: " ")
  }

  /// Median and quartiles, once all scores are known.
  private func spread(_ reading: BarometerReading) -> String? {
    guard let network = reading.wholeNetwork, let lower = network.lowerQuartile,
      let median = network.median, let upper = network.upperQuartile
    else { return nil }
    return "Dans le réseau, un quart des sites a \(FrenchNumber.score(lower)) ou moins, la moitié "
      + "\(FrenchNumber.score(median)) ou moins, trois quarts \(FrenchNumber.score(upper)) ou moins."
  }

  private var overallChart: HTML {
    let rows = barometer.years.compactMap { year in
      barometer.reading(BarometerQuestion(year: year, axis: .overall)).map {
        ScoreChart.Row(String(year), $0)
      }
    }
    return .when(
      rows.count > 1,
      ScoreChart(id: "g-annees", title: "Note globale, année par année", rows: rows).html)
  }

  // MARK: Since the year before

  private var changes: HTML {
    .section(
      "Depuis \(year - 1)", id: "t-depuis",
      BarometerChanges(readings: readings, year: year).html)
  }

  // MARK: Conventions

  private var howToRead: HTML {
    .section(
      "Lire le baromètre", id: "t-lire", style: "qp-stack qp-stack--sm",
      .facts(
        [
          ("Note", "De 0 à 10. Elle vient de l’organisme, jamais de vos indicateurs."),
          ("Rang", "Le 1er a la meilleure note. Les notes égales partagent un rang : 1, 2, 2, 4."),
          (
            "Moyenne du réseau",
            "Celle qui est publiée. Elle est recalculée, à deux décimales, quand les notes de tous les "
              + "sites sont connues."
          ),
          (
            "Médiane et quartiles",
            "La moitié, un quart et trois quarts des sites ont cette note ou moins. Un quartile est une "
              + "note donnée à un site (convention de l’application)."
          ),
          ("Autres sites", "Leurs notes servent au calcul. Ils ne sont jamais nommés ici."),
        ], isStacked: true))
  }
}
