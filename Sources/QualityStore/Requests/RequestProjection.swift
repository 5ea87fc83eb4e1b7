import QualityDomain

/// What lists and figures read of a request: everything its events say, whatever the day.
///
/// Late and running are told apart by whoever reads, who knows the day: both are `unanswered` here.
struct RequestProjection {
  /// The columns of `request_state` after the request and its site.
  static let columns: SQL = """
    service_id, assignee_id, kind, channel, received_on, stage, sort_on, outcome, reply_due,
    first_answer_on, elapsed, announced_on, announced_met_on, version
    """

  let situation: RequestSituation
  /// How many events the request has; the next one is `version + 1`.
  let version: Int

  /// - Throws: `unreadableRow` when the events hold no receipt.
  init(_ history: EventHistory, rules: RegisterRules) throws(StoreError) {
    guard let situation = rules.situation(history, asOf: .latest) else {
      throw .unreadableRow("a request without receipt")
    }
    self.situation = situation
    version = history.events.count
  }

  /// The values of `columns`.
  var values: SQL {
    let promise = situation.announcedDate
    return """
      \(situation.service), \(situation.assignee), \(situation.kind), \(situation.channel),
      \(situation.receivedOn), \(situation.stage), \(sortOn), \(outcome),
      \(situation.reply?.current.due), \(situation.reply?.firstAnswer), \(situation.elapsed),
      \(promise?.due), \(promise?.metOn), \(version)
      """
  }

  /// Sorts open work by due date and finished work by its end; work without a due date comes last.
  private var sortOn: String {
    (situation.stage == .done ? situation.doneOn : situation.nextDue)?.iso
      ?? RegisterRow.withoutDate
  }

  private var outcome: String {
    switch situation.state {
    case .late, .running: RegisterTally.Outcome.unanswered.rawValue
    default: situation.state.rawValue
    }
  }
}
