import QualityDomain
import Testing

@testable import QualityWeb

@Suite("Components")
struct ComponentsTests {
  private func day(_ iso: String) throws -> CivilDate { try #require(CivilDate(iso: iso)) }

  @Test("The calendar of a due date is the prototype's: 11 to 27 May 2026, two holidays (17.1)")
  func calendar() throws {
    let calendar = WorkingCalendar(territory: try #require(Territory(code: "41")))
    let explanation = calendar.explainDeadline(workingDays: 10, after: try day("2026-05-11"))
    let html = DeadlineCalendar(
      explanation: explanation, today: try day("2026-05-19"), startLabel: "reçue"
    ).html.text
    #expect(
      html.contains(
        """
        </time> : 10 jours ouvrés comptés, 6 jours passés (4 de week-end et 2 fériés)</caption>
        """.replacing(" :", with: "\u{A0}:")))
    #expect(
      html.contains(
        """
        <tbody><tr><td class="is-start"><b>11 mai</b>reçue<br>jour 0</td><td><b>12</b>jour 1</td>\
        <td><b>13</b>jour 2</td><td class="is-skipped"><b>14</b>Ascension</td><td><b>15</b>jour 3</td>\
        <td class="is-skipped"><b>16</b>week-end</td><td class="is-skipped"><b>17</b>week-end</td></tr>
        <tr><td><b>18</b>jour 4</td><td class="is-today"><b>19</b>jour 5<br>ce jour</td>
        """))
    #expect(
      html.contains(
        """
        <td class="is-skipped"><b>25</b>Lundi de Pentecôte</td><td><b>26</b>jour 9</td>\
        <td class="is-due"><b>27 mai</b>jour 10<br>échéance</td><td class="is-empty"></td>
        """))
    #expect(html.ranges(of: "<li>").count == 11)
    #expect(html.contains("(férié (Ascension))"))
  }

  @Test(
    "A spread is drawn up to the greatest figure that can be stated, whatever its scale",
    arguments: [Quantity(millionths: .max), Quantity(millionths: .max / 10 + 1), Quantity(millionths: 1)])
  func spread(greatest: Quantity) throws {
    let distribution = try #require(Distribution([.zero, .zero, greatest]))
    for target in [nil, Quantity(millionths: .max)] {
      let chart = SpreadChart(
        id: "essai", title: "Essai", unit: .count, distribution: distribution,
        marks: [.zero, greatest], target: target, isAnonymous: false)
      let html = chart.html.text
      #expect(html.contains(#"x1="20" x2="548""#))
      // Nothing is drawn beyond the axis.
      for match in html.matches(of: /\bc?x[12]?="([0-9.]+)"/) {
        #expect(try #require(Double(match.output.1)) <= 548)
      }
    }
  }

  @Test("A calendar that starts and ends inside one week keeps its seven columns")
  func shortCalendar() throws {
    let calendar = WorkingCalendar(territory: try #require(Territory(code: "41")))
    let explanation = calendar.explainDeadline(workingDays: 1, after: try day("2026-05-19"))
    let html = DeadlineCalendar(
      explanation: explanation, today: try day("2026-06-19"), startLabel: "reçue"
    ).html.text
    #expect(html.ranges(of: "<td").count == 7)
    #expect(html.contains("1 jour ouvré compté</caption>"))
  }

  private func chart(_ values: [String?], target: String?) throws -> String {
    let first = try #require(Period("2024-T2"))
    let points = try values.enumerated().map { rank, value in
      BarChart.Point(
        period: first.advanced(by: rank), value: try value.map { try #require(Quantity($0)) })
    }
    return BarChart(
      id: "g", title: "Part des courriels", unit: .percent, points: points,
      target: try target.map { try #require(Quantity($0)) }, better: .higher
    ).html.text
  }

  @Test("A chart has the prototype's geometry: bars from 0, hollow below target, values above the line")
  func barChart() throws {
    let html = try chart(
      ["78.2", "78.6", "81.5", "82.2", "81.0", "78.1", "84.9", "86.2"], target: "80")
    #expect(html.ranges(of: "<rect class=\"qp-chart__bar").count == 10)
    #expect(html.ranges(of: "qp-chart__bar--below").count == 4)
    #expect(
      html.contains(
        """
        <rect class="qp-chart__bar qp-chart__bar--below" x="15.3" y="56.7" width="40.3" height="117.3"/>
        """))
    #expect(html.contains(#"<line class="qp-chart__target" x1="0" x2="510" y1="54" y2="54"/>"#))
    #expect(html.contains(#"y="46" text-anchor="middle">78,2</text>"#))
    #expect(html.contains(#"<text class="is-target" x="514" y="59">80\#u{202F}%</text>"#))
    #expect(html.ranges(of: ">2025</text>").count == 1)
    #expect(html.contains("T2 2024\u{A0}: 78,2\u{202F}%\u{202F}; T3 2024"))
    #expect(html.contains(#"role="img" aria-labelledby="g-t g-d""#))
  }

  @Test("A period without a figure has no bar and says so")
  func missingFigure() throws {
    let html = try chart(["50", nil, "60"], target: nil)
    #expect(html.ranges(of: "<rect").count == 2)
    #expect(html.contains("T3 2024\u{A0}: pas de chiffre"))
    #expect(!html.contains("qp-legend"))
  }

  @Test("A rate over 100 % stays inside the drawing; no figure at all draws an empty chart")
  func oddCharts() throws {
    #expect(try chart(["250"], target: "80").contains(#"y="24""#))
    #expect(try chart([], target: nil).contains("qp-chart__axis"))
  }

  @Test("A trend goes from the greatest figure at the top to the least at the bottom")
  func sparkline() throws {
    let values = try ["78.2", nil, "86.2"].map { text in
      try text.map { try #require(Quantity($0)) }
    }
    let html = Sparkline(id: "s", title: "Courriels", values: values, target: nil).html.text
    #expect(html.contains(#"points="4,38.3 192,7.7""#))
    #expect(html.contains(#"<circle class="qp-spark__dot" cx="192" cy="7.7" r="4"/>"#))
    #expect(Sparkline(id: "s", title: "", values: [nil], target: nil).html.text.hasSuffix("</title></svg>"))
  }

  @Test("A table heads its rows and puts figures at the right")
  func table() {
    let html = DataTable(
      "Par service", columns: [.text("Service"), .number("Résultat")],
      rows: [["Accueil", "73,7"]]
    ).html.text
    #expect(
      html.contains(#"tabindex="0" role="region" aria-label="Tableau\#u{A0}: Par service""#))
    #expect(
      html.contains(
        #"<tr><th scope="row">Accueil</th><td class="fr-cell--right" data-label="Résultat">73,7</td></tr>"#))
    #expect(html.contains("<caption>Par service</caption>"))
  }

  @Test("What is left is a badge only when late or due today")
  func delays() {
    #expect(
      HTML.delay(workingDays: -4).text
        == #"<span class="fr-badge fr-badge--error fr-badge--sm">retard 4 j</span>"#)
    #expect(HTML.delay(workingDays: 0).text.contains("fr-badge--warning"))
    #expect(HTML.delay(workingDays: 6).text == "dans 6 j")
  }

  @Test("Paging by key: the ends have no link, and one page has no paging")
  func pagination() {
    #expect(HTML.pagination("Pages", previous: nil, next: nil).isEmpty)
    let html = HTML.pagination("Pages", previous: nil, next: .requests.with("apres", "x")).text
    #expect(html.contains(#"aria-disabled="true">Précédente</a>"#))
    #expect(html.contains(#"href="/demandes?apres=x">Suivante</a>"#))
  }

  @Test("Every tone of an indicator matches its meaning")
  func tones() {
    #expect(IndicatorStatus.belowTarget.tone == .error)
    #expect(IndicatorStatus.missing.tone == .warning)
    #expect(HTML.badge(IndicatorStatus.onTarget).text.contains("fr-badge--success"))
  }
}
