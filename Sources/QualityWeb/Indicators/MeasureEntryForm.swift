import QualityDomain
import QualityFormats

/// The form on which the figures of a period are entered: one row for each indicator that is not
/// computed, and one for each criterion of those that have some, as it was typed.
struct MeasureEntryForm {
  let period: Period
  /// nil: figures of the whole site.
  let service: Service.ID?
  let rows: [EntryRow]

  /// The form with what is recorded.
  init(
    _ definitions: [IndicatorDefinition], period: Period, service: Service.ID?, measures: [Measure]
  ) {
    self.init(
      definitions, RecordedFigures(measures, period: period, service: service),
      period: period, service: service,
      criteria: { $1 + Array(repeating: "", count: Self.newCriteria) },
      texts: { _, recorded in (recorded, recorded) })
  }

  /// The form as it was sent.
  init(
    _ form: FormBody, _ definitions: [IndicatorDefinition], period: Period, service: Service.ID?,
    measures: [Measure]
  ) {
    self.init(
      definitions, RecordedFigures(measures, period: period, service: service),
      period: period, service: service,
      criteria: { definition, _ in Self.criteria(form, definition) },
      texts: { key, _ in
        (EntryText(form, key), EntryText(seen: form[EntryField.seen.name(key)]))
      })
  }

  /// How many criteria can be added at once.
  private static let newCriteria = 3

  /// The criteria that the form names, in the order of its rows; empty where none was typed.
  private static func criteria(_ form: FormBody, _ definition: IndicatorDefinition) -> [String] {
    let names = (1...).lazy.map { EntryField.criterion.name(EntryRow.key(definition, rank: $0)) }
    return names.prefix { form.has($0) }.map { form.trimmed($0) }
  }

  /// - Parameters:
  ///   - criteria: those of an indicator by criterion, given the ones that are recorded.
  ///   - texts: what was typed in a row and what it said before, given what is recorded.
  private init(
    _ definitions: [IndicatorDefinition], _ recorded: RecordedFigures, period: Period,
    service: Service.ID?, criteria: (IndicatorDefinition, [String]) -> [String],
    texts: (String, EntryText) -> (typed: EntryText, seen: EntryText)
  ) {
    self.period = period
    self.service = service
    rows = definitions.filter { $0.register == nil }.flatMap { definition in
      let known = recorded.criteria(definition)
      let parts = definition.isByCriterion ? criteria(definition, known) : []
      return ([nil] + parts).enumerated().map { rank, criterion in
        let text = recorded.text(definition, criterion)
        let (typed, seen) = texts(EntryRow.key(definition, rank: rank), text)
        return EntryRow(
          definition: definition, rank: rank, criterion: criterion,
          isKnown: criterion.map(known.contains) ?? true, typed: typed, seen: seen, recorded: text)
      }
    }
  }

  /// The figures that are new or changed. Rows left empty or as they were are not among them.
  /// - Throws: everything that is to be corrected.
  func parsed() throws(FormErrors) -> [Measure] {
    var errors = FormErrors()
    let measures = rows.compactMap { row in
      row.measure(
        period, service, others: rows.filter { $0.definition.code == row.definition.code }, &errors)
    }
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
  /// What users were asked about, in the rows of an indicator by criterion.
  case criterion = "k"
  /// Hidden: what the row said when the page was made.
  case seen = "vu"

  /// - Parameter key: see `EntryRow.key`.
  func name(_ key: String) -> String { "\(rawValue)-\(key)" }

  /// What stands above the field: a mean has a total and its cases.
  func label(in definition: IndicatorDefinition) -> String {
    switch self {
    case .numerator: definition.aggregation == .mean ? "Total" : "Numérateur"
    case .denominator: definition.aggregation == .mean ? "Nombre de cas" : "Dénominateur"
    case .value: "Résultat"
    case .criterion: "Autre critère"
    case .comment, .seen: "Commentaire"
    }
  }
}

/// What stands in the fields of one row.
struct EntryText: Hashable {
  var numerator = ""
  var denominator = ""
  var value = ""
  var comment = ""

  /// What is recorded. A result that the parts give is left out: it would contradict them as soon as
  /// one of them is changed.
  init(_ measure: Measure?, _ quotient: Quotient?) {
    guard let measure else { return }
    let figure = measure.figure
    numerator = Self.text(figure.numerator)
    denominator = Self.text(figure.denominator)
    value = figure.recomputed(quotient) == figure.value ? "" : Self.text(figure.value)
    comment = measure.comment.oneLine
  }

  init(_ form: FormBody, _ key: String) {
    numerator = form.trimmed(EntryField.numerator.name(key))
    denominator = form.trimmed(EntryField.denominator.name(key))
    value = form.trimmed(EntryField.value.name(key))
    comment = form.trimmed(EntryField.comment.name(key))
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
