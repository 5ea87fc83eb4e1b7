import QualityDomain
import QualityStore
import QualityWording

/// One indicator for one period: its figure, what it is made of, and everything that explains it.
struct IndicatorPage {
  struct Figures {
    let reading: IndicatorReading
    let yearBefore: IndicatorReading
    let trend: IndicatorTrend
    /// The months, quarter, half-year and year around the period.
    let around: [IndicatorReading]
    let services: [ServiceReading]
    let criteria: [(criterion: String, figure: Figure)]
    /// Counted against the limits that the site set itself.
    let local: Figure?
  }

  /// What a figure rests on.
  enum Sources {
    case requests([RegisterRow], ClockKind)
    case entries([MeasureRecord])
    case none
  }

  static let rowsPerPage = 25

  let choice: PeriodChoice
  let viewer: Viewer
  let profile: SiteProfile
  let today: CivilDate
  let figures: Figures
  let rule: IndicatorRuleText
  let targets: [Target]
  let nationalSources: [NationalTarget]
  /// nil for someone who sees some services only.
  let published: [PublishedValue]?
  /// The sites of the network, unnamed; nil for someone who sees some services only, and for an
  /// indicator or a period that the network does not keep.
  let network: AnonymousReadings?
  let sources: Sources
  /// Whether the list of requests does not start at its beginning.
  let isContinued: Bool
  let message: String?

  var definition: IndicatorDefinition { figures.reading.definition }
  var text: ReadingText { ReadingText(figures.reading) }

  var page: Page {
    Page(
      "\(definition.shortLabel), \(choice.period.frenchShort)",
      heading: HTML(text: definition.shortLabel), entry: .indicators,
      parents: [PageLink("Indicateurs", .indicators(choice.period))], facts: facts,
      actions: actions,
      body: """
        \(.with(message) { HTML.message(.success, HTML(text: $0)) })
        \(choice.views { .indicator(definition.code, $0) })
        \(.split(
          """
          \(figure)
          \(trendTable)
          \(aroundTable)
          \(serviceTable)
          \(criterionTable)
          \(networkSection)
          """,
          aside: "\(rule.definitionSection)\(targetSection)\(rule.limitSection)",
          asideLabel: "Définition, cibles et délais"))
        \(sourceSection)
        """)
  }

  private var facts: [HTML] {
    let commitments = HTML.each(definition.commitments, separator: ", ") {
      #"<a href="\#(Link.commitment($0))">\#($0)</a>"#
    }
    let noun: HTML = definition.commitments.count > 1 ? "Engagements " : "Engagement "
    return [HTML(text: definition.code), noun + commitments, HTML(text: rule.scope)]
  }

  private var actions: [PageLink] {
    let target =
      viewer.can(.configureSite) && definition.better != .none
      ? [PageLink("Fixer une cible locale", .target(definition.code))] : []
    let entry =
      viewer.can(.enterMeasures) && definition.register == nil
      ? [PageLink("Saisir le chiffre", .enterMeasures(choice.period))] : []
    return target + entry
  }

  // MARK: Parts of several sections

  /// The latest publication of a period.
  func published(_ period: Period) -> PublishedValue? {
    published?.first { $0.period == period }
  }

  static func differs(_ published: PublishedValue, _ reading: IndicatorReading) -> Bool {
    published.figurePeriod == reading.period && published.figure != reading.figure
  }

  /// « 86,17 %, 81 sur 94 ».
  func words(_ figure: Figure?) -> String {
    FigureText(figure, definition).whole
  }

  func date(_ instant: Instant) -> CivilDate {
    WallClock.date(of: instant, in: profile.site.timeZone)
  }

  private var targetSection: HTML {
    let shown = targets.sorted { $0.validFrom > $1.validFrom }
    return .section(
      "Cibles", id: "t-cibles", style: "qp-stack qp-stack--sm",
      shown.isEmpty
        ? "<p class=\"fr-text--sm\">Aucune cible : le résultat est suivi sans être jugé.</p>"
        : .list(shown.map(item)))
  }

  private func item(_ target: Target) -> ListItem {
    let from = HTML.time(target.validFrom)
    let validity: HTML =
      target.validThrough.map { "du \(from) au \(.time($0))" } ?? "depuis le \(from)"
    let source = nationalSources.first {
      target.scope == .national && $0.validFrom == target.validFrom
    }?.source
    return ListItem(
      target.scope == .national ? "Nationale" : "Locale",
      right: "<strong>\(FrenchNumber.target(target.value, definition.unit))</strong>",
      note: validity + .with(source) { ". \($0)" })
  }
}
