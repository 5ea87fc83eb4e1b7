import QualityDomain
import QualityFormats
import QualityWording

/// One question of the barometer over the sites below a node: each of them, the best and the worst,
/// year by year.
struct QuestionPage {
  /// Sites a page.
  private static let length = 100

  let choice: NodeBarometerChoice
  let question: BarometerQuestion
  let barometer: NodeBarometer
  /// The edition that gives commitments their titles.
  let edition: Edition?
  /// Of the page of the tables, from 1.
  let number: Int
  /// The question in each year in which a site was scored, the latest first.
  let years: [QuestionStanding]
  private let standing: QuestionStanding
  /// Every site that was ever scored, those of the year first, in the order of their scores.
  private let sites: [Site]

  init(
    choice: NodeBarometerChoice, question: BarometerQuestion, barometer: NodeBarometer,
    edition: Edition?, number: Int
  ) {
    self.choice = choice
    self.question = question
    self.barometer = barometer
    self.edition = edition
    self.number = number
    years = barometer.standings(question.axis, in: choice.years)
    standing = barometer.standing(question)
    let scored = standing.scores.map(\.site)
    let known = Set(scored.map(\.id))
    let ever = Set(years.flatMap { $0.scores.map(\.site.id) })
    let others = barometer.sites.filter { ever.contains($0.id) && !known.contains($0.id) }
    sites = scored + others.sorted { ($0.name, $0.id) < ($1.name, $1.id) }
  }

  private var text: StandingText { StandingText(standing) }
  private var axis: BarometerAxis { question.axis }

  var page: Page {
    Page(
      "\(axis.french), baromètre \(question.year), \(choice.node.french)",
      heading: HTML(text: axis.french), entry: .networkBarometer,
      parents: choice.parents + [PageLink(choice.node.french, choice.link(choice.node))],
      facts: [
        HTML(text: choice.node.french), "Année \(question.year)",
        HTML(text: FrenchNumber.count(standing.scores.count, "site noté", "sites notés")),
      ],
      body: """
        \(choice.views { choice.link(axis, $0) })
        \(.with(edition?.title(of: axis)) { #"<p class="fr-text--lead">\#($0)</p>"# })
        \(standing.scores.isEmpty ? nothing : figures)
        \(yearByYear)
        \(pages)
        <p class="fr-text--sm"><a href="\(Link.barometerScores(choice.node, question.year, of: axis))">\
        Exporter cette question, toutes les années (CSV)</a></p>
        """)
  }

  private var nothing: HTML {
    .emptyState(
      "Pas de note en \(question.year)",
      "<p>Aucun site de ce ressort n’a été noté pour cette question cette année-là.</p>")
  }

  private var figures: HTML {
    """
    \(HTML.section(
      "Ensemble \(question.year)", id: "t-ensemble", style: "qp-panel qp-stack",
      """
      \(text.value)
      <p>\(text.sentences)</p>
      \(text.warning)
      \(YearsChart(id: "g-annees", title: "\(axis.french), moyenne des sites", standings: years).html)
      """))
    \(extremes)
    \(HTML.section(
      "Par site", id: "t-sites",
      SiteScoreTable(
        caption: "\(axis.french), \(question.year), la meilleure note d’abord",
        scores: Array(shown(standing.scores))
      ).html))
    """
  }

  // MARK: Best and worst

  private var extremes: HTML {
    RankingEnds(
      ranked: standing.scores, best: "Les meilleures notes", worst: "Les moins bonnes notes"
    ) { score in
      ListItem(
        HTML(text: score.site.name), right: "<strong>\(FrenchNumber.score(score.score))</strong>",
        note: HTML(
          text: score.reading.change.map {
            "\(FrenchNumber.gap($0)) depuis \(question.year - 1)"
          } ?? "pas de note en \(question.year - 1)"))
    }.html
  }

  // MARK: Year by year

  private var yearByYear: HTML {
    let questions = years.map(\.question).reversed()
    return .when(
      questions.count > 1,
      .section(
        "Année par année", id: "t-annees",
        DataTable(
          "\(axis.french) : notes et rangs publiés, année par année",
          columns: [.text("Site")] + questions.map { .number(String($0.year)) },
          rows: shown(sites).map { site in
            [HTML(text: site.name)] + questions.map { cell($0, site) }
          }
        ).html))
  }

  private func cell(_ question: BarometerQuestion, _ site: Site) -> HTML {
    guard let reading = barometer.reading(question, of: site.id) else { return "–" }
    let place = reading.figures.rank.map { FrenchRank.among($0, reading.figures.among) }
    return HTML(text: FrenchNumber.score(reading.figures.score))
      + .with(place) { #" <span class="qp-note">\#($0)</span>"# }
  }

  // MARK: Pages

  private var count: Int { max(1, (sites.count + Self.length - 1) / Self.length) }
  private var current: Int { min(max(number, 1), count) }

  private func shown<Item>(_ items: [Item]) -> ArraySlice<Item> {
    items.dropFirst((current - 1) * Self.length).prefix(Self.length)
  }

  private var pages: HTML {
    .pagination("Pages des sites", previous: link(current - 1), next: link(current + 1))
  }

  private func link(_ page: Int) -> Link? {
    (1...count).contains(page) ? choice.link(axis).with("page", String(page)) : nil
  }
}
