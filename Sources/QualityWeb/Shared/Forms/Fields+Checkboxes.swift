extension Fields {
  /// Several answers at once: the form sends a value of `name` for each box that is ticked.
  func checkboxes(
    _ name: String, _ legend: String, _ choices: [Choice], hint: String? = nil,
    ticked: Set<String> = []
  ) -> HTML {
    let shown = form.pairs.isEmpty ? ticked : Set(form.all(name))
    return """
      <fieldset class="fr-fieldset qp-fields__wide\(.when(isWrong(name), " fr-fieldset--error"))"\
      \(.when(isWrong(name), #" aria-describedby="\#(id(name))-erreur""#))>\
      <legend class="fr-fieldset__legend">\(legend)\(hintText(name, hint, isOptional: false))</legend>\
      \(.each(choices.enumerated()) { rank, choice in
        // The first has the name as its id, which the summary of errors links to.
        checkbox(
          name, choice, id: rank == 0 ? id(name) : "\(id(name))-\(rank)",
          isTicked: shown.contains(choice.value))
      })\(message(name))</fieldset>
      """
  }

  private func checkbox(_ name: String, _ choice: Choice, id: String, isTicked: Bool) -> HTML {
    """
    <div class="fr-fieldset__element"><div class="fr-checkbox-group">\
    <input type="checkbox" id="\(id)" name="\(name)" value="\(choice.value)"\
    \(.when(isTicked, " checked"))><label class="fr-label" for="\(id)">\(choice.label)</label></div></div>
    """
  }
}
