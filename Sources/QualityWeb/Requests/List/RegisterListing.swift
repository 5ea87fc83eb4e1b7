import QualityDomain
import QualityStore

/// A page of the register as it was read: two statements.
struct RegisterListing {
  let view: RegisterView
  let address: RegisterAddress
  let counts: RegisterViewCounts
  let rows: [RegisterRow]
  let hasPrevious: Bool
  let hasNext: Bool

  init(_ address: RegisterAddress, desk: Desk) async throws {
    let page = try await desk.store.requests.page(
      counting: address.query(.open), in: try desk.scope(.readRequests), today: desk.today
    ) { counts in address.query(Self.view(of: address, counts)) }
    var rows = page.rows
    let isMore = rows.count > RegisterAddress.rowsOfPage
    switch address.turn {
    case .before:
      if isMore { rows.removeFirst() }
      hasPrevious = isMore
      hasNext = true
    case .after, nil:
      if isMore { rows.removeLast() }
      hasPrevious = address.turn != nil
      hasNext = isMore
    }
    view = Self.view(of: address, page.counts)
    self.address = address
    counts = page.counts
    self.rows = rows
  }

  /// A search from the header names no view: it opens the first one that holds what it finds.
  private static func view(
    of address: RegisterAddress, _ counts: RegisterViewCounts
  ) -> RegisterView {
    if let view = address.view { return view }
    if address.words.isEmpty { return .open }
    return [.open, .waiting, .done].first { counts[$0] != 0 } ?? .open
  }

  /// Nothing was ever entered, as far as the viewer can see.
  var isRegisterEmpty: Bool {
    !address.hasFilters && [.open, .waiting, .done].allSatisfy { counts[$0] == 0 }
  }

  /// What the list was asked for, but for its page.
  var query: RegisterQuery { address.query(view) }

  var previous: Link? {
    guard hasPrevious, let first = rows.first else { return nil }
    return address.link(view, turn: .before(first.position))
  }

  var next: Link? {
    guard hasNext, let last = rows.last else { return nil }
    return address.link(view, turn: .after(last.position))
  }
}
