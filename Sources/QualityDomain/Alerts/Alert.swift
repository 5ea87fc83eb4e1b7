/// Something that the quality officer of a site must know.
public enum Alert: Hashable, Sendable {
  /// The label ends on that day, within six months.
  case labelExpiring(on: CivilDate)
  /// The label ended on that day.
  case labelExpired(on: CivilDate)
  /// So many requests have their due date past.
  case lateRequests(Int)
  /// So many figures of a quarter that is over are to be entered.
  case missingFigures(Int, of: Period)

  /// What is to be known about a site at `today`, the most pressing first.
  ///
  /// The label is valid three years (référentiel Qual-e-pref 2019, V); that its end is announced six
  /// months before is the project's convention.
  /// - Parameters:
  ///   - labels: all that the site had; the one that ends last counts. None is no alert.
  ///   - lateRequests: whose due date is past.
  ///   - missingFigures: of `quarter`, the last one that is over.
  public static func all(
    labels: [Label], lateRequests: Int, missingFigures: Int, of quarter: Period, today: CivilDate
  ) -> [Alert] {
    var alerts: [Alert] = []
    let end = labels.map(\.expiresOn).max()
    let state = LabelState(expiry: end, today: today)
    if let end, state == .expired { alerts.append(.labelExpired(on: end)) }
    if lateRequests > 0 { alerts.append(.lateRequests(lateRequests)) }
    if missingFigures > 0 { alerts.append(.missingFigures(missingFigures, of: quarter)) }
    if let end, state == .ending { alerts.append(.labelExpiring(on: end)) }
    return alerts
  }
}
