import QualityDomain

/// What the address of a list of requests says: its view, filters, order and page. What it does not say,
/// or says of something that does not exist, filters nothing.
struct RegisterAddress {
  /// Which way a page was turned to.
  enum Turn {
    case after(RegisterQuery.Position)
    case before(RegisterQuery.Position)
  }

  /// nil: none is named.
  var view: RegisterView?
  /// As typed.
  var words = ""
  var service: Service.ID?
  var kind: RequestKind?
  var channel: RequestChannel?
  var assignee: Person.ID?
  var isUnassigned = false
  var received: Period?
  var order = RegisterOrder.pressing
  var turn: Turn?

  /// Stands for a person where work is nobody's yet.
  static let unassigned = "a-attribuer"
  static let rowsOfPage = 25

  init(_ query: FormBody) {
    view = RegisterView(slug: query["vue"])
    words = query.searched()
    service = Service.ID(query["service"])
    kind = RequestKind(rawValue: query["nature"])
    channel = RequestChannel(rawValue: query["canal"])
    assignee = Person.ID(query["agent"])
    isUnassigned = query["agent"] == Self.unassigned
    received = Period(query["periode"])
    order = RegisterOrder(slug: query["tri"])
    turn =
      Self.position(query["apres"]).map(Turn.after)
      ?? Self.position(query["avant"]).map(Turn.before)
  }

  var hasFilters: Bool {
    !words.isEmpty || service != nil || kind != nil || channel != nil || assignee != nil
      || isUnassigned || received != nil
  }

  /// The query of the page, with a row more than the page shows: it tells whether another follows.
  func query(_ view: RegisterView, limit: Int = rowsOfPage + 1) -> RegisterQuery {
    var query = RegisterQuery(
      view: view, service: service, kind: kind, channel: channel, assignee: assignee,
      isUnassigned: isUnassigned,
      words: words.split(whereSeparator: \.isWhitespace).map(String.init), received: received,
      order: order, limit: limit)
    switch turn {
    case .after(let row): query.after = row
    case .before(let row): query.before = row
    case nil: break
    }
    return query
  }

  /// The address of the same filters in a view, at its first page or at another.
  func link(_ view: RegisterView?, turn: Turn? = nil, to link: Link = .requests) -> Link {
    let link = link.with("vue", view?.slug).with("q", words).with("service", service?.text)
      .with("nature", kind?.rawValue).with("canal", channel?.rawValue)
      .with("agent", isUnassigned ? Self.unassigned : assignee?.text)
      .with("periode", received?.text).with("tri", order.slug)
    return switch turn {
    case .after(let row): link.with("apres", Self.text(row))
    case .before(let row): link.with("avant", Self.text(row))
    case nil: link
    }
  }

  /// `2026-05-27~01h…`: the day by which the list is sorted, then the request.
  private static func text(_ row: RegisterQuery.Position) -> String {
    "\(row.sortOn)~\(row.request.text)"
  }

  private static func position(_ text: String) -> RegisterQuery.Position? {
    let parts = text.split(separator: "~")
    guard parts.count == 2, let day = CivilDate(iso: String(parts[0])),
      let id = QualityDomain.Request.ID(parts[1])
    else { return nil }
    return RegisterQuery.Position(sortOn: day.iso, request: id)
  }
}
