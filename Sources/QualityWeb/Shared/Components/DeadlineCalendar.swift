import QualityDomain
import QualityWording

/// How a due date was obtained, day by day: a calendar, and the same as a list.
struct DeadlineCalendar {
  let explanation: DeadlineExplanation
  let today: CivilDate
  /// What happened on day 0: « reçue », « pièces reçues ».
  let startLabel: String

  var html: HTML { "\(table)\n\(.details("Voir le calcul en liste", list))" }

  private var counted: Int { explanation.days.count { $0.number != nil } }

  private var table: HTML {
    """
    <table class="qp-calendar"><caption>Du \(.time(explanation.start)) au \(.time(explanation.dueDate)) : \
    \(summary)</caption><thead><tr>\(.each(Weekday.allCases) {
      #"<th scope="col"><abbr title="\#($0.french)">\#($0.frenchAbbreviation)</abbr></th>"#
    })</tr></thead><tbody>\(.each(weeks) { "<tr>\(.each($0, cell))</tr>\n" })</tbody></table>
    """
  }

  /// « 10 jours ouvrés comptés, 6 jours passés (4 de week-end et 2 fériés) ».
  private var summary: String {
    var weekends = 0
    var holidays = 0
    var locals = 0
    for day in explanation.days {
      switch day.reason {
      case .saturday, .sunday: weekends += 1
      case .holiday: holidays += 1
      case .local: locals += 1
      case nil: break
      }
    }
    let days = FrenchNumber.count(counted, "jour ouvré compté", "jours ouvrés comptés")
    let kinds = [
      weekends > 0 ? "\(weekends) de week-end" : nil,
      holidays > 0 ? FrenchNumber.count(holidays, "férié", "fériés") : nil,
      locals > 0 ? FrenchNumber.count(locals, "local", "locaux") : nil,
    ].compactMap(\.self)
    if kinds.isEmpty { return days }
    let skipped = FrenchNumber.count(weekends + holidays + locals, "jour passé", "jours passés")
    return "\(days), \(skipped) (\(FrenchList.joined(kinds)))"
  }

  /// The days from the Monday before the start to the Sunday after the due date, by weeks; nil is
  /// a day outside the count.
  private var weeks: [[Cell?]] {
    let start = Cell(date: explanation.start, status: nil)
    let cells = [start] + explanation.days.map { Cell(date: $0.date, status: $0.status) }
    let before = explanation.start.weekday.rawValue - 1
    let after = 7 - explanation.dueDate.weekday.rawValue
    let all =
      [Cell?](repeating: nil, count: before) + cells + [Cell?](repeating: nil, count: after)
    return stride(from: 0, to: all.count, by: 7).map { Array(all[$0..<min($0 + 7, all.count)]) }
  }

  private struct Cell {
    let date: CivilDate
    /// nil for day 0.
    let status: DeadlineExplanation.Status?
  }

  private func cell(_ cell: Cell?) -> HTML {
    guard let cell else { return #"<td class="is-empty"></td>"# }
    let isDue = cell.date == explanation.dueDate
    let isStart = cell.date == explanation.start
    let named = isDue || isStart || cell.date.day == 1
    let number = named ? FrenchDate.dayMonth(cell.date) : FrenchDate.dayOfMonth(cell.date)
    var styles: [String] = []
    var words: [String] = []
    switch cell.status {
    case nil:
      styles.append("is-start")
      words += [startLabel, "jour 0"]
    case .skipped(let reason):
      styles.append("is-skipped")
      words.append(reason.french)
    case .counted(let number): words.append("jour \(number)")
    }
    if isDue {
      styles.append("is-due")
      words.append("échéance")
    }
    if cell.date == today {
      styles.append("is-today")
      words.append("ce jour")
    }
    return """
      <td\(.when(!styles.isEmpty, #" class="\#(styles.joined(separator: " "))""#))>\
      <b>\(number)</b>\(.each(words, separator: "<br>") { HTML(text: $0) })</td>
      """
  }

  private var list: HTML {
    let skipped = explanation.days.compactMap { day in
      day.reason.map { (day.date, $0.frenchExplanation) }
    }
    return """
      <ol class="fr-text--sm" start="0"><li>\(.time(explanation.start))</li>\
      \(.each(explanation.days.filter { $0.number != nil }) { "<li>\(.time($0.date))</li>" })</ol>\
      \(.when(
        !skipped.isEmpty,
        """
        <p class="fr-text--sm">Jours passés : \(.each(skipped, separator: " ; ") { date, reason in
          "\(.time(date)) (\(reason))"
        }).</p>
        """))
      """
  }
}

extension DeadlineExplanation.DayCount {
  fileprivate var number: Int? {
    if case .counted(let number) = status { number } else { nil }
  }

  fileprivate var reason: NonWorkingReason? {
    if case .skipped(let reason) = status { reason } else { nil }
  }
}
