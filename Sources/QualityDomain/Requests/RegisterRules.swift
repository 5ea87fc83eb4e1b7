/// What the clocks of a site's requests go by: the limits of its edition and its working days.
public struct RegisterRules: Sendable {
  public let limits: LimitTable
  public let calendar: WorkingCalendar

  public init(limits: LimitTable, calendar: WorkingCalendar) {
    self.limits = limits
    self.calendar = calendar
  }

  /// The situation of a request at `asOf`; nil when nothing was received by then.
  public func situation(_ history: EventHistory, asOf: CivilDate) -> RequestSituation? {
    RequestSituation(history, asOf: asOf, limits: limits, calendar: calendar)
  }
}
