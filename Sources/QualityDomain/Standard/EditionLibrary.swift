/// The editions that this installation knows.
public struct EditionLibrary: Sendable {
  /// By the day from which they may be followed.
  public let editions: [Edition]

  public init(_ editions: [Edition]) {
    self.editions = editions.sorted { $0.validFrom < $1.validFrom }
  }

  public subscript(id: String) -> Edition? {
    editions.first { $0.id == id }
  }

  /// The edition that a new site follows: the latest whose first day has come.
  public func current(on day: CivilDate) -> Edition? {
    editions.last { $0.validFrom <= day }
  }
}
