extension Instant {
  /// The instant `duration` later (earlier when negative), to the millisecond; the nearest end of
  /// the range when there is none.
  public func adding(_ duration: Duration) -> Instant {
    let sum = Int128(milliseconds) + duration.attoseconds / 1_000_000_000_000_000
    return Instant(milliseconds: Int64(clamping: sum))
  }

  /// How long after `earlier` this is; negative when it is before.
  public func since(_ earlier: Instant) -> Duration {
    .milliseconds(milliseconds - earlier.milliseconds)
  }
}
