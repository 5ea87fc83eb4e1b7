/// A due date with the day-by-day count that leads to it, to show to whoever doubts it.
public struct DeadlineExplanation: Hashable, Sendable {
  /// Day 0, the day of the event: not counted.
  public let start: CivilDate
  /// Working days allowed.
  public let limit: Int
  /// The last day on which an answer is in time.
  public let dueDate: CivilDate
  /// Every date after `start`, through `dueDate`.
  public let days: [DayCount]

  /// One date of the count.
  public struct DayCount: Hashable, Sendable {
    public let date: CivilDate
    public let status: Status
  }

  /// What a date adds to the count.
  public enum Status: Hashable, Sendable {
    /// A working day, with its number, from 1.
    case counted(Int)
    case skipped(NonWorkingReason)
  }
}

extension WorkingCalendar {
  /// The due date of `date(workingDays:after:)`, with each date from the day after `start`.
  public func explainDeadline(workingDays limit: Int, after start: CivilDate) -> DeadlineExplanation {
    let dueDate = date(workingDays: limit, after: start)
    var counted = 0
    let days = (0..<start.days(until: dueDate)).map { offset in
      let date = start.adding(days: offset + 1)
      if let reason = reasonNotWorking(date) {
        return DeadlineExplanation.DayCount(date: date, status: .skipped(reason))
      }
      counted += 1
      return DeadlineExplanation.DayCount(date: date, status: .counted(counted))
    }
    return DeadlineExplanation(start: start, limit: limit, dueDate: dueDate, days: days)
  }
}
