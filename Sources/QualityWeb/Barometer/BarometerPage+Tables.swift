import QualityDomain
import QualityWording

extension BarometerPage {
  var channels: HTML {
    section("Par canal", .channel, id: "canaux") { readings in
      table("Par canal", head: "Canal", readings).html
    }
  }

  var commitments: HTML {
    section("Par engagement", .commitment, id: "engagements") { readings in
      #"<div class="qp-wide">\#(table("Par engagement", head: "Engagement", readings).html)</div>"#
    }
  }

  private func section(
    _ title: String, _ kind: BarometerAxis.Kind, id: String, table: ([BarometerReading]) -> HTML
  ) -> HTML {
    let readings = readings(kind)
    if readings.isEmpty { return .empty }
    let rows = readings.map { ScoreChart.Row($0.question.axis.french, $0) }
    return .section(
      HTML(text: title), id: "t-\(id)",
      """
      \(ScoreChart(id: "g-\(id)", title: "\(title), \(year)", rows: rows).html)
      \(table(readings))
      """)
  }

  private func table(
    _ title: String, head: String, _ readings: [BarometerReading]
  ) -> DataTable {
    DataTable(
      "\(title), \(year)",
      isFocusable: readings.allSatisfy { promise(of: $0.question.axis) == nil },
      columns: [
        .text(head), .number("Note"), .number("Sur un an"), .number("Moyenne du réseau"),
        .number("Écart"), .number("Rang"),
      ],
      rows: readings.map(row))
  }

  private func row(_ reading: BarometerReading) -> [HTML] {
    [
      name(reading.question.axis)
        + .when(!reading.flags.isEmpty, #" \#(HTML.badge("à vérifier", .warning))"#),
      "<strong>\(FrenchNumber.score(reading.figures.score))</strong>",
      words(reading.change.map(FrenchNumber.gap)), words(reading.mean.map(FrenchNumber.score)),
      words(reading.gap.map(FrenchNumber.gap)),
      words(reading.rank.map { FrenchRank.among($0, reading.among) }),
    ]
  }

  func words(_ text: String?) -> HTML { HTML(text: text ?? "–") }

  /// A commitment leads to its page and bears its official title.
  private func name(_ axis: BarometerAxis) -> HTML {
    guard let promise = promise(of: axis) else { return HTML(text: axis.french) }
    return """
      <a href="\(Link.commitment(promise.number))">\(axis.french)</a> \
      <span class="qp-note">\(promise.title)</span>
      """
  }

  /// The commitment that was scored; nil for another axis, or one of another edition.
  private func promise(of axis: BarometerAxis) -> Commitment? {
    guard case .commitment(let number) = axis else { return nil }
    return edition?.commitment(number)?.commitment
  }

  // MARK: Year by year

  /// Every score of every year, with its rank.
  var yearByYear: HTML {
    let years = Array(barometer.years.reversed())
    return .when(
      years.count > 1,
      .section(
        "Année par année", id: "t-annees",
        DataTable(
          "Notes et rangs, année par année",
          columns: [.text("Note")] + years.map { .number(String($0)) },
          rows: barometer.axes(of: years).map { axis in
            [HTML(text: axis.french)] + years.map { cell(BarometerQuestion(year: $0, axis: axis)) }
          }
        ).html))
  }

  private func cell(_ question: BarometerQuestion) -> HTML {
    guard let figures = barometer.reading(question)?.figures else { return "–" }
    let place = figures.rank.map { FrenchRank.among($0, figures.among) }
    return HTML(text: FrenchNumber.score(figures.score))
      + .with(place) { #" <span class="qp-note">\#($0)</span>"# }
  }

  // MARK: What was replaced

  var revised: HTML {
    if revisions.isEmpty { return .empty }
    return .section(
      "Notes révisées", id: "t-revisees",
      DataTable(
        "Notes révisées, la dernière d’abord",
        columns: [
          .text("Note"), .number("Avant"), .number("Maintenant"), .text("Remplacée le"),
        ],
        rows: revisions.map {
          [
            HTML(text: "\($0.former.question.axis.french), \($0.former.question.year)"),
            HTML(text: words($0.former.figures)), HTML(text: words($0.current)),
            .time(WallClock.date(of: $0.replacedAt, in: timeZone)),
          ]
        }
      ).html)
  }

  /// « 7,4, moyenne 7,2, 12e sur 102 ».
  private func words(_ figures: BarometerFigures) -> String {
    [
      FrenchNumber.score(figures.score), figures.mean.map { "moyenne \(FrenchNumber.score($0))" },
      figures.rank.map { FrenchRank.among($0, figures.among) },
    ].compactMap(\.self).joined(separator: " ; ")
  }
}
