extension Label {
  /// The day by which the internal audit or self-assessment is to be done when the label is to be
  /// renewed: two months before it expires, at the latest.
  /// - Source: référentiel Qual-e-pref 2019, V, « Audits internes ou auto-évaluations ».
  public var internalAuditBy: CivilDate { expiresOn.months(earlier: 2) }
}

extension CivilDate {
  /// The same day `count` months earlier, or the last day of that month when it has no such day.
  fileprivate func months(earlier count: Int) -> CivilDate {
    let index = year * 12 + month - 1 - count
    let days = stride(from: day, to: 0, by: -1).lazy
    return days.compactMap { CivilDate(year: index / 12, month: index % 12 + 1, day: $0) }.first
      ?? .earliest
  }
}
