extension Label {
  /// The day by which the internal audit or self-assessment is to be done when the label is to be
  /// renewed: two months before it expires, at the latest.
  /// - Source: référentiel Qual-e-pref 2019, V, « Audits internes ou auto-évaluations ».
  public var internalAuditBy: CivilDate { expiresOn.months(later: -2) }
}

/// How a site stands with its label on a day.
public enum LabelState: String, CaseIterable, Sendable {
  /// For more than six months still.
  case valid
  /// Valid, but for six months at most: renewing it takes about as long.
  case ending
  case expired
  case never

  /// - Parameter expiry: of the last label; nil without any.
  public init(expiry: CivilDate?, today: CivilDate) {
    guard let expiry else {
      self = .never
      return
    }
    self =
      expiry < today
      ? .expired : expiry <= Self.lastDayOfEnding(from: today) ? .ending : .valid
  }

  /// A label that expires by that day is soon to be renewed.
  public static func lastDayOfEnding(from today: CivilDate) -> CivilDate {
    today.months(later: 6)
  }
}

extension CivilDate {
  /// The same day `count` months later, earlier when negative, or the last day of that month when it
  /// has no such day. Stops at the ends of the range of dates.
  fileprivate func months(later count: Int) -> CivilDate {
    let index = year * 12 + month - 1 + count
    let days = stride(from: day, to: 0, by: -1).lazy
    return days.compactMap { CivilDate(year: index / 12, month: index % 12 + 1, day: $0) }.first
      ?? (count < 0 ? .earliest : .latest)
  }
}
