/// The fields of one form, filled with what was typed and marked with what is to be corrected.
///
/// A field's `id` is its name, after `prefix` when two forms of a page share names. A field is
/// required unless it is said to be optional; those of a filter are all optional and do not say so.
struct Fields {
  let form: FormBody
  let errors: FormErrors
  let prefix: String
  let isFilter: Bool

  init(_ form: FormBody = FormBody(), errors: FormErrors = FormErrors(), prefix: String = "") {
    self.init(form, errors: errors, prefix: prefix, isFilter: false)
  }

  /// The filters of a list, from the query of its address.
  static func filter(_ query: FormBody) -> Fields {
    Fields(query, errors: FormErrors(), prefix: "", isFilter: true)
  }

  /// The same fields within a group that says once that all of it is optional.
  var ofOptionalGroup: Fields {
    Fields(form, errors: errors, prefix: prefix, isFilter: true)
  }

  private init(_ form: FormBody, errors: FormErrors, prefix: String, isFilter: Bool) {
    self.form = form
    self.errors = errors
    self.prefix = prefix
    self.isFilter = isFilter
  }

  /// How much room a field takes.
  enum Width { case normal, wide, short, search }

  /// A line of text. `attributes` are further ones, with a space before each.
  func text(
    _ name: String, _ label: String, hint: String? = nil, value: String? = nil, type: HTML = "text",
    isOptional: Bool = false, width: Width = .normal, takesFocus: Bool = false,
    attributes: HTML = .empty
  ) -> HTML {
    let shown = form.has(name) ? form[name] : value ?? ""
    return group(name, width: width) {
      """
      \(labelled(name, label, hint: hint, isOptional: isOptional))\
      <input class="fr-input\(.when(isWrong(name), " fr-input--error"))\
      \(.when(width == .short, " qp-short"))" \
      type="\(type)" id="\(id(name))" name="\(name)"\
      \(.when(!shown.isEmpty && type != "password", #" value="\#(shown)""#))\
      \(state(name, hint: hint, isOptional: isOptional, takesFocus: takesFocus))\(attributes)>
      """
    }
  }

  /// A date, typed as people do; left empty it means today.
  func date(
    _ name: String, _ label: String, hint: String = "18/05/2026, 18/05, ou rien pour aujourd’hui",
    value: String? = nil, takesFocus: Bool = false
  ) -> HTML {
    let shown = form.has(name) ? form[name] : value ?? ""
    return group(name, width: .normal) {
      """
      \(labelled(name, label, hint: hint, isOptional: false))\
      <input class="fr-input\(.when(isWrong(name), " fr-input--error")) qp-short" type="text" \
      id="\(id(name))" name="\(name)"\(.when(!shown.isEmpty, #" value="\#(shown)""#))\
      \(state(name, hint: hint, isOptional: true, takesFocus: takesFocus)) inputmode="numeric" \
      autocomplete="off">
      """
    }
  }

  func textArea(
    _ name: String, _ label: String, hint: String? = nil, value: String? = nil,
    isOptional: Bool = false, takesFocus: Bool = false
  ) -> HTML {
    let shown = form.has(name) ? form[name] : value ?? ""
    return group(name, width: .wide) {
      // The parser drops a line end right after the tag, so that one is given to be dropped.
      """
      \(labelled(name, label, hint: hint, isOptional: isOptional))\
      <textarea class="fr-input\(.when(isWrong(name), " fr-input--error"))" id="\(id(name))" \
      name="\(name)"\
      \(state(name, hint: hint, isOptional: isOptional, takesFocus: takesFocus))>
      \(shown)</textarea>
      """
    }
  }

  func file(_ name: String, _ label: String, hint: String, accept: HTML) -> HTML {
    group(name, width: .normal) {
      """
      \(labelled(name, label, hint: hint, isOptional: false))\
      <input class="fr-input\(.when(isWrong(name), " fr-input--error"))" type="file" id="\(id(name))" \
      name="\(name)" accept="\(accept)"\(state(name, hint: hint, isOptional: false, takesFocus: false))>
      """
    }
  }

  // MARK: Parts of a field

  func id(_ name: String) -> String { prefix + name }

  func isWrong(_ name: String) -> Bool { errors[name] != nil }

  func labelled(_ name: String, _ label: String, hint: String?, isOptional: Bool) -> HTML {
    """
    <label class="fr-label" for="\(id(name))">\(label)\
    \(hintText(name, hint, isOptional: isOptional))</label>
    """
  }

  /// The hint under a label, that says « Facultatif » first.
  func hintText(_ name: String, _ hint: String?, isOptional: Bool) -> HTML {
    let words = [isOptional && !isFilter ? "Facultatif" : nil, hint].compactMap(\.self)
      .joined(separator: ". ")
    return .when(
      !words.isEmpty, #" <span class="fr-hint-text" id="\#(id(name))-aide">\#(words)</span>"#)
  }

  /// What ties a control to its hint and message, and whether it must be filled.
  func state(_ name: String, hint: String?, isOptional: Bool, takesFocus: Bool) -> HTML {
    let described =
      (hint == nil ? [] : ["\(id(name))-aide"]) + (isWrong(name) ? ["\(id(name))-erreur"] : [])
    return """
      \(.when(!described.isEmpty, #" aria-describedby="\#(described.joined(separator: " "))""#))\
      \(.when(isWrong(name), #" aria-invalid="true""#))\(.when(!isOptional && !isFilter, " required"))\
      \(.when(takesFocus && errors.isEmpty, " autofocus"))
      """
  }

  /// The message of a field that is to be corrected.
  func message(_ name: String) -> HTML {
    .with(errors[name]) {
      """
      <div class="fr-messages-group" id="\(id(name))-erreur">\
      <p class="fr-message fr-message--error">\($0)</p></div>
      """
    }
  }

  private func group(_ name: String, width: Width, _ control: () -> HTML) -> HTML {
    """
    <div class="fr-input-group\(.when(isWrong(name), " fr-input-group--error"))\
    \(.when(width == .wide, " qp-fields__wide"))\(.when(width == .search, " qp-filters__search"))">\
    \(control())\(message(name))</div>
    """
  }
}
