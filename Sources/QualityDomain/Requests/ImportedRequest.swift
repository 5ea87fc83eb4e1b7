/// One row of the spreadsheet that a service keeps: a request and what happened to it so far.
public struct ImportedRequest: Hashable, Sendable {
  /// Something that a row says has happened.
  public struct Happening: Hashable, Sendable {
    public let day: CivilDate
    public let fact: RequestFact

    public init(_ fact: RequestFact, on day: CivilDate) {
      self.fact = fact
      self.day = day
    }
  }

  /// Line of the file, from 1.
  public let line: Int
  /// Unique in a site.
  public let reference: String
  public let kind: RequestKind
  public let channel: RequestChannel
  public let receivedOn: CivilDate
  /// The name of the service that received it.
  public let service: String
  public let subject: String
  public let requester: String?
  /// In the order in which they happened, without the receipt.
  public let happenings: [Happening]

  public init(
    line: Int, reference: String, kind: RequestKind, channel: RequestChannel,
    receivedOn: CivilDate, service: String, subject: String, requester: String?,
    happenings: [Happening]
  ) {
    self.line = line
    self.reference = reference
    self.kind = kind
    self.channel = channel
    self.receivedOn = receivedOn
    self.service = service
    self.subject = subject
    self.requester = requester
    self.happenings = happenings
  }
}

/// How a row disagrees with what is recorded for its reference.
public enum ImportContradiction: Error, Hashable, Sendable {
  case kind(recorded: RequestKind)
  case channel(recorded: RequestChannel)
  case receivedOn(recorded: CivilDate)
  case service(recorded: String)
  case subject
  /// The same step is recorded on another day.
  case happening(ImportedRequest.Happening, recorded: CivilDate)
  /// The step cannot follow what is recorded.
  case refused(ImportedRequest.Happening, RequestError)
}

extension ImportedRequest {
  /// What the row adds to a request that is already recorded: the steps that it does not have yet.
  ///
  /// A step that is recorded and missing from the row is no contradiction: the register knows more
  /// than the spreadsheet. Each step may follow those that the row adds before it.
  /// - Returns: the steps to add, or every way in which the row says something else than the
  ///   register.
  public func additions(
    to history: EventHistory, request: Request.ID, today: CivilDate
  ) -> Result<[Happening], ImportContradictions> {
    guard let receipt = history.receipt else { return .success([]) }
    var problems: [ImportContradiction] = []
    if receipt.kind != kind { problems.append(.kind(recorded: receipt.kind)) }
    if receipt.channel != channel { problems.append(.channel(recorded: receipt.channel)) }
    if receipt.day != receivedOn { problems.append(.receivedOn(recorded: receipt.day)) }
    var additions: [Happening] = []
    var extended = history
    for happening in happenings {
      let same = history.entries.filter {
        $0.fact.isSameStep(as: happening.fact) && !$0.isCompleted(by: happening)
      }
      if same.contains(where: { $0.agrees(with: happening) }) { continue }
      if let recorded = same.first {
        problems.append(.happening(happening, recorded: recorded.happenedOn))
        continue
      }
      do throws(RequestError) {
        try RequestRules.check(
          happening.fact, on: happening.day, note: Self.note, request: request,
          history: extended, today: today)
        additions.append(happening)
        extended = extended.adding(happening.fact, on: happening.day)
      } catch {
        problems.append(.refused(happening, error))
      }
    }
    return problems.isEmpty ? .success(additions) : .failure(ImportContradictions(problems))
  }

  /// A spreadsheet has no column for what was said on the telephone; the file itself is the trace.
  private static let note = "import"
}

/// All that one row contradicts.
public struct ImportContradictions: Error, Hashable, Sendable {
  public let problems: [ImportContradiction]

  public init(_ problems: [ImportContradiction]) {
    self.problems = problems
  }
}

extension EventHistory.Entry {
  /// Whether the row tells what is recorded without: the date that a holding reply of that day
  /// announced. It is then added, since only a dated one is a first answer.
  fileprivate func isCompleted(by happening: ImportedRequest.Happening) -> Bool {
    guard fact == .holdingReply(announced: nil), case .holdingReply(.some) = happening.fact else {
      return false
    }
    return happenedOn == happening.day
  }

  /// Whether both say the same of one step. The table has no column for the day of a closing.
  fileprivate func agrees(with happening: ImportedRequest.Happening) -> Bool {
    (happenedOn == happening.day || fact == .closedWithoutContact) && fact.agrees(with: happening.fact)
  }
}

extension RequestFact {
  /// Whether both are the same step of a request, whenever and however it was taken.
  fileprivate func isSameStep(as other: RequestFact) -> Bool {
    switch (self, other) {
    case (.piecesAsked, .piecesAsked), (.piecesReceived, .piecesReceived),
      (.holdingReply, .holdingReply), (.replied, .replied), (.redirected, .redirected):
      true
    default: self == other
    }
  }

  /// Whether two tellings of one step say the same. The medium of a reply and the contact of an
  /// administration are often left out of spreadsheets: only an announced date counts.
  fileprivate func agrees(with other: RequestFact) -> Bool {
    if case .holdingReply(let left) = self, case .holdingReply(let right) = other {
      return left == right || right == nil
    }
    return true
  }
}
