import QualityDomain
import QualityWording

/// What is to be corrected in a form, in the order of its fields.
struct FormErrors: Error, Hashable {
  /// A sentence that says what is wrong, then what to do.
  struct Item: Hashable {
    /// nil for what concerns the whole form.
    let field: String?
    let message: String
  }

  private(set) var items: [Item] = []

  init() {}

  /// One error, of a field or of the whole form.
  init(_ field: String?, _ message: String) {
    add(field, message)
  }

  var isEmpty: Bool { items.isEmpty }

  /// The first message of `field`.
  subscript(_ field: String) -> String? {
    items.first { $0.field == field }?.message
  }

  mutating func add(_ field: String?, _ message: String) {
    items.append(Item(field: field, message: message))
  }

  /// Reads a date field; nil and one more error when it is not a date. Empty means `today`.
  mutating func date(_ field: String, in form: FormBody, today: CivilDate) -> CivilDate? {
    do {
      return try FrenchDateInput.parse(form[field], today: today)
    } catch {
      add(field, error.french)
      return nil
    }
  }

  /// The same for what holds from that day on: not before the edition that asks for it.
  mutating func date(
    _ field: String, in form: FormBody, today: CivilDate, of edition: Edition?
  ) -> CivilDate? {
    let day = date(field, in: form, today: today)
    guard let day, let edition, day < edition.validFrom else { return day }
    add(
      field,
      "L’édition \(edition.name) vaut à partir du \(FrenchDate.short(edition.validFrom)). "
        + "Donnez une date plus tardive.")
    return nil
  }

  /// Over the form, with a link to each field; it takes the focus.
  var summary: HTML {
    if isEmpty { return .empty }
    let title = FrenchNumber.count(
      items.count, "champ est à corriger", "champs sont à corriger")
    return """
      <div class="fr-alert fr-alert--error qp-errors" role="alert" tabindex="-1" id="erreurs" autofocus>
      <h2 class="fr-alert__title">\(items.contains { $0.field != nil } ? title : "À corriger")</h2>
      <ul>\(.each(items) { item in
        let link = HTML.with(item.field) { #"<a href="\#(Link.anchor($0))">\#(item.message)</a>"# }
        return "<li>\(item.field == nil ? HTML(text: item.message) : link)</li>"
      })</ul>
      </div>
      """
  }
}
