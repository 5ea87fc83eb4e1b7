/// Which periods the network keeps, and which of them something changes.
extension Period {
  /// The periods that are read together with this quarter on a day: its months that have begun, itself,
  /// its half-year and its year; none before it begins.
  public func kept(on day: CivilDate) -> [Period] {
    guard firstDay <= day else { return [] }
    return months.filter { $0.firstDay <= day }
      + [.quarter, .halfYear, .year].map { Period($0, containing: firstDay) }
  }

  /// The quarters from the one of `first` through the one of `last`, in order; none when `last` comes
  /// before `first`.
  public static func quarters(from first: CivilDate, through last: CivilDate) -> [Period] {
    var quarters: [Period] = []
    var quarter = Period(.quarter, containing: first)
    while quarter.firstDay <= last {
      quarters.append(quarter)
      let next = quarter.advanced(by: 1)
      if next == quarter { break }
      quarter = next
    }
    return quarters
  }

  /// The quarters that rest on a figure stated for this period: its own, and those of the twelve
  /// months after it, for which it may say that no newer one is owed yet. None begins after `today`.
  public func quartersResting(today: CivilDate) -> [Period] {
    let last = Period(.quarter, containing: lastDay).advanced(by: 4).firstDay
    return Self.quarters(from: firstDay, through: min(last, today))
  }
}
