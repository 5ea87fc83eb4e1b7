extension HTML {
  /// What happened, the latest first; what is to come has an empty dot.
  static func timeline(_ steps: [TimelineStep]) -> HTML {
    if steps.isEmpty { return .empty }
    return """
      <ol class="qp-timeline" reversed>
      \(.each(steps, separator: "\n") { step in
        """
        <li\(.when(step.isComing, #" class="is-coming""#))><span class="qp-timeline__when">\(step.when)</span>\
        <span class="qp-timeline__what">\(step.what)</span>\
        \(.when(!step.note.isEmpty, #"<span class="qp-timeline__note">\#(step.note)</span>"#))</li>
        """
      })
      </ol>
      """
  }
}

struct TimelineStep {
  let when: HTML
  let what: HTML
  let note: HTML
  let isComing: Bool

  init(_ when: HTML, _ what: HTML, note: HTML = .empty, isComing: Bool = false) {
    self.when = when
    self.what = what
    self.note = note
    self.isComing = isComing
  }
}
