import QualityDomain
import QualityWording

/// The scores of the sites below a node for one year: together, by place and by question.
struct NodeBarometerPage {
  let choice: NodeBarometerChoice
  let year: Int
  let barometer: NodeBarometer
  /// The edition that gives commitments their titles.
  let edition: Edition?
  /// Every question of the year, in the order of axes.
  let standings: [QuestionStanding]
  /// The overall score of each year, the latest first.
  let overallYears: [QuestionStanding]

  init(
    choice: NodeBarometerChoice, year: Int, barometer: NodeBarometer, edition: Edition?
  ) {
    self.choice = choice
    self.year = year
    self.barometer = barometer
    self.edition = edition
    standings = barometer.axes(of: [year]).map {
      barometer.standing(BarometerQuestion(year: year, axis: $0))
    }
    overallYears = barometer.standings(.overall, in: choice.years)
  }

  var node: Node { choice.node }

  var page: Page {
    Page(
      "Baromètre \(year), \(node.french)", heading: "Baromètre : \(node.french)",
      entry: .networkBarometer, parents: choice.parents, facts: facts,
      actions: choice.actions,
      body: """
        \(choice.siblings)
        \(choice.views { .barometer(node, $0) })
        \(HTML.split(overall, aside: howToRead, asideLabel: "Lire le baromètre"))
        \(places)
        \(questions)
        \(yearByYear)
        \(exports)
        """)
  }

  private var facts: [HTML] {
    let scored = Set(standings.flatMap { $0.scores.map(\.site.id) }).count
    return [
      "Année \(year)",
      "\(FrenchNumber.integer(scored)) sur \(FrenchNumber.count(barometer.sites.count, "site noté", "sites notés"))",
      "Notes données par un organisme extérieur",
    ]
  }

  // MARK: The overall score

  private var overall: HTML {
    let standing = barometer.standing(BarometerQuestion(year: year, axis: .overall))
    return .section(
      "Note globale \(year)", id: "t-globale", style: "qp-panel qp-stack",
      standing.scores.isEmpty
        ? "<p>Pas de note globale en \(year).</p>"
        : """
        \(StandingText(standing).value)
        <p>\(StandingText(standing).sentences)</p>
        \(StandingText(standing).warning)
        \(YearsChart(id: "g-annees", title: "Note globale, moyenne des sites", standings: overallYears).html)
        <p><a href="\(choice.link(.overall))">Voir la note globale de chaque site</a></p>
        """)
  }

  private var howToRead: HTML {
    .section(
      "Lire le baromètre", id: "t-lire", style: "qp-stack qp-stack--sm",
      .facts(
        [
          ("Note", "De 0 à 10. Elle vient de l’organisme, jamais des indicateurs."),
          (
            "Moyenne des sites",
            "Celle des sites de ce ressort qui ont une note, deux décimales. Les autres n’y sont pas."
          ),
          (
            "Moyenne et rang du réseau",
            "Ceux qui sont publiés. Ils sont recalculés quand les notes de tous les sites de France sont "
              + "connues ; les notes égales partagent un rang : 1, 2, 2, 4."
          ),
          ("Sur un an", "La moyenne des changements des sites notés les deux années."),
        ], isStacked: true))
  }

  private var exports: HTML {
    """
    <p class="fr-text--sm">Exporter : \
    <a href="\(Link.barometerQuestions(node, year))">les questions (CSV)</a> · \
    <a href="\(Link.barometerScores(node, year))">chaque note de chaque site, \(year) (CSV)</a></p>
    """
  }
}
