import QualityDomain

/// The form on which the figures of a period are entered: one row for each indicator that is not
/// computed, as it was typed.
struct MeasureEntryForm {
  let period: Period
  /// nil: figures of the whole site.
  let service: Service.ID?
  let rows: [EntryRow]

  /// The form with what is recorded.
  init(
    _ definitions: [IndicatorDefinition], period: Period, service: Service.ID?, measures: [Measure]
  ) {
    self.init(definitions, period: period, service: service, measures: measures) { definition, recorded in
      EntryRow(definition: definition, typed: recorded, seen: recorded, recorded: recorded)
    }
  }

  /// The form as it was sent.
  init(
    _ form: FormBody, _ definitions: [IndicatorDefinition], period: Period, service: Service.ID?,
    measures: [Measure]
  ) {
    self.init(definitions, period: period, service: service, measures: measures) { definition, recorded in
      EntryRow(
        definition: definition, typed: EntryText(form, definition.code),
        seen: EntryText(seen: form[EntryField.seen.name(definition.code)]), recorded: recorded)
    }
  }

  private init(
    _ definitions: [IndicatorDefinition], period: Period, service: Service.ID?,
    measures: [Measure], row: (IndicatorDefinition, EntryText) -> EntryRow
  ) {
    self.period = period
    self.service = service
    let inForce = Dictionary(
      measures.filter { $0.period == period && $0.service == service && $0.criterion == nil }
        .map { ($0.indicator, $0) },
      uniquingKeysWith: { $0.source == .entered ? $0 : $1 })
    rows = definitions.filter { $0.register == nil }.map { definition in
      row(definition, EntryText(inForce[definition.code], definition.aggregation))
    }
  }

  /// The figures that are new or changed. Rows left empty or as they were are not among them.
  /// - Throws: everything that is to be corrected.
  func parsed() throws(FormErrors) -> [Measure] {
    var errors = FormErrors()
    let measures = rows.compactMap { $0.measure(period, service, &errors) }
    guard errors.isEmpty else { throw errors }
    return measures
  }
}

/// The fields of one row.
enum EntryField: String {
  case numerator = "n"
  case denominator = "d"
  case value = "v"
  case comment = "c"
  /// Hidden: what the row said when the page was made.
  case seen = "vu"

  func name(_ code: String) -> String { "\(rawValue)-\(code)" }
}

/// What stands in the fields of one row.
struct EntryText: Hashable {
  var numerator = ""
  var denominator = ""
  var value = ""
  var comment = ""

  /// What is recorded. A result that the parts give is left out: it would contradict them as soon as
  /// one of them is changed.
  init(_ measure: Measure?, _ rule: Aggregation) {
    guard let measure else { return }
    let figure = measure.figure
    numerator = Self.text(figure.numerator)
    denominator = Self.text(figure.denominator)
    value = figure.recomputed(rule) == figure.value ? "" : Self.text(figure.value)
    comment = measure.comment
  }

  init(_ form: FormBody, _ code: String) {
    numerator = form.trimmed(EntryField.numerator.name(code))
    denominator = form.trimmed(EntryField.denominator.name(code))
    value = form.trimmed(EntryField.value.name(code))
    comment = form.trimmed(EntryField.comment.name(code))
  }

  /// Takes back `line`.
  init(seen line: String) {
    let parts = line.split(separator: ";", maxSplits: 3, omittingEmptySubsequences: false)
    guard parts.count == 4 else { return }
    (numerator, denominator) = (String(parts[0]), String(parts[1]))
    (value, comment) = (String(parts[2]), String(parts[3]))
  }

  /// The four in one line.
  var line: String { isEmpty ? "" : "\(numerator);\(denominator);\(value);\(comment)" }

  var isEmpty: Bool { numerator.isEmpty && denominator.isEmpty && value.isEmpty && comment.isEmpty }

  private static func text(_ quantity: Quantity?) -> String {
    quantity.map { $0.plain.replacing(".", with: ",") } ?? ""
  }
}
