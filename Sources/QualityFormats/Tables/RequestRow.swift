import QualityDomain

/// Makes a request of one row.
struct RequestRow {
  private static let longestReference = 60
  private static let longestName = 200
  private static let longestSubject = 500

  private let columns: RequestColumns
  private let today: CivilDate

  init(_ columns: RequestColumns, today: CivilDate) {
    self.columns = columns
    self.today = today
  }

  /// - Parameter firstLines: the line of every reference met so far.
  /// - Returns: nil when a required value is missing or unreadable; the row knows why.
  func read(_ row: inout TableRow, firstLines: inout [String: Int]) -> ImportedRequest? {
    let reference = row.required(columns.reference, maximum: Self.longestReference)
    if let reference { row.identify(reference, columns.reference, among: &firstLines) }
    let kind = row.requiredChoice(columns.kind, among: Self.kinds)
    let channel = row.requiredChoice(columns.channel, among: Self.channels)
    if !row.isFilled(columns.receivedOn) { row.note(columns.receivedOn, .missingValue) }
    let receivedOn = row.date(columns.receivedOn, latest: today)
    let service = row.required(columns.service, maximum: Self.longestName)
    let subject = row.required(columns.subject, maximum: Self.longestSubject)
    let requester = row.text(columns.requester, maximum: Self.longestName)
    let steps = RequestSteps(
      piecesAsked: row.date(columns.piecesAskedOn, latest: today),
      piecesReceived: row.date(columns.piecesReceivedOn, latest: today),
      holdingReply: row.date(columns.holdingReplyOn, latest: today),
      announced: row.date(columns.announcedFor, latest: nil),
      reply: row.date(columns.repliedOn, latest: today),
      medium: row.choice(columns.repliedBy, among: Self.media) ?? channel?.usualReply,
      redirection: row.date(columns.redirectedOn, latest: today),
      administration: row.text(columns.redirectedTo, maximum: Self.longestName),
      isWithoutContact: row.choice(columns.withoutContact, among: .yesOrNo) ?? false)
    checkPairs(&row)
    check(steps, receivedOn: receivedOn, &row)
    guard let reference, let kind, let channel, let receivedOn, let service, let subject
    else { return nil }
    return ImportedRequest(
      line: row.line, reference: reference, kind: kind, channel: channel, receivedOn: receivedOn,
      service: service, subject: subject, requester: requester,
      happenings: steps.happenings(receivedOn: receivedOn))
  }

  /// Cells that mean nothing without another.
  private func checkPairs(_ row: inout TableRow) {
    for (column, other) in [
      (columns.piecesReceivedOn, columns.piecesAskedOn),
      (columns.announcedFor, columns.holdingReplyOn),
      (columns.repliedBy, columns.repliedOn),
      (columns.redirectedOn, columns.redirectedTo),
      (columns.redirectedTo, columns.redirectedOn),
    ] where row.isFilled(column) && !row.isFilled(other) {
      row.note(column, .needs(other.name))
    }
  }

  /// The order of what happened. A date is blamed once, against the first that it contradicts.
  private func check(_ steps: RequestSteps, receivedOn: CivilDate?, _ row: inout TableRow) {
    let end = steps.reply.map { (columns.repliedOn, $0) }
      ?? steps.redirection.map { (columns.redirectedOn, $0) }
    for (column, day, prior, priorDay) in [
      (columns.piecesAskedOn, steps.piecesAsked, nil, nil),
      (columns.piecesReceivedOn, steps.piecesReceived, columns.piecesAskedOn, steps.piecesAsked),
      (columns.holdingReplyOn, steps.holdingReply, nil, nil),
      (columns.announcedFor, steps.announced, columns.holdingReplyOn, steps.holdingReply),
      (columns.repliedOn, steps.reply, nil, nil),
      (columns.redirectedOn, steps.redirection, nil, nil),
    ] as [(TableColumn, CivilDate?, TableColumn?, CivilDate?)] {
      guard let day else { continue }
      if let receivedOn, day < receivedOn {
        row.note(column, .earlier(than: columns.receivedOn.name, on: receivedOn))
      } else if let prior, let priorDay, day < priorDay {
        row.note(column, .earlier(than: prior.name, on: priorDay))
      } else if let end, day > end.1, column.name != columns.announcedFor.name,
        column.name != columns.redirectedOn.name
      {
        row.note(column, .later(than: end.0.name, on: end.1))
      }
      if steps.isWithoutContact { row.note(column, .excludedBy(columns.withoutContact.name)) }
    }
    if steps.reply != nil, steps.redirection != nil {
      row.note(columns.redirectedOn, .excludedBy(columns.repliedOn.name))
    }
  }

  private static let kinds = Vocabulary<RequestKind>([
    ("information", .information), ("conseil", .advice), ("reclamation", .complaint),
    ("suggestion", .suggestion),
  ])
  private static let channels = Vocabulary<RequestChannel>([
    ("courrier", .letter), ("courriel", .email), ("formulaire", .form), ("urne", .box),
    ("guichet", .counter), ("telephone", .telephone),
  ])
  private static let media = Vocabulary<ReplyMedium>([
    ("courrier", .letter), ("courriel", .email), ("telephone", .telephone), ("guichet", .counter),
  ])
}

/// What a row says has happened to a request.
struct RequestSteps {
  let piecesAsked, piecesReceived, holdingReply, announced, reply: CivilDate?
  let medium: ReplyMedium?
  let redirection: CivilDate?
  let administration: String?
  let isWithoutContact: Bool

  /// In the order in which they happened; those of one day in the order of the work.
  func happenings(receivedOn: CivilDate) -> [ImportedRequest.Happening] {
    var happenings: [ImportedRequest.Happening] = []
    func add(_ fact: RequestFact, _ day: CivilDate?) {
      if let day { happenings.append(ImportedRequest.Happening(fact, on: day)) }
    }
    add(.piecesAsked, piecesAsked)
    add(.piecesReceived, piecesReceived)
    add(.holdingReply(announced: announced), holdingReply)
    add(.redirected(administration: administration ?? "", contact: ""), redirection)
    add(.replied(medium ?? .letter), reply)
    if isWithoutContact { add(.closedWithoutContact, receivedOn) }
    // Few elements, mostly in order already, and equal days must keep theirs.
    for index in happenings.indices.dropFirst() {
      var place = index
      while place > 0, happenings[place].day < happenings[place - 1].day {
        happenings.swapAt(place, place - 1)
        place -= 1
      }
    }
    return happenings
  }
}

extension RequestChannel {
  /// How a request of this channel is answered when the row does not say.
  fileprivate var usualReply: ReplyMedium {
    switch self {
    case .letter, .box, .counter: .letter
    case .email, .form: .email
    case .telephone: .telephone
    }
  }
}
