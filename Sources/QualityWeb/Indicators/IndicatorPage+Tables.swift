import QualityDomain
import QualityStore
import QualityWording

extension IndicatorPage {
  /// The same figures as the chart.
  var trendTable: HTML {
    let trend = figures.trend
    let showsPublication = published != nil
    return .section(
      "Dans le temps", id: "t-temps",
      DataTable(
        "\(definition.shortLabel), \(trend.span)", isFocusable: false,
        columns: periodColumns + (showsPublication ? [.text("Publication")] : []),
        rows: trend.readings.reversed().map { reading in
          periodRow(reading) + (showsPublication ? [publication(reading)] : [])
        }
      ).html)
  }

  private var partsTitle: String {
    switch definition.aggregation {
    case .ratio: definition.register == nil ? "Cas conformes" : "Dans le délai"
    case .mean: "Total et nombre"
    case .sum, .last, .none: "Détail"
    }
  }

  private var periodColumns: [DataTable.Column] {
    [.text("Période"), .number("Résultat"), .number(partsTitle), .number("Cible"), .text("État")]
  }

  private func periodRow(_ reading: IndicatorReading) -> [HTML] {
    let isOwn = reading.figurePeriod == reading.period && reading.figure != nil
    let text = ReadingText(reading)
    return [
      #"<a href="\#(Link.indicator(definition.code, reading.period))">\#(reading.period.frenchShort)</a>"#,
      isOwn ? HTML(text: text.value(places: 2)) : "–",
      HTML(text: isOwn ? text.parts ?? "–" : "–"),
      HTML(text: reading.target.map { FrenchNumber.target($0.value, definition.unit) } ?? "–"),
      isOwn ? .badge(reading.status) : .badge("pas de chiffre"),
    ]
  }

  private func publication(_ reading: IndicatorReading) -> HTML {
    guard let last = published(reading.period) else { return "non publié" }
    let date = HTML.time(date(last.publishedAt))
    return Self.differs(last, reading)
      ? "publié \(words(last.figure)), corrigé depuis" : "publié le \(date)"
  }

  /// Month, quarter, half-year and year, by the rule of aggregation.
  var aroundTable: HTML {
    .section(
      "Du mois à l’année", id: "t-periodes",
      """
      <p class="fr-text--sm qp-muted">\(definition.aggregation.french)</p>
      \(DataTable(
        "\(definition.shortLabel), du mois à l’année", isFocusable: false,
        columns: periodColumns,
        rows: figures.around.filter { $0.period.firstDay <= today }.map(periodRow)
      ).html)
      """)
  }

  var serviceTable: HTML {
    if figures.services.isEmpty { return .empty }
    return .section(
      "Par service", id: "t-services",
      DataTable(
        "\(definition.shortLabel) par service, \(choice.period.french)",
        columns: [.text("Service"), .number("Résultat"), .number(partsTitle), .text("État")]
          + (definition.register == nil ? [] : [.number("En cours")]),
        rows: figures.services.map { serviceRow($0) } + [totalRow]
      ).html)
  }

  private func serviceRow(_ item: ServiceReading) -> [HTML] {
    row(HTML(text: profile.serviceName(item.service) ?? "Sans service"), item.reading)
  }

  private var totalRow: [HTML] {
    row("<strong>Ensemble</strong>", figures.reading)
  }

  private func row(_ name: HTML, _ reading: IndicatorReading) -> [HTML] {
    let text = ReadingText(reading)
    return [
      name, HTML(text: text.value(places: 2)), HTML(text: text.parts ?? "–"), .badge(reading.status),
    ] + (definition.register == nil ? [] : [HTML(text: FrenchNumber.integer(reading.pending ?? 0))])
  }

  var criterionTable: HTML {
    if figures.criteria.isEmpty { return .empty }
    return .section(
      "Par critère", id: "t-criteres",
      DataTable(
        "\(definition.shortLabel) par critère, \(choice.period.french)",
        columns: [.text("Critère"), .number("Résultat et détail")],
        rows: figures.criteria.map { [HTML(text: $0.criterion), HTML(text: words($0.figure))] }
      ).html)
  }
}
