public import QualityDomain

/// The tables of the network as spreadsheets take them: delimited text with a header row, decimals
/// with a point, nothing where there is nothing.
public enum NetworkExport {
  /// Indicators over the sites of a node: their sums, what is not in them, and the value of the
  /// period before.
  public static func indicators(_ readings: [NodeReading]) -> String {
    table([
      "code", "label", "commitments", "unit", "period", "numerator", "denominator", "value",
      "previous_value", "target", "status", "sites", "left_out", "pending", "missing", "judged",
      "on_target",
    ], readings.map { reading in
      let definition = reading.definition
      let sums = reading.sums
      return [
        .text(definition.code), .text(definition.label),
        .text(definition.commitments.map(String.init).joined(separator: " ")),
        .text(definition.unit.rawValue), .text(reading.period.text),
        .number(reading.figure?.numerator), .number(reading.figure?.denominator),
        .number(reading.figure?.value),
        .number(reading.before.figure(definition.aggregation)?.value), .number(reading.target),
        .text(reading.status.rawValue), .count(sums.sites), .count(sums.leftOut),
        .count(sums.pending), .count(sums.missing), .count(sums.judged), .count(sums.onTarget),
      ]
    })
  }

  /// Places right below a node, with the values of some indicators.
  /// - Parameter places: each with its name, what it amounts to, and its figures by code.
  public static func places(
    _ places: [(name: String, summary: NodeSummary, figures: [String: NodeFigure])],
    indicators: [IndicatorDefinition]
  ) -> String {
    table([
      "place", "sites", "labelled", "label_expected", "on_target", "judged", "open", "late",
      "missing",
    ] + indicators.map(\.code), places.map { place in
      let summary = place.summary
      return [
        .text(place.name), .count(summary.sites), .count(summary.labelled.part),
        .count(summary.labelled.whole), .count(summary.onTarget.part),
        .count(summary.onTarget.whole), .count(summary.open), .count(summary.late),
        .count(summary.missing),
      ] + indicators.map { .number(place.figures[$0.code]?.figure($0.aggregation)?.value) }
    })
  }

  /// Sites, each with its label, its work and how it stands in a period and the one before.
  public static func sites(_ outlooks: [SiteOutlook], _ period: Period) -> String {
    table([
      "code", "site", "territory", "period", "label_expires_on", "open", "late", "late_as_of", "owed",
      "missing", "judged", "on_target", "previous_judged", "previous_on_target",
    ], outlooks.map { outlook in
      [
        .text(outlook.site.code), .text(outlook.site.name), .text(outlook.site.territory.code),
        .text(period.text), .text(outlook.labelExpiresOn?.iso ?? ""), .count(outlook.work?.open),
        .count(outlook.work?.late), .text(outlook.work?.asOf.iso ?? ""),
        .count(outlook.standing?.owed), .count(outlook.standing?.missing),
        .count(outlook.standing?.judged), .count(outlook.standing?.onTarget),
        .count(outlook.before?.judged), .count(outlook.before?.onTarget),
      ]
    })
  }

  /// One indicator at each site, with the value of the period before.
  public static func comparison(_ comparisons: [SiteComparison]) -> String {
    table([
      "code", "site", "territory", "period", "numerator", "denominator", "value", "previous_value",
      "pending", "target", "status",
    ], comparisons.map { comparison in
      let reading = comparison.reading
      return [
        .text(comparison.site.code), .text(comparison.site.name),
        .text(comparison.site.territory.code), .text(reading.period.text),
        .number(reading.figure?.numerator), .number(reading.figure?.denominator),
        .number(reading.figure?.value), .number(comparison.before?.figure?.value),
        .count(reading.pending), .number(reading.target), .text(reading.status.rawValue),
      ]
    })
  }

  private static func table(_ header: [String], _ rows: [[DelimitedCell]]) -> String {
    var writer = DelimitedWriter()
    writer.append(header.map(DelimitedCell.text))
    for row in rows { writer.append(row) }
    return writer.text
  }
}
