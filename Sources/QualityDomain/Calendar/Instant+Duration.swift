extension Instant {
  /// The instant `duration` later (earlier when negative), to the millisecond; the nearest end of
  /// the range when there is none.
  public func adding(_ duration: Duration) -> Instant {
    let (seconds, attoseconds) = duration.components
    let (thousands, overflow) = seconds.multipliedReportingOverflow(by: 1000)
    let (sum, overflowed) = milliseconds.addingReportingOverflow(
      thousands &+ attoseconds / 1_000_000_000_000_000)
    guard !overflow, !overflowed else { return Instant(milliseconds: seconds < 0 ? .min : .max) }
    return Instant(milliseconds: sum)
  }

  /// How long after `earlier` this is; negative when it is before.
  public func since(_ earlier: Instant) -> Duration {
    .milliseconds(milliseconds - earlier.milliseconds)
  }
}
