import Foundation
public import QualityDomain

/// Indicators as other programs take them: one row for each, numbers or nothing.
///
/// Fields: `code`, `label`, `commitments`, `unit`, `period` (that of the figure), `numerator`,
/// `denominator`, `value`, `pending`, `target`, `status`, `source`.
public enum IndicatorExport {
  /// Delimited text with a header row; commitments are separated by spaces, decimals have a point.
  public static func csv(_ readings: [IndicatorReading]) -> String {
    var writer = DelimitedWriter()
    writer.append(
      [
        "code", "label", "commitments", "unit", "period", "numerator", "denominator", "value",
        "pending", "target", "status", "source",
      ].map(DelimitedCell.text))
    for reading in readings {
      let definition = reading.definition
      writer.append([
        .text(definition.code), .text(definition.label),
        .text(definition.commitments.map(String.init).joined(separator: " ")),
        .text(definition.unit.rawValue), .text(reading.figurePeriod.text),
        .number(reading.figure?.numerator), .number(reading.figure?.denominator),
        .number(reading.figure?.value), .count(reading.pending),
        .number(reading.target?.value), .text(reading.status.rawValue),
        .text(reading.source?.rawValue ?? ""),
      ])
    }
    return writer.text
  }

  /// A list of objects; what is unknown is null, and numbers are exact decimals.
  public static func json(_ readings: [IndicatorReading]) throws -> String {
    try JSONText.encode(readings.map(ReadingRecord.init))
  }
}

private struct ReadingRecord: Encodable {
  private enum Key: String, CodingKey {
    case code, label, commitments, unit, period, numerator, denominator, value, pending, target
    case status, source
  }

  private let reading: IndicatorReading

  init(_ reading: IndicatorReading) {
    self.reading = reading
  }

  func encode(to encoder: any Encoder) throws {
    var record = encoder.container(keyedBy: Key.self)
    try record.encode(reading.definition.code, forKey: .code)
    try record.encode(reading.definition.label, forKey: .label)
    try record.encode(reading.definition.commitments, forKey: .commitments)
    try record.encode(reading.definition.unit.rawValue, forKey: .unit)
    try record.encode(reading.figurePeriod.text, forKey: .period)
    // An optional is encoded as null; encodeIfPresent would leave it out.
    try record.encode(reading.figure?.numerator?.decimal, forKey: .numerator)
    try record.encode(reading.figure?.denominator?.decimal, forKey: .denominator)
    try record.encode(reading.figure?.value?.decimal, forKey: .value)
    try record.encode(reading.pending, forKey: .pending)
    try record.encode(reading.target?.value.decimal, forKey: .target)
    try record.encode(reading.status.rawValue, forKey: .status)
    try record.encode(reading.source?.rawValue, forKey: .source)
  }
}
