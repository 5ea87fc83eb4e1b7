import QualityDomain
import QualityStore
import QualityWording

/// A row of the register, worded.
struct RegisterLine {
  /// Under which heading it stands, when the list is sorted by due date.
  enum Group { case late, today, week, later, withoutDate }

  let group: Group
  let reference: String
  /// What its box sends: the request and the version that is shown.
  let pick: String
  let link: Link
  let subject: String
  /// Reference, kind and channel.
  let note: HTML
  let date: HTML
  let left: HTML
  let service: String
  let agent: HTML

  /// - Parameter tellsReceipt: says when it was received, where the list is sorted by that.
  init(_ row: RegisterRow, tellsReceipt: Bool, desk: Desk) {
    group = Self.group(row.sortOn, today: desk.today)
    reference = row.reference
    pick = PickedRequest(id: row.id, version: row.version).text
    link = .request(row.id)
    subject = row.subject.isEmpty ? "Objet effacé" : row.subject
    let isPromised = row.stage == .open && row.firstAnswerOn != nil && row.sortOn != nil
    note = """
      \(row.reference) · \(row.kind.french), \(row.channel.french.midSentence)\
      \(.when(isPromised, " · date annoncée à l’usager"))\
      \(.when(tellsReceipt, " · reçue le \(.time(row.receivedOn))"))
      """
    date = row.sortOn.map { .time($0) } ?? HTML(text: "sans échéance")
    left =
      switch row.stage {
      case .open: .timeLeft(until: row.sortOn, today: desk.today, calendar: desk.rules.calendar)
      case .waiting: HTML(text: "suspendue")
      case .done: Self.outcome(row)
      }
    service = desk.profile.serviceName(row.service) ?? "Sans service"
    agent =
      if let assignee = row.assignee {
        HTML(text: desk.profile.personName(assignee) ?? "Ancien agent")
      } else if row.stage == .done {
        HTML(text: "–")
      } else {
        "<em>À attribuer</em>"
      }
  }

  private static func group(_ due: CivilDate?, today: CivilDate) -> Group {
    guard let due else { return .withoutDate }
    if due < today { return .late }
    if due == today { return .today }
    return due <= today.sundayOfWeek ? .week : .later
  }

  /// How finished work ended.
  private static func outcome(_ row: RegisterRow) -> HTML {
    guard let due = row.replyDue else { return HTML(text: "sans délai") }
    guard let answer = row.firstAnswerOn else { return HTML(text: "sans réponse") }
    return answer <= due ? HTML(text: "dans le délai") : .badge("hors délai", .error)
  }
}

extension HTML {
  /// What is left before a due date, in working days; nothing without one.
  static func timeLeft(
    until due: CivilDate?, today: CivilDate, calendar: WorkingCalendar
  ) -> HTML {
    guard let due else { return .empty }
    if due == today { return .delay(workingDays: 0) }
    if due < today {
      let late = calendar.workingDays(after: due, through: today)
      return late > 0 ? .delay(workingDays: -late) : .badge("retard", .error)
    }
    if today.days(until: due) == 1 { return HTML(text: "demain") }
    let left = calendar.workingDays(after: today, through: due)
    // An announced date may fall on a day that nobody works.
    return left > 0 ? .delay(workingDays: left) : HTML(text: "jour non ouvré")
  }
}

/// A request that was ticked in a list, as it stood then.
struct PickedRequest: Hashable {
  let id: QualityDomain.Request.ID
  let version: Int

  init(id: QualityDomain.Request.ID, version: Int) {
    self.id = id
    self.version = version
  }

  init?(_ text: String) {
    let parts = text.split(separator: ".")
    guard parts.count == 2, let id = QualityDomain.Request.ID(parts[0]),
      let version = Int(parts[1])
    else { return nil }
    self.init(id: id, version: version)
  }

  var text: String { "\(id.text).\(version)" }
}
