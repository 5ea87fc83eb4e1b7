import QualityDomain
import QualityWording

/// The same scores by place, by question and by year.
extension NodeBarometerPage {
  private var overallQuestion: BarometerQuestion { BarometerQuestion(year: year, axis: .overall) }

  // MARK: Places

  /// The places right below the node, by their overall scores; in a department, its sites.
  var places: HTML {
    let groups = Dictionary(grouping: barometer.sites) { node.child(holding: $0.territory) }
    let children = groups.compactMap { child, sites in child.map { ($0, sites) } }
    if children.isEmpty { return siteSection }
    let order = Dictionary(uniqueKeysWithValues: Node.aboveSites.enumerated().map { ($1, $0) })
    let rows = children.sorted { order[$0.0, default: 0] < order[$1.0, default: 0] }
    return .section(
      node == .nation ? "Par région" : "Par département", id: "t-lieux",
      DataTable(
        "Note globale \(year) par lieu", isFocusable: false,
        columns: [
          .text("Lieu"), .number("Sites notés"), .number("Moyenne"), .number("Sur un an"),
          .text("Meilleure note"), .text("Moins bonne note"),
        ],
        rows: rows.map { child, sites in
          let standing = barometer.standing(overallQuestion, of: sites)
          return [#"<a href="\#(choice.link(child))">\#(child.french)</a>"#]
            + cells(standing, of: sites.count)
        }
      ).html)
  }

  private var siteSection: HTML {
    .section(
      "Par site", id: "t-lieux",
      SiteScoreTable(
        caption: "Note globale \(year) par site",
        scores: barometer.standing(overallQuestion).scores
      ).html)
  }

  private func cells(_ standing: QuestionStanding, of sites: Int) -> [HTML] {
    let text = StandingText(standing)
    return [
      "\(standing.scores.count) sur \(sites)", text.mean, text.change,
      text.extreme(standing.scores.first), text.extreme(standing.scores.last),
    ]
  }

  // MARK: Questions

  var questions: HTML {
    .section(
      "Par question", id: "t-questions",
      #"""
      <div class="qp-wide">\#(DataTable(
        "Chaque question, \(year)", isFocusable: false,
        columns: [
          .text("Question"), .number("Sites notés"), .number("Moyenne des sites"),
          .number("Sur un an"), .number("Moyenne du réseau"), .text("Meilleure note"),
          .text("Moins bonne note"),
        ], rows: standings.map(row)
      ).html)</div>
      """#)
  }

  private func row(_ standing: QuestionStanding) -> [HTML] {
    let text = StandingText(standing)
    let axis = standing.question.axis
    return [
      #"""
      <a href="\#(choice.link(axis))">\#(axis.french)</a>\#(.with(edition?.title(of: axis)) {
        #" <span class="qp-note">\#($0)</span>"#
      })\#(.when(standing.isFlagged, #" \#(HTML.badge("à vérifier", .warning))"#))
      """#,
      HTML(text: FrenchNumber.integer(standing.scores.count)), text.mean, text.change,
      text.networkMean, text.extreme(standing.scores.first), text.extreme(standing.scores.last),
    ]
  }

  // MARK: Years

  /// The overall score of each year.
  var yearByYear: HTML {
    .when(
      overallYears.count > 1,
      .section(
        "Année par année", id: "t-annees",
        DataTable(
          "Note globale, année par année",
          columns: [
            .text("Année"), .number("Sites notés"), .number("Moyenne des sites"),
            .number("Sur un an"), .number("Moyenne du réseau"), .text("Meilleure note"),
            .text("Moins bonne note"),
          ],
          rows: overallYears.map { standing in
            let text = StandingText(standing)
            return [
              "\(standing.question.year)", HTML(text: FrenchNumber.integer(standing.scores.count)),
              text.mean, text.change, text.networkMean, text.extreme(standing.scores.first),
              text.extreme(standing.scores.last),
            ]
          }
        ).html))
  }
}

extension Edition {
  /// The official title of the commitment that was scored; nil for another axis, or a commitment of
  /// another edition.
  func title(of axis: BarometerAxis) -> String? {
    guard case .commitment(let number) = axis else { return nil }
    return commitment(number)?.commitment.title
  }
}
