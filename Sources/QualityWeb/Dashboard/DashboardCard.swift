import QualityDomain
import QualityWording

/// One indicator of the dashboard: value, status, trend, what it is made of and its target.
struct DashboardCard {
  let reading: IndicatorReading
  let trend: IndicatorTrend?
  let choice: PeriodChoice
  /// Of the heading.
  let level: Int

  var html: HTML {
    let definition = reading.definition
    let text = ReadingText(reading)
    return """
      <li><div class="fr-card fr-card--sm fr-card--no-arrow fr-enlarge-link"><div class="fr-card__body">\
      <div class="fr-card__content">
      <h\(level) class="fr-card__title"><a href="\(Link.indicator(definition.code, choice.period))">\
      \(definition.shortLabel)</a></h\(level)>
      <p class="qp-row"><span class="qp-multiples__value">\(value(text))</span> \(.badge(reading.status))\
      \(.when(!reading.flags.isEmpty, " " + HTML.badge("à vérifier", .warning)))</p>
      \(chart)
      <p class="fr-card__detail">\(details(text).joined(separator: " · "))</p>
      </div></div></div></li>
      """
  }

  private func value(_ text: ReadingText) -> String {
    reading.status == .missing && reading.definition.register == nil ? "à saisir" : text.value()
  }

  private var chart: HTML {
    guard let trend, !trend.isEmpty else {
      return #"<p class="fr-card__detail">Pas encore de tendance</p>"#
    }
    return trend.sparkline(id: "s-\(reading.definition.code)")
  }

  private func details(_ text: ReadingText) -> [String] {
    let pending = reading.pending ?? 0
    let others = reading.definition.commitments.count > 1 ? text.commitments : nil
    return [
      text.parts, text.target, text.otherPeriod,
      pending > 0 ? "\(FrenchNumber.integer(pending)) en cours" : nil, others,
    ].compactMap(\.self)
  }
}
