import QualityDomain

extension SQLConnection {
  /// The request with its events; nil when there is none in the scope.
  func request(_ id: Request.ID, in scope: Scope) throws(StoreError) -> RequestRecord? {
    let head = try first(
      """
      SELECT r.reference, t.subject, q.id, q.name, q.profile, q.email, q.telephone, q.address,
        q.erased_at
      FROM request_state s
      JOIN request r ON r.id = s.request_id
      JOIN request_text t ON t.request_id = s.request_id
      LEFT JOIN requester q ON q.id = r.requester_id
      WHERE s.request_id = \(id) AND \(scope.filter)
      """
    ) { row throws(StoreError) in
      (
        reference: try row.text(0), subject: try row.text(1),
        requester: try row.idOrNil(2, of: Requester.self).map { requester throws(StoreError) in
          RequesterRecord(
            id: requester,
            details: RequesterDetails(
              name: try row.text(3), profile: try row.raw(4), email: try row.text(5),
              telephone: try row.text(6), address: try row.text(7)),
            erasedAt: try row.instantOrNil(8))
        }
      )
    }
    guard let head else { return nil }
    var notes: [RequestEvent.ID: String] = [:]
    let events = try rows(
      """
      SELECT \(RequestEvent.columns), w.words FROM request_event e \(RequestEvent.joinedText)
      WHERE e.request_id = \(id) ORDER BY e.sequence
      """
    ) { row throws(StoreError) in
      let event = try RequestEvent(row: row)
      if let words = try row.textOrNil(RequestEvent.columnCount), !words.isEmpty {
        notes[event.id] = words
      }
      return event
    }
    return RequestRecord(
      id: id, site: scope.site, reference: head.reference, subject: head.subject,
      requester: head.requester, events: events, notes: notes)
  }
}
