public import QualityDomain

/// A table of figures that are not computed here, as delimited text.
///
/// Columns `indicateur`, `periode` and `valeur` are required; `service`, `critere`, `numerateur`,
/// `denominateur` and `commentaire` may be left out. A value may be left blank where numerator and
/// denominator are given. What is odd but possible (a rate over 100 %…) is taken as it was typed:
/// see `Measure.flags(for:)`.
public struct MeasureTable: Sequence, IteratorProtocol, Sendable {
  private struct Key: Hashable {
    let indicator: String
    let period: Period
    let service: String?
    let criterion: String?
  }

  private struct Columns {
    let indicator, period, service, criterion, numerator, denominator, value, comment: TableColumn

    init(_ header: TableHeader) {
      indicator = header["indicateur"]
      period = header["periode"]
      service = header["service"]
      criterion = header["critere"]
      numerator = header["numerateur"]
      denominator = header["denominateur"]
      value = header["valeur"]
      comment = header["commentaire"]
    }
  }

  private static let longestName = 200
  private static let longestComment = 1000

  private var reader: TableReader
  private let columns: Columns
  private let definitions: [String: IndicatorDefinition]
  private var firstLines: [Key: Int] = [:]

  /// - Parameters:
  ///   - bytes: the file, in UTF-8 or Windows-1252.
  ///   - indicators: those of the site: of its edition and its own.
  /// - Throws: all that is wrong with the header.
  public init(
    _ bytes: [UInt8], indicators: [IndicatorDefinition]
  ) throws(TableProblems) {
    reader = try TableReader(
      bytes, required: ["indicateur", "periode", "valeur"],
      optional: ["service", "critere", "numerateur", "denominateur", "commentaire"])
    columns = Columns(reader.header)
    definitions = Dictionary(indicators.map { ($0.code, $0) }) { first, _ in first }
  }

  public mutating func next() -> Result<ImportedMeasure, TableProblems>? {
    reader.nextRow()?.reading { measure(&$0) }
  }

  private mutating func measure(_ row: inout TableRow) -> ImportedMeasure? {
    let code = row.required(columns.indicator, maximum: Self.longestName)
    let definition = code.flatMap { definitions[$0] }
    if let code, definition == nil { row.note(columns.indicator, .unknownIndicator(code)) }
    let periodText = row.required(columns.period, maximum: Self.longestName)
    let period = periodText.flatMap { Period($0.uppercased()) }
    if let periodText, period == nil { row.note(columns.period, .unreadablePeriod(periodText)) }
    let service = row.text(columns.service, maximum: Self.longestName)
    let criterion = row.text(columns.criterion, maximum: Self.longestName)?.oneLine
    let comment = row.text(columns.comment, maximum: Self.longestComment)?.oneLine ?? ""
    let numerator = Self.number(&row, columns.numerator)
    let denominator = Self.number(&row, columns.denominator)
    let value = Self.number(&row, columns.value, isPercentage: definition?.unit == .percent)
    guard row.problems.isEmpty, let definition, let period else { return nil }
    let key = Key(
      indicator: definition.code, period: period, service: service, criterion: criterion)
    do throws(MeasureError) {
      let figure = try Measure.figure(
        numerator: numerator, denominator: denominator, value: value,
        quotient: definition.quotient)
      row.identify(key, nil, among: &firstLines)
      return ImportedMeasure(
        line: row.line, indicator: definition.code, period: period, service: service,
        criterion: criterion, figure: figure, comment: comment)
    } catch {
      row.note(columns.value, .figure(error))
      return nil
    }
  }

  /// The number of a cell; nil when it is blank.
  /// - Parameter isPercentage: whether a sign `%` may follow it.
  private static func number(
    _ row: inout TableRow, _ column: TableColumn, isPercentage: Bool = false
  ) -> Quantity? {
    guard let text = row.text(column, maximum: 40) else { return nil }
    let digits = isPercentage && text.hasSuffix("%") ? text.dropLast() : text[...]
    let end = digits.lastIndex { !$0.isWhitespace }.map(digits.index(after:)) ?? digits.startIndex
    guard let quantity = Quantity(digits[..<end]) else {
      row.note(column, .unreadableNumber(text))
      return nil
    }
    if quantity < .zero { row.note(column, .figure(.negative)) }
    return quantity
  }
}
