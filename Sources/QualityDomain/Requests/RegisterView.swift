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

/// How a list of requests is sorted.
public enum RegisterOrder: String, CaseIterable, Sendable {
  /// What presses first: the earliest due date; of finished work, what ended last.
  case pressing
  /// What presses, the other way round.
  case reversed
  /// What was received last first.
  case latestReceived = "latest-received"
  /// What was received first first.
  case earliestReceived = "earliest-received"
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
  public var order: RegisterOrder
  public var after: Position?
  /// The page that ends before this row; read when `after` is nil.
  public var before: Position?
  /// Rows of a page.
  public var limit: Int

  public init(
    view: RegisterView = .open, service: Service.ID? = nil, kind: RequestKind? = nil,
    channel: RequestChannel? = nil, assignee: Person.ID? = nil, isUnassigned: Bool = false,
    words: [String] = [], received: Period? = nil, order: RegisterOrder = .pressing,
    after: Position? = nil, before: Position? = nil, limit: Int = 25
  ) {
    self.view = view
    self.service = service
    self.kind = kind
    self.channel = channel
    self.assignee = assignee
    self.isUnassigned = isUnassigned
    self.words = words
    self.received = received
    self.order = order
    self.after = after
    self.before = before
    self.limit = limit
  }
  /// Whether the day of receipt sorts the list; else the due date does, or the end of finished work.
  /// Finished work of a period of receipt comes by receipt, as the figure that it is behind.
  public var isByReceipt: Bool {
    switch order {
    case .pressing, .reversed: view == .done && received != nil
    case .latestReceived, .earliestReceived: true
    }
  }

  /// Whether the latest day comes first.
  public var isDescending: Bool {
    switch order {
    case .pressing: view == .done
    case .reversed: view != .done
    case .latestReceived: true
    case .earliestReceived: false
    }
  }
}
