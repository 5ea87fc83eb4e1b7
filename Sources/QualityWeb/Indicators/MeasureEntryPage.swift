import QualityDomain
import QualityWording

/// The form on which the figures of a period are entered, by commitment.
struct MeasureEntryPage {
  let choice: PeriodChoice
  let form: MeasureEntryForm
  let fields: Fields
  /// How each indicator stands for the period and service.
  let outline: IndicatorOutline
  /// The codes of those whose figure is missing.
  let awaited: Set<String>
  /// For whom the viewer may enter figures.
  let places: [Choice]
  let service: Service.ID?
  let token: FormToken?
  let message: String?

  var page: Page {
    let place = places.first { $0.value == service?.text ?? "" }?.label ?? ""
    return Page(
      "Saisir les chiffres, \(choice.period.frenchShort)", heading: "Saisir les chiffres",
      entry: .indicators, parents: [PageLink("Indicateurs", .indicators(choice.period))],
      facts: [HTML(text: choice.name), HTML(text: place)],
      actions: [PageLink("Importer un tableau", .importMeasures)],
      isRefused: !fields.errors.isEmpty,
      body: """
        \(fields.errors.summary)
        \(.with(message) { HTML.message(.success, HTML(text: $0)) })
        \(choice.views { .enterMeasures($0, service) })
        \(.when(places.count > 1, placeFilter))
        \(outline.readings.isEmpty ? empty : sheet)
        """)
  }

  private var placeFilter: HTML {
    .filters(
      "Pour qui", action: .enterMeasures, button: "Afficher",
      fields: """
        <input type="hidden" name="periode" value="\(choice.period.text)">
        \(Fields.filter(FormBody()).select(
          "service", "Chiffres de", places.filter { !$0.value.isEmpty },
          empty: places.first { $0.value.isEmpty }?.label, value: service?.text))
        """)
  }

  private var empty: HTML {
    .emptyState(
      "Aucun chiffre à saisir",
      "<p>Tous les indicateurs du site sont calculés du registre des demandes.</p>")
  }

  private var sheet: HTML {
    """
    <p class="qp-narrow">Laissez vide ce que vous n’avez pas. Pour un taux ou une moyenne, donnez le \
    numérateur et le dénominateur : le résultat est calculé, et les périodes peuvent s’additionner. Un \
    chiffre inhabituel est enregistré comme vous l’écrivez, et signalé.</p>
    \(HTML.form(.enterMeasures, token: token, style: "qp-stack qp-stack--lg") {
      """
      <input type="hidden" name="periode" value="\(choice.period.text)">
      <input type="hidden" name="service" value="\(service?.text ?? "")">
      \(.each(outline.modules.filter { !$0.parts.isEmpty }, separator: "\n", module))
      \(.when(!outline.others.isEmpty, HTML.section(
        "Autres indicateurs du site", id: "autres", HTML.each(outline.others, row))))
      \(HTML.submit("Enregistrer les chiffres"))
      """
    })
    """
  }

  private func module(_ part: IndicatorOutline.ModulePart) -> HTML {
    .section(
      "Module \(part.module.number) : \(part.module.title)", id: "m\(part.module.number)",
      .each(part.parts, separator: "\n") { part in
        .section(
          "Engagement \(part.commitment.number) : \(part.commitment.title)",
          id: "e\(part.commitment.number)", level: 3, style: "qp-panel qp-stack",
          .each(part.readings, separator: "\n", row))
      })
  }

  private func row(_ reading: IndicatorReading) -> HTML {
    let definition = reading.definition
    let rows = form.rows.filter { $0.definition.code == definition.code }
    guard let row = rows.first else { return .empty }
    let text = ReadingText(reading)
    let last =
      text.otherPeriod.map { "dernier \($0) : \(text.value())" }
      ?? (reading.figure == nil ? nil : "enregistré : \(text.value(places: 2))")
    let unit =
      switch definition.unit {
      case .percent: "en pourcentage"
      case .count: "un nombre"
      default: "en \(definition.unit.french)"
      }
    let isMissing = awaited.contains(definition.code) && row.typed.isEmpty
    let notes = ["\(unit), \(definition.frequency.french)", last].compactMap(\.self)
      .joined(separator: " · ")
    return """
      <fieldset class="qp-entry"><legend class="fr-fieldset__legend">\
      <a href="\(Link.indicator(definition.code, choice.period))">\(definition.shortLabel)</a>\
      \(.when(isMissing, " " + HTML.badge("à saisir", .warning))) \
      <span class="fr-hint-text">\(notes)</span></legend>
      \(cells(row))
      \(.each(text.otherPeriod == nil ? text.warnings : []) {
        #"<p class="qp-entry__note"><strong>À vérifier :</strong> \#($0.midSentence)</p>"#
      })
      </fieldset>\(.each(rows.dropFirst(), criterion))
      """
  }

  /// A row of an indicator by criterion, whose criterion can be typed unless it is known.
  private func criterion(_ row: EntryRow) -> HTML {
    let criterion = row.criterion ?? ""
    let head: HTML =
      row.isKnown
      ? """
      <legend class="fr-fieldset__legend">\(criterion)</legend>\
      <input type="hidden" name="\(row.field(.criterion))" value="\(criterion)">
      """
      : """
      <legend class="fr-sr-only">Autre critère, ligne \(row.rank)</legend>\
      \(cell(row, .criterion, criterion))
      """
    return """
      <fieldset class="qp-entry">\(head)\(cells(row))</fieldset>
      """
  }

  private func cells(_ row: EntryRow) -> HTML {
    """
    \(.when(row.definition.aggregation.hasParts, cell(row, .numerator, row.typed.numerator)
      + cell(row, .denominator, row.typed.denominator)))\
    \(cell(row, .value, row.typed.value))\(cell(row, .comment, row.typed.comment))
    \(.each([EntryField.criterion, .numerator, .denominator, .value, .comment]) { field in
      // Under the row: a cell is too narrow for a sentence.
      .when(fields.isWrong(row.field(field)), """
        <div class="qp-entry__note">\(fields.message(row.field(field)))</div>
        """)
    })
    <input type="hidden" name="\(row.field(.seen))" value="\(row.recorded.line)">
    """
  }

  private func cell(_ row: EntryRow, _ field: EntryField, _ value: String) -> HTML {
    let name = row.field(field)
    let isNumber = field != .comment && field != .criterion
    let place: HTML =
      switch field {
      case .value: " qp-entry__value"
      case .comment: " qp-entry__wide"
      case .criterion: " qp-entry__name"
      case .numerator, .denominator, .seen: .empty
      }
    let isFirst = row.rank == 0 && row.definition.code == outline.readings.first?.definition.code
      && field == (row.definition.aggregation.hasParts ? .numerator : .value)
    return """
      <div class="fr-input-group\(place)\
      \(.when(fields.isWrong(name), " fr-input-group--error"))">\
      <label class="fr-label" for="\(name)">\(field.label(in: row.definition))</label>\
      <input class="fr-input\(.when(fields.isWrong(name), " fr-input--error"))" type="text" id="\(name)" \
      name="\(name)"\(.when(!value.isEmpty, #" value="\#(value)""#))\
      \(fields.state(name, hint: nil, isOptional: true, takesFocus: isFirst))\
      \(.when(isNumber, #" inputmode="decimal""#)) autocomplete="off"></div>
      """
  }
}

extension Aggregation {
  /// Whether its figures are made of a numerator and a denominator.
  fileprivate var hasParts: Bool { self == .ratio || self == .mean }
}
