/// One of the answers to a question.
struct Choice: Hashable, Sendable {
  let value: String
  let label: String

  init(_ value: String, _ label: String) {
    self.value = value
    self.label = label
  }
}

extension HTML {
  /// Values that a line of text proposes; one may type another. The field names it as its `list`.
  static func datalist(id: String, _ choices: [Choice]) -> HTML {
    """
    <datalist id="\(id)">\(.each(choices) {
      #"<option value="\#($0.value)">\#($0.label)</option>"#
    })</datalist>
    """
  }
}

extension Fields {
  /// Many answers: the first letters find one. `empty` is the answer that chooses nothing.
  func select(
    _ name: String, _ label: String, _ choices: [Choice], hint: String? = nil,
    empty: String? = "Choisir", value: String? = nil, isOptional: Bool = false,
    takesFocus: Bool = false
  ) -> HTML {
    let chosen = form.has(name) ? form[name] : value ?? ""
    return """
      <div class="fr-select-group\(.when(isWrong(name), " fr-select-group--error"))">\
      \(labelled(name, label, hint: hint, isOptional: isOptional))\
      <select class="fr-select\(.when(isWrong(name), " fr-select--error"))" id="\(id(name))" name="\(name)"\
      \(state(name, hint: hint, isOptional: isOptional, takesFocus: takesFocus))>\
      \(.with(empty) { #"<option value="">\#($0)</option>"# })\(.each(choices) {
        #"<option value="\#($0.value)"\#(.when($0.value == chosen, " selected"))>\#($0.label)</option>"#
      })</select>\(message(name))</div>
      """
  }

  /// Few answers: arrows go from one to the next.
  func radios(
    _ name: String, _ legend: String, _ choices: [Choice], hint: String? = nil,
    value: String? = nil, takesFocus: Bool = false
  ) -> HTML {
    let chosen = form.has(name) ? form[name] : value ?? ""
    return """
      <fieldset class="fr-fieldset qp-fields__wide\(.when(isWrong(name), " fr-fieldset--error"))"\
      \(.when(isWrong(name), #" aria-describedby="\#(id(name))-erreur""#))>\
      <legend class="fr-fieldset__legend">\(legend)\(hintText(name, hint, isOptional: false))</legend>\
      \(.each(choices.enumerated()) { rank, choice in
        // The first has the name as its id, which the summary of errors links to.
        radio(
          name, choice, id: rank == 0 ? id(name) : "\(id(name))-\(rank)",
          isChosen: choice.value == chosen,
          takesFocus: takesFocus && errors.isEmpty
            && (choice.value == chosen || (chosen.isEmpty && rank == 0)))
      })\(message(name))</fieldset>
      """
  }

  private func radio(
    _ name: String, _ choice: Choice, id: String, isChosen: Bool, takesFocus: Bool
  ) -> HTML {
    """
    <div class="fr-fieldset__element fr-fieldset__element--inline"><div class="fr-radio-group">\
    <input type="radio" id="\(id)" name="\(name)" value="\(choice.value)"\(.when(isChosen, " checked"))\
    \(.when(takesFocus, " autofocus"))><label class="fr-label" for="\(id)">\(choice.label)</label></div></div>
    """
  }

  /// One box to tick; `value` is what the form sends when it is ticked.
  func checkbox(
    _ name: String, _ label: String, hint: String? = nil, value: String = "oui",
    isTicked: Bool = false
  ) -> HTML {
    let ticked = form.pairs.isEmpty ? isTicked : form.all(name).contains(value)
    return """
      <div class="fr-checkbox-group"><input type="checkbox" id="\(id(name))" name="\(name)" \
      value="\(value)"\(.when(ticked, " checked"))><label class="fr-label" for="\(id(name))">\(label)\
      \(hintText(name, hint, isOptional: false))</label></div>
      """
  }
}
