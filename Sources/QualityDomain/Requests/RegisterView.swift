/// A way to look at the register: each view is a slice of the work.
public enum RegisterView: String, CaseIterable, Sendable {
  /// Everything that still asks for work from the site.
  case open
  /// The due date is past.
  case late
  case today
  /// Due after today and no later than Sunday.
  case week
  /// Missing pieces are awaited.
  case waiting
  case done

  /// Where its requests stand.
  public var stage: RequestStage {
    switch self {
    case .open, .late, .today, .week: .open
    case .waiting: .waiting
    case .done: .done
    }
  }
}

/// Which requests to list, in which order and from where.
public struct RegisterQuery: Hashable, Sendable {
  /// Where a page of the list starts: after this row; or where it ends: before it.
  public struct Position: Hashable, Sendable {
    public let sortOn: String
    public let request: Request.ID

    public init(sortOn: String, request: Request.ID) {
      self.sortOn = sortOn
      self.request = request
    }
  }

  public var view: RegisterView
  public var service: Service.ID?
  public var kind: RequestKind?
  public var channel: RequestChannel?
  public var assignee: Person.ID?
  /// Work to do that is nobody's yet.
  public var isUnassigned: Bool
  /// Words that the reference, the subject or the requester's name must hold.
  public var words: [String]
  /// Received in this period.
  public var received: Period?
  public var after: Position?
  /// The page that ends before this row; read when `after` is nil.
  public var before: Position?
  /// Rows of a page.
  public var limit: Int

  public init(
    view: RegisterView = .open, service: Service.ID? = nil, kind: RequestKind? = nil,
    channel: RequestChannel? = nil, assignee: Person.ID? = nil, isUnassigned: Bool = false,
    words: [String] = [], received: Period? = nil, after: Position? = nil,
    before: Position? = nil, limit: Int = 25
  ) {
    self.view = view
    self.service = service
    self.kind = kind
    self.channel = channel
    self.assignee = assignee
    self.isUnassigned = isUnassigned
    self.words = words
    self.received = received
    self.after = after
    self.before = before
    self.limit = limit
  }
}
