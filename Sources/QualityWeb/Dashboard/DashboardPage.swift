import QualityDomain
import QualityWording

/// Every module and commitment of the site with its indicators, and what to do about them.
struct DashboardPage {
  typealias LateWork = (name: String?, service: Service.ID?, late: Int)

  let choice: PeriodChoice
  let outline: IndicatorOutline
  /// By code.
  let trends: [String: IndicatorTrend]
  /// Most first.
  let late: [LateWork]
  let isPublished: Bool
  let viewer: Viewer
  let today: CivilDate
  /// Whose figures the viewer sees.
  let scope: String

  var readings: [IndicatorReading] { outline.readings }
  var lateTotal: Int { late.reduce(0) { $0 + $1.late } }

  var page: Page {
    Page(
      "Tableau de bord, \(choice.period.frenchShort)", heading: "Tableau de bord",
      entry: .dashboard, facts: facts, actions: actions,
      body: """
        \(choice.views(Link.dashboard))
        \(readings.isEmpty ? empty : content)
        """)
  }

  private var facts: [HTML] {
    let state = !choice.isOver ? "provisoire" : isPublished ? "publié" : "pas encore publié"
    return [
      HTML(text: "\(choice.period.french.capitalizedFirst), \(state)"), HTML(text: scope),
    ]
  }

  private var actions: [PageLink] {
    let list = PageLink("Voir la liste", .indicators(choice.period))
    return viewer.can(.enterMeasures)
      ? [list, PageLink("Saisir les chiffres", .enterMeasures(choice.period))] : [list]
  }

  private var content: HTML {
    """
    \(HTML.tiles(tiles, level: 2))
    \(DashboardTasks(page: self).html)
    \(.each(outline.modules, separator: "\n", module))
    \(.when(!outline.others.isEmpty, HTML.section(
      "Autres indicateurs du site", id: "autres", cards(outline.others, level: 3))))
    \(.when(viewer.can(.readRequests), lateSection))
    """
  }

  private var empty: HTML {
    .emptyState(
      "Rien à montrer pour cette période",
      """
      <p>Le site n’appliquait aucun module en \(choice.period.frenchShort).</p>
      <p><a href="\(Link.dashboard)">Voir le dernier trimestre</a></p>
      """)
  }

  // MARK: Tiles

  private func count(_ filter: IndicatorFilter) -> Int { readings.count(where: filter.takes) }

  private var tiles: [Tile] {
    let judged = count(.onTarget) + count(.belowTarget)
    let awaited = count(.awaited)
    let link = { (filter: IndicatorFilter) in Link.indicators(choice.period, filter) }
    let tile = { (number: Int, label: String, filter: IndicatorFilter, accent: Tile.Accent) in
      Tile(
        FrenchNumber.integer(number), label, link: number > 0 ? link(filter) : nil,
        accent: number > 0 ? accent : nil)
    }
    let reached = Tile(
      "\(FrenchNumber.integer(count(.onTarget))) sur \(FrenchNumber.integer(judged))",
      "indicateurs à la cible", link: link(.onTarget))
    let lateTile =
      viewer.can(.readRequests)
      ? [
        Tile(
          FrenchNumber.integer(lateTotal),
          FrenchNumber.isPlural(lateTotal) ? "demandes en retard ce jour" : "demande en retard ce jour",
          link: .work(.late),
          accent: lateTotal > 0 ? .late : nil)
      ] : []
    return [
      reached, tile(count(.belowTarget), "sous la cible", .belowTarget, .late),
      tile(
        awaited, FrenchNumber.isPlural(awaited) ? "chiffres à saisir" : "chiffre à saisir", .awaited,
        .today),
    ] + lateTile
  }

  // MARK: Modules

  private func module(_ part: IndicatorOutline.ModulePart) -> HTML {
    let number = part.module.number
    return """
      <section class="qp-stack" aria-labelledby="m\(number)">
      <div class="qp-section"><h2 id="m\(number)">Module \(number) : \(part.module.title)</h2>\
      <p class="fr-text--sm qp-muted">\(summary(part.readings))</p></div>
      \(.each(part.parts, separator: "\n", commitment))
      \(silent(part))
      </section>
      """
  }

  /// « 4 indicateurs sur 7 à la cible, 1 sans cible, 1 chiffre à saisir ».
  private func summary(_ readings: [IndicatorReading]) -> String {
    let judged = readings.count { $0.status == .onTarget || $0.status == .belowTarget }
    let reached = readings.count { $0.status == .onTarget }
    let free = readings.count { $0.status == .noTarget }
    let awaited = readings.count(where: \.awaitsEntry)
    let parts = [
      judged > 0
        ? "\(FrenchNumber.count(reached, "indicateur", "indicateurs")) sur \(judged) à la cible" : nil,
      free > 0 ? "\(free) sans cible" : nil,
      awaited > 0 ? FrenchNumber.count(awaited, "chiffre à saisir", "chiffres à saisir") : nil,
    ].compactMap(\.self)
    return parts.isEmpty ? "aucun chiffre à juger" : parts.joined(separator: ", ")
  }

  private func commitment(_ part: IndicatorOutline.CommitmentPart) -> HTML {
    let number = part.commitment.number
    return """
      <section class="qp-promise" aria-labelledby="e\(number)">
      <h3 id="e\(number)"><a href="\(Link.commitment(number))">Engagement \(number)</a> \
      <span class="qp-promise__title">\(part.commitment.title)</span></h3>
      \(cards(part.readings, level: 4))
      </section>
      """
  }

  private func cards(_ readings: [IndicatorReading], level: Int) -> HTML {
    """
    <ul class="qp-multiples">
    \(.each(readings, separator: "\n") { reading in
      DashboardCard(
        reading: reading, trend: trends[reading.definition.code], choice: choice, level: level).html
    })
    </ul>
    """
  }

  /// Commitments for which no figure is asked, and those that do not concern the site.
  private func silent(_ part: IndicatorOutline.ModulePart) -> HTML {
    let without = HTML.each(part.silent, separator: ", ") {
      #"<a href="\#(Link.commitment($0.number))" title="\#($0.title)">\#($0.number)</a>"#
    }
    return """
      \(.when(!part.silent.isEmpty, """
        <p class="fr-text--sm qp-muted">Engagements sans indicateur au référentiel : \(without).</p>
        """))
      \(.each(part.excluded) {
        """
        <p class="fr-text--sm qp-muted">L’engagement \
        <a href="\(Link.commitment($0.commitment))">\($0.commitment)</a> \
        ne concerne pas le site : \($0.reason)</p>
        """
      })
      """
  }

  // MARK: Late work

  private var lateSection: HTML {
    .section(
      "Retards par service, ce jour", id: "t-retards",
      late.isEmpty ? "<p>Aucune demande n’est en retard.</p>" : lateTable)
  }

  private var lateTable: HTML {
    let table = DataTable(
      "Demandes en retard par service, le \(FrenchDate.long(today))", isFocusable: false,
      columns: [.text("Service"), .number("En retard")], rows: late.map(lateRow))
    return #"<div class="qp-narrow">\#(table.html)</div>"#
  }

  private func lateRow(_ work: LateWork) -> [HTML] {
    let count = HTML(text: FrenchNumber.integer(work.late))
    guard let name = work.name, let service = work.service else { return ["Sans service", count] }
    return [#"<a href="\#(Link.work(.late, service: service))">\#(name)</a>"#, count]
  }
}
