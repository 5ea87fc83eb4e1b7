/// How much the connections of an engine are asked for. Totals count from when it was made.
public struct ConnectionFigures: Hashable, Sendable {
  /// Those that are open, in use or not.
  public let open: Int
  /// How many there may be at once.
  public let most: Int
  /// Those that a task has.
  public let lent: Int
  /// Tasks that wait for one.
  public let waiting: Int
  /// How often one was lent.
  public let timesLent: Int
  /// How long tasks have waited for one, in all: also those that went away without.
  public let waited: Duration

  public init(open: Int, most: Int, lent: Int, waiting: Int, timesLent: Int, waited: Duration) {
    self.open = open
    self.most = most
    self.lent = lent
    self.waiting = waiting
    self.timesLent = timesLent
    self.waited = waited
  }
}
